"""Marks words in a text for HTML; everything is escaped, marked or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from evals.facts import find_fact
from evals.normalise import words

# Words that match everywhere and mark nothing.
_SHORTEST = 4


def mark(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """``text`` as HTML with the ranges inside ``<mark>``; overlapping ranges become one."""
    parts, position = [], 0
    for start, end in _merge(ranges):
        parts += [escape(text[position:start]), "<mark>", escape(text[start:end]), "</mark>"]
        position = end
    return "".join([*parts, escape(text[position:])])


def _merge(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def mark_facts(text: str, facts: Sequence[Sequence[str]]) -> str:
    """``text`` with the forms of the facts marked."""
    return mark(text, fact_ranges(text, facts))


def mark_shared_words(text: str, other: str) -> str:
    """``text`` with the words marked that occur in ``other`` too, short words without digits left aside."""
    return mark(text, shared_word_ranges(text, other))


def fact_ranges(text: str, facts: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Where forms of the facts stand in ``text``, in order; overlapping ranges become one."""
    found = words(text)
    return _merge(place for forms in facts for place in find_fact(found, forms))


def shared_word_ranges(text: str, other: str) -> list[tuple[int, int]]:
    """Where ``text`` has words that occur in ``other`` too, short words without digits left aside."""
    known = {word.text for word in words(other)}
    return _merge(
        (word.start, word.end)
        for word in words(text)
        if word.text in known and (len(word.text) >= _SHORTEST or word.text[0].isdigit())
    )
