"""Placed pieces -> blocks and headings, for formats that state their structure; nothing is guessed from the words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from corpus.parsing.block import Block
from corpus.parsing.footnotes import FootnoteMark
from corpus.parsing.headings import Heading
from corpus.parsing.lines import Line
from corpus.parsing.markers import Marker, read_marker
from corpus.parsing.markup import Span
from corpus.parsing.pieces import Placed, PlacedCell, note_mark
from corpus.parsing.tables import Row, RowRole, Table


def place_blocks(lines: Sequence[Line], layout: Sequence[Placed]) -> tuple[list[Block], dict[int, Heading]]:
    """The blocks of a text by :func:`corpus.parsing.pieces.render`, and the headings by offset of their block."""
    starts = [line.outer[0] for line in lines]
    blocks: list[Block] = []
    headings: dict[int, Heading] = {}
    for placed in layout:
        first = bisect_right(starts, placed.start) - 1
        own = list(lines[first : bisect_right(starts, max(placed.start, placed.end - 1))])
        blocks.append(_block(placed, own))
        if placed.kind == "heading":
            headings[placed.start] = Heading("markdown", placed.level) if placed.level else Heading("title")
    return blocks, headings


def _block(placed: Placed, lines: list[Line]) -> Block:
    span = (placed.start, placed.end)
    if placed.kind == "table":
        return Block("table", lines, 1, table=_table(placed, lines), runs=[span])
    if placed.kind == "note":
        mark = note_mark(placed.marker)
        return Block("footnote", lines, 1, note=FootnoteMark(placed.marker, mark, len(mark) + 1), runs=[span])
    breaks = [line.start for above, line in pairwise(lines) if _breaks(above, line)]
    if placed.kind == "item":
        return Block("item", lines, 0, marker=_marker(placed), runs=[span], breaks=breaks, level=placed.level)
    return Block("text", lines, 1, runs=[span], breaks=breaks)


def _breaks(above: Line, line: Line) -> bool:
    """True when a line end that the author put there ends a sentence."""
    return not (line.opens_lower or above.unfinished or above.text.endswith(","))


def _marker(placed: Placed) -> Marker:
    found = read_marker(f"{placed.marker} X")
    style, ordinal = (found.style, found.ordinal) if found else (placed.marker, 0)
    return Marker(placed.marker, len(placed.marker) + 1, style, ordinal, bulleted=ordinal == 0)


def _table(placed: Placed, lines: list[Line]) -> Table:
    width = max(cell.column + cell.columns for row in placed.rows for cell in row)
    rows: list[Row] = []
    by_start = [line.start for line in lines]
    for number, cells in enumerate(placed.rows):
        spans: list[Span | None] = [None] * width
        for cell in cells:
            spans[cell.column] = (cell.start, cell.end)
        line = lines[max(bisect_right(by_start, cells[0].start) - 1, 0)]
        role: RowRole = "heading" if number < placed.headings else "group" if _is_group(cells, width) else "data"
        rows.append(Row(line, spans, role=role))
    return Table(rows, _column_headings(placed))


def _is_group(cells: Sequence[PlacedCell], width: int) -> bool:
    """A row whose one cell spans all columns names what the rows below it are about."""
    return len(cells) == 1 and width > 1 and cells[0].columns == width


def _column_headings(placed: Placed) -> dict[int, tuple[Span, ...]]:
    headings: dict[int, tuple[Span, ...]] = {}
    for row in placed.rows[: placed.headings]:
        for cell in row:
            for column in range(cell.column, cell.column + cell.columns):
                headings[column] = (*headings.get(column, ()), (cell.start, cell.end))
    return headings
