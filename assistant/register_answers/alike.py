"""Words that stand for the same topic: other names of one concept, and a typing error with the word that is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.agreements.words import subject_words
from corpus.terms.thesaurus import GENERIC

if TYPE_CHECKING:
    from corpus.terms.thesaurus import Concept, Thesaurus

# Of shorter words one letter makes another word too easily.
_SHORTEST = 7
# A second part of a compound from this length on is a word: "aanpak" in "wachlijstaanpak".
_SHORTEST_PART = 4


class Alike:
    """Compares a word that is asked for with those of rows, in what is not a form of it.

    :param thesaurus: whose concepts have several names; without it a word has none but itself.
    :param known: whether Dutch has a word; without it nothing counts as a typing error.
    """

    def __init__(self, thesaurus: Thesaurus | None = None, known: Callable[[str], bool] | None = None) -> None:
        self._thesaurus = thesaurus
        self._known = known
        self.names = lru_cache(maxsize=1 << 10)(self._names)

    def _names(self, word: str, narrower: bool) -> tuple[frozenset[str], ...]:
        """The other names of what a word stands for, each as the words that tell.

        :param narrower: with the kinds of it: beside another word of the topic these would say too little.
        """
        if self._thesaurus is None:
            return ()
        # A word with several meanings has the most official one.
        meant = next((found.concept for found in self._thesaurus.expand(word)), None)
        if meant is None or meant.topic in GENERIC:
            return ()
        told = (subject_words(name) for name in _names_of(meant, narrower=narrower))
        return tuple(dict.fromkeys(words for words in told if words and word not in words))

    def is_misspelled(self, word: str, terms: Iterable[str]) -> bool:
        """Whether one of the terms is the word with one typing error, or begins with that: "wachlijstaanpak".

        One of the two must be no word, and the other one: "verlenging" is no typing error for "verlening".
        """
        if self._known is None or len(word) < _SHORTEST:
            return False
        return any(self._differs_in_one(word, term) for term in terms if term[:1] == word[:1])

    def _differs_in_one(self, word: str, term: str) -> bool:
        from rapidfuzz.distance import OSA

        known = self._known
        if known is None or len(term) < _SHORTEST - 1 or known(word) == known(term):
            return False
        return any(
            OSA.distance(word, term[:cut], score_cutoff=1) <= 1 and (cut == len(term) or known(term[cut:]))
            for cut in _cuts(term, len(word))
        )


def _cuts(term: str, length: int) -> Iterator[int]:
    """Where the word that is misspelled can end in a term: at its end, or before another part of the compound."""
    for cut in range(length - 1, min(length + 1, len(term)) + 1):
        if cut == len(term) or len(term) - cut >= _SHORTEST_PART:
            yield cut


def _names_of(concept: Concept, *, narrower: bool) -> Iterator[str]:
    """What officials call a concept; what people say in daily life is no word of a policy document."""
    yield concept.preferred
    yield from concept.alternatives
    if narrower:
        yield from concept.narrower
