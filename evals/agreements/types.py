"""The nouns of measuring the register: a gold item with its alternatives, and what the register made of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.agreements import Agreement, AgreementKind, Deadline
from evals.types import GoldRange

Parties = frozenset[str]


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One thing that was agreed, planned, wanted, needed or proposed, as a reader annotated it.

    Everything with alternatives has the preferred one first. ``quotes`` are passages that say it, each enough alone;
    ``places`` where they stand. ``deadlines`` holds None when "no deadline" is right. An item that is not ``important``
    may be missing from a register, and is right when it is there. Items with the same ``group`` (not "") are repeats or
    follow-ups of one agreement.
    """

    id: str
    split: str
    document: str
    quotes: tuple[str, ...]
    kinds: tuple[AgreementKind, ...]
    parties: tuple[Parties, ...]
    addressed_to: tuple[Parties, ...]
    deadlines: tuple[Deadline | None, ...]
    important: bool
    region: str | None = None
    group: str = ""
    note: str = ""
    places: tuple[GoldRange, ...] = ()

    @property
    def has_deadline(self) -> bool:
        """Whether some reading gives a deadline."""
        return any(one is not None for one in self.deadlines)


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """A row of the register: the item it is about (None when it matches none), the split it counts for, its text.

    ``exact_slice`` says whether its quote stands in the document at its range.
    """

    row: Agreement
    split: str
    item: GoldItem | None
    exact_slice: bool


@dataclass(frozen=True, slots=True)
class JudgedItem:
    """A gold item: the rows that match it, the one that fits it best first, and those that fit no other item better."""

    item: GoldItem
    rows: tuple[Agreement, ...] = ()
    own: tuple[Agreement, ...] = field(default=())

    @property
    def found(self) -> bool:
        """Whether any row matches it."""
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Judged:
    """The register laid beside the gold list, both in the order of the gold files and of the text."""

    items: tuple[JudgedItem, ...]
    rows: tuple[JudgedRow, ...]

    def of_split(self, split: str | None) -> Judged:
        """The part that counts for a split; everything for None."""
        if split is None:
            return self
        items = tuple(one for one in self.items if one.item.split == split)
        return Judged(items, tuple(one for one in self.rows if one.split == split))
