"""Tables of web pages -> grids, with cells that span rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.formats.entries import Entry
from corpus.formats.grids import Grid, GridCell

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LARGEST_SPAN = 100
_Covered = dict[int, tuple[int, GridCell]]


def read_grid(table: Element, read: Callable[[Element], list[Entry]]) -> Grid:
    """The rows of a table.

    :param read: gives the entries of a cell.
    """
    grid = Grid(layout=(table.get("role") or "") in ("presentation", "none"))
    covered: _Covered = {}
    for row, is_head in _rows(table):
        cells, covered = _fill(row, covered, read)
        if is_head and grid.headings == len(grid.rows):
            grid.headings += 1
        grid.rows.append(cells)
    return grid


def _fill(row: Element, covered: _Covered, read: Callable[[Element], list[Entry]]) -> tuple[list[GridCell], _Covered]:
    """The cells of a row, and the columns in which a cell goes on in the rows below with how many those are."""
    cells: list[GridCell] = []
    below: _Covered = {}
    waiting = iter([each for each in row if each.tag in ("td", "th")])
    element = next(waiting, None)
    column = 0
    while element is not None or any(place >= column for place in covered):
        rows = 0
        if column in covered:
            rows, cell = covered[column]
            cells.append(replace(cell, repeated=True))
        elif element is not None:
            cell = GridCell(tuple(read(element)), _span(element, "colspan"), heading=element.tag == "th")
            rows = _span(element, "rowspan")
            cells.append(cell)
            element = next(waiting, None)
        else:
            cell = GridCell()
            cells.append(cell)
        if rows > 1:
            below[column] = (rows - 1, cell)
        column += cell.columns
    return cells, below


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    for element in table:
        if element.tag == "tr":
            yield element, False
        elif element.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, element.tag == "thead") for row in element if row.tag == "tr")


def _span(element: Element, name: str) -> int:
    value = element.get(name) or ""
    return min(int(value), _LARGEST_SPAN) if value.isdigit() and int(value) else 1
