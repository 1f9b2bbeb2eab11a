"""The nouns of the index: chunks, queries and ranked hits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit vectors; ``identity`` names model and engine, so that an index can refuse a mismatch."""

    @property
    def identity(self) -> str:
        """Name of model, version and engine; two embedders with one identity give interchangeable vectors."""
        ...

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        ...

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        ...

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or chunks, shape (len(texts), dimension)."""
        ...


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of passages ``first`` (included) to ``last`` (excluded) of one section of one document.

    ``text`` is what is embedded and indexed: document title and section path, then the display text.
    """

    id: str
    document: str
    section: int
    first: int
    last: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """What to search for. ``lexical`` is the text for BM25 (default: ``text``); filters are None when not set.

    ``expansion`` holds further words for BM25, such as official terms for lay words, that count less than those asked.
    ``lexical_weight`` scales the BM25 part (0 leaves it out, as for questions in another language);
    ``after`` and ``before`` are ISO dates that bound the document date, both included. Known questions with a cosine of
    ``closest_known`` or more are ignored (as measurements of what unlike ones contribute do); by default none is.
    """

    text: str
    lexical: str | None = None
    expansion: str = ""
    lexical_weight: float = 1.0
    documents: frozenset[str] | None = None
    kinds: frozenset[str] | None = None
    after: str | None = None
    before: str | None = None
    closest_known: float = 2.0


@dataclass(frozen=True, slots=True)
class PassageScore:
    """One passage of a hit: its index in the document and its cosine with the question (0 without embedder).

    ``known`` is the cosine of the most similar known question that the passage answers, 0 when there is none; ``share``
    how much of the nearest known questions it answers, from 0 to 1.
    """

    passage: int
    similarity: float
    known: float = 0.0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A ranked chunk. ``score`` is the fused score; the signals are as measured, before standardising.

    ``similarity`` is the cosine of the chunk, ``best_similarity`` that of its best passage, ``lexical`` its BM25 score.
    ``passages`` has a score for each passage of the chunk, in reading order; ``best`` is the index of the best one.
    ``has_known`` says whether there are known questions about the document.
    """

    chunk: Chunk
    score: float
    similarity: float
    best_similarity: float
    lexical: float
    passages: tuple[PassageScore, ...]
    best: int
    has_known: bool = False

    @property
    def known(self) -> float:
        """The cosine of the most similar known question that one of its passages answers, 0 when there is none."""
        return max((entry.known for entry in self.passages), default=0.0)
