"""Turns the rows of a table into a grid with column headings, cells that stand where they stood, and marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ui.web.reader.blocks import Cutter, Json

if TYPE_CHECKING:
    from ui.web.backend import Document, Passage

Line = tuple["Passage", ...]  # passages that are drawn beside each other


def table_block(document: Document, lines: Sequence[Line], cutter: Cutter) -> Json:
    """One block ``{"kind": "table", "width", "rows": [{"header", "cells": [{"column", "span", "runs"}]}]}``.

    A row that holds the headings of another row is drawn as heading; headings that stand in no passage, and would
    not be seen, are put above the table. A row without cells spans the table.
    """
    rows = [passage for line in lines for passage in line]
    width = 1 + max((cell.column for row in rows for cell in row.cells), default=0)
    headings = {heading for row in rows for cell in row.cells for heading in cell.headings}
    drawn: list[Json] = []
    loose = _loose_headings(document, rows)
    if loose:
        cells = [_cell(column, 1, cutter.runs(ranges)) for column, ranges in loose.items()]
        drawn.append({"header": True, "cells": cells})
    for line in lines:
        header = len(line) == 1 and any(line[0].start <= start and end <= line[0].end for start, end in headings)
        drawn.append({"header": header, "cells": [cell for row in line for cell in _cells(row, cutter, width)]})
    return {"kind": "table", "width": width, "rows": drawn}


def pair_labels(labels: Sequence[Passage], values: Sequence[Passage]) -> list[Line] | None:
    """Each label with its value, when ``values`` is a column whose headings are exactly the rows of ``labels``.

    So are title pages laid out: a column "DATUM, VERSIE" and, elsewhere in the text, a column with what they are.
    """
    by_label = {
        row.cells[0].headings[0]: row for row in values if len(row.cells) == 1 and len(row.cells[0].headings) == 1
    }
    ranges = [(row.start, row.end) for row in labels]
    if len(by_label) != len(values) or not by_label or any(label not in ranges for label in by_label):
        return None
    if any(len(row.cells) != 1 or row.cells[0].column for row in labels) or any(
        row.cells[0].column == 0 for row in values
    ):
        return None
    return [(row, by_label[row.start, row.end]) if (row.start, row.end) in by_label else (row,) for row in labels]


def _cells(row: Passage, cutter: Cutter, width: int) -> list[Json]:
    """The cells of a row; the whole row as one cell when it is not divided."""
    if not row.cells:
        return [_cell(0, width, cutter.runs([(row.start, row.end)]))]
    return [_cell(cell.column, 1, cutter.runs([(cell.start, cell.end)])) for cell in row.cells]


def _cell(column: int, span: int, runs: list[Json]) -> Json:
    return {"column": column, "span": span, "runs": runs}


def _loose_headings(document: Document, rows: Sequence[Passage]) -> dict[int, list[tuple[int, int]]]:
    """Column -> heading ranges that lie in no passage (the corpus took that row for noise)."""
    starts = [passage.start for passage in document.passages]
    loose: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        for cell in row.cells:
            outside = [heading for heading in cell.headings if not _in_passage(document, starts, *heading)]
            if outside:
                loose.setdefault(cell.column, outside)
    return dict(sorted(loose.items()))


def _in_passage(document: Document, starts: list[int], start: int, end: int) -> bool:
    """True when one passage holds the whole range; ``starts`` are the starts of the passages."""
    index = bisect_right(starts, start) - 1
    return index >= 0 and end <= document.passages[index].end
