"""Tables without lines: cells that stand side by side, row after row, are put in one line of text per row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.pdf.letters import bare_letters
from corpus.pdf.printed import PrintedLine
from corpus.pdf.raw import CELL

# Two lines of text that stand so near to the same height are cells of one row.
_BESIDE = 0.003
_LEAST_ROWS = 3
_LONGEST_CELL = 60
# The share of cells, besides the first row and the first column, that hold a digit: columns of text have few.
_NUMBERS = 0.6

_Row = list[tuple[int, PrintedLine]]


def join_rows(text: str, printed: Sequence[PrintedLine]) -> str:
    """The text of a page with the rows of its tables each on a line, the cells apart.

    Only where it can hardly be anything else: three rows or more that follow each other, with as many short cells each,
    in columns that do not overlap, with numbers in them.

    :param text: without the sign that goes between cells.
    :param printed: its lines that hold letters, in their order.
    """
    lines = text.splitlines()
    places = [place for place, line in enumerate(lines) if bare_letters(line)]
    if len(places) != len(printed):
        return text
    gone: set[int] = set()
    for table in _tables(_rows(list(zip(places, printed, strict=True)))):
        for row in table:
            lines[row[0][0]] = CELL.join(cell.text for _, cell in row)
            gone.update(range(row[0][0] + 1, row[-1][0] + 1))
        # A table stands apart from the text around it.
        lines[table[0][0][0]] = "\n" + lines[table[0][0][0]]
        lines[table[-1][0][0]] += "\n"
    return "\n".join(line for place, line in enumerate(lines) if place not in gone)


def _rows(lines: _Row) -> Iterator[_Row]:
    """Lines that follow each other at the same height, from left to right."""
    row: _Row = []
    for place, line in lines:
        if row and (abs(line.down - row[-1][1].down) > _BESIDE or line.left <= row[-1][1].left):
            yield row
            row = []
        row.append((place, line))
    if row:
        yield row


def _tables(rows: Iterator[_Row]) -> Iterator[list[_Row]]:
    table: list[_Row] = []
    for row in rows:
        if table and (len(row) != len(table[0]) or row[0][1].down <= table[-1][0][1].down):
            yield from _if_table(table)
            table = []
        table.append(row)
    yield from _if_table(table)


def _if_table(rows: list[_Row]) -> Iterator[list[_Row]]:
    cells = [[cell for _, cell in row] for row in rows]
    if len(rows) < _LEAST_ROWS or len(cells[0]) < 2:
        return
    apart = all(
        max(cell.left for cell in column) < min(cell.left for cell in following)
        for column, following in pairwise(zip(*cells, strict=True))
    )
    values = [cell.text for row in cells[1:] for cell in row[1:]]
    numbers = sum(any(sign.isdigit() for sign in value) for value in values)
    short = all(len(cell.text) <= _LONGEST_CELL for row in cells for cell in row)
    if apart and short and numbers >= _NUMBERS * len(values):
        yield rows
