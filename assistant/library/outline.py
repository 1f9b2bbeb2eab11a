"""What a report tells of a document, so that telling it again needs no document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from corpus import Document, pages_without_text
from index.storage.files import fields_of

_LISTS = ("pages_without_text", "warnings")


@dataclass(frozen=True, slots=True)
class Outline:
    """What a report tells of a document; ``sha256`` is of its text."""

    id: str
    sha256: str
    pages: int
    pages_without_text: tuple[int, ...]
    warnings: tuple[str, ...]
    passages: int


def outline_of(document: Document) -> Outline:
    """What a report tells of a document."""
    empty = tuple(pages_without_text(document))
    pages, passages = len(document.pages), len(document.passages)
    return Outline(document.id, document.sha256, pages, empty, document.warnings, passages)


def outline_record(outline: Outline) -> dict[str, Any]:
    """As JSON gives it back, so that it compares equal with what was written down."""
    record = fields_of(outline)
    return {**record, **{name: list(record[name]) for name in _LISTS}}


def read_outline(record: dict[str, Any]) -> Outline:
    """What :func:`outline_record` gave."""
    return Outline(**{**record, **{name: tuple(record[name]) for name in _LISTS}})
