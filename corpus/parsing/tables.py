"""Tables in text: tab-separated and markdown pipe tables, with column headings of one or more levels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from corpus.parsing.columns import Aligned, find_aligned
from corpus.parsing.lines import Line
from corpus.parsing.markers import read_marker
from corpus.parsing.markup import HTML_TAG, Span

RowRole = Literal["heading", "group", "data", "rule"]
_LEAD = re.compile(rf"(?:\s|{HTML_TAG})*(?:[-•▪●◦·*]\s+)?")
_PIPE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_PIPE = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class Row:
    """One line of a table; ``cells`` has a range for every column, None where the cell is empty.

    ``nested`` is True when the first cell starts with a bullet (also one left over from HTML).
    """

    line: Line
    cells: list[Span | None]
    nested: bool = False
    role: RowRole = "data"

    @property
    def filled(self) -> list[tuple[int, Span]]:
        """Column and range of every cell that is not empty."""
        return [(column, cell) for column, cell in enumerate(self.cells) if cell is not None]


@dataclass(slots=True)
class Table:
    """Rows that stand together; ``headings`` are the ranges above each column, outermost first."""

    rows: list[Row]
    headings: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    title: str = ""


def find_tables(text: str, lines: Sequence[Line], skipped: dict[int, str], *, typed: bool = True) -> Iterator[Table]:
    """All tables of a text, in order.

    :param typed: the lines are as an author typed them, so that runs of spaces may make columns.
    """
    aligned = find_aligned(lines, skipped) if typed else {}
    unframed = _unframed_rows(lines, skipped)
    run: list[Line] = []
    kind = ""
    for line in lines:
        if line.number in aligned and line.number not in unframed:
            found = f"aligned {aligned[line.number][0]}"
        elif line.number in unframed:
            found = "pipe"
        elif kind.startswith("aligned") and line.number in skipped and not line.blank:
            continue
        else:
            found = "" if line.blank or line.number in skipped else _table_kind(text, line)
        if found != kind and run:
            yield from _as_table(text, [_row(text, each, kind, aligned) for each in run], piped=kind == "pipe")
            run = []
        kind = found
        if found:
            run.append(line)
    if run:
        yield from _as_table(text, [_row(text, each, kind, aligned) for each in run], piped=kind == "pipe")


def _row(text: str, line: Line, kind: str, aligned: Aligned) -> Row:
    if kind.startswith("aligned"):
        return Row(line, aligned[line.number][1])
    return _read_row(text, line, "|" if kind == "pipe" else "\t")


def _unframed_rows(lines: Sequence[Line], skipped: dict[int, str]) -> set[int]:
    """Numbers of the lines of pipe tables without a pipe at either end: what stands around a rule of dashes.

    The rule itself counts though it is skipped, since without letters it is known for no content.
    """
    found: set[int] = set()
    inside = False
    for above, line in pairwise(lines):
        pipes = len(_PIPE.findall(line.text))
        rule = pipes > 0 and not line.text.startswith("|") and _PIPE_RULE.fullmatch(line.text) is not None
        if rule and pipes == len(_PIPE.findall(above.text)) and above.number not in skipped:
            found |= {above.number, line.number}
            inside = True
        elif inside and pipes and line.number not in skipped:
            found.add(line.number)
        else:
            inside = False
    return found


def _table_kind(text: str, line: Line) -> str:
    if line.text.startswith("|") and line.text.count("|") >= 2:
        return "pipe"
    start, end = line.outer
    if "\t" not in text[line.start : end]:
        return "tab" if text[start : start + 1] == "\t" and "\t" in line.text else ""
    marker = read_marker(line.text)
    return "" if marker and "\t" not in text[line.start + marker.length : end] else "tab"


def _as_table(text: str, rows: list[Row], *, piped: bool) -> Iterator[Table]:
    if len(rows) < 2 or not any(len(row.filled) > 1 for row in rows):
        return
    table = Table(rows)
    heading_rows = _mark_headings(rows, piped=piped)
    table.headings = _column_headings(heading_rows)
    table.title = "|".join(text[start:end] for row in heading_rows for _, (start, end) in row.filled)
    _mark_groups(text, rows)
    yield table


def _read_row(text: str, line: Line, separator: str) -> Row:
    if separator == "|":
        if _PIPE_RULE.fullmatch(line.text):
            return Row(line, [], role="rule")
        start, end = (
            line.start + line.text.startswith("|"),
            line.end - (1 if line.text.endswith("|") and not line.text.endswith("\\|") else 0),
        )
    else:
        start, end = line.outer
    cells: list[Span | None] = []
    nested = False
    pattern = _PIPE if separator == "|" else re.compile("\t")
    for stop in [*(match.start() for match in pattern.finditer(text, start, end)), end]:
        lead = _LEAD.match(text, start, stop)
        begin = lead.end() if lead else start
        if not cells:
            nested = bool(text[start:begin].strip())
        last = len(text[begin:stop].rstrip()) + begin
        cells.append((begin, last) if begin < last else None)
        start = stop + 1
    return Row(line, cells, nested=nested)


def _mark_headings(rows: list[Row], *, piped: bool) -> list[Row]:
    """Mark the leading rows that hold column headings: a pipe table says so itself; else form decides."""
    if piped:
        rule = next((index for index, row in enumerate(rows) if row.role == "rule"), 0)
        heading = rows[:rule]
    else:
        first, second = rows[0], rows[1]
        wide = max(len(row.filled) for row in rows) > 2 and len(first.filled) > 1
        heading = [first] if first.cells[0] is None or wide else []
        if heading and second.cells and second.cells[0] is None and len(second.filled) > 1:
            heading.append(second)
    for row in heading:
        row.role = "heading"
    return heading


def _column_headings(rows: list[Row]) -> dict[int, tuple[Span, ...]]:
    """Ranges of the headings above each column; a heading spans the empty columns to its right if a level follows."""
    headings: dict[int, tuple[Span, ...]] = {}
    width = max((len(row.cells) for row in rows), default=0)
    for level, row in enumerate(rows):
        current: Span | None = None
        spans = level + 1 < len(rows)
        for column in range(width):
            cell = row.cells[column] if column < len(row.cells) else None
            current = cell if cell is not None or not spans or column == 0 else current
            if current is not None:
                headings[column] = (*headings.get(column, ()), current)
    return headings


def _mark_groups(text: str, rows: list[Row]) -> None:
    """A row with one filled cell names a group when it is in capitals or when other rows fill more cells."""
    data = [row for row in rows if row.role == "data" and row.filled]
    several = any(len(row.filled) > 1 for row in data)
    for row in data:
        if len(row.filled) == 1 and not row.nested and row.cells[0] is not None:
            words = text[row.cells[0][0] : row.cells[0][1]]
            if words.isupper() or several:
                row.role = "group"
