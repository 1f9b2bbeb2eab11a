"""The corpus layer: files -> documents with sections and citable passages."""

from corpus.display import display_text
from corpus.errors import CorpusError, UserFacingError
from corpus.library import load_bundled
from corpus.parse import parse_document
from corpus.types import Abbreviation, Cell, Document, Metadata, Noise, Page, Passage, Section

__all__ = [
    "Abbreviation",
    "Cell",
    "CorpusError",
    "Document",
    "Metadata",
    "Noise",
    "Page",
    "Passage",
    "Section",
    "UserFacingError",
    "display_text",
    "load_bundled",
    "parse_document",
]
