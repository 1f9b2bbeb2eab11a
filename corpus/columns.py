"""Tables in plain text whose cells stand below each other: columns of spaces under a row of headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from corpus.lines import Line
from corpus.markup import Span

_GAP = re.compile(r" {2,}")
_HEADING = re.compile(r"[A-Z][\w /().-]{0,24}")
_FEWEST_COLUMNS = 3
_FEWEST_ROWS = 2
_OVER = 3


def find_columns(text: str, lines: Sequence[Line], skipped: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    """For the number of each line of such a table: where its columns begin, counted from the start of the line.

    A row of three or more short headings with a capital, two or more spaces apart, and two or more lines right below it
    of which no cell crosses the start of a column; ordinary text does not leave the same places open.
    """
    found: dict[int, tuple[int, ...]] = {}
    for place, line in enumerate(lines):
        starts = () if line.number in found or line.number in skipped else _starts(line)
        below: list[int] = []
        for other in lines[place + 1 :] if starts else ():
            if other.blank or other.number in skipped or not _fits(text, other, starts):
                break
            below.append(other.number)
        if len(below) >= _FEWEST_ROWS:
            found.update(dict.fromkeys((line.number, *below), starts))
    return found


def cells_at(text: str, line: Line, starts: Sequence[int]) -> list[Span | None]:
    """The cells of a line, each the range without white space around it; None for an empty one."""
    begin, end = line.outer
    whole = text[begin:end]
    borders = [*(min(begin + (_border(whole, start) or 0), end) for start in starts), end]
    cells: list[Span | None] = []
    for first, last in pairwise(borders):
        words = text[first:last]
        start = first + len(words) - len(words.lstrip())
        cells.append((start, first + len(words.rstrip())) if words.strip() else None)
    return cells


def _border(whole: str, start: int) -> int | None:
    """Where a cell begins: at its column, or a little behind that when the cell before it was too long for its own."""
    if not start or not whole[start - 1 : start].strip():
        return start
    gap = whole.find(" ", start, start + _OVER)
    return gap + 1 if gap >= 0 else None


def _starts(line: Line) -> tuple[int, ...]:
    """Where the headings of columns begin; () for a line that holds none."""
    words = _GAP.split(line.text)
    if len(words) < _FEWEST_COLUMNS or not all(_HEADING.fullmatch(word) for word in words) or "\t" in line.text:
        return ()
    first = line.start - line.outer[0]
    return (first, *(first + gap.end() for gap in _GAP.finditer(line.text)))


def _fits(text: str, line: Line, starts: Sequence[int]) -> bool:
    whole = text[line.outer[0] : line.outer[1]].rstrip("\r\n")
    if "\t" in whole or any(_border(whole, start) is None for start in starts):
        return False
    return sum(cell is not None for cell in cells_at(text, line, starts)) >= len(starts) - 1
