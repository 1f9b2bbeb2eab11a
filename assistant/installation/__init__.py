"""Whether the installation works, and what is in it."""
