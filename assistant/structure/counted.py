"""Lists in running text: "Het plan kent drie netwerken." with a sentence further on that begins with each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from assistant.asking.ordinals import NUMBER_WORDS
from assistant.evidence.candidates import Candidate
from assistant.parts import Part, part_of
from corpus import Document, Passage

_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(NUMBER_WORDS)}|\d{{1,2}})\s+(?:[^\W\d_]+e\s+)?(?P<noun>[^\W\d_]{{3,40}}?)(?:en|['’]?s)\b",
    re.IGNORECASE,
)
_ORDINAL = r"(?:ten|de|het) (?:eerste|tweede|derde|vierde|vijfde|zesde)\b|tot slot\b"
# So many sentences further on at most the last of them stands.
_REACH = 24
# So many of the best candidates may be the sentence that counts, and more when it counts the very things asked for.
_LOOK_AT, _LOOK_FURTHER = 5, 15


def counted_list(candidates: Sequence[Candidate], things: str = "") -> list[Part]:
    """A sentence that says how many of something there are, with the sentences that say which.

    :param candidates: best first; the list that holds the best of them is given.
    :param things: what a question asks to list; a list of exactly these is given wherever the best candidate stands.
    :return: [] unless exactly so many sentences of its section begin with the thing counted or with an ordinal number.
    """
    best = candidates[0]
    for place, candidate in enumerate(candidates[:_LOOK_FURTHER]):
        if candidate.document.id != best.document.id:
            continue
        for noun, parts in _counted(candidate):
            holds_best = any(part.start <= best.passage.start < part.end for part in parts)
            if things.startswith(noun) or (holds_best and place < _LOOK_AT):
                return parts
    return []


def _counted(candidate: Candidate) -> Iterator[tuple[str, list[Part]]]:
    document, head = candidate.document, candidate.passage
    for found in _COUNTED.finditer(candidate.text):
        items = _beginning_with(document, head, found["noun"])
        if len(items) == _number(found["count"]):
            listed = (part_of(document, [item], bullet=True) for item in items)
            yield found["noun"].casefold(), [part_of(document, [head]), *listed]


def _beginning_with(document: Document, head: Passage, noun: str) -> list[Passage]:
    """The sentences behind a passage that begin with a noun or an ordinal number."""
    begins = re.compile(
        rf"\W*(?:(?:(?:de|het|een|the|a)\s+)?(?:[^\W\d_]+e\s+)?{_singular(noun.casefold())}|{_ORDINAL})", re.IGNORECASE
    )
    same = takewhile(lambda one: one.section == head.section, document.passages[head.index + 1 :])
    sentences = (one for one in islice(same, _REACH) if one.kind == "sentence")
    return [one for one in sentences if begins.match(document.quote(one))]


def _singular(stem: str) -> str:
    """A pattern for the singular of a noun whose plural was cut to a stem: "plann" plan, "tak" taak, "briev" brief."""
    if len(stem) > 2 and stem[-1] == stem[-2]:
        return stem[:-1]
    written = stem[:-1] + {"z": "s", "v": "f"}.get(stem[-1], stem[-1])
    return re.sub(r"(?<![aeiou])([aeou])(?=[^aeiou]$)", r"\1{1,2}", written)


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else NUMBER_WORDS[word.casefold()]
