"""What a question for the register is about: what is left of it without its own words, the parties and the period."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.register_answers.phrases import FRAME, PLAIN
from corpus.agreements.calendar_words import find_moments
from corpus.agreements.gazetteer import PartyMention
from corpus.agreements.words import subject_words


def is_plain(text: str, named: Sequence[PartyMention] = ()) -> bool:
    """Whether a question has no word that limits it, however short, beside the parties and the period."""
    return all(word in PLAIN for word in re.findall(r"\w+", _rest(text, named).lower()))


def topic_of(text: str, named: Sequence[PartyMention]) -> frozenset[str]:
    """What the question is about: its words without those of the question, the parties and the period."""
    # "Vóór" tells no more than "voor" does; a word that does tell keeps its accents, as rows have them.
    words = subject_words(_rest(text, named))
    return frozenset(word for word in words if not word.isdigit() and subject_words(without_accents(word)))


def _rest(text: str, named: Sequence[PartyMention]) -> str:
    """A question without the words of the question, the parties and the period."""
    spans = [(one.start, one.end) for one in named] + [(one.start, one.end) for one in find_moments(text)]
    spans += [found.span() for found in FRAME.finditer(without_accents(text))]
    return "".join(" " if any(start <= at < end for start, end in spans) else letter for at, letter in enumerate(text))


def without_accents(text: str) -> str:
    """A text of the same length with its letters plain: "vóór" asks what "voor" does."""
    return "".join(unicodedata.normalize("NFD", letter)[:1] if letter.isalpha() else letter for letter in text)
