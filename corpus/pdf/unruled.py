"""Tables without lines: cells that stand side by side, row after row, are put in one line of text per row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.pdf.cells import Cell, is_mark
from corpus.pdf.letters import bare_letters
from corpus.pdf.raw import CELL

# Two cells that stand so near to the same height are on one line; lines of one cell follow each other this near.
_BESIDE, _SPACING, _HEIGHT = 0.003, 1.7, 842
_UNDER = 2.0  # points; cells below each other begin this near
_LEAST_ROWS, _LEAST_TEXT_ROWS, _LEAST_TEXT_COLUMNS = 3, 4, 3
_LONGEST_LINE, _LONGEST_CELL, _USUAL_CELL = 60, 240, 40
# The share of cells, besides the first row and the first column, that hold a digit: columns of text have few.
_NUMBERS = 0.6
# The share of cells in the first column that begin as the words of a row do, and of rows that have all cells.
_OPENING, _WHOLE = 0.7, 0.5
_CONTENTS = re.compile(r"(?im)^\W*inhoud(?:sopgave)?\W*$")


@dataclass(slots=True)
class _Box:
    """One cell over all its lines, with the places of these among the lines of the text."""

    cells: list[Cell]
    places: list[int]

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @property
    def left(self) -> float:
        return min(cell.left for cell in self.cells)

    @property
    def right(self) -> float:
        return max(cell.right for cell in self.cells)


_Row = list[_Box]


def join_rows(text: str, printed: Sequence[Sequence[Cell]]) -> str:
    """The text of a page with the rows of its tables each on a line, the cells apart.

    Only where it can hardly be anything else: three rows or more that follow each other, whose cells begin at the same
    height in columns that do not overlap, with numbers in them; of words four rows of three columns.

    :param text: without the sign that goes between cells.
    :param printed: what stands apart in each of its lines that hold letters, in their order.
    """
    lines = text.splitlines()
    places = [place for place, line in enumerate(lines) if bare_letters(line)]
    if len(places) != len(printed) or _CONTENTS.search(text):
        return text
    gone: set[int] = set()
    for table in _tables(_rows([(place, cell) for place, own in zip(places, printed, strict=True) for cell in own])):
        first, last = table[0][0].places[0], max(box.places[-1] for box in table[-1])
        columns = _columns(table)
        if columns and _is_table(columns, table):
            rows = [CELL.join(column[number] for column in columns) for number in range(len(table))]
            lines[first] = "\n".join(["", *rows, ""])
            gone.update(range(first + 1, last + 1))
    return "\n".join(line for place, line in enumerate(lines) if place not in gone)


def _rows(cells: Sequence[tuple[int, Cell]]) -> Iterator[_Row]:
    """Cells as the page gives them: row by row, each cell with all its lines before the next one."""
    row: _Row = []
    for index, (place, cell) in enumerate(cells):
        following = cells[index + 1][1] if index + 1 < len(cells) else None
        opens = following is not None and _beside(cell, following) and following.left > cell.left
        if row and _goes_on(row[-1], cell) and not (opens and cell.left <= row[0].left + _UNDER):
            row[-1].cells.append(cell)
            row[-1].places.append(place)
        elif row and _beside(row[0].cells[0], cell) and cell.left > row[-1].right - _UNDER:
            row.append(_Box([cell], [place]))
        elif len(row) == 1 and _beside(row[0].cells[-1], cell) and cell.left > row[0].right - _UNDER:
            # Lines of text above the first cell of a table, that begin where it does.
            last = row[0]
            yield [_Box(last.cells[:-1], last.places[:-1])]
            row = [_Box(last.cells[-1:], last.places[-1:]), _Box([cell], [place])]
        else:
            yield from [row] if row else []
            row = [_Box([cell], [place])]
    yield from [row] if row else []


def _beside(cell: Cell, other: Cell) -> bool:
    return abs(cell.down - other.down) <= _BESIDE


def _goes_on(box: _Box, cell: Cell) -> bool:
    """Whether a line stands right below the last one of a cell."""
    last = box.cells[-1]
    near = 0 < cell.down - last.down <= _SPACING * max(cell.size, last.size) / _HEIGHT
    return near and abs(cell.left - last.left) <= _UNDER


def _tables(rows: Iterator[_Row]) -> Iterator[list[_Row]]:
    """Rows of two cells or more that stand below each other."""
    table: list[_Row] = []
    for row in rows:
        if table and (len(row) < 2 or row[0].cells[0].down <= table[-1][0].cells[0].down):
            yield table
            table = []
        if len(row) > 1:
            table.append(row)
    yield from [table] if table else []


def _columns(table: Sequence[_Row]) -> list[list[str]]:
    """The text of each column, row by row, "" for an empty cell; [] when the rows do not stand in columns."""
    edges: list[tuple[float, float]] = []
    for left, right in sorted((box.left, _end(row, number)) for row in table for number, box in enumerate(row)):
        if edges and left < edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], right))
        else:
            edges.append((left, right))
    texts = [[""] * len(table) for _ in edges]
    for number, row in enumerate(table):
        for box in row:
            column = next(place for place, (left, right) in enumerate(edges) if left <= box.left <= right)
            texts[column][number] = f"{texts[column][number]} {box.text}".strip()
    return texts


def _end(row: _Row, number: int) -> float:
    """About where a cell ends: how wide letters are is not known, but that it ends before the next one is."""
    right = max(row[number].left + 1, row[number].left + (row[number].right - row[number].left) * 0.9)
    return min(right, row[number + 1].left - 1) if number + 1 < len(row) else right


def _is_table(columns: Sequence[Sequence[str]], table: Sequence[_Row]) -> bool:
    rows = list(zip(*columns, strict=True))
    cells = [cell for row in rows for cell in row if cell]
    lines = [part.text for row in table for box in row for part in box.cells]
    if len(rows) < _LEAST_ROWS or len(columns) < 2 or max(map(len, lines)) > _LONGEST_LINE:
        return False
    if max(map(len, cells)) > _LONGEST_CELL or sum(map(len, cells)) > _USUAL_CELL * len(cells):
        return False
    if sum(all(row) for row in rows) < _WHOLE * len(rows):
        return False
    if len(columns) == 2 and all(map(is_mark, filter(None, columns[0]))):
        return False  # a numbered list
    values = [cell for row in rows[1:] for cell in row[1:] if cell]
    if sum(any(map(str.isdigit, value)) for value in values) >= _NUMBERS * len(values):
        return True
    opening = [cell for cell in columns[0] if cell]
    whole = sum(not cell[0].islower() for cell in opening) >= _OPENING * len(opening)
    return whole and len(rows) >= _LEAST_TEXT_ROWS and len(columns) >= _LEAST_TEXT_COLUMNS
