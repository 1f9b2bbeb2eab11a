"""Writes the files of one generation of an index; what stays the same gets a second name and is not written again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from index.building.contents import Contents
from index.building.draft import SPOOL
from index.building.terms import write_terms
from index.building.write_store import write_store
from index.searching.known import KNOWN_VECTORS, save_known
from index.storage.documents import METADATA, read_metadata
from index.storage.extents import Extents, ExtentWriter
from index.storage.files import fields_of, link_or_copy, sync_tree
from index.storage.layout_files import save_extents, save_layout
from index.storage.manifest import (
    CHUNKS,
    DOCUMENTS,
    GROWING,
    HINGES,
    KEYS,
    UNCHECKED,
    VECTORS,
    Manifest,
    list_files,
    save_manifest,
)
from index.storage.texts import text_rows
from index.storage.vectors import KEY_BYTES, Keys, Progress

STORE = UNCHECKED


def write_generation(contents: Contents, directory: Path, *, progress: Progress) -> None:
    """Write a whole generation into its directory and push it to the disk; the manifest comes last."""
    writers = _writers(contents, directory)
    contents.growing.update({name: writer.extents for name, writer in writers.items()})
    steps: tuple[Callable[[], object], ...] = (
        lambda: _write_rows(contents, directory, writers),
        lambda: write_terms(contents, directory, writers[HINGES]),
        lambda: write_store(contents, directory / STORE),
        lambda: _write_manifest(contents, directory),
    )
    for number, step in enumerate(steps):
        progress("write", number, len(steps))
        step()
    progress("write", len(steps), len(steps))


def _writers(contents: Contents, directory: Path) -> dict[str, ExtentWriter]:
    """Writers of the files that grow from generation to generation."""
    empty = {
        VECTORS: Extents("<f4", contents.dimension),
        KEYS: Extents("u1", KEY_BYTES),
        HINGES: Extents("<u4", 1),
        DOCUMENTS: Extents("u1", 1),
        CHUNKS: Extents("u1", 1),
    }
    stored = contents.before.stored if contents.before is not None else None
    kept = {contents.draft.entries[number].id for number in contents.kept()}
    return {
        name: ExtentWriter(
            directory / name,
            empty[name],
            (contents.before.path / name, stored.extents[name]) if contents.before and stored else None,
            kept,
            tidy=name in (DOCUMENTS, CHUNKS),
        )
        for name in GROWING
    }


def _write_rows(contents: Contents, directory: Path, writers: Mapping[str, ExtentWriter]) -> None:
    for name in _kept_files(contents):
        assert contents.before is not None
        link_or_copy(contents.before.path / name, directory / name)
    for number, added in contents.draft.added.items():
        identifier = contents.draft.entries[number].id
        for name, text in zip((DOCUMENTS, CHUNKS), contents.draft.records(number), strict=True):
            writers[name].append(identifier, text_rows(text))
        if contents.vectorizer is not None:
            writers[VECTORS].append(identifier, contents.vectorizer.vectors(added.keys))
            writers[KEYS].append(identifier, _bytes_of(added.keys))
    save_layout(contents.layout, directory)
    save_known(contents.known, directory)
    _write_metadata(contents, directory)
    shutil.rmtree(directory / SPOOL, ignore_errors=True)


def _bytes_of(keys: Keys) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.frombuffer(np.ascontiguousarray(keys).tobytes(), dtype=np.uint8).reshape(-1, KEY_BYTES)


def _kept_files(contents: Contents) -> dict[str, tuple[int, int]]:
    """The files that stay as they are, with their size and sum; those that grow are shared besides."""
    stored = contents.before.stored if contents.before is not None else None
    # Known questions that only moved along have the very vectors that were read (``index.searching.known.move_known``).
    if stored is None or contents.known.vectors is not stored.known.vectors:
        return {}
    return {KNOWN_VECTORS: stored.manifest.files[KNOWN_VECTORS]}


def _write_metadata(contents: Contents, directory: Path) -> None:
    """The particulars of every document in one file, so that listing them opens no document."""
    before = read_metadata(contents.before.path) if contents.before is not None else {}
    records = [
        before[entry.id] if metadata is None else metadata
        for entry, metadata in zip(contents.draft.entries, contents.draft.metadata, strict=True)
    ]
    text = json.dumps([fields_of(record) for record in records], ensure_ascii=False, separators=(",", ":"))
    (directory / METADATA).write_text(text, encoding="utf-8")


def _write_manifest(contents: Contents, directory: Path) -> None:
    save_extents(contents.growing, directory)
    kept = _kept_files(contents)
    files = list_files(directory, known=kept)
    save_manifest(Manifest(contents.recipe, contents.dimension, tuple(contents.draft.entries), files), directory)
    sync_tree(directory, but=kept)
