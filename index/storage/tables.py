"""The rows of a generation as search reads them: where every chunk and passage stands, their texts and vectors.

Chunks and passages of all documents follow each other in the order of the manifest, so that the passages of a chunk
are one slice. Vectors stand in one file in the order in which they were made (``index.storage.extents``), the chunks of
a document before its passages; so do the texts of chunks, read when they are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged
from index.storage.texts import StoredTexts
from index.types import Chunk, Vectors

Rows = NDArray[np.int64]
_DOCUMENTS_KEPT = 64


@dataclass(frozen=True, eq=False)
class Layout:
    """How many chunks and passages each document has, and where they stand.

    ``bounds`` has for each chunk its first and behind-last passage, counted in its document; ``starts`` for each
    passage the offset of its first character, ``is_heading`` whether it is a heading.
    """

    documents: tuple[str, ...]
    chunks: Rows
    passages: Rows
    bounds: NDArray[np.int32]
    starts: Rows
    is_heading: NDArray[np.bool_]

    def first_chunks(self) -> Rows:
        """Row of the first chunk of each document, and behind the last one the number of chunks."""
        return _firsts(self.chunks)

    def first_passages(self) -> Rows:
        """Row of the first passage of each document, and behind the last one the number of passages."""
        return _firsts(self.passages)

    def chunk_documents(self) -> Rows:
        """The number of the document of each chunk."""
        return np.repeat(np.arange(len(self.documents)), self.chunks)

    def chunk_passages(self) -> tuple[Rows, Rows]:
        """For each chunk the row of its first passage, and the row behind its last."""
        offsets = self.first_passages()[self.chunk_documents()]
        return offsets + self.bounds[:, 0], offsets + self.bounds[:, 1]


@dataclass(frozen=True, eq=False)
class Tables:
    """The layout with what stands there; vectors are empty without embedder."""

    layout: Layout
    chunks: Sequence[Chunk]
    chunk_vectors: StoredVectors
    passage_vectors: StoredVectors
    stored: Vectors

    @property
    def documents(self) -> tuple[str, ...]:
        """Ids, in the order of the rows."""
        return self.layout.documents

    @property
    def is_heading(self) -> NDArray[np.bool_]:
        """Whether each passage is a heading."""
        return self.layout.is_heading

    def cosines(self, vector: Vectors) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Cosines of every chunk and of every passage with a unit vector: one pass over the file, nothing is copied."""
        everything: NDArray[np.float32] = self.stored @ vector
        return everything[self.chunk_vectors.places], everything[self.passage_vectors.places]


class StoredVectors:
    """Some rows of the file of vectors, by their number in the order of the documents.

    :param stored: everything in the file, mapped, shape (rows, dimension).
    :param places: for each row its place in the file.
    """

    def __init__(self, stored: Vectors, places: Rows) -> None:
        self._stored = stored
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, rows: Rows) -> Vectors:
        """Copies of some vectors, shape (len(rows), dimension)."""
        chosen: Vectors = self._stored[self.places[rows]]
        return chosen


class StoredChunks(Sequence[Chunk]):
    """The chunks of a generation; those of the documents last asked for are kept."""

    def __init__(self, texts: StoredTexts, layout: Layout) -> None:
        self._firsts = layout.first_chunks()
        self._counts = layout.chunks
        self._read = lru_cache(maxsize=_DOCUMENTS_KEPT)(
            lambda number: read_chunks(texts, layout.documents[number], int(self._counts[number]))
        )

    def __len__(self) -> int:
        return int(self._firsts[-1])

    @overload
    def __getitem__(self, row: int) -> Chunk: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Chunk]: ...
    def __getitem__(self, row: int | slice) -> Chunk | Sequence[Chunk]:
        if isinstance(row, slice):
            return [self[each] for each in range(*row.indices(len(self)))]
        if not -len(self) <= row < len(self):
            raise IndexError(row)
        row %= len(self)
        number = int(np.searchsorted(self._firsts, row, side="right")) - 1
        return self._read(number)[row - int(self._firsts[number])]


def chunks_to_json(chunks: Sequence[Chunk]) -> str:
    """The chunks of one document on one line."""
    rows = [(one.id, one.document, one.section, one.first, one.last, one.start, one.end, one.text) for one in chunks]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def read_chunks(texts: StoredTexts, document: str, count: int) -> tuple[Chunk, ...]:
    """The chunks of one document, of which there are so many.

    :raises IndexDamaged: when they are not what was written.
    """
    try:
        rows: list[list[Any]] = json.loads(texts[document])
        chunks = tuple(Chunk(*row) for row in rows)
    except (KeyError, ValueError, TypeError) as error:
        raise IndexDamaged(str(texts.path)) from error
    if len(chunks) != count:
        raise IndexDamaged(str(texts.path))
    return chunks


def offsets_of(layout: Layout) -> Mapping[str, int]:
    """The row of the first passage of each document."""
    firsts = layout.first_passages()
    return {document: int(firsts[number]) for number, document in enumerate(layout.documents)}


def _firsts(counts: Rows) -> Rows:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
