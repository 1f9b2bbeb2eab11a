"""The page for who is new."""
