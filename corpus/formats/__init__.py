"""Readers of all formats besides PDF (Word, ODF, HTML, Markdown, plain text), and which format a file really has."""
