"""A question that asks only how many of something there are, and the passages that say so in these words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.candidates import Candidate
from assistant.gate.text.numerals import number_words

# "Hoeveel coördinerende gemeenten zijn er?"; what is asked besides ("in 2019", "per regio") makes it another question.
_MEANWHILE = r"(?: (?:nu|in totaal|op dit moment|momenteel|precies|eigenlijk|now|in total))*"
_ASKS = re.compile(
    rf"(?:en )?(?:hoeveel|how many) (?P<things>(?:[\w'’-]+ ){{0,2}}?[\w'’-]+)"
    rf" (?:zijn|waren|komen|bestaan|are|were)(?: er| there)?{_MEANWHILE}\s*\??",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,3}(?:\.\d{3})*")
_LOOK_AT = 5


def asked_things(text: str) -> str | None:
    """What a question asks the number of, when it asks nothing else; None for another question."""
    asked = _ASKS.fullmatch(text.strip())
    return asked["things"] if asked else None


def says_how_many(things: str, text: str) -> bool:
    """Whether a text has a number right before these things."""
    before = re.finditer(rf"(?P<word>[\w.]+) {re.escape(things)}\b", text, re.IGNORECASE)
    return any(_DIGITS.fullmatch(one["word"]) or one["word"].casefold() in number_words() for one in before)


def is_counted(text: str, candidates: Sequence[Candidate]) -> bool:
    """Whether one of the best candidates says how many there are of what is all that a question asks."""
    things = asked_things(text)
    return things is not None and any(says_how_many(things, one.text) for one in candidates[:_LOOK_AT])
