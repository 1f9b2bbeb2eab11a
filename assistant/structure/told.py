"""What a document tells of itself: its names, the lines it opens with, and the headings around a place in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import Document, display_text

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# Shorter words are seldom about anything.
_LETTERS = 4
_OPENING = 8
# Words of a question that say nothing about what it is about.
_EMPTY = frozenset(
    "aan actie acties actielijst actiepunt actiepunten afgerond alle allemaal besloten daarbij daarin deze door doet "
    "doen eigenlijk geeft gelden geldt gedaan gegeven gemaakt genoemd genomen gereed heeft hebben hier hoort horen hun "
    "kent klaar komen loopt lopen maakt maken naar neemt nemen noemt open opgenomen openstaan openstaande over precies "
    "punten staan staat stelt stellen tegen vanuit volgens voor voorgesteld wanneer welke welk wordt worden zich "
    "zijn".split()
)


def words_about(text: str) -> list[str]:
    """The words of a question, or of a part of it, that say what it is about, in small letters."""
    words = [word.casefold() for word in _WORD.findall(text) if len(word) >= _LETTERS]
    return [word for word in words if word not in _EMPTY]


def told_of(document: Document, section: int | None = None) -> str:
    """In small letters what a document is called, its first lines, and the headings around a section."""
    metadata = document.metadata
    # A line with a label ("Betreft: ...") is a row of one cell.
    lines = (one for one in document.passages[:_OPENING] if one.kind != "row" or len(one.cells) == 1)
    opening = (display_text(document.quote(one)) for one in lines)
    path = () if section is None else document.section_path(section)
    named = (metadata.title, metadata.kind, metadata.id.replace("-", " "), metadata.date, *metadata.publishers)
    return " ".join((*named, *path, *opening)).casefold()


def tells(document: Document, words: Sequence[str], *, section: int | None = None, beside: str = "") -> bool:
    """Whether every word is among what the document tells of itself, or stands in the text ``beside`` that."""
    told = f"{told_of(document, section)} {beside.casefold()}"
    return all(word in told for word in words)
