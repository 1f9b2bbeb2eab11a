"""What pypdf knows of a PDF besides its pages: their number and labels, the outline, properties."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from pypdf.errors import PyPdfError

if TYPE_CHECKING:
    from pypdf import PdfReader

# What pypdf lets through when a file is not what it claims to be, beside its own errors. Should anything else come,
# the process ends and the one that started it takes the page for damaged.
BROKEN = (
    PyPdfError, ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError, RuntimeError,
    EOFError, OSError, zlib.error, struct.error,
)  # fmt: skip
_MOST_ENTRIES = 2000
_DEEPEST = 8
_PROPERTIES = {"/Title": "title", "/Author": "author", "/CreationDate": "created"}
_T = TypeVar("_T")


def describe(reader: PdfReader) -> dict[str, Any]:
    """The first answer about a file; only the number of pages must be readable."""
    count = len(reader.pages)
    nothing: list[Any] = []
    labels = or_else(lambda: list[Any](reader.page_labels), nothing)
    return {
        "pages": count,
        "labels": labels if len(labels) == count else [],
        "outline": or_else(lambda: list[Any](_entries(reader, reader.outline, 1)), nothing)[:_MOST_ENTRIES],
        "properties": or_else(lambda: _properties(reader), nothing),
    }


def or_else(take: Callable[[], _T], otherwise: _T) -> _T:
    """What ``take`` gives, or something else when the file is broken there."""
    try:
        return take()
    except BROKEN:
        return otherwise


def _entries(reader: PdfReader, outline: Iterable[Any], level: int) -> Iterator[tuple[str, int, int]]:
    """Title, level and page number of every bookmark that leads to a page."""
    for entry in outline:
        if isinstance(entry, list):
            if level < _DEEPEST:
                yield from _entries(reader, entry, level + 1)
            continue
        page = or_else(lambda entry=entry: reader.get_destination_page_number(entry), None)  # type: ignore[misc]
        title = " ".join(str(entry.title or "").split())
        if page is not None and page >= 0 and title:
            yield title, level, page + 1


def _properties(reader: PdfReader) -> list[Any]:
    """What the file says about itself, as pairs of plain text."""
    said: dict[str, Any] = dict(reader.metadata or {})
    found = [(name, str(said.get(key) or "").strip()) for key, name in _PROPERTIES.items()]
    return [(name, value[:300]) for name, value in found if value]
