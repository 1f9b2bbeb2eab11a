"""Whether a row is about a topic: by the lemmas of its words and the parts of its compounds, not by letters."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import lru_cache

from assistant.agreements import RegisterRow
from corpus.agreements.words import content_words, stem

# The lexical terms of a text: lemmas, forms and parts of compounds.
TermsOf = Callable[[str], Iterable[str]]

_SHARE = 0.6
_FEW = 2


class Topics:
    """Compares the words of a question with those of rows.

    :param terms_of: lexical analysis of the index; by default stems of whole words, without parts of compounds.
    """

    def __init__(self, terms_of: TermsOf = content_words) -> None:
        self.terms_of = terms_of
        self._forms = lru_cache(maxsize=1 << 13)(self._read)

    def held(self, row: RegisterRow, topic: frozenset[str], *, itself: bool = False) -> int:
        """How many words of the topic the passage, its topic or its section holds; or the passage ``itself`` only.

        A word also counts as part of a longer one: "tarief" in "tariefdifferentiatie", not "plaats" in "plaatsvindt".
        """
        shown = row.agreement
        place = () if itself else (shown.topic, *shown.section[-1:], shown.region or "")
        terms, verbs = self._forms(" . ".join((shown.action, *place)))
        return sum(self._holds(terms, verbs, one) for one in topic)

    def is_about(self, row: RegisterRow, topic: frozenset[str]) -> bool:
        """Whether it holds enough of the topic: one or two words all, of more most."""
        fewest = len(topic) if len(topic) <= _FEW else math.ceil(_SHARE * len(topic))
        return not topic or self.held(row, topic) >= fewest

    def _read(self, text: str) -> tuple[frozenset[str], frozenset[str]]:
        """The terms of a text, and the stems of those that can be a verb."""
        terms = frozenset(self.terms_of(text))
        return terms, frozenset(stem(one) for one in terms if _is_verb(one))

    def _holds(self, terms: frozenset[str], verbs: frozenset[str], word: str) -> bool:
        """Whether a word, its lemma, or the noun of its verb or verb of its noun ("inkoop", "inkopen") is a term."""
        asked = next(iter(self.terms_of(word)), word)
        if asked in terms or word in terms:
            return True
        if stem(asked) in verbs:
            return True
        return _is_verb(asked) and any(stem(asked) == stem(one) for one in terms)


def _is_verb(term: str) -> bool:
    return term.endswith("en")
