"""The rows of the register that fit what a question asks: never a proposal, never one that was rejected."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from assistant.agreements import Filter, RegisterRow, apply_filter
from assistant.register_answers.intent import Wanted
from corpus import Document
from corpus.agreements.words import content_words

# Who is bound: agreed, to be done, or planned; a deadline may also be that of a goal or condition.
_BINDING = ("afspraak", "actie", "planning")
_DATED = ("afspraak", "actie", "planning", "ambitie", "randvoorwaarde")
_BY_DEADLINE = ("overdue", "deadlines")
_SHARE = 0.6
_FEW = 2
_SHORTEST_PART = 5


def fitting_rows(
    rows: Sequence[RegisterRow], wanted: Wanted, documents: Mapping[str, Document], *, day: str, chosen: Collection[str]
) -> list[RegisterRow]:
    """The rows that are asked for, in their order.

    :param day: ISO day on which something is overdue or not.
    :param chosen: ids of the documents to look in; none for all.
    """
    kinds = _DATED if wanted.sort in _BY_DEADLINE else _BINDING
    return _of_kinds(rows, wanted, documents, kinds=kinds, day=day, chosen=chosen)


def count_proposals(
    rows: Sequence[RegisterRow], wanted: Wanted, documents: Mapping[str, Document], *, day: str, chosen: Collection[str]
) -> int:
    """How many proposals would have fitted, had anybody agreed to them; parameters as above."""
    return len(_of_kinds(rows, wanted, documents, kinds=("voorstel",), day=day, chosen=chosen))


def _of_kinds(
    rows: Sequence[RegisterRow],
    wanted: Wanted,
    documents: Mapping[str, Document],
    *,
    kinds: tuple[str, ...],
    day: str,
    chosen: Collection[str],
) -> list[RegisterRow]:
    by_deadline = wanted.sort in _BY_DEADLINE
    before = day if wanted.sort == "overdue" else ""
    reviews = ("extracted", "confirmed", "corrected")
    chosen_ones = Filter(tuple(chosen), wanted.parties, "commits", kinds, before=before, reviews=reviews)
    return [
        row
        for row in apply_filter(rows, chosen_ones)
        if row.agreement.document in documents
        and (row.agreement.deadline is not None or not by_deadline)
        and (not wanted.first or _in_period(row, wanted, documents, deadline=by_deadline))
        and is_about(row, wanted.topic)
    ]


def is_about(row: RegisterRow, topic: frozenset[str]) -> bool:
    """Whether the passage, its topic or its section holds the words: one or two words all, of more most.

    A word also counts as part of a longer one: "tarief" in "tariefdifferentiatie".
    """
    if not topic:
        return True
    shown = row.agreement
    words = content_words(" ".join((shown.action, shown.topic, *shown.section[-1:])))
    held = sum(any(_within(one, word) for word in words) for one in topic)
    return held >= (len(topic) if len(topic) <= _FEW else math.ceil(_SHARE * len(topic)))


def _within(part: str, word: str) -> bool:
    return part == word or (len(part) >= _SHORTEST_PART and part in word)


def _in_period(row: RegisterRow, wanted: Wanted, documents: Mapping[str, Document], *, deadline: bool) -> bool:
    """Its deadline can fall in the period; of what was agreed "in 2020" also the document can be from then."""
    found = row.agreement.deadline
    if found is not None and found.end:
        return found.end >= wanted.first and found.start <= wanted.last
    written = documents[row.agreement.document].metadata.date
    return not deadline and bool(written) and wanted.first <= f"{written}-01-01"[:10] <= wanted.last
