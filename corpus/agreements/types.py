"""The nouns of the agreements register: an agreement with its parties and deadline, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

AgreementKind = Literal["afspraak", "actie", "ambitie", "randvoorwaarde", "voorstel", "planning"]
KINDS: tuple[AgreementKind, ...] = get_args(AgreementKind)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When it must be done: the first and last possible day as ISO dates, and the words as written.

    ``start`` and ``end`` are inclusive ("eind 2024" is 2024-10-01 to 2024-12-31, "uiterlijk 1 april 2020" one day);
    ``inferred`` says that the year is not in the words but was taken from the document's date. A deadline that recurs
    ("halfjaarlijks") has empty ``start`` and ``end``.
    """

    start: str
    end: str
    text: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """One row of the register: ``quote == text[start:end]`` of the document's canonical text.

    ``cue`` is what decided the kind, in the document's words or the name of the rule; ``parties`` commit themselves,
    ``addressed_to`` are asked, both by canonical name. ``action`` is what is to be done, as display text; ``topic``
    the section it stands in or what it is about; ``region`` None for the whole country. ``group`` is shared by repeats
    and follow-ups of one agreement, in one document or in several.
    """

    id: str
    kind: AgreementKind
    cue: str
    parties: tuple[str, ...]
    addressed_to: tuple[str, ...]
    action: str
    topic: str
    region: str | None
    deadline: Deadline | None
    document: str
    document_status: str
    section: tuple[str, ...]
    page: int | None
    start: int
    end: int
    quote: str
    group: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A place that looks like agreements but cannot be read, such as a planning table that lost its bars."""

    document: str
    section: tuple[str, ...]
    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Register:
    """All agreements in the order of documents and text, with the places that could not be read."""

    agreements: tuple[Agreement, ...]
    unread: tuple[Unread, ...]
