"""Tables of ODF texts -> grids, with cells that span rows and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.formats.entries import Entry
from corpus.formats.grids import Grid, GridCell
from corpus.formats.odt_styles import attribute, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    Read = Callable[[Element], Iterator[Entry]]

_REPEATED = 50  # columns; empty ones are repeated to the edge of a sheet


def read_grid(table: Element, read: Read) -> Grid:
    """The rows of a table.

    :param read: gives the entries of a cell.
    """
    grid = Grid()
    for row, is_head in _rows(table):
        last = grid.rows[-1] if grid.rows else []
        above = {sum(cell.columns for cell in last[:number]): cell for number, cell in enumerate(last)}
        grid.headings += is_head and grid.headings == len(grid.rows)
        grid.rows.append(_cells(row, above, read))
    return grid


def _cells(row: Element, above: dict[int, GridCell], read: Read) -> list[GridCell]:
    """The cells of a row; those that are covered repeat the cell above, unless it is the one beside that spans."""
    cells: list[GridCell] = []
    beside = column = 0
    for element in row:
        for _ in range(_number(element, "number-columns-repeated")):
            if local(element) == "table-cell":
                cell = _cell(element, read)
                beside = cell.columns - 1
            elif local(element) != "covered-table-cell" or beside:
                beside = max(beside - 1, 0)
                continue
            else:
                cell = replace(above[column], repeated=True) if column in above else GridCell()
                beside = cell.columns - 1
            cells.append(cell)
            column += cell.columns
    return cells


def _cell(element: Element, read: Read) -> GridCell:
    entries = tuple(read(element))
    bold = bool(entries) and all(entry.bold or entry.piece.kind == "note" for entry in entries)
    return GridCell(entries, _number(element, "number-columns-spanned"), heading=bold)


def _number(element: Element, name: str) -> int:
    """A count of columns, within reason: empty columns are repeated to the edge of the sheet."""
    stated = attribute(element, name)
    return min(int(stated), _REPEATED) if stated.isdigit() and int(stated) else 1


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    for element in table:
        name = local(element)
        if name == "table-row":
            yield element, False
        elif name == "table-header-rows":
            yield from ((row, True) for row, _ in _rows(element))
        elif name in ("table-rows", "table-row-group"):
            yield from _rows(element)
