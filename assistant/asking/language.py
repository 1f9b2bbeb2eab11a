"""Which language a question is written in: Dutch, unless its function words say English."""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["nl", "en"]

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")

# A text of so many words with a smaller share of function words is in another language (Dutch has four in ten).
_ENOUGH_WORDS, _LEAST_KNOWN = 8, 0.15
# Function words that exist in one of the two languages only ("is", "in", "over" and "was" are in both).
_DUTCH = frozenset(
    "de het een en van voor met niet dat die dit deze wat wie waar wanneer waarom hoe hoeveel welke welk zijn er te "
    "op aan "
    "door bij om naar wordt worden heeft hebben kan kunnen moet moeten gaat gaan komt als ook nog wel geen uit tot "
    "tegen "
    "tussen volgens staat krijgt krijgen wil willen mag mogen ik je jij u we wij ze zij hun onze ons jullie eigenlijk "
    "hebt bent doen doet maar dan daar hier over-en".split()
)
_ENGLISH = frozenset(
    "the a an and of for with not that this these those what who where when why how which are there to on at by from "
    "do does "
    "did has have had can could should must will would shall may might if also still yet no out until against between "
    "according get gets want i you they their our us your about been being were many much any it its as".split()
)


def detect_language(text: str) -> Language:
    """Language of a question by counting function words; Dutch when undecided, as the documents are Dutch.

    :param text: the question as typed.
    :return: "en" when English function words outnumber the Dutch ones, else "nl".
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    dutch = sum(word in _DUTCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return "en" if english > dutch else "nl"


def is_foreign(text: str) -> bool:
    """Whether a text of some length has next to no function words of Dutch or English, so that it is neither."""
    words = [word.casefold() for word in _WORD.findall(text)]
    known = sum(word in _DUTCH or word in _ENGLISH for word in words)
    return len(words) >= _ENOUGH_WORDS and known < _LEAST_KNOWN * len(words)
