"""Which parts of a line of a page stand apart: extraction joins what stands side by side with a single space."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Parts of a line that are so many times their size apart are not words of one sentence; a space is a quarter. Of a
# long part it is less certain where it ends.
_GAP, _UNSURE = 0.9, 0.08
# About how wide letters are in the usual fonts without serifs, as a share of their size.
_WIDTHS = {
    **dict.fromkeys("iIjl.,:;'|!’‘", 0.25),
    **dict.fromkeys(' ftr()[]-/"', 0.31),
    **dict.fromkeys("mwMW%@", 0.85),
}
_CAPITAL, _OTHER = 0.68, 0.54
# What stands apart before a heading or an item, and is one with it: its number, its bullet.
_MARK = re.compile(
    r"\(?\d+(?:\.\d+)*[.):]?|[a-z][.)]|[IVX]+\.?|[^\w]+|o|(?:artikel|hoofdstuk|bijlage|paragraaf|deel)\s+\w+[.:]?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that a page draws at once: its letter size and its place, as of a printed line."""

    text: str
    left: float
    size: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a line with nothing near it; ``right`` is about where it ends, ``down`` as of a printed line."""

    text: str
    left: float
    right: float
    down: float
    size: float


def split_line(line: str, pieces: Sequence[Piece], down: float) -> list[Cell]:
    """The parts of a line that stand apart, from left to right; the whole line when none do.

    :param pieces: what was drawn of it, in order.
    """
    text = line.strip()
    found: list[Cell] = []
    begin = place = 0
    left = right = 0.0
    size = pieces[0].size if pieces else 0.0
    for piece in pieces:
        at = text.find(piece.text, place)
        if at < 0:
            continue
        gap = piece.left - right - _UNSURE * (right - left)
        if place and gap > _GAP * piece.size and text[at - 1].isspace():
            found.append(Cell(text[begin:at].strip(), left, right, down, size))
            begin, left, size = at, piece.left, piece.size
        elif not place:
            left = piece.left
        place = at + len(piece.text)
        right = piece.left + piece.size * sum(map(_width, piece.text))
    found.append(Cell(text[begin:].strip(), left, right, down, size))
    return [cell for cell in found if cell.text]


def is_row(cells: Sequence[Cell]) -> bool:
    """Whether several things stand side by side, beside a number or a bullet in front."""
    return len(cells) - (_MARK.fullmatch(cells[0].text) is not None) > 1 if cells else False


def is_mark(text: str) -> bool:
    """Whether it is a number or a bullet, such as stands apart before a heading or an item."""
    return _MARK.fullmatch(text) is not None


def _width(letter: str) -> float:
    return _WIDTHS.get(letter, _CAPITAL if letter.isupper() else _OTHER)
