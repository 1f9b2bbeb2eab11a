"""Makes the rows of a new generation: which texts it holds, and their vectors, reused or embedded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpus.types import Document
from index.chunk import make_chunks
from index.errors import IndexDamaged, IndexMismatch, IndexNotBuilt
from index.generations import current_generation, generation_path
from index.known import KnownQuestions, known_questions, load_known, make_known
from index.manifest import Manifest, load_manifest
from index.shipped_vectors import shipped_vectors
from index.tables import Tables, load_tables, make_tables
from index.types import Chunk, Embedder, Vectors
from index.vectors import Progress, VectorCache, embed_texts, question_key, text_key
from index.wording import passage_text


@dataclass(frozen=True, slots=True)
class Previous:
    """The generation in use; without ``manifest``, ``tables`` and ``known`` when those cannot be read."""

    number: int
    manifest: Manifest | None = None
    tables: Tables | None = None
    known: KnownQuestions | None = None

    @property
    def texts(self) -> int:
        """How many different texts have a vector here."""
        vectors = self.tables.vectors_by_key() if self.tables is not None else {}
        return len({*vectors, *(self.known.vectors_by_key() if self.known is not None else ())})


@dataclass(frozen=True, slots=True)
class Rows:
    """What a generation holds; ``embedded`` and ``reused`` count different texts."""

    tables: Tables
    known: KnownQuestions
    embedded: int
    reused: int


def read_previous(directory: Path) -> Previous | None:
    """The generation in use, as far as it can be read: a build also cures a damaged or outdated index."""
    try:
        number = current_generation(directory)
    except (IndexNotBuilt, IndexDamaged):
        return None
    path = generation_path(directory, number)
    try:
        return Previous(number, load_manifest(path), load_tables(path), load_known(path))
    except (IndexDamaged, IndexMismatch, OSError, ValueError):
        return Previous(number)


def make_rows(
    documents: Sequence[Document],
    directory: Path,
    embedder: Embedder | None,
    previous: Previous | None,
    *,
    progress: Progress,
) -> Rows:
    """The rows of the new generation; vectors of texts that the previous one has are reused."""
    chunks = [chunk for document in documents for chunk in make_chunks(document)]
    if embedder is None:
        nothing = np.zeros((0, 0), dtype=np.float32)
        return Rows(
            make_tables(documents, chunks, (nothing, nothing), ()), make_known((), documents, nothing, {}), 0, 0
        )
    texts = _texts(documents, chunks)
    questions = known_questions(documents)
    keys = [text_key(text) for text in texts]
    question_keys = [question_key(question.text) for question in questions]
    cache = VectorCache(directory / "cache", embedder.identity)
    vectors = {**(shipped_vectors(embedder.identity) if questions else {}), **_known_vectors(previous, embedder, cache)}
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in vectors}
    asked = {key: one.text for key, one in zip(question_keys, questions, strict=True) if key not in vectors}
    vectors.update(embed_texts(missing.values(), embedder, cache, progress=progress))
    vectors.update(embed_texts(asked.values(), embedder, cache, questions=True, progress=progress))
    stacked = _stack(vectors, keys, embedder.dimension)
    tables = make_tables(documents, chunks, (stacked[: len(chunks)], stacked[len(chunks) :]), keys)
    firsts = {document: first for document, (first, _) in tables.offsets.items()}
    known = make_known(questions, documents, _stack(vectors, question_keys, embedder.dimension), firsts)
    new = len(missing) + len(asked)
    return Rows(tables, known, new, len({*keys, *question_keys}) - new)


def _texts(documents: Sequence[Document], chunks: Sequence[Chunk]) -> list[str]:
    """Every text with a vector, in the order of the rows: chunks, then passages."""
    passages = [passage_text(document, passage) for document in documents for passage in document.passages]
    return [*(chunk.text for chunk in chunks), *passages]


def _known_vectors(previous: Previous | None, embedder: Embedder, cache: VectorCache) -> dict[bytes, Vectors]:
    """Vectors of the previous generation and of an interrupted build, of this embedder."""
    known = cache.load()
    if known:
        cache.restart(known)
    if previous is None or previous.manifest is None or previous.tables is None:
        return known
    if previous.manifest.recipe.embedder == embedder.identity:
        known.update(previous.tables.vectors_by_key())
        if previous.known is not None:
            known.update(previous.known.vectors_by_key())
    return known


def _stack(vectors: Mapping[bytes, Vectors], keys: Sequence[bytes], dimension: int) -> Vectors:
    if not keys:
        return np.zeros((0, dimension), dtype=np.float32)
    return np.stack([vectors[key] for key in keys]).astype(np.float32)
