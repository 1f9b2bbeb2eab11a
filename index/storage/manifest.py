"""What an index says about itself: how it was built, from which documents, in which files."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from corpus.storage.datafiles import file_state
from index.chunk import CHUNKING
from index.dutch.analyse import ANALYSIS_VERSION
from index.errors import IndexDamaged, IndexMismatch
from index.questions import QUESTIONS
from index.storage.files import checksum, fields_of, files_below

FORMAT_VERSION = 4
MANIFEST = "manifest.json"
# The files of Chroma change when it opens them, so that neither their size nor their sum says anything.
UNCHECKED = "chroma"
# Files that generations share and that grow behind what each of them knows of.
VECTORS, KEYS, HINGES = "vectors.bin", "keys.bin", "hinges.bin"
DOCUMENTS, CHUNKS = "documents.bin", "chunks.bin"
GROWING = (VECTORS, KEYS, HINGES, DOCUMENTS, CHUNKS)
# Up to so many passages there is a vector store for those who build on it. Search compares with all vectors itself,
# and in a store with more, adding a document would take longer the more there are.
STORED_PASSAGES = 5_000


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document of an index; ``fingerprint`` covers text, structure and metadata, ``sha256`` the text alone."""

    id: str
    sha256: str
    fingerprint: str
    kind: str
    date: str
    passages: int
    chunks: int


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything besides the documents that decides what an index contains; ``embedder`` is "" without one.

    ``questions`` is the checksum of the known questions.
    """

    format: int
    embedder: str
    chunking: str
    analysis: int
    questions: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """Contents of ``manifest.json``; ``files`` maps a relative path to (size in bytes, CRC-32)."""

    recipe: Recipe
    dimension: int
    documents: tuple[DocumentEntry, ...]
    files: dict[str, tuple[int, int]]

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return sum(entry.passages for entry in self.documents)

    @property
    def has_store(self) -> bool:
        """Whether there is a vector store beside the vectors."""
        return bool(self.recipe.embedder) and self.passages <= STORED_PASSAGES


def current_recipe(embedder: str) -> Recipe:
    """The recipe of this version of the program with the embedder of that identity."""
    return Recipe(FORMAT_VERSION, embedder, CHUNKING, ANALYSIS_VERSION, checksum(QUESTIONS))


def check_recipe(built: Recipe, wanted: Recipe, *, lexical_only: bool) -> None:
    """Refuse an index that was built in another way.

    :param lexical_only: no embedder is at hand, so that it does not matter with which one the index was built.
    :raises IndexMismatch: naming the first difference, old and new.
    """
    pairs = [
        ("indeling van de bestanden", built.format, wanted.format),
        ("indeling in fragmenten", built.chunking, wanted.chunking),
        ("woordanalyse", built.analysis, wanted.analysis),
        ("bekende vragen", built.questions, wanted.questions),
    ]
    if not lexical_only:
        pairs.append(("embeddingmodel", built.embedder or "geen", wanted.embedder or "geen"))
    for what, old, new in pairs:
        if old != new:
            raise IndexMismatch(what, built=str(old), wanted=str(new))


def list_files(directory: Path, *, known: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Size and sum of every file that makes up an index, by relative path.

    :param known: those of files that were there before; they are not read again.
    """
    found: dict[str, tuple[int, int]] = {}
    for name in files_below(directory):
        if name in known:
            found[name] = known[name]
        elif name.split("/")[0] not in (UNCHECKED, MANIFEST, *GROWING):
            found[name] = (directory / name).stat().st_size, checksum(directory / name)
    return found


def is_complete(directory: Path, manifest: Manifest, *, thorough: bool) -> bool:
    """Whether every file is there with its size and, when ``thorough``, with its contents.

    The files that grow (``index.storage.extents``) have sums of their own.
    """
    for name, (size, crc) in manifest.files.items():
        if _size(f"{directory}/{name}") != size or (thorough and checksum(directory / name) != crc):
            return False
    return not manifest.has_store or (directory / UNCHECKED / "chroma.sqlite3").is_file()


def _size(path: str) -> int:
    """Bytes of a file; -1 when there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return -1
    return status.st_size if stat.S_ISREG(status.st_mode) else -1


def save_manifest(manifest: Manifest, directory: Path) -> None:
    """Write the manifest as the last file of a new index."""
    record = {
        **fields_of(manifest),
        "recipe": fields_of(manifest.recipe),
        "documents": [fields_of(entry) for entry in manifest.documents],
    }
    text = json.dumps(record, ensure_ascii=False)
    (directory / MANIFEST).write_text(text + "\n", encoding="utf-8")


def load_manifest(directory: Path) -> Manifest:
    """Read a manifest.

    :raises IndexMismatch: when another version of the program wrote it.
    :raises IndexDamaged: when it is missing or unreadable.
    """
    path = directory / MANIFEST
    return _load(path, file_state(path))


# Some times in a build the same one is asked for, which has a line for each document.
@lru_cache(maxsize=2)
def _load(path: Path, state: Hashable) -> Manifest:
    """Read a manifest, once as long as ``state`` says that its file is the same."""
    try:
        raw: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        written = raw["recipe"]["format"]
        if written != FORMAT_VERSION:
            raise IndexMismatch("indeling van de bestanden", built=str(written), wanted=str(FORMAT_VERSION))
        return Manifest(
            recipe=Recipe(**raw["recipe"]),
            dimension=int(raw["dimension"]),
            documents=tuple(DocumentEntry(**entry) for entry in raw["documents"]),
            files={name: (size, crc) for name, (size, crc) in raw["files"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(str(path)) from error
