"""Documents on disk: the bundled catalogue and what users added under the data directory."""

from __future__ import annotations

from corpus.catalogue import BUNDLED_DOCUMENTS, load_catalogue
from corpus.parse import parse_document
from corpus.readers import read_file
from corpus.types import Document, Metadata


def load_bundled() -> tuple[Document, ...]:
    """The bundled documents, in the order of the catalogue."""
    return tuple(load_bundled_document(metadata) for metadata in load_catalogue())


def load_bundled_document(metadata: Metadata) -> Document:
    """One bundled document."""
    content = read_file(BUNDLED_DOCUMENTS / metadata.file)
    return parse_document(metadata, content.text, content.pages, warnings=content.warnings)
