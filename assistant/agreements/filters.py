"""Which rows of the register are meant: by document, party, kind, words, deadline and review."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.agreements.types import RegisterRow
from corpus.agreements.gazetteer import broader, members
from corpus.display import display_text

Role = Literal["either", "commits", "asked"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a row must have to be shown; nothing set lets every row through. Dates are ISO days.

    ``parties``: any of them, or a party that belongs to it, commits or is asked, or only one of the two by ``role``.
    ``text``: all its words occur, whatever case and accents, in passage, action, topic, place, parties, deadline or
    note; ``topic`` looks only at what it is about. ``first`` and ``last``: the deadline can fall in that period, both
    days included. ``before``: the last day of the deadline comes before that day. ``overdue_on``: the same, without
    proposals and rejected rows, because nobody is bound by those. A deadline that recurs has no days, so it fits no
    date. ``reviews``: any of them.
    """

    documents: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    role: Role = "either"
    kinds: tuple[str, ...] = ()
    text: str = ""
    topic: str = ""
    first: str = ""
    last: str = ""
    before: str = ""
    overdue_on: str = ""
    reviews: tuple[str, ...] = ()


def apply_filter(rows: Iterable[RegisterRow], chosen: Filter) -> list[RegisterRow]:
    """The rows that fit everything that is set, in their order."""
    return [row for row in rows if _fits_words(row, chosen) and _fits_dates(row, chosen)]


def came_along(rows: Iterable[RegisterRow], parties: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each party that was asked for, those in ``rows`` that belong to it and were not asked for themselves."""
    wanted = tuple(parties)
    there = {name for row in rows for name in (*row.agreement.parties, *row.agreement.addressed_to)}
    own = sorted(there - set(wanted))
    found = {
        name: (
            *(one for one in members(name) if one in there and one not in wanted),
            *(one for one in own if name in broader(one)),
        )
        for name in wanted
    }
    return {name: others for name, others in found.items() if others}


def is_overdue(row: RegisterRow, day: str) -> bool:
    """Whether somebody is bound to a deadline whose last day came before ``day`` (ISO)."""
    deadline = row.agreement.deadline
    bound = row.review != "rejected" and row.agreement.kind != "voorstel"
    return bound and deadline is not None and bool(deadline.end) and deadline.end < day


def folded(text: str) -> str:
    """Text for comparison: small letters without accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(character for character in plain if not unicodedata.combining(character)).casefold()


def _fits_words(row: RegisterRow, chosen: Filter) -> bool:
    shown = row.agreement
    return (
        (not chosen.documents or shown.document in chosen.documents)
        and (not chosen.kinds or shown.kind in chosen.kinds)
        and (not chosen.reviews or row.review in chosen.reviews)
        and (not chosen.parties or _names_any(row, chosen.parties, chosen.role))
        and _holds(chosen.topic, (shown.topic, *shown.section))
        and (not chosen.text or _holds_folded(chosen.text, _searched(_texts(row))))
    )


def _names_any(row: RegisterRow, parties: Sequence[str], role: Role) -> bool:
    commits = row.agreement.parties if role != "asked" else ()
    asked = row.agreement.addressed_to if role != "commits" else ()
    names = (*commits, *asked)
    if not _with_members(tuple(parties)).isdisjoint(map(folded, names)):
        return True
    return any(not broader(name).isdisjoint(parties) for name in names)


@lru_cache(maxsize=256)
def _with_members(parties: tuple[str, ...]) -> frozenset[str]:
    """The names, with those of the parties that belong to them: the ministries for "Rijk"."""
    return frozenset(folded(one) for name in parties for one in (name, *members(name)))


def _texts(row: RegisterRow) -> tuple[str, ...]:
    shown = row.agreement
    words = shown.deadline.text if shown.deadline else ""
    place = (shown.topic, *shown.section, shown.region or "")
    return (shown.quote, shown.action, *place, *shown.parties, *shown.addressed_to, words, row.note)


@lru_cache(maxsize=2**16)
def _searched(texts: tuple[str, ...]) -> str:
    """What words are looked for in: the quote as it is shown, and the rest. Kept, since a page asks at every click."""
    quote, *others = texts
    return folded("\n".join((display_text(quote), *others)))


def _holds(words: str, texts: Iterable[str]) -> bool:
    return not words or _holds_folded(words, folded("\n".join(texts)))


def _holds_folded(words: str, text: str) -> bool:
    return all(word in text for word in folded(words).split())


def _fits_dates(row: RegisterRow, chosen: Filter) -> bool:
    if chosen.overdue_on and not is_overdue(row, chosen.overdue_on):
        return False
    if not (chosen.first or chosen.last or chosen.before):
        return True
    deadline = row.agreement.deadline
    if deadline is None or not deadline.end:
        return False
    return (
        (not chosen.before or deadline.end < chosen.before)
        and (not chosen.first or deadline.end >= chosen.first)
        and (not chosen.last or deadline.start <= chosen.last)
    )
