"""Which words exist: those of the document itself and those of a general list (the corpus home of wordfreq)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Languages in which documents of Dutch public bodies come, beside Dutch.
_OTHERS = ("en", "de", "fr")
_SAMPLE = 50_000  # characters
_LEAST_WORDS = 30
_LEAST_KNOWN = 0.4


class Words:
    """The words of one document, counted without those that a line end may have broken, and the general Dutch list."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._own: Counter[str] = Counter()
        for text in texts:
            for line in text.split("\n"):
                # A word before a hyphen at the end, and the first one below it, may be halves.
                words = _WORD.findall(line.lower())
                self._own.update(words[1:-1] if line.endswith(("-", "\u00ad")) else words[1:])

    def count(self, word: str) -> int:
        """How often the document has this word in the middle of a line."""
        return self._own[word.lower()]

    def known(self, word: str) -> bool:
        """Whether the general Dutch list has this word."""
        return word.lower() in _dutch()


def known_share(words: Iterable[str]) -> float:
    """The share of words that exist in the language, among the four, that knows most of them; 1.0 without words."""
    counted = Counter(word.lower() for word in words)
    total = sum(counted.values())
    if not total:
        return 1.0
    return max(sum(number for word, number in counted.items() if word in known) for known in _languages()) / total


@cache
def _dutch() -> Mapping[str, float]:
    from wordfreq import get_frequency_dict  # late: a list of 300,000 words

    words: Mapping[str, float] = get_frequency_dict("nl", "large")
    return words


@cache
def _languages() -> tuple[Mapping[str, float], ...]:
    from wordfreq import get_frequency_dict

    return (_dutch(), *(get_frequency_dict(language, "small") for language in _OTHERS))


def main_language(text: str) -> str:
    """The language, of Dutch, English, German and French, that knows most of the words of a text; "" when in doubt."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _LEAST_WORDS:
        return ""
    from wordfreq import get_frequency_dict

    counts = {}
    for language in ("nl", *_OTHERS):  # small lists of about the same size, so that the shares compare
        known = get_frequency_dict(language, "small")
        counts[language] = sum(word in known for word in words)
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] >= len(words) * _LEAST_KNOWN else ""
