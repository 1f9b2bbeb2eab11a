"""The page on which reviewers see what people think of answers."""
