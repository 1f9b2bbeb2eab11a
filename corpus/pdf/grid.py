"""Lines of a page -> the grids they form, and the letters of the page -> the cells of these grids."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

from corpus.dutch.vocabulary import CONJUNCTIONS
from corpus.pdf.rulings import Segment

T = TypeVar("T", bound=Hashable)
Letter = tuple[str, float, float]  # a sign and the point in its middle; without place 0, 0
_NEAR = 3.0  # points; lines that are no further apart are one, or touch
_FEWEST = 3  # lines each way: two rows and two columns
_MOST_ROWS, _MOST_COLUMNS = 80, 20
_MOST_LINES = 1000  # with more it is a chart or a map
_LONGEST_ROW = 500  # characters; with more the cells hold running text, which is better cited sentence by sentence
_BROKEN = re.compile(r"([^\W_]+)-[ ]*\n\s*(\w+)")


@dataclass(frozen=True, slots=True)
class Grid:
    """Borders of columns from left to right and of rows from top to bottom, with the walls that are drawn."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    horizontal: tuple[Segment, ...]
    vertical: tuple[Segment, ...]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of a point, None outside."""
        column = bisect_right(self.columns, x) - 1
        row = bisect_right([-border for border in self.rows], -y) - 1
        inside = 0 <= column < len(self.columns) - 1 and 0 <= row < len(self.rows) - 1
        return (row, column) if inside else None

    def merged(self) -> dict[tuple[int, int], tuple[int, int]]:
        """For each cell the first one of those that it is one with, since no wall stands between them."""
        first = {cell: cell for cell in product(range(len(self.rows) - 1), range(len(self.columns) - 1))}
        for row, column in sorted(first):
            middle = (self.columns[column] + self.columns[column + 1]) / 2
            if row and not _stands(self.horizontal, self.rows[row], middle):
                _join(first, (row - 1, column), (row, column))
            middle = (self.rows[row] + self.rows[row + 1]) / 2
            if column and not _stands(self.vertical, self.columns[column], middle):
                _join(first, (row, column - 1), (row, column))
        least: dict[tuple[int, int], tuple[int, int]] = {}
        for cell in sorted(first):
            least.setdefault(_root(first, cell), cell)
        return {cell: least[_root(first, cell)] for cell in first}


def find_grids(horizontal: Sequence[Segment], vertical: Sequence[Segment]) -> Iterator[Grid]:
    """Every grid of two rows and columns or more, from top to bottom."""
    lines = [*((True, line) for line in _merged(horizontal)), *((False, line) for line in _merged(vertical))]
    if len(lines) > _MOST_LINES:
        return
    first = {number: number for number in range(len(lines))}
    for number, (flat, line) in enumerate(lines):
        for other, (other_flat, other_line) in enumerate(lines) if flat else ():
            if not other_flat and _touch(line, other_line):
                _join(first, number, other)
    groups: dict[int, list[tuple[bool, Segment]]] = {}
    for number, one in enumerate(lines):
        groups.setdefault(_root(first, number), []).append(one)
    grids = []
    for group in groups.values():
        level, upright = ([line for is_flat, line in group if is_flat is wanted] for wanted in (True, False))
        rows, columns = _places(level)[::-1], _places(upright)
        if _FEWEST <= len(rows) <= _MOST_ROWS and _FEWEST <= len(columns) <= _MOST_COLUMNS:
            grids.append(Grid(columns, rows, tuple(level), tuple(upright)))
    yield from sorted(grids, key=lambda grid: -grid.rows[0])


def read_cells(grid: Grid, letters: Iterable[Letter]) -> list[list[str]]:
    """The rows of a table with the text of each column, "" where it is empty; [] when it is no table.

    Text of merged cells stands in the first of them; rows and columns without any text are left out.
    """
    merged = grid.merged()
    texts: dict[tuple[int, int], list[str]] = {}
    last: tuple[int, int] | None = None
    for sign, x, y in letters:
        if not sign.isspace():
            last = grid.cell_at(x, y)
        if last is not None:
            texts.setdefault(merged[last], []).append(sign)
    cells = {cell: _one_line("".join(signs)) for cell, signs in texts.items()}
    cells = {cell: text for cell, text in cells.items() if text}
    rows, columns = ({cell[axis] for cell in cells} for axis in (0, 1))
    found = [[cells.get((row, column), "") for column in sorted(columns)] for row in sorted(rows)]
    full = sum(sum(map(bool, row)) > 1 for row in found)
    return found if full > 1 and max(len(" ".join(row)) for row in found) <= _LONGEST_ROW else []


def _one_line(text: str) -> str:
    """The text of a cell with its lines joined; whether a hyphen at the end of a line belongs, is decided later on."""
    return " ".join(_BROKEN.sub(_soften, text).split())


def _soften(match: re.Match[str]) -> str:
    before, after = match.groups()
    return f"{before}- {after}" if after.lower() in CONJUNCTIONS else f"{before}\u00ad{after}"


def _merged(lines: Iterable[Segment]) -> list[Segment]:
    """Lines that go on in each other as one."""
    found: list[Segment] = []
    borders = _places(lines := list(lines))
    near = sorted((borders[bisect_right(borders, line.at) - 1], line.start, line.end) for line in lines)
    for at, start, end in near:
        if found and found[-1].at == at and start <= found[-1].end + _NEAR:
            found[-1] = Segment(at, found[-1].start, max(end, found[-1].end))
        else:
            found.append(Segment(at, start, end))
    return found


def _places(lines: Iterable[Segment]) -> tuple[float, ...]:
    """Where lines are, ascending; of those close together the first."""
    places: list[float] = []
    for at in sorted(line.at for line in lines):
        if not places or at - places[-1] > _NEAR:
            places.append(at)
    return tuple(places)


def _touch(flat: Segment, upright: Segment) -> bool:
    return (
        flat.start - _NEAR <= upright.at <= flat.end + _NEAR and upright.start - _NEAR <= flat.at <= upright.end + _NEAR
    )


def _stands(walls: Iterable[Segment], border: float, middle: float) -> bool:
    return any(abs(wall.at - border) <= _NEAR and wall.start <= middle <= wall.end for wall in walls)


def _root(first: Mapping[T, T], one: T) -> T:
    while first[one] != one:
        one = first[one]
    return one


def _join(first: dict[T, T], one: T, other: T) -> None:
    first[_root(first, other)] = _root(first, one)
