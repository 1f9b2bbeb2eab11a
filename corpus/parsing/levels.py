"""Levels of headings: from their marks where there are any, else from what they stand under."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.parsing.headings import Heading


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading with its words; ``stacked`` is True when nothing stands between it and the heading above."""

    heading: Heading
    text: str
    stacked: bool


_MAJOR = ("front", "container", "caps")


def assign_levels(entries: Sequence[Entry]) -> list[int]:
    """Level of every heading, 1 for the outermost ones."""
    depths = sorted({entry.heading.depth for entry in entries if entry.heading.kind == "markdown"})
    ranks = {depth: rank for rank, depth in enumerate(depths, 1)}
    assigner = _Assigner(entries)
    return [assigner.level(index, entry, ranks) for index, entry in enumerate(entries)]


class _Assigner:
    """Reads headings in order and remembers what is open."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._words = Counter(entry.text.lower() for entry in entries if entry.heading.kind == "plain")
        self._series_ends = _series_ends(entries)
        self._base = 0  # level of the open chapter, report or annex; 0 above the first one
        self._in_container = False
        self._plain = 0  # level of the last unmarked heading below the base
        self._plain_text = ""
        self._stack_level = 0  # level opened by two unmarked headings right below each other
        self._stack_words = 0
        self._series: dict[str, int] = {}
        self._series_open: tuple[str, int] = ("", -1)
        self._last = 0
        self._chapter_number = 0
        self._sub_number = 0  # last number of a second series within a chapter ("2." holding "1." to "4.")

    def level(self, index: int, entry: Entry, ranks: dict[int, int]) -> int:
        """Level of one heading; to be called in reading order."""
        kind = entry.heading.kind
        if kind == "markdown":
            level = self._open(ranks[entry.heading.depth])
        elif kind == "title":
            level = 1
        elif kind in _MAJOR:
            self._in_container = kind != "front"
            level = self._open(1)
        elif kind == "chapter":
            level = self._chapter(entry)
        elif kind == "article":
            level = self._open(2 if self._in_container else 1, container=self._in_container)
        elif kind == "capital":
            level = max(self._plain, self._base) + 1
        elif kind == "series":
            level = self._member(index, entry)
        else:
            level = self._unmarked(index, entry)
        self._last = level
        return level

    def _open(self, level: int, *, container: bool | None = None) -> int:
        """A heading under which unmarked ones start anew."""
        if container is not None:
            self._in_container = container
        self._base = level
        self._plain = self._stack_level = 0
        self._plain_text = ""
        self._series.clear()
        self._series_open = ("", -1)
        return level

    def _chapter(self, entry: Entry) -> int:
        """Numbered chapters are outermost, except in an annex or report, where they hang under its headings."""
        number = entry.heading.number
        if self._in_container:
            return max(self._plain, self._stack_level, self._base) + entry.heading.depth
        if number and number <= self._chapter_number and number == self._sub_number + 1:
            self._sub_number = number
            return max(self._base, self._plain) + 1
        if number:
            self._chapter_number, self._sub_number = number, 0
        return self._open(entry.heading.depth)

    def _member(self, index: int, entry: Entry) -> int:
        label = entry.heading.label
        if label not in self._series:
            under = label in self._plain_text or self._plain_text.startswith(label[:-1])
            self._series[label] = (self._plain if under and self._plain_text else self._base) + 1
        self._series_open = (label, index)
        if self._series[label] == self._base + 1:
            self._plain, self._plain_text = self._series[label], entry.text.lower()
        return self._series[label]

    def _unmarked(self, index: int, entry: Entry) -> int:
        label, _ = self._series_open
        if label and index < self._series_ends.get((label, self._series_open[1]), -1):
            return self._series[label] + 1
        text, words = entry.text.lower(), len(entry.text.split())
        recurring = self._words[text] > 1 or (self._plain_text and _same_opening(text, self._plain_text))
        if self._stack_level and not recurring and words <= max(2, self._stack_words):
            return self._stack_level
        if entry.stacked and self._plain and self._last == self._plain and self._words[text] == 1:
            self._stack_level, self._stack_words = self._plain + 1, words
            return self._stack_level
        self._stack_level = 0
        self._plain, self._plain_text = self._base + 1, text
        return self._plain


def _series_ends(entries: Sequence[Entry]) -> dict[tuple[str, int], int]:
    """For each member of a series ("Optie 1"): the index of the next member before the next chapter."""
    ends: dict[tuple[str, int], int] = {}
    open_members: dict[str, int] = {}
    for index, entry in enumerate(entries):
        if entry.heading.kind in (*_MAJOR, "markdown"):
            open_members.clear()
        elif entry.heading.kind == "series":
            label = entry.heading.label
            if label in open_members:
                ends[label, open_members[label]] = index
            open_members[label] = index
    return ends


def _same_opening(text: str, other: str) -> bool:
    """True for headings made after one pattern: their first two words agree."""
    return text.split()[:2] == other.split()[:2] and len(text.split()) > 2
