"""The page on which answers are measured."""
