"""The conversation of one browser session: what was asked and shown, in the address and in the file it is kept in."""
