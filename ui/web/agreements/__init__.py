"""The page with the register of agreements."""
