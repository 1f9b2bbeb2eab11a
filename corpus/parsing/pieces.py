"""Documents that state their own structure, as pieces in reading order, and the canonical text made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["heading", "text", "item", "table", "note"]
# What ends a line elsewhere would make two lines of one; controls and halves of characters are no text.
_LINE_END = re.compile(r"\r\n|[\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\u00ad\u200b\ufeff\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class CellText:
    """One cell of a row: its words and the number of columns that it spans."""

    text: str
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, paragraph, list item, table or footnote as a format states it.

    ``level`` is the level of a heading (0 for the title of the whole), or the depth of an item (1 for the outermost);
    ``marker`` the marker of an item or the label of a note; ``headings`` the number of rows with column headings.
    """

    kind: PieceKind
    text: str = ""
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[CellText, ...], ...] = ()
    headings: int = 0


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A filled cell in the canonical text: its range, its first column and how many it spans."""

    start: int
    end: int
    column: int
    columns: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece in the canonical text; ``start`` to ``end`` are its words, without the marker in front of them."""

    kind: PieceKind
    start: int
    end: int
    level: int = 0
    marker: str = ""
    rows: tuple[tuple[PlacedCell, ...], ...] = ()
    headings: int = 0


def render(pieces: Iterable[Piece]) -> tuple[str, tuple[Placed, ...]]:
    """The canonical text of pieces, and where each stands in it; pieces without words are left out."""
    writer = _Writer()
    for piece in pieces:
        writer.add(piece)
    return writer.text(), tuple(writer.placed)


def tidy(text: str) -> str:
    """``text`` with single spaces and plain line ends, without characters that are not seen."""
    text = _UNWANTED.sub("", _LINE_END.sub("\n", text))
    return "\n".join(line.strip() for line in _SPACES.sub(" ", text).split("\n") if line.strip())


def note_mark(label: str) -> str:
    """How a footnote is called in the text: "³" for 3, "[^a]" for a."""
    return label.translate(_SUPERSCRIPT) if label.isdigit() and label.isascii() else f"[^{label}]"


class _Writer:
    """Puts one piece below the other: items and rows on the next line, everything else below a blank line."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self._parts: list[str] = []
        self._length = 0
        self._last: PieceKind | None = None

    def text(self) -> str:
        return "".join(self._parts) + ("\n" if self._parts else "")

    def add(self, piece: Piece) -> None:
        words = tidy(piece.text)
        if piece.kind == "table":
            self._table(piece)
        elif any(character.isalnum() for character in words):
            self._break(piece.kind)
            self._write(_lead(piece))
            start = self._length
            self._write(words)
            self.placed.append(Placed(piece.kind, start, self._length, piece.level, piece.marker))

    def _table(self, piece: Piece) -> None:
        rows: list[tuple[PlacedCell, ...]] = []
        headings = 0
        for number, cells in enumerate(piece.rows):
            if not any(character.isalnum() for cell in cells for character in cell.text):
                continue
            self._break("table" if not rows else "item")
            rows.append(tuple(self._row(cells)))
            headings += number < piece.headings
        if rows:
            start, end = rows[0][0].start, rows[-1][-1].end
            self.placed.append(Placed("table", start, end, rows=tuple(rows), headings=headings))
            self._last = "table"

    def _row(self, cells: tuple[CellText, ...]) -> Iterable[PlacedCell]:
        column = 0
        last = max(number for number, cell in enumerate(cells) if tidy(cell.text))
        for number, cell in enumerate(cells[: last + 1]):
            if number:
                self._write("\t")
            words = tidy(cell.text)
            start = self._length
            self._write(words)
            if words:
                yield PlacedCell(start, self._length, column, cell.columns)
            column += cell.columns

    def _break(self, kind: PieceKind) -> None:
        if self._parts:
            self._write("\n" if kind == "item" and self._last in ("item", "table") else "\n\n")
        self._last = kind

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _lead(piece: Piece) -> str:
    if piece.kind == "item":
        return "  " * (piece.level - 1) + f"{piece.marker} "
    return f"{note_mark(piece.marker)} " if piece.kind == "note" else ""
