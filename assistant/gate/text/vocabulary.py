"""When two words say the same: lemmas, parts of compounds, synonyms, terms of the field, and English for Dutch."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.gate.text.translate import Translator
from assistant.gate.types import Analyse, Embed
from corpus.terms.thesaurus import Thesaurus, load_thesaurus
from index.dutch.dictionary import is_dictionary_word
from index.dutch.lexicon import fold
from index.dutch.stopwords import STOPWORDS

_HERE = Path(__file__).parents[1]
_SHORTEST_STEM = 4
SAME, ALIKE, PART = 1.0, 0.9, 0.8
_EMPTY: frozenset[str] = frozenset()
# What stands before the stem of many Dutch verbs.
_FIRST_PARTS = ("aan", "aange", "af", "afge", "op", "opge", "uit", "uitge", "in", "inge", "mee", "be", "ver", "ge")
_NEGATIONS = frozenset("niet geen nooit noch zonder niemand niets nergens".split())


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word is compared by: forms, parts of the compound, synonym groups, Dutch stems of an English word.

    ``lemma`` is its dictionary form, the word itself when that is unknown.
    """

    forms: frozenset[str]
    parts: frozenset[str]
    groups: frozenset[str]
    dutch: frozenset[str]
    lemma: str


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """One of the word files beside this module."""
    with (_HERE / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Beginning of a word -> the synonym groups it opens."""
    opened: dict[str, set[str]] = {}
    for number, line in enumerate(read_table("synonyms")["groups"].strip().splitlines()):
        for stem in line.split():
            opened.setdefault(fold(stem), set()).add(str(number))
    return {stem: frozenset(numbers) for stem, numbers in opened.items()}


@cache
def _glossary() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name in ("english", "english_more"):
        for line in read_table(name)["words"].strip().splitlines():
            english, dutch = line.split(":")
            found.setdefault(english.strip(), set()).update(dutch.split())
    return {english: frozenset(dutch) for english, dutch in found.items()}


@cache
def empty_words() -> frozenset[str]:
    """Words that claim nothing, in either language; negations are none of them but are looked at by themselves."""
    listed = read_table("english")["empty"].split() + read_table("synonyms")["empty"].split()
    return STOPWORDS | frozenset(fold(word) for word in listed) | _NEGATIONS


@cache
def bundled_thesaurus() -> Thesaurus:
    """The terms of the field, read once."""
    return load_thesaurus()


class Vocabulary:
    """Looks words up; keeps what it found, so that one serves a whole answer.

    :param analyse: the lemmas of a text, most proper first (as the analyser of the index gives them).
    :param embed: vectors of words, by which English words find their Dutch; None: only the word list.
    """

    def __init__(self, analyse: Analyse, thesaurus: Thesaurus | None = None, embed: Embed | None = None) -> None:
        self.translator = Translator(embed) if embed is not None else None
        self._embed = embed
        self._analyse = analyse
        self._thesaurus = thesaurus or bundled_thesaurus()
        self._meanings: dict[str, Meaning] = {}

    def meaning(self, word: str) -> Meaning:
        """The meaning of a folded word."""
        found = self._meanings.get(word)
        if found is None:
            found = self._meanings[word] = self._read(word)
        return found

    def concepts(self, text: str) -> list[tuple[int, int, frozenset[str]]]:
        """Ranges of a text that name terms of the field, with these terms."""
        return [(one.start, one.end, frozenset({one.concept.preferred})) for one in self._thesaurus.expand(text)]

    def is_known(self, word: str) -> bool:
        """Whether a folded word is an ordinary word: one that claims nothing, has synonyms, or names a term."""
        if word in empty_words() or not self._analyse(word) or english_stems(word):
            return True
        if self.meaning(word).lemma != word or is_dictionary_word(word):
            return True
        return bool(self.meaning(word).groups) or bool(self._thesaurus.expand(word))

    def nearness(self, one: str, other: str) -> float | None:
        """The cosine of two texts; None without vectors."""
        if self._embed is None:
            return None
        first, second = self._embed([one, other])
        return float(first @ second)

    def _read(self, word: str) -> Meaning:
        terms = [fold(term) for term in self._analyse(word)]
        forms = {word, *terms[:1]}
        parts = {term for term in terms[1:] if term != word and term not in forms}
        groups = frozenset[str]().union(*(_groups_of(form) for form in forms))
        return Meaning(frozenset(forms), frozenset(parts), groups, english_stems(word), terms[0] if terms else word)


def _groups_of(word: str) -> frozenset[str]:
    groups = _groups()
    own = groups.get(word, _EMPTY)
    starts = (groups.get(word[:length], _EMPTY) for length in range(_SHORTEST_STEM, len(word)))
    return own.union(*starts)


@cache
def english_stems(word: str) -> frozenset[str]:
    """The Dutch beginnings that an English word may stand for; none for a word that is not in the list."""
    glossary = _glossary()
    return next((glossary[form] for form in _english_forms(word) if form in glossary), _EMPTY)


def _english_forms(word: str) -> Iterable[str]:
    yield word
    yield word.replace("-", "")
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
        ("ed", ""),
        ("ed", "e"),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            yield word[: -len(ending)] + instead
    doubled = re.fullmatch(r"(\w+?)(\w)\2(?:ing|ed)", word)
    if doubled:
        yield doubled[1] + doubled[2]
    if word.endswith("ly"):
        yield word[:-2]
    yield word.replace("ization", "isation").replace("ize", "ise").replace("program", "programme", 1)
    yield word.replace("centers", "centre").replace("center", "centre").replace("labor", "labour")


def likeness(claim: Meaning, evidence: Meaning) -> float:
    """How far a word of the evidence says what a word of the claim says, 0 to 1; not symmetric."""
    if claim.forms & evidence.forms:
        return SAME
    if claim.groups & evidence.groups or _translated(claim.dutch, evidence.forms):
        return ALIKE
    if claim.forms & evidence.parts:
        return PART
    if claim.parts:
        shared = claim.parts & (evidence.parts | evidence.forms)
        if shared:
            return PART * len(shared) / len(claim.parts)
    return 0.0


def _translated(stems: frozenset[str], forms: frozenset[str]) -> bool:
    return any(
        form.startswith(stem)
        or (len(stem) > _SHORTEST_STEM and stem in form)
        or (len(stem) == _SHORTEST_STEM and any(form.startswith(first + stem) for first in _FIRST_PARTS))
        for form in forms
        for stem in stems
    )
