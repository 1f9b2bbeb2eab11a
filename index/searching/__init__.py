"""Ranked hits for a query: vectors, words and known questions together."""
