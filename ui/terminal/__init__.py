"""What the commands print and read in a terminal."""
