"""Embedders for measuring: one that is timed, one that costs next to nothing, and the texts they were given."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index import Embedder, Vectors

_DIMENSION = 384


class Spool:
    """Texts on the disk in the order in which they were embedded, so that remembering them takes no memory."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, texts: Sequence[str]) -> None:
        """Remember one batch."""
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(list(texts)) + "\n")

    def embed_with(self, embedder: Embedder) -> None:
        """Embed every batch again, and forget it."""
        with self._path.open(encoding="utf-8") as file:
            for line in file:
                embedder.embed_passages(json.loads(line))
        self._path.unlink()


class TimedEmbedder:
    """An embedder that counts texts and the time that they take.

    :param spool: where the texts are kept, if they are to be.
    """

    def __init__(self, embedder: Embedder, spool: Spool | None) -> None:
        self.embedder = embedder
        self._spool = spool
        self._seconds = 0.0
        self._texts = 0

    @property
    def identity(self) -> str:
        """That of the real one."""
        return self.embedder.identity

    @property
    def dimension(self) -> int:
        """That of the real one."""
        return self.embedder.dimension

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of questions; not timed."""
        return self.embedder.embed_queries(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of passages."""
        if self._spool is not None:
            self._spool.add(texts)
        started = time.perf_counter()
        vectors = self.embedder.embed_passages(texts)
        self._seconds += time.perf_counter() - started
        self._texts += len(texts)
        return vectors

    def take(self) -> tuple[float, int]:
        """Seconds and texts since the last time."""
        taken = self._seconds, self._texts
        self._seconds, self._texts = 0.0, 0
        return taken


class StandIn:
    """Vectors that follow from the bytes of a text and mean nothing: as large as real ones, at no cost."""

    identity = "stand-in"
    dimension = _DIMENSION

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (len(texts), dimension)."""
        digests = b"".join(hashlib.shake_128(text.encode()).digest(_DIMENSION) for text in texts)
        values = np.frombuffer(digests, np.uint8).reshape(len(texts), _DIMENSION).astype(np.float32) - 127.5
        unit: Vectors = values / np.linalg.norm(values, axis=1, keepdims=True)
        return unit

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, as of passages."""
        return self.embed_passages(texts)


def make_stand_in() -> Embedder:
    """The embedder that costs nothing."""
    return StandIn()
