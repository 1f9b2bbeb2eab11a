"""The rows of the register that fit what a question asks: what binds apart from what does not, never rejected ones."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.agreements import Filter, RegisterRow, apply_filter
from assistant.agreements.filters import Role
from assistant.register_answers.intent import Wanted
from assistant.register_answers.lead_in import lead_in
from assistant.register_answers.topics import Topics
from corpus import Document, display_text
from corpus.agreements.gazetteer import belongs, members

# Who is bound: agreed, to be done, or planned; a deadline may also be that of a goal or condition.
_BINDING = ("afspraak", "actie", "planning")
_DATED = ("afspraak", "actie", "planning", "ambitie", "randvoorwaarde")
# What nobody is bound by, told when nothing binds.
_OPEN = ("ambitie", "randvoorwaarde", "voorstel")
_KINDS: Mapping[str, tuple[str, ...]] = {
    "overdue": _DATED,
    "deadlines": _DATED,
    "advice": ("voorstel",),
    "ambitions": ("ambitie",),
    "requests": ("afspraak", "actie", "planning", "randvoorwaarde", "voorstel"),
}
_ADDRESSED = re.compile(r"(?:aan|geachte|beste)\b", re.IGNORECASE)
_OPENING = 12  # passages in which a letter says to whom it is written
_BY_DEADLINE = ("overdue", "deadlines")
_REVIEWS = ("extracted", "confirmed", "corrected")
# Cues that give advice in so many words, then those that point something out; the others say it by the way.
_ADVISES = (
    re.compile(r"advies|advise|aanbev|beve(?:el|len)|raadzaam|plei(?:t|dooi)|verzoek|oproep", re.IGNORECASE),
    re.compile(r"wenselijk|verstandig|helpend|belangrijk|van belang|opschrift|voorstel.", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Fitting:
    """The rows for a question, best first.

    ``apart``: no row names all the parties together, so these are of any of them. ``open``: nothing that binds was
    found, and these are the ambitions, conditions and proposals. ``proposals`` counts those left out.
    """

    rows: tuple[RegisterRow, ...]
    apart: bool = False
    open: bool = False
    proposals: int = 0


class RowFinder:
    """Looks through the rows of one register.

    :param day: ISO day on which something is overdue or not.
    :param chosen: ids of the documents to look in; none for all.
    :param named_in: the canonical names of the parties that a text names.
    """

    def __init__(
        self,
        rows: Sequence[RegisterRow],
        documents: Mapping[str, Document],
        topics: Topics,
        *,
        day: str,
        chosen: Collection[str],
        named_in: Callable[[str], Collection[str]],
    ) -> None:
        self._rows = [row for row in rows if row.agreement.document in documents]
        self._documents = documents
        self._topics = topics
        self._day = day
        self._chosen = tuple(chosen)
        self._named_in = named_in

    def find(self, wanted: Wanted) -> Fitting | None:
        """What binds; else, for what was agreed, what nobody is bound by; None when nothing fits."""
        kinds = ("planning",) if wanted.planned else _KINDS.get(wanted.sort, _BINDING)
        rows = self._of_kinds(wanted, kinds)
        if rows:
            proposals = 0 if wanted.planned or "voorstel" in kinds else len(self._of_kinds(wanted, ("voorstel",)))
            return Fitting(tuple(rows), proposals=proposals)
        if wanted.sort in ("commitments", "tasks", "duties") and not wanted.planned:
            # Who are named together are often what an ambition or proposal is about: nobody committed in it.
            anyones = replace(wanted, parties=()) if set(wanted.parties) <= set(wanted.named) else wanted
            rows = self._of_kinds(anyones, _OPEN, role="either")
        if rows:
            return Fitting(tuple(rows), open=True)
        titled = self._titled(wanted)
        if titled is not None:
            return titled
        if not (wanted.named and wanted.parties):
            return None
        either = self.find(replace(wanted, named=()))
        return either and replace(either, apart=True)

    def _titled(self, wanted: Wanted) -> Fitting | None:
        """What binds in the documents whose title names the topic, which none of their rows has to repeat."""
        about = [
            one.id
            for one in self._documents.values()
            if self._topics.text_is_about(one.metadata.title, wanted.topic) and one.id in (self._chosen or (one.id,))
        ]
        if wanted.sort not in ("commitments", "tasks", "deadlines") or not wanted.topic or len(about) != 1:
            return None
        chosen, self._chosen = self._chosen, tuple(about)
        rows = self._of_kinds(replace(wanted, topic=frozenset()), _KINDS.get(wanted.sort, _BINDING))
        self._chosen = chosen
        return Fitting(tuple(rows)) if rows else None

    def _of_kinds(self, wanted: Wanted, kinds: tuple[str, ...], *, role: Role | None = None) -> list[RegisterRow]:
        dated = wanted.sort in _BY_DEADLINE
        before = self._day if wanted.sort == "overdue" else ""
        role = role or ("asked" if wanted.sort == "requests" else "commits")
        chosen = Filter(self._chosen, wanted.parties, role, kinds, before=before, reviews=_REVIEWS)
        found = [
            row
            for row in apply_filter(self._rows, chosen)
            if (row.agreement.deadline is not None or not dated)
            and (not wanted.first or self._in_period(row, wanted, deadline=dated))
            and (not wanted.topic or self._topics.is_about(row, wanted.topic, self._lead_in(row)))
            and self._names_all(row, wanted.named)
            and (wanted.sort != "partners" or other_parties(row, wanted.parties))
        ]
        # Read backwards, so that of repeats in one document the first one stays.
        once = {(row.agreement.document, row.agreement.action.casefold()): row.key for row in reversed(found)}
        kept = frozenset(once.values())
        return sorted((row for row in found if row.key in kept), key=lambda row: self._order(row, wanted))

    def _order(self, row: RegisterRow, wanted: Wanted) -> tuple[int, int, int, int]:
        """Plain advice first, then by how much of the topic it holds itself or where it stands; else as it was.

        The words that were asked come before other names of the same.
        """
        plain = 0
        if wanted.sort == "advice":
            cue = row.agreement.cue
            plain = next((tier for tier, pattern in enumerate(_ADVISES) if pattern.search(cue)), len(_ADVISES))
        held = [
            self._topics.held(row, wanted.topic, itself=itself, named=named)
            for itself, named in ((True, False), (False, False), (True, True))
        ]
        return plain, -held[0], -held[1], -held[2]

    def _lead_in(self, row: RegisterRow) -> str:
        return lead_in(self._documents[row.agreement.document], row.agreement.start)

    def _names_all(self, row: RegisterRow, names: Sequence[str]) -> bool:
        if not names:
            return True
        shown = row.agreement
        there = {*shown.parties, *shown.addressed_to, *self._named_in(shown.quote)}
        there |= self._addressees(shown.document)
        return all(any(belongs(one, name) for one in there) for name in names)

    def _addressees(self, document: str) -> set[str]:
        """To whom a letter is written: what it promises, it promises to them."""
        found = self._documents[document]
        lines = (display_text(found.quote(one)) for one in found.passages[:_OPENING])
        return {name for line in lines if _ADDRESSED.match(line) for name in self._named_in(line)}

    def _in_period(self, row: RegisterRow, wanted: Wanted, *, deadline: bool) -> bool:
        """Its deadline can fall in the period; of what was agreed "in 2020" also the document can be from then.

        Before a day only deadlines fall: what has none is not done by then.
        """
        found = row.agreement.deadline
        if found is not None and found.end:
            return found.end >= wanted.first and found.start <= wanted.last
        written = self._documents[row.agreement.document].metadata.date
        return (
            not deadline
            and not wanted.until
            and bool(written)
            and wanted.first <= f"{written}-01-01"[:10] <= wanted.last
        )


def other_parties(row: RegisterRow, asked: Sequence[str]) -> tuple[str, ...]:
    """Who commits in a row beside those that are asked for; who belongs to them, or they to whom, is no other."""
    own = {one for name in asked for one in (name, *members(name))}
    return tuple(one for one in row.agreement.parties if one not in own and own.isdisjoint(members(one)))
