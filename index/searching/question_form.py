"""The form of a question: what makes it another question than one that has nearly the same words."""

from __future__ import annotations

import re
from typing import NamedTuple

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HOW_MANY = re.compile(r"\b(?:hoe ?veel|aantal|percentage|bedrag|how (?:many|much)|number of)\b", re.IGNORECASE)
_WHICH = re.compile(r"\b(?:welke?|wie|noem|which|who|name|hoe het(?:en?|te))\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[?.!] +(?=\S)")


class Form(NamedTuple):
    """``follows``: it has more than one sentence; ``asks``: 1 for how many, -1 for which, 0 for neither."""

    numbers: frozenset[str]
    follows: bool
    asks: int


def form_of(text: str) -> Form:
    """The form of a question; of "hoeveel" and "welke" the one that comes first counts, in its last sentence."""
    *before, last = _SENTENCE_ENDS.split(text)
    many, which = _HOW_MANY.search(last), _WHICH.search(last)
    asks = 0 if many is None and which is None else 1
    if which is not None and (many is None or which.start() < many.start()):
        asks = -1
    return Form(frozenset(_NUMBER.findall(text)), bool(before), asks)
