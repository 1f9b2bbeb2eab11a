"""PDF -> canonical text with page boundaries, read in a process of its own."""

from corpus.pdf.reading import read_pdf

__all__ = ["read_pdf"]
