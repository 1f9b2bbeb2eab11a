"""Looks for key facts in a text: word by word, in the normalised form of both."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Answer
from evals.normalise import Word, find_words, words

CITATION_MARK = re.compile(r"\[\d+(?:, ?\d+)*\]")


def answer_text(answer: Answer) -> str:
    """The answer with spaces for its citation marks; "" for a refusal, whose explanation answers nothing."""
    if answer.status != "answered":
        return ""
    return CITATION_MARK.sub(lambda mark: " " * len(mark.group()), answer.answer)


def find_fact(text: Sequence[Word], forms: Sequence[str]) -> list[tuple[int, int]]:
    """The ranges at which any accepted form of a fact stands in a text given as normalised words."""
    return [place for form in forms for place in find_words(text, [word.text for word in words(form)])]


def facts_found(text: str, facts: Sequence[Sequence[str]]) -> tuple[bool, ...]:
    """For each fact whether one of its forms occurs in ``text``."""
    haystack = words(text)
    return tuple(bool(find_fact(haystack, forms)) for forms in facts)
