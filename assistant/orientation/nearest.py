"""Finds a quote back in a text that changed: the same words elsewhere, or the passage that has most words in common."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus import Document

# Share of words in common from which a passage is called like the quote: half of them is two of four, or ten of twenty.
LEAST_LIKENESS = 0.5
_WORD = re.compile(r"\w+")
_FEWEST_WORDS = 3  # fewer are found anywhere


@dataclass(frozen=True, slots=True)
class Near:
    """A range of a document and the share of its words and those of the quote that they have in common (0 to 1)."""

    start: int
    end: int
    likeness: float


def find_quote(document: Document, quote: str, *, near: float, whole: bool) -> tuple[int, int] | None:
    """The range of the same words, whatever white space is between them; None when they are not there.

    :param near: where the quote stood, as a share of the text (0 to 1): of several places the closest is taken.
    :param whole: False when ``quote`` is only the beginning of what was quoted: the range goes on to the end of the
        passage, as far as a passage holds it.
    """
    words = quote.split()
    if not words or (not whole and len(words) < _FEWEST_WORDS):
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    found = [(match.start(), match.end()) for match in pattern.finditer(document.text)]
    if not found:
        return None
    length = max(1, len(document.text))
    start, end = min(found, key=lambda place: abs(place[0] / length - near))
    return (start, end) if whole else (start, max(end, _end_of_passage(document, end)))


def nearest_passage(document: Document, quote: str, *, near: float, part: bool) -> Near | None:
    """The passage most like the quote; None when none has half of its words in common.

    Likeness is the Dice coefficient of the words, 2 * common / (words of both), each word as often as it occurs.

    :param near: where the quote stood, as a share of the text: among equals the closest is taken.
    :param part: ``quote`` is only the beginning of what was quoted: compare with the beginning of each passage.
    """
    wanted = _words(quote)
    total = sum(wanted.values())
    if total < _FEWEST_WORDS:
        return None
    length = max(1, len(document.text))
    best, best_key = None, (LEAST_LIKENESS, -2.0)
    for passage in document.passages:
        words = _WORD.findall(document.text[passage.start : passage.end].casefold())
        own = Counter(words[:total] if part else words)
        likeness = 2 * (wanted & own).total() / (total + own.total()) if own else 0.0
        key = (likeness, -abs(passage.start / length - near))
        if key >= best_key:
            best, best_key = Near(passage.start, passage.end, likeness), key
    return best


def _words(text: str) -> Counter[str]:
    found: Iterable[str] = _WORD.findall(text.casefold())
    return Counter(found)


def _end_of_passage(document: Document, offset: int) -> int:
    """End of the passage that holds ``offset``, or ends there; ``offset`` itself outside passages."""
    return next((passage.end for passage in document.passages if passage.start < offset <= passage.end), offset)
