"""Compose the answer from ranked evidence: one or two sentences, a whole list, table cells, or a quote a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.asking.focus import compares
from assistant.asking.question import Question
from assistant.composing.comparing import compared, shares_of, silent, to_the_point
from assistant.composing.sides import headed_sides
from assistant.composing.signing import signature
from assistant.composing.usable import usable_candidates
from assistant.evidence.candidates import Candidate, of_source
from assistant.evidence.retrieval import Evidence
from assistant.parts import Part, continues, part_of, previous_sentence, with_counterpart
from assistant.structure.announced import announced_headings, listed_below
from assistant.structure.counted import counted_list
from assistant.structure.lists import asked_count, asks_for_list, list_answer, short_list, things_to_list
from assistant.structure.looked_up import looked_up
from assistant.structure.nesting import item_start, items_below
from assistant.structure.numbered import numbered_item
from assistant.structure.tables import row_part

# How much further behind a passage may be that goes on about the best one.
_CONTINUES = 1.0
# So many words that come back are a repeat, fewer may be a heading or a name.
_PHRASE = 4
# A heading brings the list below it along when that has at most so many words.
_EXPANDED = 80


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an answer may hold; chosen on the development questions.

    ``second`` is the probability from which a further passage is added, ``gap`` the log-odds by which it may be
    behind the best one, ``most`` the largest number of passages outside lists; ``list_words`` and ``list_margin`` are
    explained in :mod:`assistant.structure.lists`.
    """

    second: float = 0.1
    gap: float = 2.5
    most: int = 3
    list_words: int = 400
    list_margin: float = 1.0


def compose(question: Question, evidence: Evidence, *, limits: Limits | None = None) -> list[Part]:
    """The parts of the answer, in the order in which they are shown.

    :param evidence: what was found; its best candidate is always used.
    :return: at least one part when there is a candidate; [] otherwise.
    """
    limits = limits or Limits()
    usable = of_source(usable_candidates(question, evidence.candidates), evidence.source)
    if not usable:
        return []
    if evidence.focused:
        return _of_each(question, evidence, limits)
    stated = _stated(question, usable, evidence) or numbered_item(question, usable) or [*evidence.cells.parts]
    if stated:
        return stated
    if compares(question):
        return headed_sides(question, usable) or _shown(question, compared(usable, gap=2 * limits.gap))
    if asks_for_list(question) or asked_count(question.text) is not None:
        parts = listed_below(question, usable) or _listed(question, usable, limits)
        parts = parts or counted_list(usable, things_to_list(question.text)) or announced_headings(question, usable)
        if parts:
            return parts
    chosen = _best(usable, limits)
    return short_list(chosen) or _shown(question, chosen)


def _of_each(question: Question, evidence: Evidence, limits: Limits) -> list[Part]:
    """The best of each part of a question, or the list that a part asks for; or the best of each document."""
    parts: list[Part] = []
    asked = [part for part, _ in evidence.parts]
    shares, beside = shares_of(evidence.candidates), silent(question, evidence)
    for place, group in enumerate(evidence.focused):
        if group and group[0].document.id in beside:
            continue
        found = usable_candidates(asked[place] if place < len(asked) else question, group)
        if not found:
            continue
        one = asked[place] if place < len(asked) else None
        best = max(found, key=lambda one: to_the_point(one, shares))
        best = _fresh(found, best, parts, limits)
        whole = _stated_or_listed(found, *evidence.parts[place], limits) if one is not None else []
        for part in whole or _shown(question, [best]):
            parts = _added(parts, part)
    return parts


def _fresh(found: Sequence[Candidate], best: Candidate, parts: Sequence[Part], limits: Limits) -> Candidate:
    """The best passage of a part, or one nearly as good when an earlier part is answered with that already."""
    if not _is_shown(best, parts):
        return best
    others = [
        one
        for one in found
        if not _is_shown(one, parts) and one.probability >= limits.second and best.score - one.score <= limits.gap
    ]
    return others[0] if others else best


def _is_shown(candidate: Candidate, parts: Sequence[Part]) -> bool:
    own = part_of(candidate.document, [candidate.passage])
    return any(own.overlaps(part) for part in parts)


def _stated(question: Question, usable: Sequence[Candidate], evidence: Evidence) -> list[Part]:
    """What a document says by its form: who signed it, who holds an office, what is in a table or on an action list."""
    signed = signature(question, usable)
    if signed is not None:
        return [signed]
    return [*evidence.cells.parts] if evidence.cells.sure else looked_up(question, evidence.candidates)


def _stated_or_listed(usable: Sequence[Candidate], part: Question, evidence: Evidence, limits: Limits) -> list[Part]:
    stated = _stated(part, usable, evidence) or [*evidence.cells.parts]
    return stated or (_listed(part, usable, limits) if asks_for_list(part) else [])


def _listed(question: Question, usable: Sequence[Candidate], limits: Limits) -> list[Part]:
    margin = limits.list_margin if question.type == "list" else 0.0
    return list_answer(question, usable, most_words=limits.list_words, margin=margin)


def _best(usable: Sequence[Candidate], limits: Limits) -> list[Candidate]:
    """The best passage, and the next ones as long as they are nearly as good; neighbours in reading order."""
    best = usable[0]
    chosen = [best]
    for candidate in usable[1:]:
        if len(chosen) >= limits.most:
            break
        gap = limits.gap + (_CONTINUES if continues(best.document, best.passage, candidate.passage) else 0.0)
        if candidate.probability >= limits.second and best.score - candidate.score <= gap:
            chosen.append(candidate)
    first = {(one.document.id, one.passage.block): place for place, one in reversed(list(enumerate(chosen)))}
    return sorted(chosen, key=lambda one: (first[one.document.id, one.passage.block], one.passage.index))


def _shown(question: Question, chosen: Iterable[Candidate]) -> list[Part]:
    """The parts of the chosen passages with their context, nothing twice; a part gives way to one that holds more."""
    parts: list[Part] = []
    for candidate in chosen:
        for part in _with_context(question, candidate):
            parts = _added(parts, part)
    return parts


def _added(parts: list[Part], part: Part) -> list[Part]:
    """The parts with one more, unless it is there; a part gives way to one that holds more."""
    kept = [other for other in parts if not _holds_more(part, other) and not _repeats(other, part)]
    return kept if any(part.overlaps(other) or _repeats(part, other) for other in kept) else [*kept, part]


def _with_context(question: Question, candidate: Candidate) -> list[Part]:
    """The passage with what it needs to be understood: its antecedent, its list, or its row and column."""
    document, passage = candidate.document, candidate.passage
    if passage.kind == "row":
        return [row_part(document, passage, question)]
    items = items_below(document, passage)
    if passage.kind == "heading" and sum(len(document.quote(item).split()) for item in items) > _EXPANDED:
        items = ()
    if items and (candidate.traits.introduces or passage.kind == "heading"):
        return [part_of(document, [passage]), *(part_of(document, [item], bullet=True) for item in items)]
    caller = document.caller(passage)
    if candidate.traits.points_back and caller is not None:
        return [part_of(document, [caller]), part_of(document, [passage])]
    before = previous_sentence(document, passage)
    if candidate.traits.points_back and before is not None:
        return [part_of(document, [before, passage])]
    first = item_start(document, passage)
    if passage.kind == "item" and candidate.traits.words < 6 and first.parent is not None:
        head = document.passages[first.parent]
        return [part_of(document, [head]), part_of(document, [passage], bullet=True)]
    return [part_of(document, with_counterpart(document, passage))]


def _holds_more(one: Part, other: Part) -> bool:
    inside = one.start <= other.start and other.end <= one.end
    return one.overlaps(other) and inside and (one.start, one.end) != (other.start, other.end)


def _repeats(one: Part, other: Part) -> bool:
    """Whether the words of one stand in the other: a document may say a thing twice, once as part of a sentence."""
    words = one.text.strip(" .;,").casefold()
    return one.document.id == other.document.id and len(words.split()) >= _PHRASE and words in other.text.casefold()
