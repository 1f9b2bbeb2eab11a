"""Answers that are lists: which list of which document is meant, and all its items in order."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.evidence import Candidate
from assistant.parts import Part, item_passages, items_below, list_heads, part_of
from assistant.question import Question
from corpus import Document, Passage

# How many of the best candidates may point at a list, and what each further pointer to the same list adds.
_LOOK_AT = 12
_FURTHER = 0.35
# "welke drie taken": a list of exactly that many items is very likely the one.
_COUNT_BONUS = 1.0
_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "twee two",
            "drie three",
            "vier four",
            "vijf five",
            "zes six",
            "zeven seven",
            "acht eight",
            "negen nine",
            "tien ten",
        ),
        start=2,
    )
    for word in words.split()
}
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _List:
    """A list with the log-odds of the candidates that point at it."""

    document: Document
    head: Passage
    items: tuple[Passage, ...]
    scores: list[float] = field(default_factory=list)

    def score(self, asked: int | None) -> float:
        """The best pointer, a little for each further one, and a bonus when the number of items is the asked one."""
        further = _FURTHER * math.log1p(len(self.scores) - 1)
        return max(self.scores) + further + (_COUNT_BONUS if asked == len(self.items) else 0.0)


def asked_count(text: str) -> int | None:
    """How many items a question asks for ("welke drie taken", "the 4 levels"); None when it does not say."""
    for word in _WORD.findall(text.casefold()):
        if word in _NUMBERS:
            return _NUMBERS[word]
        if word.isdecimal() and 2 <= int(word) <= 20:
            return int(word)
    return None


def list_answer(question: Question, candidates: Sequence[Candidate], *, most_words: int, margin: float) -> list[Part]:
    """The list that most evidence points at, with its introduction.

    :param most_words: above this number of words each item is cut to its first sentence.
    :param margin: how far, in log-odds, the list may stay behind the best candidate that is in no list.
    :return: [] when there is no such list.
    """
    lists = _lists(candidates[:_LOOK_AT])
    if not lists:
        return []
    asked = asked_count(question.text)
    best = max(lists, key=lambda found: found.score(asked))
    if best.score(asked) < candidates[0].score - margin:
        return []
    full = [part_of(best.document, item_passages(best.document, item), bullet=True) for item in best.items]
    if sum(len(part.text.split()) for part in full) > most_words:
        full = [part_of(best.document, [item], bullet=True) for item in best.items]
    return [part_of(best.document, [best.head]), *full]


def _lists(candidates: Sequence[Candidate]) -> list[_List]:
    """The lists that the candidates stand in or introduce; an item points at its own list and at those around it."""
    found: dict[tuple[str, int], _List] = {}
    for candidate in candidates:
        for head in list_heads(candidate.document, candidate.passage):
            key = (candidate.document.id, head.index)
            if key not in found:
                found[key] = _List(candidate.document, head, items_below(candidate.document, head))
            found[key].scores.append(candidate.score)
    return [entry for entry in found.values() if len(entry.items) > 1]
