"""The page for administrators."""
