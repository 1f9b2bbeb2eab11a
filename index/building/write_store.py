"""Makes the vector store of a generation: from the one before, or anew."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.nodes import chunk_nodes, passage_nodes
from index.storage.documents import read_stored
from index.storage.extents import read_rows
from index.storage.manifest import CHUNKS, DOCUMENTS, STORED_PASSAGES, VECTORS, DocumentEntry
from index.storage.store import COLLECTIONS, Collection, fill_store, update_store
from index.storage.tables import read_chunks
from index.storage.texts import StoredTexts

if TYPE_CHECKING:
    from llama_index.core.schema import TextNode

    from index.building.contents import Contents


def write_store(contents: Contents, path: Path) -> None:
    """Make the store of a generation: a copy of the one before without what went and with what came, or a new one.

    Beyond so many passages (``STORED_PASSAGES``) there is none.

    :raises IndexWriteError: when Chroma cannot write its files.
    """
    entries = contents.draft.entries
    if not contents.recipe.embedder or sum(entry.passages for entry in entries) > STORED_PASSAGES:
        return
    kept = contents.kept()
    if kept and contents.before is not None and _copy_store(contents.before.path / path.name, path):
        fresh = [number for number in range(len(entries)) if number not in kept]
        stale = {entry.id for entry in _documents_before(contents)} - {entries[number].id for number in kept}
        if update_store(path, sorted(stale), _nodes(contents, path.parent, fresh), _expected(contents)):
            return
        shutil.rmtree(path)
    fill_store(path, _nodes(contents, path.parent, range(len(entries))))


def _documents_before(contents: Contents) -> Sequence[DocumentEntry]:
    stored = contents.before.stored if contents.before is not None else None
    return stored.manifest.documents if stored is not None else ()


def _expected(contents: Contents) -> dict[Collection, int]:
    entries = contents.draft.entries
    return {"chunks": sum(entry.chunks for entry in entries), "passages": sum(entry.passages for entry in entries)}


def _nodes(contents: Contents, directory: Path, numbers: Iterable[int]) -> dict[Collection, Iterable[TextNode]]:
    """The nodes of some documents, made one document at a time from what was written for it."""
    numbers = list(numbers)
    stored = read_rows(directory / VECTORS, contents.growing[VECTORS])
    documents, texts = (StoredTexts(directory / name, contents.growing[name]) for name in (DOCUMENTS, CHUNKS))

    def nodes_of(name: Collection) -> Iterator[TextNode]:
        for number in numbers:
            entry = contents.draft.entries[number]
            document = read_stored(documents, entry.id)
            first = contents.growing[VECTORS].rows[entry.id].first
            vectors = stored[first : first + entry.chunks + entry.passages]
            if name == "chunks":
                chunks = read_chunks(texts, entry.id, entry.chunks)
                yield from chunk_nodes(document, chunks, vectors[: entry.chunks])
            else:
                yield from passage_nodes(document, vectors[entry.chunks :])

    return {name: nodes_of(name) for name in COLLECTIONS}


def _copy_store(source: Path, target: Path) -> bool:
    """A copy of a store, consistent although someone may have it open; False when there is none that can be read."""
    database = source / "chroma.sqlite3"
    if not database.is_file():
        return False
    try:
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("chroma.sqlite3*"))
        with (
            contextlib.closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as old,
            contextlib.closing(sqlite3.connect(target / database.name)) as new,
        ):
            old.backup(new)
    except (sqlite3.Error, shutil.Error):
        shutil.rmtree(target, ignore_errors=True)
        return False
    return True
