"""Measures the citation gate on labelled pairs of a sentence and its evidence."""
