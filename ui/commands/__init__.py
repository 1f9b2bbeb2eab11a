"""The commands of the terminal, one a file; ``ui/cli.py`` names them."""
