"""Tables of any format: whether they hold data or only lay out a page, and the pieces that come of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus.formats.entries import Entry
from corpus.parsing.pieces import CellText, Piece, tidy

_LONG_CELL, _LONG_ON_AVERAGE = 1500, 350  # characters
_HEADING = 80
_SMALL_TABLE = 200
_REPEATED = 120
_NUMBER = re.compile(r"(?:\d{1,3}|[A-Za-z])(?:\.\d{1,3}){0,4}[.)]?")
_AMOUNT = re.compile(r"[€$%\d.,\s()+–-]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: what stands in it, how many columns it spans, and what its looks say.

    ``repeated`` marks a cell that a cell of the row above covers as well; its content is that of the other one.
    """

    entries: tuple[Entry, ...] = ()
    columns: int = 1
    heading: bool = False
    repeated: bool = False

    @property
    def text(self) -> str:
        """Its words, a line for each paragraph or item."""
        return tidy("\n".join(_words(entry.piece) for entry in self.entries if entry.piece.kind != "note"))


@dataclass(slots=True)
class Grid:
    """The rows of a table; ``headings`` is the number of rows that the format states to be headings."""

    rows: list[list[GridCell]] = field(default_factory=list)
    headings: int = 0
    layout: bool = False


def _words(piece: Piece) -> str:
    if piece.kind == "table":
        return "\n".join(" ".join(cell.text for cell in row) for row in piece.rows)
    return f"{piece.marker} {piece.text}" if piece.marker else piece.text


def grid_entries(grid: Grid) -> Iterator[Entry]:
    """The table as one piece with the notes called in it; or, when it only lays out a page, what its cells hold."""
    rows = [list(row) for row in grid.rows if any(cell.text and not cell.repeated for cell in row)]
    if not rows:
        return
    if grid.layout or _is_layout(rows):
        for row in rows:
            yield from _flow(row)
        return
    texts = tuple(tuple(CellText(_cell_text(cell), cell.columns) for cell in row) for row in rows)
    yield Entry(Piece("table", rows=texts, headings=_heading_rows(rows, grid.headings)))
    for row in rows:
        for cell in row:
            yield from (entry for entry in cell.entries if entry.piece.kind == "note" and not cell.repeated)


def _is_layout(rows: Sequence[Sequence[GridCell]]) -> bool:
    """A table in which a row has one filled cell, or a number and a text, or cells hold pages of their own."""
    filled = [cell for row in rows for cell in row if cell.text and not cell.repeated]
    if max(sum(bool(cell.text) for cell in row) for row in rows) < 2:
        return True
    data = sum(len(_filled(row)) > 2 for row in rows) > 1
    if any(_is_page(entry.piece, data=data) for cell in filled for entry in cell.entries):
        return True
    # Also a form: numbered questions, with room for the answers below them.
    several = [cells for cells in map(_filled, rows) if len(cells) > 1]
    if all(len(cells) == 2 and _NUMBER.fullmatch(cells[0].text) and len(cells[1].text) > 20 for cells in several):
        return True
    lengths = [len(cell.text) for cell in filled]
    return max(lengths) > _LONG_CELL or sum(lengths) > _LONG_ON_AVERAGE * len(lengths)


def _is_page(piece: Piece, *, data: bool) -> bool:
    """Something that makes a page of its cell: a heading, or a table; a table of a few words among data is a value."""
    return piece.kind == "heading" or (piece.kind == "table" and not (data and len(_words(piece)) <= _SMALL_TABLE))


def _filled(row: Sequence[GridCell]) -> list[GridCell]:
    return [cell for cell in row if cell.text]


def _flow(row: Sequence[GridCell]) -> Iterator[Entry]:
    """What a row of a layout table holds; a number in a cell of its own belongs to the words beside it."""
    number = ""
    for cell in row:
        if cell.repeated:
            continue
        if _NUMBER.fullmatch(cell.text) and not number:
            number = cell.text
            continue
        for position, entry in enumerate(cell.entries):
            joins = position == 0 and entry.piece.kind in ("text", "heading")
            if number and not (joins and any(map(str.isalpha, entry.piece.text))):
                yield Entry(Piece("text", number))  # a figure beside a figure, or above a list
            elif number:
                entry = replace(entry, piece=replace(entry.piece, text=f"{number} {entry.piece.text}"))
            yield entry
            number = ""
    if number:
        yield Entry(Piece("text", number))


def _cell_text(cell: GridCell) -> str:
    """The words of a cell; a cell that spans rows is repeated in each when it is short, as a label is."""
    text = cell.text
    return "" if cell.repeated and len(text) > _REPEATED else text


def _heading_rows(rows: Sequence[Sequence[GridCell]], stated: int) -> int:
    """How many of the first rows hold column headings, with those that a heading in them is merged into."""
    found = min(stated, len(rows) - 1) if stated else _found_headings(rows)
    while 0 < found < len(rows) - 1 and _goes_on(rows[found - 1], rows[found]):
        found += 1
    return found


def _goes_on(above: Sequence[GridCell], row: Sequence[GridCell]) -> bool:
    """True when ``row`` splits the headings above it: one of them is merged downwards beside one over columns."""
    split = [cell.columns for cell in above] != [cell.columns for cell in row]
    return split and any(cell.repeated for cell in row) and any(cell.columns > 1 and cell.text for cell in above)


def _found_headings(rows: Sequence[Sequence[GridCell]]) -> int:
    """How many of the first rows look like column headings."""
    marked = 0
    for row in rows[:-1]:
        if not all(cell.heading for cell in _filled(row)):
            break
        marked += 1
    if marked or len(rows) < 2:
        return marked if marked <= max(2, len(rows) // 3) else 0
    first = _filled(rows[0])
    wide = max(len(_filled(row)) for row in rows) > 2 and len(first) > 1
    short = all(len(cell.text) <= _HEADING and _is_name(cell.text) for cell in first)
    empty_corner = len(first) > 1 and not rows[0][0].text
    return 1 if short and (wide or empty_corner) else 0


def _is_name(text: str) -> bool:
    """True for what can name a column: words or a year, no amount."""
    return bool(_YEAR.fullmatch(text)) or not _AMOUNT.fullmatch(text)
