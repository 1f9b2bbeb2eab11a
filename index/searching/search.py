"""Hybrid search: candidates from vectors and words, exact signals for each, one fused ranking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from index.dutch.analyse import Analyser
from index.searching.filters import allowed_documents
from index.searching.fusion import Values, fuse
from index.searching.known import Asked, KnownQuestions
from index.searching.lexical import LexicalIndex
from index.searching.signals import DECIMALS, Rows, Signals, highest, measure, rounded
from index.storage.documents import StoredDocuments
from index.storage.manifest import Manifest
from index.storage.store import VectorStore
from index.storage.tables import Tables
from index.types import Embedder, Hit, PassageScore, Query, Vectors

# How many neighbours each signal proposes. All candidates then get all signals, exactly.
CANDIDATES = 100
# What a term of the expansion counts beside an asked one (chosen on the development questions).
EXPANSION_WEIGHT = 0.5
# What a known question adds for each unit of cosine above the floor (chosen on the development questions).
KNOWN_WEIGHT = 20.0
KNOWN_FLOOR = 0.4
_QUESTIONS_KEPT = 256
# What is known about a question is wanted for the search and again for the confidence.
_SEARCHES_KEPT = 8
_BELOW_ANY_COSINE = -2.0


@dataclass(frozen=True, eq=False)
class Parts:
    """What was read from a generation; ``store`` is None without vectors, or with more than a store is kept for."""

    generation: int
    manifest: Manifest
    tables: Tables
    known: KnownQuestions
    documents: StoredDocuments
    analyser: Analyser
    lexical: LexicalIndex
    store: VectorStore | None


class Index:
    """One generation of an index, open for questions; safe to share between threads."""

    def __init__(self, parts: Parts, embedder: Embedder | None) -> None:
        self.generation = parts.generation
        self.manifest = parts.manifest
        self.documents = parts.documents
        self.analyser = parts.analyser
        self.lexical = parts.lexical
        self.chunks = parts.tables.chunks
        self.store = parts.store
        self.embedder = embedder if parts.manifest.recipe.embedder else None
        self._tables = parts.tables
        self._known = parts.known
        self._numbers = {document: number for number, document in enumerate(parts.tables.documents)}
        self._chunk_documents = parts.tables.layout.chunk_documents()
        self._first_rows, self._last_rows = parts.tables.layout.chunk_passages()
        asked = np.unique(self._chunk_documents[self._chunks_of(parts.known.marks[:, 1])])
        self._documents_asked = {parts.tables.documents[number] for number in asked}
        self._embed = lru_cache(maxsize=_QUESTIONS_KEPT)(self._embed_question)
        self._asked = lru_cache(maxsize=_SEARCHES_KEPT)(self._ask_known)

    def search(self, query: Query, *, top: int = 20) -> list[Hit]:
        """The best chunks, best first; the same query on the same index gives the same hits.

        The score is the sum over all candidates' z-scores of three signals: cosine of the chunk, cosine of its best
        passage, and BM25 times ``query.lexical_weight``. Without embedder it is that of BM25 alone, over chunks that
        share a word with the question.
        """
        allowed = allowed_documents(self.manifest, query)
        if allowed is not None and not allowed:
            return []
        lexical = self.lexical.scores(self._words(query)) if query.lexical_weight > 0 else None
        vector = self.question_vector(query.text)
        asked = self.asked_before(query)
        rows = self._candidates(vector, lexical, asked.passages, allowed)
        return self._rank(rows, vector, lexical, asked, query.lexical_weight, top) if len(rows) else []

    def asked_before(self, query: Query) -> Asked:
        """What is known about questions like this one."""
        return self._asked(query.text, query.closest_known)

    def question_vector(self, text: str) -> Vectors | None:
        """Unit vector of a question, shape (dimension,); None without embedder. The last questions are kept."""
        return self._embed(text) if self.embedder is not None else None

    def idf(self, word: str) -> float:
        """Inverse document frequency of a term as the analyser gives it."""
        return self.lexical.idf(word)

    def close(self) -> None:
        """Let go of the files of the vector store."""
        if self.store is not None:
            self.store.close()

    def _words(self, query: Query) -> dict[str, float]:
        """The terms to look up with their weight; those of the expansion count less, and not beside an asked one."""
        words = self.analyser.weighted(query.text if query.lexical is None else query.lexical)
        for term, weight in self.analyser.weighted(query.expansion).items():
            words.setdefault(term, EXPANSION_WEIGHT * weight)
        return words

    def _ask_known(self, text: str, closest: float) -> Asked:
        return self._known.measure(self.question_vector(text), text, closest=closest)

    def _embed_question(self, text: str) -> Vectors:
        assert self.embedder is not None
        vectors = self.embedder.embed_queries([text])
        return vectors.reshape(-1).astype(np.float32)

    def _candidates(
        self,
        vector: Vectors | None,
        lexical: NDArray[np.float32] | None,
        known: Values,
        allowed: list[str] | None,
    ) -> Rows:
        """Rows of the chunks that a signal proposes, in ascending order."""
        chosen = np.zeros(len(self.chunks), dtype=np.bool_)
        if lexical is not None:
            scores = lexical if allowed is None else np.where(self._mask(allowed), lexical, 0)
            best = highest(scores, CANDIDATES)
            chosen[best[scores[best] > 0]] = True
        if vector is not None and len(self.chunks):
            chosen[self._nearest(vector, allowed)] = True
            answers = highest(known, CANDIDATES)
            chosen[self._chunks_of(answers[known[answers] > 0])] = True
            if allowed is not None:
                chosen &= self._mask(allowed)
        return np.flatnonzero(chosen)

    def _nearest(self, vector: Vectors, allowed: list[str] | None) -> Rows:
        """The nearest chunks and the chunks of the nearest passages.

        All are compared: exact, the same every time, and with a filter quicker than the graph of a vector store.
        """
        chunks, passages = (rounded(cosines) for cosines in self._tables.cosines(vector))
        if allowed is not None:
            mask = self._mask(allowed)
            chunks = np.where(mask, chunks, _BELOW_ANY_COSINE)
            passages = np.where(np.repeat(mask, self._last_rows - self._first_rows), passages, _BELOW_ANY_COSINE)
        return np.concatenate([highest(chunks, CANDIDATES), self._chunks_of(highest(passages, CANDIDATES))])

    def _chunks_of(self, passages: Rows) -> Rows:
        # Chunks hold all passages in order, so the chunk of a passage is the last one that starts at or before it.
        return np.searchsorted(self._first_rows, passages, side="right") - 1

    def _mask(self, allowed: Sequence[str]) -> NDArray[np.bool_]:
        return np.isin(self._chunk_documents, [self._numbers[document] for document in allowed])

    def _rank(
        self,
        rows: Rows,
        vector: Vectors | None,
        lexical: NDArray[np.float32] | None,
        asked: Asked,
        lexical_weight: float,
        top: int,
    ) -> list[Hit]:
        words = rounded(np.zeros(len(rows), dtype=np.float32) if lexical is None else lexical[rows])
        signals = measure(self._tables, rows, (self._first_rows[rows], self._last_rows[rows]), vector, asked.passages)
        if vector is None:
            scores = words * lexical_weight
        else:
            scores = fuse([(signals.chunk, 1.0), (signals.best, 1.0), (words, lexical_weight)])
            scores = (scores + KNOWN_WEIGHT * np.maximum(signals.known - KNOWN_FLOOR, 0)).round(DECIMALS)
        # Stable: of equal scores the chunk that comes first in the index wins.
        order = np.argsort(-scores, kind="stable")[:top]
        return [self._hit(int(rows[place]), int(place), signals, float(scores[place]), words, asked) for place in order]

    def _hit(self, row: int, place: int, signals: Signals, score: float, words: Values, asked: Asked) -> Hit:
        chunk, first = self.chunks[row], int(self._first_rows[row])
        passages = tuple(
            PassageScore(chunk.first + position, float(similarity), float(known), float(asked.shares[first + position]))
            for position, (similarity, known) in enumerate(signals.of_passages(place))
        )
        return Hit(
            chunk=chunk,
            score=score,
            similarity=float(signals.chunk[place]),
            best_similarity=float(signals.best[place]),
            lexical=float(words[place]),
            passages=passages,
            best=chunk.first + int(signals.best_places[place]),
            has_known=chunk.document in self._documents_asked and bool(signals.known_passages.any()),
        )
