"""Finds gold quotes in the canonical text of a document, whatever the white space and bold marks between the words."""

from __future__ import annotations

from functools import lru_cache

from corpus.types import Document
from evals.types import Case, Gold, GoldQuote, GoldRange

# Bold and italic marks of markdown; people who copy a quote from the screen do not see them.
MARKS = "*"


@lru_cache(maxsize=64)
def squeeze(text: str) -> tuple[str, tuple[int, ...]]:
    """Leave out bold marks and write every run of white space as one space.

    :return: the squeezed text and, for each of its characters, the offset in ``text`` that it came from.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(text):
        if character in MARKS:
            continue
        if character.isspace():
            if not characters or characters[-1] == " ":
                continue
            character = " "
        characters.append(character)
        offsets.append(offset)
    return "".join(characters), tuple(offsets)


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """All ranges of ``text`` that read as ``quote``; none for a quote without visible characters."""
    needle = squeeze(quote)[0].strip()
    squeezed, offsets = squeeze(text)
    ranges: list[tuple[int, int]] = []
    position = squeezed.find(needle) if needle else -1
    while position >= 0:
        ranges.append((offsets[position], offsets[position + len(needle) - 1] + 1))
        position = squeezed.find(needle, position + 1)
    return ranges


def resolve_gold(case: Case, documents: dict[str, Document]) -> Gold:
    """The ranges of every gold group; a quote that stands in several places may be cited from any of them.

    Quotes that do not occur are left out here; :func:`evals.validate.validate_cases` reports them.
    """
    return tuple(tuple(found for quote in group for found in _resolve(quote, documents)) for group in case.gold)


def _resolve(quote: GoldQuote, documents: dict[str, Document]) -> list[GoldRange]:
    document = documents.get(quote.document)
    if document is None:
        return []
    return [_widen(document, start, end) for start, end in find_quote(document.text, quote.quote)]


def _widen(document: Document, start: int, end: int) -> GoldRange:
    touched = [passage for passage in document.passages if passage.start < end and passage.end > start]
    outer_start = min([start, *(passage.start for passage in touched)])
    outer_end = max([end, *(passage.end for passage in touched)])
    return GoldRange(document.id, start, end, outer_start, outer_end)
