"""Pages of a PDF as pictures for a browser, with the places of a slice on them."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from corpus import Document
from corpus.pictures import has_pictures as _has_pictures
from corpus.pictures import page_picture, places
from corpus.storage.curated import CuratedLibrary
from corpus.storage.shelf import UnknownDocument

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A drawn page as a data address, and boxes of (left, top, right, bottom) as parts of its width and height."""

    data_url: str
    boxes: tuple[Box, ...]


def has_pictures(library: CuratedLibrary, identifier: str) -> bool:
    """Whether the pages of a document can be drawn; not when it is gone."""
    try:
        return _has_pictures(library, identifier)
    except UnknownDocument:
        return False


def marked_page(library: CuratedLibrary, document: Document, page: int, *, start: int, end: int) -> PagePicture:
    """A page with the part of the slice ``start`` to ``end`` that stands on it; an empty slice marks nothing.

    :raises UserFacingError: when the page cannot be drawn.
    """
    picture = page_picture(library, document.id, page)
    found = places(library, document, start, end) if start < end and _touches(document, page, start, end) else ()
    boxes = tuple(box for place in found if place.page == page for box in place.boxes)
    return PagePicture(f"data:image/png;base64,{base64.b64encode(picture).decode('ascii')}", boxes)


def _touches(document: Document, page: int, start: int, end: int) -> bool:
    return any(one.number == page and one.start < end and one.end > start for one in document.pages)
