"""The straight lines that a page draws: borders of cells, drawn as lines, thin bars or the edges of boxes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

_STROKES = (b"S", b"s", b"B", b"B*", b"b", b"b*")
_FILLS = (b"f", b"F", b"f*")
_CURVES = (b"c", b"v", b"y")
_THIN = 3.0  # points; a bar that is no wider is one line
_SHORTEST = 4.0
_MOST = 20_000  # a drawing with more is a map or a chart

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Segment:
    """A line at ``at`` points from the axis, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Rulings:
    """Collects the lines of one page while its text is extracted; points from the lower left corner."""

    horizontal: list[Segment] = field(default_factory=list)
    vertical: list[Segment] = field(default_factory=list)
    _path: list[tuple[Point, Point]] = field(default_factory=list)
    _bars: list[tuple[Point, Point]] = field(default_factory=list)
    _curved: bool = False
    _first: Point = (0.0, 0.0)
    _at: Point = (0.0, 0.0)

    def visit(self, operator: bytes, operands: Sequence[Any], matrix: Sequence[float], _: Sequence[float]) -> None:
        """Take up one command of the page (``visitor_operand_before`` of pypdf); only what is painted counts."""
        if operator in (b"m", b"l", b"re"):
            self._draw(operator, [float(one) for one in operands], matrix)
        elif operator == b"h":
            self._path.append((self._at, self._first))
        elif operator in _CURVES:
            self._curved = True
        elif operator in (*_STROKES, *_FILLS, b"n"):
            if not self._curved and len(self.horizontal) + len(self.vertical) < _MOST:
                # The edges of a coloured plane are no lines: it may as well stand behind a line of text.
                self._keep(() if operator == b"n" else self._path if operator in _STROKES else self._bars)
            self._path, self._bars, self._curved = [], [], False

    def _draw(self, operator: bytes, numbers: list[float], matrix: Sequence[float]) -> None:
        if operator == b"re" and len(numbers) == 4:
            x, y, width, height = numbers
            lower, upper = _moved(x, y, matrix), _moved(x + width, y + height, matrix)
            self._box(lower, upper)
        elif operator != b"re" and len(numbers) == 2:
            point = _moved(numbers[0], numbers[1], matrix)
            if operator == b"m":
                self._first = point
            else:
                self._path.append((self._at, point))
            self._at = point

    def _box(self, lower: Point, upper: Point) -> None:
        (left, right), (bottom, top) = sorted((lower[0], upper[0])), sorted((lower[1], upper[1]))
        if top - bottom <= _THIN:
            middle = (bottom + top) / 2
            self._bars.append(((left, middle), (right, middle)))
        elif right - left <= _THIN:
            middle = (left + right) / 2
            self._bars.append(((middle, bottom), (middle, top)))
        corners = [(left, bottom), (right, bottom), (right, top), (left, top)]
        self._path += zip(corners, [*corners[1:], corners[0]], strict=True)

    def _keep(self, lines: Iterable[tuple[Point, Point]]) -> None:
        for (x, y), (other_x, other_y) in lines:
            across, along = abs(x - other_x), abs(y - other_y)
            if across <= 1 and along >= _SHORTEST:
                self.vertical.append(Segment((x + other_x) / 2, min(y, other_y), max(y, other_y)))
            elif along <= 1 and across >= _SHORTEST:
                self.horizontal.append(Segment((y + other_y) / 2, min(x, other_x), max(x, other_x)))


def _moved(x: float, y: float, matrix: Sequence[float]) -> Point:
    a, b, c, d, e, f = (float(one) for one in matrix)
    return a * x + c * y + e, b * x + d * y + f
