"""The nouns of curation: a row as shown with what was extracted, a change with who and when, a review without text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from corpus.agreements import Agreement, Unread

Review = Literal["extracted", "confirmed", "corrected", "rejected"]
REVIEWS: tuple[Review, ...] = get_args(Review)
Action = Literal["confirm", "reject", "correct", "note", "restore"]
ACTIONS: tuple[Action, ...] = get_args(Action)
# What people may correct; everything else is where it stands.
FIELDS = ("kind", "parties", "addressed_to", "action", "topic", "region", "deadline")
# "read" as it is; "moved": reviewed when the passage had other borders; "kept": no longer found by itself, though its
# words still stand in the document.
Origin = Literal["read", "moved", "kept"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that somebody did to a row: ``value`` and ``previous`` are JSON values of ``field`` ("" for none).

    ``at`` is a moment in UTC (ISO, microseconds); ``uid`` makes the change the same one in every copy of it.
    """

    uid: str
    at: str
    who: str
    action: Action
    field: str = ""
    value: Any = None
    previous: Any = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What reviews hang on: a passage of a document as it was when it was first reviewed.

    ``uid`` follows from document, words and place; ``snapshot`` is the row as it was read then, as JSON values.
    """

    uid: str
    document: str
    quote: str
    start: int
    end: int
    snapshot: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An anchor with all that was ever done to it, oldest first."""

    anchor: Anchor
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A row of the register: ``agreement`` as shown, corrections included, and ``extracted`` as it was read.

    ``key`` is short and stays the same as long as the words of the passage do; ``corrected`` names the fields in which
    the two differ; ``reviewer`` and ``reviewed`` are who changed it last, and when ("" when nobody did). ``anchors``
    are the anchors whose changes it shows.
    """

    key: str
    agreement: Agreement
    extracted: Agreement
    review: Review = "extracted"
    note: str = ""
    corrected: tuple[str, ...] = ()
    reviewer: str = ""
    reviewed: str = ""
    origin: Origin = "read"
    anchors: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The row as the JSON object of the contract, with what people added to it."""
        read = asdict(self.extracted)
        return {
            **asdict(self.agreement),
            "review": self.review,
            "key": self.key,
            "note": self.note,
            "corrected": list(self.corrected),
            "original": {name: read[name] for name in self.corrected},
            "reviewer": self.reviewer,
            "reviewed": self.reviewed,
            "origin": self.origin,
        }


@dataclass(frozen=True, slots=True)
class Orphan:
    """A review whose words are in no document any more; ``reason`` says which of the two is gone."""

    anchor: Anchor
    review: Review
    note: str
    corrections: Mapping[str, Any]
    reviewer: str
    reviewed: str
    reason: Literal["document", "words"]


@dataclass(frozen=True, slots=True)
class CuratedRegister:
    """All rows in the order of documents and text, what could not be read, and reviews without a row.

    ``documents`` maps the ids of all documents that were read to their titles; ``unreadable`` those that could not be
    read to an explanation (Dutch).
    """

    rows: tuple[RegisterRow, ...]
    unread: tuple[Unread, ...]
    orphans: tuple[Orphan, ...]
    documents: Mapping[str, str]
    unreadable: Mapping[str, str]

    def parties(self) -> tuple[str, ...]:
        """Everyone who commits or is asked, by name, each once."""
        rows = (row.agreement for row in self.rows)
        names = {name for row in rows for name in (*row.parties, *row.addressed_to)}
        return tuple(sorted(names, key=lambda name: (name.casefold(), name)))
