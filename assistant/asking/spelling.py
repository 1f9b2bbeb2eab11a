"""Mend typing errors: a word that neither Dutch nor the documents know becomes the nearest known one."""

from __future__ import annotations

import re

from index.dutch.lexicon import Lexicon, fold

_WORD = re.compile(r"[^\W\d_]{5,}")
# What people mix up because it sounds the same in Dutch, in the order in which it is undone.
_SOUNDS = (
    (re.compile(r"(?:dt|d|tt)$"), "t"),
    (re.compile(r"ij|ei"), "y"),
    (re.compile(r"ou|au"), "w"),
    (re.compile(r"ch"), "g"),
    (re.compile(r"c(?=[aouklrt]|$)"), "k"),
    (re.compile(r"c|z"), "s"),
    (re.compile(r"v"), "f"),
    (re.compile(r"(.)\1"), r"\1"),
)
# Offices and lists that a document names in a label at most once, too seldom to be learned from it.
_LABELS = frozenset(
    "steller opsteller notulist actiehouder actielijst actiepunten portefeuillehouder opdrachtnemer".split()
)
# Words from this length on may differ in two places, shorter ones in one.
_LONG = 8
_NEAREST = 20


class Speller:
    """Corrects the words of questions: first with the vocabulary of one index, then with frequent Dutch words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._words = sorted(word for word in lexicon.vocabulary if len(word) >= 4)
        self._general = sorted(word for word in lexicon.zipf if len(word) >= 5)

    def correct(self, text: str) -> str:
        """The text with its unknown words replaced by the nearest known one; names and abbreviations are left alone."""
        return _WORD.sub(lambda match: self._nearest(match.group()), text)

    def _nearest(self, word: str) -> str:
        folded = fold(word)
        if word[1:] != word[1:].lower() or folded in _LABELS:
            return word
        if self._lexicon.knows(folded) or self._is_compound(folded):
            return word
        for words in (self._words, self._general):
            found = self._closest(folded, words)
            if found is not None:
                return found
        return word

    def _closest(self, word: str, words: list[str]) -> str | None:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        allowed = 2 if len(word) >= _LONG else 1
        found = process.extract(word, words, scorer=OSA.distance, score_cutoff=allowed, limit=_NEAREST)
        spoken = _sound(word)
        ranked = sorted(
            (distance, _sound(other) != spoken, abs(len(other) - len(word)), other) for other, distance, _ in found
        )
        return ranked[0][-1] if ranked else None

    def _is_compound(self, word: str) -> bool:
        """Whether two known words of at least four letters make it up: an unknown compound is no typing error."""
        return any(
            self._lexicon.knows(word[:cut]) and self._lexicon.knows(rest)
            for cut in range(4, len(word) - 3)
            for rest in (word[cut:], word[cut:].removeprefix("s"))
        )


def _sound(word: str) -> str:
    """How a word sounds, roughly: "getekent" is nearer to "getekend" than to "betekent"."""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
