"""Dutch lexical analysis: a text becomes weighted search terms.

Of each word come the word as written, its lemma and the lemmas of the parts of a compound; numbers stay whole
("1.175" also as "1175"); hyphen variants meet ("af- en ombouw" gives afbouw and ombouw; "jeugdzorg-plus" and
"jeugdzorg plus" give jeugdzorgplus when the corpus knows that word).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from index.dutch.compounds import all_parts
from index.dutch.lexicon import Lexicon, fold
from index.dutch.stopwords import STOPWORDS

# Part of the identity of an index: raise it when the terms of a text change.
ANALYSIS_VERSION = 1
# A lemma is the term proper; an inflected form adds a little; a part of a compound says less than the compound.
LEMMA_WEIGHT = 1.0
FORM_WEIGHT = 0.5
PART_WEIGHT = 0.5
LONGEST_TOKEN = 100
_JOINED_MINIMUM = 6

Terms = tuple[tuple[str, float], ...]

_TOKEN = re.compile(
    r"""
      \d{1,4}(?:[-/]\d{1,4}){2}(?![\w])              # a date: 7-12-2022
    | \d+(?:[.,]\d+)*(?![^\W_]|[-'][^\W_])           # a number: 1.175 or 2,5
    | [^\W_]+(?:['-][^\W_]+)*-?                      # a word, with inner hyphens; "af-" keeps its hyphen
    | %
    """,
    re.VERBOSE,
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_CONJUNCTIONS = frozenset({"en", "of", "dan", "and", "or", "tot"})


class Analyser:
    """Turns Dutch text into search terms, with the words of one corpus at hand."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._token_terms = lru_cache(maxsize=1 << 16)(self._analyse_token)

    def terms(self, text: str) -> list[str]:
        """The terms of a text in order of appearance, each as often as it occurs."""
        return [term for term, _ in self._pairs(text)]

    def weighted(self, text: str) -> dict[str, float]:
        """Term -> summed weight: what counts as its frequency in the text."""
        weights: dict[str, float] = {}
        for term, weight in self._pairs(text):
            weights[term] = weights.get(term, 0.0) + weight
        return weights

    def _pairs(self, text: str) -> Iterator[tuple[str, float]]:
        tokens = tokenize(text)
        for position, token in enumerate(tokens):
            if token.endswith("-"):
                completed = self._complete(token[:-1], tokens[position + 1 : position + 3])
                yield from self._token_terms(completed)
            else:
                yield from self._token_terms(token)
            yield from self._joined(tokens, position)

    def _joined(self, tokens: list[str], position: int) -> Iterator[tuple[str, float]]:
        """Words of the corpus that the text writes as two or three: "jeugdzorg plus", "uit huis plaatsing"."""
        for length in (2, 3):
            words = tokens[position : position + length]
            joined = "".join(words)
            if len(words) == length and len(joined) >= _JOINED_MINIMUM and joined in self.lexicon.vocabulary:
                yield self.lexicon.lemma(joined), LEMMA_WEIGHT

    def _complete(self, stem: str, following: list[str]) -> str:
        """The word that "af-" stands for in "af- en ombouw": afbouw; the stem itself when none fits."""
        if len(following) < 2 or following[0] not in _CONJUNCTIONS:
            return stem
        word = following[1]
        for start in range(1, len(word) - 3):
            if self.lexicon.knows(stem + word[start:]):
                return stem + word[start:]
        parts = all_parts(word, self.lexicon)
        return stem + parts[-1] if parts and word.endswith(parts[-1]) else stem

    def _analyse_token(self, token: str) -> Terms:
        """Terms of one token with their weights, each once."""
        if token == "%":
            return (("procent", LEMMA_WEIGHT),)
        if token[0].isdigit() and not any(letter.isalpha() for letter in token):
            return tuple((term, LEMMA_WEIGHT) for term in _number_terms(token))
        if "-" in token:
            pieces = [piece for piece in token.split("-") if piece]
            found = dict(self._word_terms("".join(pieces))) if len(pieces) > 1 else {}
            for piece in pieces:
                for term, weight in self._analyse_token(piece):
                    found[term] = max(weight, found.get(term, 0.0))
            return tuple(found.items())
        return self._word_terms(token)

    def _word_terms(self, word: str) -> Terms:
        lemma = self._lemma(word)
        if word in STOPWORDS or lemma in STOPWORDS or (len(word) == 1 and not word.isdigit()):
            return ()
        found = {lemma: LEMMA_WEIGHT}
        if word != lemma:
            found[word] = FORM_WEIGHT
        # The parts of a lemma are surer than those of a form (kind+eren), but not every word has one.
        parts = all_parts(lemma, self.lexicon)
        if not parts and word not in self.lexicon.zipf:
            parts = all_parts(word, self.lexicon)
        for part in parts:
            found.setdefault(self.lexicon.lemma(part), PART_WEIGHT)
        return tuple(found.items())

    def _lemma(self, word: str) -> str:
        """The lemma; of an unlisted compound the lemma of its last part behind the rest: uithuisplaatsing."""
        lemma = self.lexicon.lemma(word)
        if lemma == word and word.endswith("'s"):
            return self.lexicon.lemma(word[:-2])
        if lemma != word or word in self.lexicon.zipf:
            return lemma
        parts = all_parts(word, self.lexicon)
        last = next((part for part in parts if word.endswith(part)), "")
        return word[: len(word) - len(last)] + self.lexicon.lemma(last)


def tokenize(text: str) -> list[str]:
    """Folded words, numbers, dates and percent signs of a text, in order; tokens of absurd length are cut."""
    return [match.group()[:LONGEST_TOKEN] for match in _TOKEN.finditer(fold(text))]


def corpus_words(texts: Iterable[str]) -> set[str]:
    """The words of a corpus in folded form, hyphenated ones also joined: the vocabulary of an analyser."""
    words: set[str] = set()
    for text in texts:
        for token in tokenize(text):
            pieces = [piece for piece in token.split("-") if piece.isalpha()]
            words.update(pieces)
            if len(pieces) > 1 and not token.endswith("-"):
                words.add("".join(pieces))
    return words


def _number_terms(token: str) -> tuple[str, ...]:
    """A number as written; "1.175" also without the points, a date also as its parts."""
    if _THOUSANDS.fullmatch(token):
        return (token, token.replace(".", ""))
    if "-" in token or "/" in token:
        return (token, *(part.lstrip("0") or "0" for part in re.split(r"[-/]", token)))
    return (token,)
