"""Compose the answer from ranked evidence: one or two sentences, a whole list, table cells, or a quote a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Candidate, distinct
from assistant.lists import list_answer
from assistant.parts import Part, item_start, items_below, part_of, previous_sentence
from assistant.question import Question
from assistant.tables import row_part


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may hold; chosen on the development questions.

    ``second`` is the probability from which a further passage is added, ``gap`` the log-odds by which it may be
    behind the best one, ``most`` the largest number of passages outside lists.
    """

    second: float = 0.5
    gap: float = 0.7
    most: int = 2
    list_words: int = 400


def compose(question: Question, candidates: Sequence[Candidate], *, limits: Limits | None = None) -> list[Part]:
    """The parts of the answer, in the order in which they are shown.

    :param candidates: ranked evidence, best first; the first one is always used.
    :return: at least one part when there is a candidate; [] otherwise.
    """
    limits = limits or Limits()
    usable = distinct(candidate for candidate in candidates if _can_answer(candidate))
    if not usable:
        return []
    if question.type == "comparison":
        return _per_document(usable, limits)
    if question.type == "list":
        parts = list_answer(question, usable, most_words=limits.list_words)
        if parts:
            return parts
    return _sentences(question, usable, limits)


def _can_answer(candidate: Candidate) -> bool:
    """A heading that asks is answered by what stands below it, never by itself."""
    return not (candidate.passage.kind == "heading" and candidate.traits.asks)


def _sentences(question: Question, usable: Sequence[Candidate], limits: Limits) -> list[Part]:
    best = usable[0]
    chosen = [best]
    for candidate in usable[1:]:
        if len(chosen) >= limits.most:
            break
        if candidate.probability >= limits.second and best.score - candidate.score <= limits.gap:
            chosen.append(candidate)
    chosen.sort(key=lambda candidate: (usable.index(_first_of(candidate, usable)), candidate.passage.index))
    parts: list[Part] = []
    for candidate in chosen:
        for part in _with_context(question, candidate):
            if not any(_overlaps(part, other) for other in parts):
                parts.append(part)
    return parts


def _first_of(candidate: Candidate, usable: Sequence[Candidate]) -> Candidate:
    """The best candidate from the same block, so that neighbours are shown together and in reading order."""
    return next(
        other
        for other in usable
        if other.document.id == candidate.document.id and other.passage.block == candidate.passage.block
    )


def _with_context(question: Question, candidate: Candidate) -> list[Part]:
    """The passage with what it needs to be understood: its antecedent, its list, or its row and column."""
    document, passage = candidate.document, candidate.passage
    if passage.kind == "row":
        return [row_part(document, passage, question)]
    if candidate.traits.introduces:
        items = items_below(document, passage)
        if items:
            return [part_of(document, [passage]), *(part_of(document, [item], bullet=True) for item in items)]
    before = previous_sentence(document, passage)
    if candidate.traits.points_back and before is not None and candidate.traits.words < 40:
        return [part_of(document, [before, passage])]
    first = item_start(document, passage)
    if passage.kind == "item" and candidate.traits.words < 6 and first.parent is not None:
        head = document.passages[first.parent]
        return [part_of(document, [head]), part_of(document, [passage], bullet=True)]
    return [part_of(document, [passage])]


def _per_document(usable: Sequence[Candidate], limits: Limits) -> list[Part]:
    """The best passage of each document that has one nearly as good, in order of date."""
    best: dict[str, Candidate] = {}
    for candidate in usable:
        best.setdefault(candidate.document.id, candidate)
    top = usable[0]
    kept = [
        candidate
        for candidate in best.values()
        if candidate is top
        or (candidate.probability >= limits.second / 2 and top.score - candidate.score <= 3 * limits.gap)
    ]
    if len(kept) == 1:
        kept = list(usable[:2])
    kept.sort(key=lambda candidate: (candidate.document.metadata.date, candidate.document.id, candidate.passage.index))
    return [part_of(candidate.document, [candidate.passage]) for candidate in kept]


def _overlaps(one: Part, other: Part) -> bool:
    return one.document.id == other.document.id and one.start < other.end and other.start < one.end
