"""The page with the words that need explaining."""
