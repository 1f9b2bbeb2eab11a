"""Cuts a document into drawable runs of display text, with the quoted range marked to the character."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

Display = Callable[[str], str]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cutter:
    """Turns ranges of ``text`` into runs ``{"text", "mark"}``; the range ``start`` to ``end`` is marked.

    ``display`` gives the display text of a slice, a pure function of that slice.
    """

    text: str
    start: int
    end: int
    display: Display

    def runs(self, ranges: Iterable[tuple[int, int]]) -> list[Json]:
        """Runs of the ranges in reading order, with one space between ranges and neighbours of one kind joined."""
        runs: list[Json] = []
        previous_end: int | None = None
        for first, last in ranges:
            for piece_start, piece_end, marked in self._pieces(first, last):
                shown = self.display(self.text[piece_start:piece_end])
                if not shown:
                    continue
                glue = " " if runs and self._parted(previous_end, piece_start) else ""
                _append(runs, glue, shown, marked=marked)
                previous_end = piece_end
        return runs

    def _pieces(self, first: int, last: int) -> list[tuple[int, int, bool]]:
        """The range cut at the borders of the marked range: at most three pieces."""
        borders = [first, *(at for at in (self.start, self.end) if first < at < last), last]
        return [
            (left, right, self.start <= left and right <= self.end and self.start < self.end)
            for left, right in pairwise(borders)
        ]

    def _parted(self, previous_end: int | None, start: int) -> bool:
        """True when the document has something, white space at least, at the border of two pieces."""
        if previous_end is None:
            return False
        if previous_end != start:
            return True
        return start > 0 and (self.text[start - 1].isspace() or self.text[start : start + 1].isspace())


def _append(runs: list[Json], glue: str, shown: str, *, marked: bool) -> None:
    """Add a run; the space before it is marked only between two marked runs."""
    if runs and runs[-1]["mark"] == marked:
        runs[-1]["text"] += glue + shown
    elif glue and not marked:
        runs.append({"text": glue + shown, "mark": False})
    else:
        if glue:
            runs[-1]["text"] += glue
        runs.append({"text": shown, "mark": marked})
