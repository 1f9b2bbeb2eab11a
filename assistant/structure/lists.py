"""Answers that are lists: which list of which document is meant, and all its items in order."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.asking.ordinals import NUMBER_WORDS
from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.parts import Part, part_of
from assistant.structure.nesting import item_passages, item_start, items_below, list_heads, list_items
from corpus import Document, Passage

# How many of the best candidates may point at a list, and what each further pointer to the same list adds.
_LOOK_AT = 12
_FURTHER = 0.35
# What an item says for the list around its own list: it may be the one, but is the less likely of the two.
_OUTER = 0.5
# "welke drie taken": a list of exactly that many items is very likely the one.
_COUNT_BONUS = 1.0
_COUNT_MALUS = 0.5
# What it counts for that the introduction has the word for the things that are asked for.
_ANNOUNCED = 1.0
# How near the best candidate the introduction of a list or a second item must be; else one item answers the question.
# A list of few words is always given whole.
_INTRODUCTION = 2.5
_SECOND_ITEM = 1.0
_SHORT_LIST = 40
# Up to so many words a list is given whole where two or more of its items would be the answer.
_SHORT_ANSWER = 80
_ASKS_ALL = re.compile(
    r"^(?:noem|som)\b|\b(?:opnoemen|opsommen|opsomming)\b|\balle\b.+\b(?:noemen|geven)\b"
    r"|\b(?:noem|geef|list|name|give)\b.+\b(?:alle|all)\b"
    r"|^what (?:\w+ )?\w{4,}s (?:of \w+ )?(?:were|are|have|did|do)\b"
)
# "Wat zijn de ambities van de regio?", "over welke netwerken ...", "noem alle taken": the things that are to be listed.
_THINGS = re.compile(
    r"^(?:en )?(?:(?:(?:over|in|op|uit|met|aan|voor|bij|door|van) )?(?:welke|which)|(?:wat|what) (?:zijn|waren|are)"
    r"|noem|geef|som|list|name) (?:(?:alle|de|hun|all|the) )*"
    r"(?:(?:open|eigen|gesloten|besproken|genomen|gekozen|betrokken|[^\W_]+) )??"
    r"(?!(?:open|eigen|gesloten|besproken|genomen|gekozen|betrokken) [^\W\d_]{3,}(?:en|['’]?s)\b)"
    r"(?P<things>[^\W\d_]{3,}(?:en|['’]?s))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _List:
    """A list with the log-odds of the candidates that point at it.

    ``scores`` are those of all pointers; ``introduced`` that of its introduction, ``items_found`` those of its items.
    """

    document: Document
    head: Passage
    items: tuple[Passage, ...]
    scores: list[float] = field(default_factory=list)
    introduced: float = -math.inf
    items_found: dict[int, float] = field(default_factory=dict)

    def score(self, asked: int | None, things: str = "") -> float:
        """The best pointer, a little for each further one, and a bonus when the number of items is the asked one or
        the introduction has the word for the things that are asked for."""
        further = _FURTHER * math.log1p(len(self.scores) - 1)
        return max(self.scores) + further + self._counted(asked) + _ANNOUNCED * self._announces(things)

    def _counted(self, asked: int | None) -> float:
        off = 0 if asked is None else abs(asked - len(self.items))
        return _COUNT_BONUS if off == 0 and asked is not None else -_COUNT_MALUS if off > 1 else 0.0

    def is_whole(self, asked: int | None, best: float, things: str) -> bool:
        """Whether the evidence is for the list and not for one item of it.

        It is when its introduction or a second item is near the best candidate, when it has the asked number of
        items, and when it is short. A second item may be further behind when the introduction has the word for the
        things that are asked for.
        """
        second = [*sorted(self.items_found.values())[-2:-1], -math.inf][0]
        near = second >= best - (_INTRODUCTION if self._announces(things) else _SECOND_ITEM)
        return (
            near or self.introduced >= best - _INTRODUCTION or asked == len(self.items) or self.words() <= _SHORT_LIST
        )

    def _announces(self, things: str) -> bool:
        return bool(things) and things in _WORD.findall(self.document.quote(self.head).casefold())

    def words(self) -> int:
        """The number of words of all items."""
        passages = [one for item in self.items for one in item_passages(self.document, item)]
        return sum(len(self.document.quote(one).split()) for one in passages)


def asked_count(text: str) -> int | None:
    """How many items a question asks for ("welke drie taken", "the 4 levels"); None when it does not say."""
    for word in _WORD.findall(text.casefold()):
        if word in NUMBER_WORDS:
            return NUMBER_WORDS[word]
        if word.isdecimal() and 2 <= int(word) <= 20:
            return int(word)
    return None


def things_to_list(text: str) -> str:
    """The plural of what a question asks to list, in small letters; "" when it does not begin with that."""
    asked = _THINGS.match(text)
    return asked["things"].casefold() if asked else ""


def asks_for_list(question: Question) -> bool:
    """Whether a whole list is asked for: by the kind of question, or by asking to name all of something."""
    return question.type == "list" or _ASKS_ALL.search(question.text.casefold()) is not None


def list_answer(question: Question, candidates: Sequence[Candidate], *, most_words: int, margin: float) -> list[Part]:
    """The list that most evidence points at, with its introduction.

    :param most_words: above this number of words each item is cut to its first sentence, without the lists in it.
    :param margin: how far, in log-odds, the list may stay behind the best candidate that is in no list.
    :return: [] when there is no such list, when one item of it says it all, or one below its items does.
    """
    asked, things = asked_count(question.text), things_to_list(question.text)
    top = candidates[0].score if candidates else 0.0
    lists = [found for found in _lists(candidates[:_LOOK_AT]) if found.is_whole(asked, top, things)]
    if not lists:
        return []
    best = max(lists, key=lambda found: found.score(asked, things))
    if best.score(asked, things) < top - margin:
        return []
    full = _whole(best)
    if sum(len(part.text.split()) for part in full[1:]) > most_words:
        full = [full[0], *(part_of(best.document, [item], bullet=True) for item in best.items)]
    return _holding(full, candidates[0])


def with_nested(document: Document, item: Passage, depth: int = 0) -> Iterator[Part]:
    """An item, and the items of the lists in it, each a part of its own."""
    yield part_of(document, item_passages(document, item), bullet=True, depth=depth)
    for below in items_below(document, item):
        yield from with_nested(document, below, depth + 1)


def _holding(parts: list[Part], top: Candidate) -> list[Part]:
    """The parts when the best passage is shown or stands elsewhere; it may be an item below one of them, or what is
    said between the heading of a list and its first item, which is added."""
    start, end = parts[0].start, parts[-1].end
    between = top.document.id == parts[0].document.id and start <= top.passage.start < end
    if not between or any(part.start <= top.passage.start < part.end for part in parts):
        return parts
    if top.passage.start < parts[1].start and top.passage.kind == "sentence":
        return [parts[0], part_of(top.document, [top.passage]), *parts[1:]]
    return []


def short_list(chosen: Sequence[Candidate]) -> list[Part]:
    """The whole list when two or more of its items would be shown and it is short; [] otherwise.

    What else would be shown must lead to the list; it stands above it when it is the best of all.
    """
    if any(one.passage.kind == "row" for one in chosen):  # of a table the asked cells are shown
        return []
    best = max(chosen, key=lambda one: one.score)
    for found in _lists(chosen):
        others = [one for one in chosen if item_start(one.document, one.passage) not in found.items]
        if len(found.items_found) > 1 and found.words() <= _SHORT_ANSWER and all(_leads(found, one) for one in others):
            above = [best.passage] if best in others and best.passage != found.head else []
            return [*(part_of(found.document, [one]) for one in above), *_whole(found)]
    return []


def _leads(found: _List, candidate: Candidate) -> bool:
    """Whether a passage stands right above the heading of a list, or in its section before the items."""
    passage = candidate.passage
    near = passage.section == found.items[0].section or passage.index == found.head.index - 1
    return candidate.document.id == found.document.id and near and passage.index < found.items[0].index


def _whole(found: _List) -> list[Part]:
    items = (part for item in found.items for part in with_nested(found.document, item))
    return [part_of(found.document, [found.head]), *items]


def _lists(candidates: Sequence[Candidate]) -> list[_List]:
    """The lists that the candidates stand in or introduce; an item points at its own list and at those around it."""
    found: dict[tuple[str, int], _List] = {}
    for candidate in candidates:
        document, passage = candidate.document, candidate.passage
        first = item_start(document, passage)
        for level, head in enumerate(list_heads(document, passage)):
            entry = found.setdefault((document.id, head.index), _List(document, head, list_items(document, head)))
            entry.scores.append(candidate.score - _OUTER * level)
            if head == passage:
                entry.introduced = max(entry.introduced, candidate.score)
            elif first in entry.items:
                entry.items_found.setdefault(first.index, candidate.score)
    return [entry for entry in found.values() if len(entry.items) > 1]
