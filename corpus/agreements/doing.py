"""Whether somebody who is named does something: a verb in the present tense beside the name, of being or doing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.agreements.tables import read_table

_WORD = r"[^\W\d_]+"
_BEHIND = re.compile(rf"^(?:\s*\([^()]*\))?\s+(?P<verb>{_WORD})\b")
_BEFORE = re.compile(rf"(?:^|[\s,])(?P<verb>{_WORD})\s+(?:(?:de|het|alle|beide|iedere|elke|onze)\s+)?$")
_SUBJECT = re.compile(r"\b(?:wij|we|ik|(?:(?:alle|beide|iedere|elke)\s+)?partij(?:en)?)\b", re.IGNORECASE)
_OPENING = re.compile(r"^(?:\W|\d)*(?:(?:de|het|alle|beide|iedere|elke|ook|onze)\s+)*$", re.IGNORECASE)
_JOINT = re.compile(
    r"(?:\s|,|en|of|de|het|alle|ook|als|\([^()]*\))*|\s+[A-Z][\w-]+\s+en\s+(?:de\s+)?"  # "de gemeente Ede en VWS"
)
_BEFORE_VERB = 90  # characters before the verb of an inverted sentence: "Uiterlijk 1 juli 2026 stelt"
_SHORTEST = 4  # letters: "doet" is a verb, "met" is not


def does_something(text: str, names: Sequence[tuple[int, int]]) -> bool:
    """Whether one of those in the main clause does something, with whatever verb.

    Either the name opens the sentence and its verb follows ("Thuisland isoleert"), or the verb stands before it
    ("In 2027 isoleert Thuisland"). Verbs of being, thinking and happening (``verbs.toml``, "states") do not count.

    :param names: where the parties stand.
    """
    spans = sorted((*names, *((match.start(), match.end()) for match in _SUBJECT.finditer(text))))
    for place, (start, _) in enumerate(spans):
        before = text[:start]
        if _OPENING.match(before):
            last = _end_of_chain(text, spans[place:])
            behind = _BEHIND.match(text[last:])
            return behind is not None and _is_deed(behind["verb"])
        inverted = _BEFORE.search(before)
        if inverted and start <= _BEFORE_VERB and not re.search(r"[;:]", before) and _is_deed(inverted["verb"]):
            return not re.search(r"\b(?:dat|die|om|waar\w*|zodat|omdat|als|wanneer|indien)\b", before.lower())
    return False


def _end_of_chain(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Where the names that are joined to the first one end: "VWS, de VNG en gemeenten"."""
    end = spans[0][1]
    for start, further in spans[1:]:
        if not _JOINT.fullmatch(text[end:start]):
            break
        end = further
    named = re.match(r"(?:\s+(?:van\s+)?[A-Z][\w-]+)+", text[end:])  # "De gemeente Waterdam stelt"
    return end + named.end() if named else end


def _is_deed(word: str) -> bool:
    if not word.islower() or len(word) < _SHORTEST or not word.endswith(("t", "en")):
        return False
    return word not in _states()


@cache
def _states() -> frozenset[str]:
    return frozenset(read_table("verbs")["states"].split())
