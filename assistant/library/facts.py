"""What a document consists of and how well it could be read, in numbers: for lists, previews and filters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from corpus import Document, pages_without_text

Readability = Literal["good", "fair", "poor"]
# From this share of pages without text the reader is told that much is missing, not some.
MUCH = 0.2


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Counts of one document; ``pages`` is 0 for formats without pages.

    ``pages_without_text`` are those from which nothing can be quoted: pictures, damage, signs instead of words.
    ``readability``: "good" (nothing to remark), "fair" (some such pages, or warnings), "poor" (a fifth of the pages, or
    more, is such a page).
    """

    characters: int
    pages: int
    pages_without_text: tuple[int, ...]
    sections: int
    sentences: int
    items: int
    rows: int
    footnotes: int
    passages: int
    warnings: tuple[str, ...]
    readability: Readability


def document_facts(document: Document) -> DocumentFacts:
    """The counts of a document; takes time that grows with its length."""
    kinds = Counter(passage.kind for passage in document.passages)
    quality = document.quality
    empty = tuple(pages_without_text(document))
    if quality.pages:
        empty = tuple(sorted({*quality.without_text, *quality.having("garbled")}))
    return DocumentFacts(
        characters=len(document.text),
        pages=len(document.pages),
        pages_without_text=empty,
        sections=sum(1 for section in document.sections if section.level),
        sentences=kinds["sentence"],
        items=kinds["item"],
        rows=kinds["row"],
        footnotes=kinds["footnote"],
        passages=len(document.passages),
        warnings=document.warnings,
        readability=_readability(len(document.pages), len(empty), bool(document.warnings or quality.warnings())),
    )


def _readability(pages: int, empty: int, warned: bool) -> Readability:
    if pages and empty / pages >= MUCH:
        return "poor"
    return "fair" if empty or warned else "good"
