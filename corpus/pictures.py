"""Drawn pages of the documents of a library, and where on them a quote stands."""

from __future__ import annotations

from pathlib import Path

from corpus.errors import CorpusError
from corpus.pdf.pictures import PageBoxes, draw_page, find_boxes
from corpus.storage.library import Library, UnknownDocument
from corpus.types import Document

__all__ = ["NoPicture", "PageBoxes", "has_pictures", "page_picture", "places"]


class NoPicture(CorpusError):
    """A page that cannot be drawn: the document is no PDF, has no such page, or its file is damaged."""


def has_pictures(library: Library, identifier: str) -> bool:
    """Whether the pages of a document can be drawn: its original is a PDF that was kept."""
    return _original(library, identifier) is not None


def page_picture(library: Library, identifier: str, page: int, *, width: int = 1200) -> bytes:
    """A page as PNG.

    :param page: its number, 1 for the first one, as in citations.
    :param width: in pixels; the height follows.
    :raises NoPicture: when there is nothing to draw; UnknownDocument when there is no such document.
    """
    original = _original(library, identifier)
    if original is None:
        raise NoPicture(
            "Van dit document zijn geen bladzijden te tekenen.",
            value=identifier,
            remedy="Lees de tekst van het document; alleen van een PDF is de bladzijde zelf te zien.",
        )
    picture = draw_page(original.read_bytes(), page, width=width) if page > 0 else None
    if picture is None:
        raise NoPicture(
            "Deze bladzijde is niet te tekenen.",
            value=f"{identifier}, bladzijde {page}",
            remedy="Open de PDF in een ander programma.",
        )
    return picture


def places(library: Library, document: Document, start: int, end: int) -> tuple[PageBoxes, ...]:
    """Where ``document.text[start:end]`` stands on its drawn pages, as boxes a line; empty when it is not found.

    A quote over a page border gives a record for both pages. Pages that were read by OCR hold no letters to find.
    """
    original = _original(library, document.id)
    if original is None or not 0 <= start < end <= len(document.text):
        return ()
    return find_boxes(original.read_bytes(), document.text, document.pages, start, end)


def _original(library: Library, identifier: str) -> Path | None:
    """The PDF that a document came from, None when it came from something else or is gone."""
    if all(metadata.id != identifier for metadata in library.entries()):
        raise UnknownDocument(identifier)
    stored = library.stored.get(identifier)
    if stored is None or library.stored.path(stored).suffix.lower() != ".pdf":
        return None
    path = library.stored.path(stored)
    return path if path.is_file() else None
