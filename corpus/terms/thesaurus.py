"""The thesaurus of the field: recognise official, lay and English words in a text and say which concept they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from corpus.terms.thesaurus_file import BUNDLED_THESAURUS, Concept, ThesaurusError, read_thesaurus
from corpus.terms.thesaurus_words import Word, find_words

__all__ = [
    "BUNDLED_THESAURUS",
    "GENERIC",
    "Concept",
    "Expansion",
    "MatchKind",
    "Thesaurus",
    "ThesaurusError",
    "load_thesaurus",
]

# Topics with the words of any policy document ("termijn", "document"): expanding them adds noise (ablation in
# docs/answering.md), and nobody needs them explained.
GENERIC = frozenset({"cijfers", "tijd", "documenten", "besluiten"})
MatchKind = Literal["preferred", "alternative", "lay", "english"]
# In this order a concept is listed when one word names several.
_KINDS: tuple[MatchKind, ...] = ("preferred", "alternative", "lay", "english")


@dataclass(frozen=True, slots=True)
class Expansion:
    """Words ``text[start:end]`` that name a concept, with the ``term`` they match and which kind of term it is."""

    start: int
    end: int
    term: str
    how: MatchKind
    concept: Concept


@dataclass(frozen=True, slots=True)
class _Term:
    """One term of a concept, cut into words."""

    words: tuple[Word, ...]
    text: str
    how: MatchKind
    concept: Concept

    def fits(self, words: Sequence[Word], at: int) -> bool:
        """Whether the words from ``at`` on are this term, apart from inflection."""
        if at + len(self.words) > len(words):
            return False
        return all(not mine.forms.isdisjoint(words[at + step].forms) for step, mine in enumerate(self.words))

    def fits_exactly(self, words: Sequence[Word], at: int) -> bool:
        """Whether the words from ``at`` on are spelled like this term."""
        return all(mine.spelling == words[at + step].spelling for step, mine in enumerate(self.words))


class Thesaurus:
    """Concepts with their terms, ready to be looked up; build one with :func:`load_thesaurus` and keep it.

    ``concepts`` are in file order, ``topics`` maps the name of a topic to its Dutch title.
    """

    def __init__(self, concepts: Iterable[Concept], topics: Mapping[str, str]) -> None:
        self.concepts = tuple(concepts)
        self.topics: Mapping[str, str] = MappingProxyType(dict(topics))
        self._by_preferred = {concept.preferred.casefold(): concept for concept in self.concepts}
        # Keyed by one form of the only word, or of each of the first two: that leaves a handful to compare in full.
        self._by_opening: dict[tuple[str, ...], list[_Term]] = {}
        for term in (term for concept in self.concepts for term in _terms(concept)):
            for opening in product(*(word.forms for word in term.words[:2])):
                self._by_opening.setdefault(opening, []).append(term)

    def concept(self, preferred: str) -> Concept | None:
        """The concept with this preferred term, in any case; None when there is none."""
        return self._by_preferred.get(preferred.casefold())

    def expand(self, text: str) -> tuple[Expansion, ...]:
        """Every concept that the text names, in order of the text; matches do not overlap, the longest wins.

        Case, accents, articles, hyphens and plain endings do not matter. A word that is spelled exactly like a term
        is not also read as an inflection of another. A word that names several concepts yields one expansion for
        each, over the same range.
        """
        words = find_words(text)
        found: list[Expansion] = []
        at = 0
        while at < len(words):
            terms = self._longest(words, at)
            length = len(terms[0].words) if terms else 1
            start, end = words[at].start, words[at + length - 1].end
            found += [Expansion(start, end, term.text, term.how, term.concept) for term in terms]
            at += length
        return tuple(found)

    def _longest(self, words: Sequence[Word], at: int) -> list[_Term]:
        """The terms with most words that stand at this place, one for each concept, the most official first."""
        openings = chain(product(words[at].forms), product(*(word.forms for word in words[at : at + 2])))
        candidates = {id(term): term for opening in openings for term in self._by_opening.get(opening, ())}
        fitting = [term for term in candidates.values() if term.fits(words, at)]
        length = max((len(term.words) for term in fitting), default=0)
        fitting = [term for term in fitting if len(term.words) == length]
        exact = [term for term in fitting if term.fits_exactly(words, at)]
        # Sorted by spelling as well, because the forms of a word come out of a set in any order.
        ranked = sorted(exact or fitting, key=lambda term: (_KINDS.index(term.how), term.concept.preferred, term.text))
        by_concept: dict[str, _Term] = {}
        for term in ranked:
            by_concept.setdefault(term.concept.preferred, term)
        return list(by_concept.values())


def load_thesaurus(*paths: Path) -> Thesaurus:
    """Read and check thesaurus files; without paths the one that comes with the project.

    Later files add to earlier ones: ``load_thesaurus(BUNDLED_THESAURUS, own_file)``. Nothing is kept between calls.

    :raises ThesaurusError: with everything that is wrong in all files together.
    """
    topics, concepts = read_thesaurus(paths or (BUNDLED_THESAURUS,))
    return Thesaurus(concepts, topics)


def _terms(concept: Concept) -> Iterator[_Term]:
    labels = ((concept.preferred,), concept.alternatives, concept.lay, concept.english)
    for how, terms in zip(_KINDS, labels, strict=True):
        for term in terms:
            yield _Term(tuple(find_words(term)), term, how, concept)
