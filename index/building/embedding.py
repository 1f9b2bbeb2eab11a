"""Gives every text of a build its vector: from the index in use, from an interrupted build, or from the embedder."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.building.draft import Draft
from index.building.previous import PreviousVectors
from index.storage.vectors import Keys, Progress, VectorCache, as_keys, question_key, text_key
from index.types import Embedder, Vectors

# Small enough to lose little when interrupted, large enough for an embedder to batch by length.
_BATCH = 64
# Texts are sorted by length within so many, and so many are in memory at a time.
_WINDOW = 4096
_MISSING, _PREVIOUS, _CACHED, _WAITING = range(4)


class Vectorizer:
    """Knows for each different text of a build where its vector is, and has the missing ones made.

    Every batch is in the cache before the next one starts, so that an interrupted build goes on where it was.

    :param keys: the keys of all texts of a build that need a vector here.
    """

    def __init__(self, keys: Sequence[Keys], embedder: Embedder, cache: VectorCache, previous: PreviousVectors) -> None:
        self._embedder = embedder
        self._cache = cache
        self._previous = previous
        self._keys: Keys = np.unique(np.concatenate([as_keys(()), *keys]))
        self._places = previous.find(self._keys)
        self._state = np.where(self._places >= 0, _PREVIOUS, _MISSING).astype(np.int8)
        stored = cache.open()
        hits = np.flatnonzero(np.isin(stored, self._keys))
        rows = np.searchsorted(self._keys, stored[hits])
        self._places[rows], self._state[rows] = hits, _CACHED
        self.missing = int((self._state == _MISSING).sum())
        self._done = 0

    def embed(self, draft: Draft, questions: Sequence[str], *, progress: Progress) -> None:
        """Have every missing text embedded, those of documents first and then questions."""
        for window in self._windows(draft):
            self._embed(window, progress, questions=False)
        self._embed(
            self._missing(questions, as_keys([question_key(text) for text in questions])), progress, questions=True
        )
        if self.missing:
            progress("embed", self.missing, self.missing)

    def vectors(self, keys: Keys) -> Vectors:
        """The vectors of texts by their keys, shape (len(keys), dimension)."""
        rows = np.searchsorted(self._keys, keys)
        found = np.zeros((len(keys), self._embedder.dimension), dtype=np.float32)
        for state, source in ((_PREVIOUS, self._previous), (_CACHED, self._cache)):
            chosen = self._state[rows] == state
            if chosen.any():
                found[chosen] = source.vectors(self._places[rows[chosen]])
        return found

    def _windows(self, draft: Draft) -> Iterator[list[str]]:
        """Missing texts of the added documents, each once, some thousands at a time."""
        window: list[str] = []
        for number, added in draft.added.items():
            rows = np.searchsorted(self._keys, added.keys)
            if (self._state[rows] == _MISSING).any():
                window += self._missing(draft.texts(number), added.keys)
            if len(window) >= _WINDOW:
                yield window
                window = []
        yield window

    def _missing(self, texts: Sequence[str], keys: Keys) -> list[str]:
        """The texts that have no vector yet, each once; they count as waiting from now on."""
        rows = np.searchsorted(self._keys, keys)
        found = []
        for text, row in zip(texts, rows, strict=True):
            if self._state[row] == _MISSING:
                self._state[row] = _WAITING
                found.append(text)
        return found

    def _embed(self, texts: Sequence[str], progress: Progress, *, questions: bool) -> None:
        ordered = sorted(texts, key=lambda text: (len(text), text))
        make_key = question_key if questions else text_key
        work = self._embedder.embed_queries if questions else self._embedder.embed_passages
        for start in range(0, len(ordered), _BATCH):
            progress("embed", self._done, self.missing)
            batch = ordered[start : start + _BATCH]
            vectors = np.asarray(work(batch), dtype=np.float32)
            if vectors.shape != (len(batch), self._embedder.dimension):
                shape = f"{len(batch)} x {self._embedder.dimension}"
                raise ValueError(f"{self._embedder.identity}: {vectors.shape} for {shape}")
            keys = as_keys([make_key(text) for text in batch])
            rows: NDArray[np.intp] = np.searchsorted(self._keys, keys)
            self._places[rows] = np.arange(len(self._cache), len(self._cache) + len(batch))
            self._state[rows] = _CACHED
            self._cache.append(keys, vectors)
            self._done += len(batch)
