"""Tables in plain text whose columns are made with runs of spaces, as in minutes that were typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.parsing.lines import Line
from corpus.parsing.markers import read_marker
from corpus.parsing.markup import Span

# The cells of lines by their number, with the number of the first line of the table.
Aligned = dict[int, tuple[int, list[Span | None]]]
_PIECE = re.compile(r"\S+(?: \S+)*")
_LEAST_ROWS, _MOST_COLUMNS = 3, 12
_OFF = 1  # places that a cell may stand beside its column


@dataclass(frozen=True, slots=True)
class _Column:
    """Where the cells of a column begin and end, in places from the left."""

    starts: tuple[int, int]
    ends: tuple[int, int]

    @property
    def straight(self) -> bool:
        """True when its cells stand below each other, by their first character or by their last."""
        return self.starts[1] - self.starts[0] <= _OFF or self.ends[1] - self.ends[0] <= _OFF

    def holds(self, start: int, end: int) -> bool:
        """True for a piece that stands in this column."""
        left = self.starts[1] - self.starts[0] <= _OFF and abs(start - self.starts[0]) <= _OFF
        return left or (self.ends[1] - self.ends[0] <= _OFF and abs(end - self.ends[1]) <= _OFF)


def find_aligned(lines: Sequence[Line], skipped: dict[int, str]) -> Aligned:
    """The cells of the lines that stand in columns, by number of the line, with the number of the first line.

    At least three lines, each with its cells below those of the others; labels with values ("Datum:   9 maart") and
    numbered items are none.

    :param skipped: lines without content; a rule between rows does not end a table.
    """
    found: Aligned = {}
    for run in _runs(lines, skipped):
        cells = _cells(run)
        found.update((line.number, (run[0].number, own)) for line, own in zip(run, cells, strict=False))
    return found


def _runs(lines: Sequence[Line], skipped: dict[int, str]) -> Iterator[list[Line]]:
    run: list[Line] = []
    for line in lines:
        rule = line.number in skipped and not any(map(str.isalnum, line.text))
        if line.number not in skipped and "\t" not in line.text and "  " in line.text and len(_pieces(line)) > 1:
            run.append(line)
        elif not (rule and run):
            yield from [run] if len(run) >= _LEAST_ROWS else []
            run = []
    yield from [run] if len(run) >= _LEAST_ROWS else []


def _pieces(line: Line) -> list[Span]:
    """First and last place of what stands between runs of spaces."""
    indent = line.start - line.outer[0]
    return [(match.start() + indent, match.end() + indent) for match in _PIECE.finditer(line.text)]


def _cells(run: Sequence[Line]) -> list[list[Span | None]]:
    """The cells of each line; nothing when the lines do not stand in columns."""
    pieces = [_pieces(line) for line in run]
    # Some lines lack a cell, so that the most columns that two lines and a third of all have are those of the table.
    counts = Counter(map(len, pieces))
    width = max((each for each, rows in counts.items() if rows > 1 and 3 * rows >= len(run)), default=0)
    if not 2 <= width <= _MOST_COLUMNS or _is_list(run, width):
        return []
    whole = [each for each in pieces if len(each) == width]
    columns = [_column(own) for own in zip(*whole, strict=True)]
    if not all(column.straight for column in columns):
        return []
    placed = [_place(line, each, columns) for line, each in zip(run, pieces, strict=True)]
    return [cells for cells in placed if cells is not None] if None not in placed else []


def _column(pieces: Sequence[Span]) -> _Column:
    starts, ends = [start for start, _ in pieces], [end for _, end in pieces]
    return _Column((min(starts), max(starts)), (min(ends), max(ends)))


def _is_list(run: Sequence[Line], width: int) -> bool:
    """Two columns of which the first holds labels or numbers."""
    firsts = [_PIECE.match(line.text) for line in run]
    labels = sum(first is not None and first.group().endswith(":") for first in firsts)
    behind = sum(re.search(r"  +:", line.text) is not None for line in run)
    marked = sum(read_marker(line.text) is not None for line in run)
    return width == 2 and 2 * max(labels, behind, marked) >= len(run)


def _place(line: Line, pieces: Sequence[Span], columns: Sequence[_Column]) -> list[Span | None] | None:
    """The pieces of a line in their columns; None when one stands in none."""
    cells: list[Span | None] = [None] * len(columns)
    at = 0
    for start, end in _divided(line, pieces, columns):
        if len(pieces) != len(columns):
            at = next((number for number in range(at, len(columns)) if columns[number].holds(start, end)), len(columns))
        if at >= len(columns):
            return None
        cells[at] = (line.outer[0] + start, line.outer[0] + end)
        at += 1
    return cells


def _divided(line: Line, pieces: Sequence[Span], columns: Sequence[_Column]) -> Iterator[Span]:
    """The pieces of a line that lacks one, cut where a long cell leaves one space before the next column."""
    for start, end in pieces:
        for column in columns if len(pieces) < len(columns) else ():
            cut = next((place for place in _starts(line, start, end) if abs(place - column.starts[0]) <= _OFF), start)
            if cut > start and column.straight:
                yield start, cut - 1
                start = cut
        yield start, end


def _starts(line: Line, start: int, end: int) -> Iterator[int]:
    """The places at which the words in a piece begin, but for the first."""
    indent = line.start - line.outer[0]
    yield from (start + match.end() for match in re.finditer(r" ", line.text[start - indent : end - indent]))
