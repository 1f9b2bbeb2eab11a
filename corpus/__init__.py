"""The corpus layer: files -> documents with sections and citable passages."""

from corpus.content import UnreadableDocument
from corpus.display import display_text
from corpus.errors import CorpusError, UserFacingError
from corpus.inspect import describe, outline, pages_without_text
from corpus.parsing.parse import parse_document
from corpus.quality import PageQuality, Quality
from corpus.readers import supported_suffixes
from corpus.rowtext import cell_texts, row_text
from corpus.storage.library import AddResult, Library, UnknownDocument, load_bundled
from corpus.terms.abbreviations import collect_abbreviations
from corpus.types import Abbreviation, Cell, Document, Metadata, Noise, Page, Passage, Section

__all__ = [
    "Abbreviation",
    "AddResult",
    "Cell",
    "CorpusError",
    "Document",
    "Library",
    "Metadata",
    "Noise",
    "Page",
    "PageQuality",
    "Passage",
    "Quality",
    "Section",
    "UnknownDocument",
    "UnreadableDocument",
    "UserFacingError",
    "cell_texts",
    "collect_abbreviations",
    "describe",
    "display_text",
    "load_bundled",
    "outline",
    "pages_without_text",
    "parse_document",
    "row_text",
    "supported_suffixes",
]
