"""Verbs of a text, found by their forms: light ones, inflected ones, and infinitives where no noun can stand."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from assistant.gate.text.reading import Reading, Word
from assistant.gate.text.vocabulary import read_table

_SHORTEST_LEMMA = 4
_LEMMA_END = "en"
# How inflected verbs end; "steeg" and "bleek" are short.
_VERB_ENDINGS = ("t", "d", "en", "te", "de")
_LONGEST_PAST = 5
# First parts of verbs that Dutch takes apart: "neemt ... toe".
PARTICLES = frozenset("toe af op in uit aan open dicht over door bij mee voor terug".split())


class Span(Protocol):
    """A part of a text: its words from ``first`` to ``last`` (excluded)."""

    @property
    def first(self) -> int:
        """The position of its first word."""

    @property
    def last(self) -> int:
        """The position behind its last word."""


@cache
def _light() -> frozenset[str]:
    return frozenset(read_table("cues")["light_verbs"].split())


@cache
def auxiliaries() -> frozenset[str]:
    """Light verbs that stand beside the verb that says what is done."""
    return frozenset(read_table("cues")["auxiliaries"].split())


def is_light(word: Word) -> bool:
    """Whether a word is a verb that says little by itself: "is", "heeft", "wordt"."""
    return word.folded in _light()


def is_verb(word: Word) -> bool:
    """Whether a word looks like a verb: a light one, or a form whose lemma is an infinitive that differs from it."""
    if word.folded in _light():
        return True
    lemma = word.meaning.lemma
    if word.text[:1].isupper() and word.start:
        return False
    inflected = lemma.endswith(_LEMMA_END) and len(lemma) >= _SHORTEST_LEMMA and lemma != word.folded
    shape = word.folded.endswith(_VERB_ENDINGS) or len(word.folded) <= _LONGEST_PAST
    return inflected and shape and not word.folded.endswith(("ende", "end"))


def acts(reading: Reading, at: int) -> bool:
    """Whether a word is a verb where it stands: "de betrokken partijen" has none."""
    word = reading.words[at]
    if not is_verb(word):
        return False
    before = reading.words[at - 1].folded if at else ""
    behind = reading.words[at + 1] if at + 1 < len(reading.words) else None
    joined = behind is not None and behind.content and not reading.folded[word.end : behind.start].strip()
    if joined and word.folded.endswith(("en", "de", "te")):
        # "Het aantal gesloten plekken": a participle before a noun.
        participle = word.folded.startswith("ge") and behind is not None and not is_verb(behind)
        return not participle and before not in _determiners()
    return True


@cache
def _determiners() -> frozenset[str]:
    return frozenset(read_table("cues")["determiners"].split())


def is_infinitive(word: Word) -> bool:
    """Whether a word may be an infinitive or a plural verb; many of these are nouns."""
    return (
        word.content
        and word.meaning.lemma == word.folded
        and word.folded.endswith(_LEMMA_END)
        and len(word.folded) > _SHORTEST_LEMMA
    )


def is_acting(reading: Reading, at: int, unit: Span) -> bool:
    """Whether a word is a verb of its unit, infinitives included where no noun can stand."""
    word = reading.words[at]
    if acts(reading, at):
        return True
    before = reading.words[at - 1].folded if at > unit.first else ""
    # "Bewoners die schade hebben, melden die": the sentence goes on with its verb.
    if is_infinitive(word) and at > unit.first and reading.folded[: word.start].endswith(", "):
        return True
    return is_infinitive(word) and (before in ("te", "to") or at == unit.last - 1 or _light_before(reading, at, unit))


def _light_before(reading: Reading, at: int, unit: Span) -> bool:
    """Whether a possible infinitive is the only verb of a unit: "Aanbieders leveren"."""
    others = [place for place in range(unit.first, unit.last) if place != at and is_verb(reading.words[place])]
    before = reading.words[at - 1] if at > unit.first else None
    article = before is not None and before.folded in ("de", "het", "een", "hun", "deze", "die", "alle")
    return not others and not article and before is not None and before.folded not in ("en", "of", "van", "voor", "met")
