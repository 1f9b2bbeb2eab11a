"""What an abbreviation stands for, where a document writes it out: an answer however few words the question has."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from assistant.definitions import FRAME, asks_meaning
from assistant.parts import Part, part_of
from assistant.question import Question
from corpus import Abbreviation, Document
from corpus.vocabulary import FUNCTION_WORDS

_WORD = re.compile(r"[^\W_][\w&/-]*")
# Documents that write it out in the same words add nothing.
_MOST = 2


def written_out(
    asked: Question,
    abbreviations: Iterable[Abbreviation],
    documents: Mapping[str, Document],
    *,
    chosen: Collection[str] = (),
) -> list[Part]:
    """The passages that write out the abbreviation whose meaning a question asks; [] when it asks anything else.

    Each meaning is given once, and at most two of them.

    :param documents: those of the index, by id.
    :param chosen: ids that may be searched; () for all.
    """
    words = {word.casefold() for word in _WORD.findall(asked.text) if len(word) > 1} - FRAME - FUNCTION_WORDS
    if len(words) != 1 or not asks_meaning(asked.text):
        return []
    wanted = words.pop()
    found: dict[str, Part] = {}
    for one in abbreviations:
        if one.short.casefold() != wanted or (chosen and one.document not in chosen) or one.document not in documents:
            continue
        document = documents[one.document]
        held = [passage for passage in document.passages if passage.start <= one.start and one.end <= passage.end]
        if held:
            found.setdefault(_folded(one.long), part_of(document, held[:1]))
    return list(found.values())[:_MOST]


def _folded(long: str) -> str:
    """One meaning is one whether it is written in singular or plural: by the first letters of its words."""
    return " ".join(word[:5].casefold() for word in _WORD.findall(long))
