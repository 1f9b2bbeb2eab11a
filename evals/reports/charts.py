"""Small charts as SVG text: bars with their interval, a line, and a reliability diagram; no library, no network."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from evals.measures.confidence import Bin, Point
from evals.numbers import number

WIDTH = 640
_BAR, _LABEL, _PLOT = 22, 270, 280
_SIDE, _MARGIN = 240, 34


class Bar(NamedTuple):
    """One bar: a value between 0 and 1 with its interval; None draws no bar."""

    label: str
    value: float | None
    low: float | None
    high: float | None
    n: int


def bar_chart(bars: Sequence[Bar], *, title: str) -> str:
    """Horizontal bars on a scale from 0 to 1, the interval as a line, value and n behind it."""
    height = _BAR * max(1, len(bars)) + 8
    drawn = [_bar(bar, 4 + place * _BAR) for place, bar in enumerate(bars)]
    return _svg(WIDTH, height, title, drawn)


def _bar(bar: Bar, top: int) -> str:
    middle = top + _BAR // 2
    parts = [_text(_LABEL - 8, middle + 4, bar.label, anchor="end")]
    parts.append(f'<rect class="track" x="{_LABEL}" y="{top + 3}" width="{_PLOT}" height="{_BAR - 6}"/>')
    if bar.value is not None:
        length = _PLOT * min(1.0, max(0.0, bar.value))
        parts.append(f'<rect class="bar" x="{_LABEL}" y="{top + 3}" width="{length:.1f}" height="{_BAR - 6}"/>')
    if bar.low is not None and bar.high is not None:
        left, right = _LABEL + _PLOT * bar.low, _LABEL + _PLOT * bar.high
        parts.append(f'<line class="interval" x1="{left:.1f}" y1="{middle}" x2="{right:.1f}" y2="{middle}"/>')
    parts.append(_text(_LABEL + _PLOT + 8, middle + 4, f"{number(bar.value)} (n={bar.n})"))
    return "".join(parts)


def risk_chart(points: Sequence[Point], *, title: str) -> str:
    """The risk-coverage curve: how often it is wrong when only the surest answers are shown."""
    path = " ".join(f"{_x(point.coverage):.1f},{_y(point.risk):.1f}" for point in points)
    line = f'<polyline class="curve" points="{path}"/>' if points else ""
    return _square(title, [line], across="dekking", up="risico")


def reliability_chart(bars: Sequence[Bin | None], *, title: str) -> str:
    """Reported confidence against truth; on the diagonal the confidence is honest. A larger dot is more questions."""
    most = max((bar.questions for bar in bars if bar), default=1)
    drawn = [f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>']
    for bar in bars:
        if bar:
            radius = 3 + 7 * (bar.questions / most) ** 0.5
            place = f'cx="{_x(bar.confidence):.1f}" cy="{_y(bar.share):.1f}" r="{radius:.1f}"'
            drawn.append(f'<circle class="dot" {place}><title>n={bar.questions}</title></circle>')
    return _square(title, drawn, across="zekerheid", up="beantwoordbaar")


def _square(title: str, drawn: list[str], *, across: str, up: str) -> str:
    size = _SIDE + 2 * _MARGIN
    frame = f'<rect class="track" x="{_MARGIN}" y="{_MARGIN}" width="{_SIDE}" height="{_SIDE}"/>'
    ticks = [_text(_x(share), size - _MARGIN + 14, number(share), anchor="middle") for share in (0.0, 0.5, 1.0)]
    ticks += [_text(_MARGIN - 4, _y(share) + 4, number(share), anchor="end") for share in (0.0, 0.5, 1.0)]
    names = [_text(size / 2, size - 1, across, anchor="middle"), _text(_MARGIN, _MARGIN - 10, up)]
    return _svg(size, size + 4, title, [frame, *drawn, *ticks, *names])


def _x(share: float) -> float:
    return _MARGIN + _SIDE * share


def _y(share: float) -> float:
    return _MARGIN + _SIDE * (1 - share)


def _text(x: float, y: float, text: str, *, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(width: float, height: float, title: str, drawn: Sequence[str]) -> str:
    label = escape(title, quote=True)
    body = "".join(drawn)
    view = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="{label}" {view}>{body}</svg>'
