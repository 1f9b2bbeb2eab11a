"""Opens the index of a directory, or says why it cannot be used."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.building.terms import LEXICAL
from index.dutch.analyse import Analyser
from index.dutch.lexicon import load_lexicon
from index.dutch.words import read_vocabulary
from index.errors import IndexDamaged
from index.searching.known import load_known
from index.searching.lexical import load_lexical_index
from index.searching.search import Index, Parts
from index.storage.documents import open_documents
from index.storage.extents import read_rows
from index.storage.generations import current_generation, generation_path
from index.storage.layout_files import load_extents, load_layout
from index.storage.manifest import (
    CHUNKS,
    UNCHECKED,
    VECTORS,
    Manifest,
    check_recipe,
    current_recipe,
    is_complete,
    load_manifest,
)
from index.storage.store import VectorStore
from index.storage.tables import Layout, Rows, StoredChunks, StoredVectors, Tables
from index.storage.texts import StoredTexts
from index.types import Embedder


def open_index(directory: Path, embedder: Embedder | None) -> Index:
    """The index in use; opening writes nothing and does not start the embedder.

    :param embedder: the embedder it was built with; None searches by words alone.
    :raises IndexNotBuilt: when there is no index yet.
    :raises IndexMismatch: when it was built with another embedder or by another version.
    :raises IndexDamaged: when files are missing or unreadable.
    """
    number = current_generation(directory)
    path = generation_path(directory, number)
    manifest = load_manifest(path)
    wanted = current_recipe(embedder.identity if embedder is not None else "")
    check_recipe(manifest.recipe, wanted, lexical_only=embedder is None)
    if not is_complete(path, manifest, thorough=False):
        raise IndexDamaged(str(path))
    return Index(_read_parts(path, number, manifest), embedder)


def _read_parts(path: Path, number: int, manifest: Manifest) -> Parts:
    try:
        return Parts(
            generation=number,
            manifest=manifest,
            tables=_read_tables(path, manifest),
            known=load_known(path),
            documents=open_documents(path, manifest),
            analyser=Analyser(load_lexicon(path, read_vocabulary(path))),
            lexical=load_lexical_index(path / LEXICAL),
            store=VectorStore(path / UNCHECKED) if manifest.has_store else None,
        )
    except (OSError, ValueError) as error:
        raise IndexDamaged(str(path)) from error


def _read_tables(path: Path, manifest: Manifest) -> Tables:
    """The rows of a generation; arrays are mapped, texts are read when asked for."""
    layout = load_layout(path, manifest)
    extents = load_extents(path)
    stored, rows = read_rows(path / VECTORS, extents[VECTORS]), extents[VECTORS].rows
    chunks, passages = _places(layout, [rows[name].first for name in layout.documents] if rows else [])
    texts = StoredChunks(StoredTexts(path / CHUNKS, extents[CHUNKS]), layout)
    return Tables(layout, texts, StoredVectors(stored, chunks), StoredVectors(stored, passages), stored)


def _places(layout: Layout, firsts: list[int]) -> tuple[Rows, Rows]:
    """Where the vectors of every chunk and of every passage are in the file; nowhere without vectors."""
    if not firsts:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    starts = np.array(firsts, dtype=np.int64)
    return (
        _runs(starts, layout.chunks, layout.first_chunks()),
        _runs(starts + layout.chunks, layout.passages, layout.first_passages()),
    )


def _runs(starts: Rows, counts: Rows, firsts: Rows) -> Rows:
    """For each document ``counts`` numbers in a row, from its start."""
    return np.arange(firsts[-1]) + np.repeat(starts - firsts[:-1], counts)
