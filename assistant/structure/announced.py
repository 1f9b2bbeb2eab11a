"""Lists that are told by their words: headings that a sentence announces, and what stands below "oplossing 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.ordinals import NUMBER_WORDS, ORDINALS
from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.parts import Part, part_of
from assistant.structure.lists import things_to_list, with_nested
from assistant.structure.nesting import items_below
from corpus import Document, Passage

# Among so many of the best candidates the sentence stands that announces headings.
_LOOK_AT = 3
# Fewer headings below a sentence are the parts of a text rather than a list.
_FEWEST = 3
# What says that more of something follow: "enkele handreikingen", "the following steps".
_SEVERAL = (
    rf"(?:enkele|een aantal|diverse|verschillende|meerdere|(?:de )?volgende|onderstaande|{'|'.join(NUMBER_WORDS)}"
    r"|\d{1,2}|several|some|(?:the )?following|a number of)"
)
_NUMBERED = re.compile(
    rf"\b(?P<which>{'|'.join(ORDINALS)}) (?P<what>[^\W\d_]{{4,}})\b|\b(?P<name>[^\W\d_]{{4,}}) (?P<number>\d{{1,2}})\b",
    re.IGNORECASE,
)


def announced_headings(question: Question, candidates: Sequence[Candidate]) -> list[Part]:
    """The sentence that announces several of the things that a question asks to list, with the headings that follow
    it; [] unless such a sentence is among the best candidates, in the last paragraph before three headings or more.

    :param candidates: best first.
    """
    things = things_to_list(question.text)
    if not things:
        return []
    announces = re.compile(rf"\b{_SEVERAL}(?: [^\W\d_]+e)? {re.escape(things)}\b", re.IGNORECASE)
    for one in candidates[:_LOOK_AT]:
        if one.passage.kind == "sentence" and announces.search(one.text):
            headings = _headings_after(one.document, one.passage)
            if len(headings) >= _FEWEST:
                listed = (part_of(one.document, [heading], bullet=True) for heading in headings)
                return [part_of(one.document, [one.passage]), *listed]
    return []


def _headings_after(document: Document, passage: Passage) -> list[Passage]:
    """The headings one level below the section of a passage, when the first follows the paragraph of the passage."""
    below = [one.heading for one in document.sections if one.parent == passage.section and one.heading is not None]
    if not below or below[0] <= passage.index:
        return []
    between = document.passages[passage.index + 1 : below[0]]
    return [document.passages[index] for index in below] if all(one.block == passage.block for one in between) else []


def listed_below(question: Question, candidates: Sequence[Candidate]) -> list[Part]:
    """The list in the section whose numbered heading a question names ("de derde oplossing", "oplossing 3").

    :param candidates: best first; the best one must be that heading.
    :return: the heading, the introduction and the items; [] when the best one is no such heading or has no list.
    """
    best = candidates[0]
    if best.passage.kind != "heading" or not _is_named(question.text, best.text):
        return []
    document = best.document
    for one in document.passages[best.passage.index + 1 :]:
        if one.section != best.passage.section:
            break
        items = items_below(document, one)
        if items:
            listed = [part for item in items for part in with_nested(document, item)]
            return [part_of(document, [best.passage]), part_of(document, [one]), *listed]
    return []


def _is_named(text: str, heading: str) -> bool:
    """Whether a question names a heading by its word and its number."""
    for found in _NUMBERED.finditer(text):
        number = int(found["number"]) if found["number"] else ORDINALS[found["which"].casefold()] + 1
        name = found["what"] or found["name"]
        if number > 0 and re.match(rf"\W*(?:\w\W+)?{re.escape(name)} {number}\b", heading, re.IGNORECASE):
            return True
    return False
