"""The rows of a generation: chunks with their texts, where every passage stands, their vectors.

Row ``r`` of ``chunks.npy`` belongs to chunk ``r``; the passages of all documents follow each other in the order of
the manifest, so that the passages of a chunk are one slice of ``passages.npy``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.types import Document
from index.files import map_array
from index.types import Chunk, Vectors
from index.vectors import KEY_BYTES

_ARRAYS = ("passage_starts", "is_heading", "chunk_vectors", "passage_vectors", "keys")


@dataclass(frozen=True, eq=False)
class Tables:
    """``offsets`` maps a document to its first passage row and how many it has; vectors are empty without embedder.

    ``keys`` are the text keys of the rows of ``chunk_vectors`` and then of ``passage_vectors``.
    """

    chunks: tuple[Chunk, ...]
    documents: tuple[str, ...]
    offsets: Mapping[str, tuple[int, int]]
    passage_starts: NDArray[np.int64]
    is_heading: NDArray[np.bool_]
    chunk_vectors: Vectors
    passage_vectors: Vectors
    keys: NDArray[np.uint8]

    def passage_rows(self, chunk: Chunk) -> slice:
        """Rows of the passages of a chunk."""
        offset = self.offsets[chunk.document][0]
        return slice(offset + chunk.first, offset + chunk.last)

    def document_rows(self, document: str) -> slice:
        """Rows of the passages of a document."""
        first, count = self.offsets[document]
        return slice(first, first + count)

    def passage_row(self, node: str) -> int:
        """Row of the passage with that id in the store (``document@hash:start-end``)."""
        document, _, place = node.rpartition("@")
        rows = self.document_rows(document)
        start = int(place.partition(":")[2].partition("-")[0])
        return int(rows.start) + int(np.searchsorted(self.passage_starts[rows], start))

    def vectors_by_key(self) -> dict[bytes, Vectors]:
        """All vectors by the key of their text."""
        vectors = [*self.chunk_vectors, *self.passage_vectors]
        return {key.tobytes(): vector for key, vector in zip(self.keys, vectors, strict=True)}


def make_tables(
    documents: Sequence[Document], chunks: Sequence[Chunk], vectors: tuple[Vectors, Vectors], keys: Sequence[bytes]
) -> Tables:
    """Lay out the rows; ``vectors`` are those of the chunks and those of the passages."""
    counts = [len(document.passages) for document in documents]
    firsts = np.concatenate(([0], np.cumsum(counts)))[:-1]
    passages = [passage for document in documents for passage in document.passages]
    return Tables(
        chunks=tuple(chunks),
        documents=tuple(document.id for document in documents),
        offsets={
            document.id: (int(first), count) for document, first, count in zip(documents, firsts, counts, strict=True)
        },
        passage_starts=np.array([passage.start for passage in passages], dtype=np.int64),
        is_heading=np.array([passage.kind == "heading" for passage in passages], dtype=np.bool_),
        chunk_vectors=vectors[0],
        passage_vectors=vectors[1],
        keys=np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, KEY_BYTES),
    )


def save_tables(tables: Tables, directory: Path) -> None:
    """Write the rows into an existing directory."""
    content = {"offsets": dict(tables.offsets), "chunks": [astuple(chunk) for chunk in tables.chunks]}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (directory / "rows.json").write_text(text, encoding="utf-8")
    for name in _ARRAYS:
        np.save(directory / f"{name}.npy", getattr(tables, name), allow_pickle=False)


def load_tables(directory: Path) -> Tables:
    """Read what :func:`save_tables` wrote; the arrays are mapped.

    :raises OSError: when a file is missing.
    :raises ValueError: when a file is damaged or the files do not belong together.
    """
    content = json.loads((directory / "rows.json").read_text(encoding="utf-8"))
    arrays = {name: map_array(directory / f"{name}.npy") for name in _ARRAYS}
    try:
        chunks = tuple(Chunk(*row) for row in content["chunks"])
        offsets = {document: (first, count) for document, (first, count) in content["offsets"].items()}
        tables = Tables(chunks, tuple(offsets), offsets, **arrays)
    except (KeyError, TypeError) as error:
        raise ValueError(f"{directory}: damaged rows") from error
    with_vectors = len(tables.keys) > 0
    expected = (len(chunks), len(tables.passage_starts)) if with_vectors else (0, 0)
    if (len(tables.chunk_vectors), len(tables.passage_vectors)) != expected:
        raise ValueError(f"{directory}: rows and vectors do not match")
    return tables
