"""Documents with lists and paragraphs written piece by piece, and candidates with the score that a test gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from assistant.evidence.candidates import Candidate
from assistant.evidence.views import Views
from corpus.types import Document, Page
from tests.builders import DocumentBuilder


class Pieces(DocumentBuilder):
    """A builder that also knows paragraphs of several sentences, nested lists and pages."""

    def item(self, text: str, *, under: int | None, depth: int = 1) -> Pieces:
        """Add a list item below the passage with that index."""
        self.add(text, kind="item", parent=under)
        self.passages[-1] = replace(self.passages[-1], depth=depth)
        return self

    def more(self, text: str) -> Pieces:
        """Add a sentence to the paragraph or list item of the last passage."""
        last = self.passages[-1]
        parent = last.parent if last.kind == "sentence" else last.index
        self.add(text, parent=parent if last.depth else None)
        self.passages[-1] = replace(self.passages[-1], block=last.block, depth=last.depth)
        return self

    def paged(self, *ends: int) -> Document:
        """The document with pages that end at those passages (not included)."""
        borders = [0, *(self.passages[end].start for end in ends), len(self.text)]
        pages = tuple(
            Page(number, str(number), start, end) for number, (start, end) in enumerate(pairwise(borders), start=1)
        )
        return replace(self.build(), pages=pages)


def split_terms(text: str) -> list[str]:
    """Terms without any linguistics: the words in small letters, without marks."""
    return [word.strip(".,:;?!()").casefold() for word in text.split()]


def count_terms(text: str) -> Mapping[str, float]:
    """How often each term occurs."""
    terms = split_terms(text)
    return {term: float(terms.count(term)) for term in terms}


def plain_views() -> Views:
    """Views in which every word counts the same."""
    return Views(split_terms, count_terms, lambda term: 1.0)


def candidate(document: Document, index: int, score: float, *, rank: int = 0, similarity: float = 0.8) -> Candidate:
    """The passage with that index as a candidate with that score."""
    passage = document.passages[index]
    return Candidate(document, passage, plain_views().of(document, passage), similarity, rank, {"type_fit": 0.0}, score)
