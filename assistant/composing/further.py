"""What the documents say beyond what was quoted already: what follows it in its section, or else other evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.asking.pointing import asks_further
from assistant.asking.question import Question
from assistant.asking.said import quoted_before
from assistant.composing.compose import Limits, compose
from assistant.composing.notice_wording import further_text
from assistant.evidence.retrieval import Evidence
from assistant.parts import Part, part_of
from assistant.structure.shown import quoted_again
from assistant.types import Notice, Turn
from corpus import Document, Passage

# So many words of what follows are quoted at once, in whole paragraphs and list items; at least the first of them.
_MOST_WORDS = 60
# The rest of a long paragraph is quoted in pieces of so many sentences.
_MOST_SENTENCES = 3
# Answers before it in which a passage may have been quoted already.
_MOST_ANSWERS = 5


@dataclass(frozen=True, slots=True)
class Quoted:
    """What was quoted: the parts of the last answer, those of the answers before it too, and the words as shown.

    Words of which it cannot be told where they stand, as cells of a table, have no part.
    """

    last: tuple[Part, ...]
    parts: tuple[Part, ...]
    texts: frozenset[str]

    def holds(self, part: Part) -> bool:
        """Whether any of a part was quoted."""
        return part.text in self.texts or any(one.overlaps(part) for one in self.parts)


def quoted_in(history: Sequence[Turn], documents: Sequence[Document]) -> Quoted:
    """What the last answers quoted from these documents."""
    last = quoted_before(history)
    answers = [turn for turn in history if turn.role == "assistant"][-_MOST_ANSWERS:]
    lines = {line.text: line for answer in answers for line in quoted_before([answer])}
    parts = {text: tuple(quoted_again([line], documents)) for text, line in lines.items()}
    return Quoted(
        tuple(part for line in last for part in parts.get(line.text, ())),
        tuple(part for found in parts.values() for part in found),
        frozenset(lines),
    )


def following(quoted: Quoted) -> list[Part]:
    """What follows on the last answer in the section of what it quoted; [] when all of that was quoted already."""
    return next((found for part in quoted.last if (found := _after(part, quoted))), [])


def other_evidence(asked: Question, evidence: Evidence, quoted: Quoted, limits: Limits) -> list[Part]:
    """The best that was found besides what was quoted, as far as it belongs in an answer to the question."""
    best = max((one.score for one in evidence.candidates), default=0.0)
    others = [
        one
        for one in evidence.candidates
        if one.probability >= limits.second
        and best - one.score <= limits.gap
        and not quoted.holds(part_of(one.document, [one.passage]))
    ]
    parts = compose(asked, replace(evidence, candidates=others, focused=(), parts=()), limits=limits)
    return [part for part in parts if not quoted.holds(part)]


def elsewhere_notice(asked: Question, history: Sequence[Turn], parts: Sequence[Part]) -> Notice | None:
    """That more was asked than stands where the answer was quoted from, so that this stands elsewhere."""
    if not parts or not asks_further(asked.text):
        return None
    quoted = quoted_in(history, list({part.document.id: part.document for part in parts}.values()))
    near = {(part.document.id, part.section) for part in quoted.last}
    if not quoted_before(history) or any((part.document.id, part.section) in near for part in parts):
        return None
    return Notice("elsewhere", further_text(asked.language, elsewhere=True))


def _after(part: Part, quoted: Quoted) -> list[Part]:
    later = [
        passage
        for passage in part.document.passages
        if passage.start >= part.end
        and passage.section == part.section
        and passage.kind in ("sentence", "item")
        and not quoted.holds(part_of(part.document, [passage]))
    ]
    shown = list(_blocks(part.document, later))
    # The first item may be one inside another that was quoted.
    outermost = min((one.depth for one in shown if one.bullet), default=0)
    return [replace(one, depth=one.depth - outermost) if one.bullet else one for one in shown]


def _blocks(document: Document, passages: Iterable[Passage]) -> Iterator[Part]:
    """Paragraphs and list items, each as one part, as many as there is room for."""
    words = 0
    for place, (_, grouped) in enumerate(groupby(passages, key=lambda one: one.block)):
        block = list(grouped)
        listed = block[0].kind == "item"
        shown = block if listed else block[:_MOST_SENTENCES]
        part = part_of(document, shown, bullet=listed, depth=max(block[0].depth - 1, 0))
        words += len(part.text.split())
        if place and words > _MOST_WORDS:
            return
        yield part
        if len(shown) < len(block):
            return
