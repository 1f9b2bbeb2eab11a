"""Builds the index: what is new is embedded, a new generation is written beside the old one, then one switch."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.types import Document
from index.documents import document_to_json
from index.errors import IndexDamaged, IndexNotBuilt
from index.files import writing
from index.generations import (
    build_lock,
    current_generation,
    generation_path,
    remove_generations,
    start_generation,
    switch_to,
)
from index.manifest import DocumentEntry, current_recipe, is_complete
from index.rows import make_rows, read_previous
from index.types import Embedder
from index.vectors import Progress, VectorCache
from index.write import Contents, write_generation


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the index has so many ``documents``, ``chunks`` and ``passages``.

    ``embedded`` and ``reused`` count different texts; ``removed`` counts documents that are no longer in the index.
    ``changed`` is False when everything was as it should be and no generation was written.
    """

    documents: int
    chunks: int
    passages: int
    embedded: int
    reused: int
    removed: int
    seconds: float
    generation: int
    changed: bool


def build_index(
    documents: Sequence[Document], directory: Path, embedder: Embedder | None, *, progress: Progress | None = None
) -> BuildReport:
    """Make the index of a directory hold exactly these documents.

    Texts whose vectors the previous index has are not embedded again; when nothing changed nothing is written and
    the embedder is asked for nothing but its identity. Readers keep the previous index until the new one is whole.

    :param embedder: None for an index with the lexical half alone.
    :param progress: called with a stage ("embed", "write"), what is done of it and how much there is.
    :raises IndexLocked: when another process is building here.
    :raises IndexWriteError: when the disk is full or not writable; the previous index stays in use.
    :raises ValueError: when two documents have one id.
    """
    started = time.monotonic()
    ordered = tuple(sorted(documents, key=lambda document: document.id))
    if len({document.id for document in ordered}) != len(ordered):
        raise ValueError("two documents have one id")
    entries = tuple(_entry(document) for document in ordered)
    recipe = current_recipe(embedder.identity if embedder is not None else "")
    with build_lock(directory):
        previous = read_previous(directory)
        manifest = previous.manifest if previous is not None else None
        gone = {entry.id for entry in manifest.documents} - {entry.id for entry in entries} if manifest else set()
        if previous is not None and manifest is not None and previous.tables is not None:
            path = generation_path(directory, previous.number)
            same = (manifest.recipe, manifest.documents) == (recipe, entries)
            if same and is_complete(path, manifest, thorough=True):
                counts = (len(ordered), len(previous.tables.chunks), len(previous.tables.passage_starts))
                texts = previous.texts
                return BuildReport(*counts, 0, texts, 0, time.monotonic() - started, previous.number, changed=False)
        tell = progress or _tell_nobody
        rows = make_rows(ordered, directory, embedder, previous, progress=tell)
        dimension = embedder.dimension if embedder is not None else 0
        contents = Contents(recipe, entries, ordered, rows.tables, rows.known, dimension)
        number = _write(contents, directory, previous.number if previous is not None else None, progress=tell)
    counts = (len(ordered), len(rows.tables.chunks), len(rows.tables.passage_starts))
    seconds = time.monotonic() - started
    return BuildReport(*counts, rows.embedded, rows.reused, len(gone), seconds, number, changed=True)


def _tell_nobody(stage: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""


def _entry(document: Document) -> DocumentEntry:
    fingerprint = hashlib.sha256(document_to_json(document).encode("utf-8", "surrogatepass")).hexdigest()
    metadata = document.metadata
    return DocumentEntry(
        document.id, document.sha256, fingerprint, metadata.kind, metadata.date, len(document.passages)
    )


def _write(contents: Contents, directory: Path, previous: int | None, *, progress: Progress) -> int:
    """Write and switch; the number of the new generation. Nothing is left behind when that fails."""
    number = None
    try:
        with writing(directory):
            number = start_generation(directory, previous)
            write_generation(contents, generation_path(directory, number), progress=progress)
            switch_to(directory, number)
    except BaseException:
        # Also after Ctrl-C: a half generation is of no use to anybody.
        if number is not None and _in_use(directory) != number:
            shutil.rmtree(generation_path(directory, number), ignore_errors=True)
        raise
    VectorCache(directory / "cache", contents.recipe.embedder).clear()
    remove_generations(directory, keep={number} if previous is None else {number, previous})
    return number


def _in_use(directory: Path) -> int | None:
    try:
        return current_generation(directory)
    except (IndexNotBuilt, IndexDamaged):
        return None
