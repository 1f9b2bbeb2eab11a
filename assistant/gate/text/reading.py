"""A text as the gate reads it: words with their meaning and clause, figures, names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.gate.text.numbers import Fact, facts
from assistant.gate.text.vocabulary import Meaning, Vocabulary, empty_words
from index.dutch.lexicon import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W_]+)*|[^\W_]*[^\W\d_][^\W_]*")
_CLAUSE = re.compile(
    r"[;:.!?()|•]\s|,\s|\s[–-]\s|\b(?:maar|dat|terwijl|want|omdat|zodat|doordat|hoewel|waarbij|waarmee|but|while|because|"
    r"although|whereas)\b|\n"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word at ``text[start:end]``: folded, its clause, whether it claims something, terms of the field it names."""

    text: str
    folded: str
    start: int
    end: int
    clause: int
    content: bool
    meaning: Meaning
    concepts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text taken apart; ``folded`` has the same offsets as ``text``."""

    text: str
    folded: str
    words: tuple[Word, ...]
    facts: tuple[Fact, ...]

    @property
    def content(self) -> tuple[Word, ...]:
        """The words that claim something."""
        return tuple(word for word in self.words if word.content)

    def clause_at(self, offset: int) -> int:
        """The number of the clause that holds a character."""
        return sum(1 for _ in _CLAUSE.finditer(self.folded, 0, offset))


def same_length_fold(text: str) -> str:
    """``text`` in small letters without accents, letter by letter, so that offsets keep."""
    return "".join(folded if len(folded := fold(letter)) == 1 else letter.lower()[:1] for letter in text)


_LEFT_OUT = re.compile(r"-\)?,?\s+(?:(?:en|of|and|or|[^\W\d_]+-,?)\s+)+(?P<next>[^\W\d_]+)")
_SHORTEST_REST = 4


def _completed(folded: str, end: int, word: str) -> frozenset[str]:
    """The words that "af-" may stand for in "af- en ombouw": itself with every end of the next whole word."""
    following = _LEFT_OUT.match(folded, end)
    rest = following["next"] if following else ""
    return frozenset(word + rest[start:] for start in range(1, len(rest) - _SHORTEST_REST + 1))


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """Take a text apart."""
    folded = same_length_fold(text)
    found = facts(text)
    borders = [match.start() for match in _CLAUSE.finditer(folded)]
    concepts = vocabulary.concepts(text)
    words = []
    clause = 0
    for match in _WORD.finditer(text):
        while clause < len(borders) and borders[clause] < match.start():
            clause += 1
        word = folded[match.start() : match.end()].strip("'’-")
        named = frozenset[str]().union(
            *(names for start, end, names in concepts if start <= match.start() and match.end() <= end)
        )
        figure = any(fact.start <= match.start() < fact.end for fact in found)
        content = len(word) > 2 and word not in empty_words() and not figure and any(map(str.isalpha, word))
        meaning = vocabulary.meaning(word)
        if completed := _completed(folded, match.end(), word):
            meaning = replace(meaning, forms=meaning.forms | completed)
        words.append(Word(match.group(), word, match.start(), match.end(), clause, content, meaning, named))
    return Reading(text, folded, tuple(words), tuple(found))
