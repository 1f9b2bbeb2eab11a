"""Make the next generation of an index from documents, keeping what stays the same."""
