"""When a range of a document counts as gold: the one definition that all measures of places share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from evals.types import Gold, GoldRange

# A range points at gold when they share at least half of the shorter one of the two.
SHARED = 0.5
# A ranked entry longer than this (characters) points at nothing: a whole document is not a finding place.
LONGEST_ENTRY = 4000
# A longer citation (characters; a long paragraph) cannot be checked at a glance: it must be mostly gold.
LONGEST_CITATION = 1000


class Range(Protocol):
    """A half-open range of a document, such as a citation."""

    @property
    def document(self) -> str:
        """Document id."""
        ...

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """Behind the last character."""
        ...


class Place(NamedTuple):
    """A range of a document."""

    document: str
    start: int
    end: int


def shared(place: Range, gold: GoldRange) -> int:
    """The number of characters of the gold quote that ``place`` holds."""
    if place.document != gold.document:
        return 0
    return max(0, min(place.end, gold.end) - max(place.start, gold.start))


def points_at(place: Range, gold: GoldRange, *, longest: int = LONGEST_ENTRY) -> bool:
    """Whether ``place`` and the gold quote share at least half of the shorter one (overlap coefficient >= 1/2).

    So a chunk must hold half of the quote, and a sentence out of a longer quote must be at least half gold. Source of
    the coefficient: Szymkiewicz-Simpson. A place of more than ``longest`` characters never counts.
    """
    shorter = min(place.end - place.start, gold.end - gold.start)
    if shorter <= 0 or place.end - place.start > longest:
        return False
    return shared(place, gold) >= SHARED * shorter


def groups_pointed_at(place: Range, gold: Gold) -> frozenset[int]:
    """The numbers of the gold groups of which ``place`` points at an alternative."""
    return frozenset(
        number for number, group in enumerate(gold) if any(points_at(place, alternative) for alternative in group)
    )


def characters(places: Iterable[Range]) -> set[tuple[str, int]]:
    """Every (document, offset) that the places hold, each once however often it is covered."""
    return {(place.document, offset) for place in places for offset in range(place.start, place.end)}


def outer_places(gold: Sequence[Sequence[GoldRange]]) -> list[Place]:
    """The gold widened to whole passages, all groups and alternatives together."""
    return [Place(found.document, found.outer_start, found.outer_end) for group in gold for found in group]
