"""Words that a reader may not know, with what defines them, as a list and in a text."""
