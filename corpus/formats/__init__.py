"""Readers of formats that state their own structure: Word, ODF and HTML."""
