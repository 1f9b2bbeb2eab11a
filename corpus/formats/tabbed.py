"""Tables that an author made with tabs, in formats that have tables of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.formats.entries import Entry
from corpus.formats.grids import Grid, GridCell, grid_entries
from corpus.parsing.markers import read_marker
from corpus.parsing.pieces import Piece, tidy

_LEAST_ROWS, _LONGEST = 3, 120
_TABS = re.compile(r"\t+")


def with_tables(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries, with a table for three paragraphs or more below each other that tabs divide in as many columns.

    Labels with values ("Datum:", tab, "9 maart") and numbered lines stay what they are.
    """
    run: list[Entry] = []
    for entry in entries:
        columns = _columns(entry)
        if run and columns != _columns(run[0]):
            yield from _settled(run)
            run = []
        if columns:
            run.append(entry)
        else:
            yield entry
    yield from _settled(run)


def _columns(entry: Entry) -> int:
    """In how many columns tabs divide a paragraph; 0 for one that is no row."""
    cells = _cells(entry)
    short = all(len(cell) <= _LONGEST for cell in cells) and "\n" not in tidy(entry.piece.text)
    return len(cells) if entry.piece.kind == "text" and len(cells) > 1 and short else 0


def _cells(entry: Entry) -> list[str]:
    return [tidy(cell) for cell in _TABS.split(entry.piece.text.rstrip())]


def _settled(run: Sequence[Entry]) -> Iterator[Entry]:
    rows = [_cells(entry) for entry in run]
    if len(rows) < _LEAST_ROWS or _is_list(rows):
        yield from run
        return
    grid = Grid()
    for entry, cells in zip(run, rows, strict=True):
        grid.rows.append([GridCell((Entry(Piece("text", cell)),), heading=entry.bold) for cell in cells])
    yield from grid_entries(grid)


def _is_list(rows: Sequence[Sequence[str]]) -> bool:
    """Two columns of which the first holds labels or numbers, or a line of a table of contents."""
    labels = sum(row[0].endswith(":") or row[1].startswith(":") for row in rows)
    marked = sum(not row[0] or read_marker(f"{row[0]} X") is not None or row[0].isdigit() for row in rows)
    return len(rows[0]) == 2 and 2 * max(labels, marked) >= len(rows)
