"""Whether a row is about a topic: by the lemmas of its words, the parts of its compounds and other names of a thing."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.agreements import RegisterRow
from assistant.register_answers.alike import Alike
from corpus.agreements.words import content_words, stem

if TYPE_CHECKING:
    from corpus.terms.thesaurus import Thesaurus
    from index.dutch.analyse import Analyser

# The lexical terms of a text: lemmas, forms and parts of compounds.
TermsOf = Callable[[str], Iterable[str]]

_SHARE = 0.6
_FEW = 2


class Topics:
    """Compares the words of a question with those of rows.

    :param terms_of: lexical analysis of the index; by default stems of whole words, without parts of compounds.
    :param alike: knows other names of a thing, and typing errors.
    """

    def __init__(self, terms_of: TermsOf = content_words, alike: Alike | None = None) -> None:
        self._terms_of = terms_of
        self._alike = alike or Alike()
        self._forms = lru_cache(maxsize=1 << 13)(self._read)

    def held(self, row: RegisterRow, topic: frozenset[str], *, itself: bool = False, named: bool = True) -> int:
        """How many words of the topic the passage, its topic or its section holds; or the passage ``itself`` only.

        A word also counts as part of a longer one: "tarief" in "tariefdifferentiatie", not "plaats" in "plaatsvindt".

        :param named: a word also counts under another name, or with a typing error.
        """
        return self._count(row.agreement.action if itself else _told(row), topic, named=named)

    def is_about(self, row: RegisterRow, topic: frozenset[str], lead_in: str = "") -> bool:
        """Whether it holds enough of the topic: one or two words all, of more most.

        :param lead_in: what introduces the list that it stands in, which then holds words of the topic for it.
        """
        if not topic or self.held(row, topic) >= _fewest(topic):
            return True
        return bool(lead_in) and self._count(f"{_told(row)} . {lead_in}", topic) >= _fewest(topic)

    def text_is_about(self, text: str, topic: frozenset[str]) -> bool:
        """The same for a text that is no row."""
        return not topic or self._count(text, topic) >= _fewest(topic)

    def _count(self, text: str, topic: frozenset[str], *, named: bool = True) -> int:
        terms, verbs = self._forms(text)
        return sum(
            self._holds(terms, verbs, one) or (named and self._names(terms, verbs, one, narrower=len(topic) == 1))
            for one in topic
        )

    def _read(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """The terms of a text, and the stems of those that can be a verb."""
        terms = frozenset(self._terms_of(text))
        return terms, frozenset(stem(one) for one in terms if _is_verb(one))

    def _holds(self, terms: frozenset[str], verbs: frozenset[str], word: str) -> bool:
        """Whether a word, its lemma, or the noun of its verb or verb of its noun ("inkoop", "inkopen") is a term."""
        asked = next(iter(self._terms_of(word)), word)
        if asked in terms or word in terms:
            return True
        if stem(asked) in verbs:
            return True
        return _is_verb(asked) and any(stem(asked) == stem(one) for one in terms)

    def _names(self, terms: frozenset[str], verbs: frozenset[str], word: str, *, narrower: bool) -> bool:
        """Whether a thing is named otherwise than by its word: "gebouwen" is "vastgoed", "wachlijst" a typing error."""
        asked = next(iter(self._terms_of(word)), word)
        # A word with a typing error has no lemma: it is compared as written too.
        if any(self._alike.is_misspelled(one, terms) for one in {asked, word}):
            return True
        names = self._alike.names(word, narrower)
        return any(all(self._holds(terms, verbs, one) for one in name) for name in names)


def _told(row: RegisterRow) -> str:
    """What a row says, with where it stands."""
    shown = row.agreement
    return " . ".join((shown.action, shown.topic, *shown.section[-1:], shown.region or ""))


def _fewest(topic: frozenset[str]) -> int:
    """How many words of a topic tell that something is about it."""
    return len(topic) if len(topic) <= _FEW else math.ceil(_SHARE * len(topic))


def _is_verb(term: str) -> bool:
    return term.endswith("en")


def topics_of(analyser: Analyser, thesaurus: Thesaurus) -> Topics:
    """Topics as an index reads words; a word is one of Dutch when the word list has it or the parts it is made of."""
    lexicon = analyser.lexicon

    def known(word: str) -> bool:
        return word in lexicon.zipf or word in lexicon.lemmas or len(set(analyser.terms(word))) > 1

    return Topics(analyser.terms, Alike(thesaurus, known))
