"""Words of a text as the thesaurus compares them: without case, accents and the endings of plain Dutch inflection."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’`][^\W_]+)*|[+&]")
# Signs that are read aloud: "JeugdzorgPlus" and "jeugdzorg+", "af- & ombouw" and "af- en ombouw".
_SIGNS = {"+": "plus", "&": "en"}
# Words that stand between the words of a phrase without changing what it names ("uit zijn huis halen").
_PASSED_OVER = frozenset(
    "de het een t n mijn m'n je jouw uw zijn z'n haar ons onze jullie hun dit dat die deze"
    " the a an my your his her its our their this that these those".split()
)
_PLURAL_ABBREVIATION = re.compile(r"[A-Z]{2,}s")
_CLOSED = re.compile(r"([bcdfghjklmnpqrstvwxz])\1")
_OPEN_SYLLABLE = re.compile(r"(?:^|[^aeiouy])([aeou])[bcdfghjklmnpqrstvwxz]")
_VOWEL = re.compile(r"[aeiouy]")
_HARDENED = {"v": "f", "z": "s"}
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its range, its folded spelling and every base form it may be an inflection of."""

    start: int
    end: int
    spelling: str
    forms: frozenset[str]


def find_words(text: str) -> list[Word]:
    """The words of a text in order, articles and possessives left out; hyphens and slashes separate words."""
    words: list[Word] = []
    for match, spelling in _spelled(text):
        extra = {spelling[:-1]} if _PLURAL_ABBREVIATION.fullmatch(match.group()) else set()
        words.append(Word(match.start(), match.end(), spelling, frozenset(extra | base_forms(spelling))))
    return words


def spellings(text: str) -> tuple[str, ...]:
    """The folded spellings of :func:`find_words` alone; equal for terms that cannot be told apart."""
    return tuple(spelling for _, spelling in _spelled(text))


def _spelled(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _WORD.finditer(text):
        spelling = fold(_SIGNS.get(match.group(), match.group()))
        if spelling not in _PASSED_OVER:
            yield match, spelling


def fold(word: str) -> str:
    """The word in lower case, without accents, with straight apostrophes."""
    if word.isascii():
        return word.lower().replace("`", "'")
    decomposed = unicodedata.normalize("NFKD", word.replace("’", "'").replace("`", "'").casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def base_forms(word: str) -> set[str]:
    """A folded word and what remains without a plural or adjective ending: -'s, -s, -en, -n, -e, -heden; English -ies.

    Dutch spelling changes are undone: wetten -> wet, scholen -> school, tarieven -> tarief. A vowel in an open
    syllable is long, so "weten" yields "weet" and never "wet"; only an e before l, n or r that is not in the first
    syllable may be unstressed (maatregelen -> maatregel), so there both are kept.
    """
    forms = {word}
    if word.endswith("'s"):
        forms.add(word[:-2])
    elif word.endswith("heden"):
        forms.add(word[:-5] + "heid")
    elif word.endswith("ies"):
        forms |= {word[:-1], word[:-3] + "y"}
    elif word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST + 1:
        forms.add(word[:-1])
    elif word.endswith("en") and len(word) > _SHORTEST + 1:
        forms |= {word[:-1], *_singulars(word[:-2])}
    elif word.endswith("e") and len(word) > _SHORTEST:
        forms |= _singulars(word[:-1])
    return forms


def _singulars(stem: str) -> set[str]:
    """Spellings that a stem had before -en or -e was put behind it."""
    if _CLOSED.fullmatch(stem[-2:]):
        return {stem[:-1]}
    stem = stem[:-1] + _HARDENED.get(stem[-1], stem[-1])
    if not _OPEN_SYLLABLE.fullmatch(stem[-3:]):
        return {stem}
    long = stem[:-2] + stem[-2] + stem[-2:]
    unstressed = stem[-2] == "e" and stem[-1] in "lnr" and _VOWEL.search(stem[:-2])
    return {stem, long} if unstressed else {long}
