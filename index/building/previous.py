"""The generation that a build starts from, as far as it can be read: a build also cures a damaged or outdated index."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.building.earlier_format import earlier_rows
from index.errors import IndexDamaged, IndexMismatch, IndexNotBuilt
from index.searching.known import KnownQuestions, load_known
from index.storage.extents import Extents, is_whole, read_rows
from index.storage.generations import current_generation, generation_path
from index.storage.layout_files import load_extents, load_layout
from index.storage.manifest import KEYS, VECTORS, DocumentEntry, Manifest, Recipe, is_complete, load_manifest
from index.storage.tables import Layout
from index.storage.vectors import KEY, KEY_BYTES, Keys, as_keys, count_different
from index.types import Vectors


@dataclass(frozen=True, eq=False)
class Stored:
    """What is in the files of a generation besides the texts."""

    manifest: Manifest
    layout: Layout
    extents: dict[str, Extents]
    known: KnownQuestions


@dataclass(frozen=True, eq=False)
class Previous:
    """The generation in use; ``stored`` is None when it cannot be read."""

    number: int
    path: Path
    stored: Stored | None = None

    def entries(self, recipe: Recipe) -> dict[str, DocumentEntry]:
        """The documents by id, when their rows can be taken over by an index made by ``recipe``."""
        if self.stored is None or not _same_rows(self.stored.manifest.recipe, recipe):
            return {}
        return {entry.id: entry for entry in self.stored.manifest.documents}

    def has_rows(self) -> bool:
        """Whether the files that grow are there, as long as they should be; what is in them is not read."""
        stored = self.stored.extents if self.stored is not None else {}
        try:
            for name, extents in stored.items():
                read_rows(self.path / name, extents)
        except (OSError, ValueError):
            return False
        return bool(stored)

    def texts(self) -> int:
        """How many different texts have a vector here, known questions included."""
        if self.stored is None or not self.stored.manifest.recipe.embedder:
            return 0
        everything = stored_keys(self.path, self.stored)
        spans = [everything[one.first : one.first + one.count] for one in self.stored.extents[KEYS].rows.values()]
        return count_different([*spans, self.stored.known.keys])


def _same_rows(one: Recipe, other: Recipe) -> bool:
    """Whether the rows of documents are the same; the known questions are not part of them."""
    parts = ("format", "embedder", "chunking", "analysis")
    return all(getattr(one, part) == getattr(other, part) for part in parts)


def read_previous(directory: Path) -> Previous | None:
    """The generation in use; None when there is none."""
    try:
        number = current_generation(directory)
    except (IndexNotBuilt, IndexDamaged):
        return None
    path = generation_path(directory, number)
    try:
        manifest = load_manifest(path)
        return Previous(
            number, path, Stored(manifest, load_layout(path, manifest), load_extents(path), load_known(path))
        )
    except (IndexDamaged, IndexMismatch, OSError, ValueError):
        return Previous(number, path)


class PreviousVectors:
    """Vectors that the generation in use has, found by the key of their text.

    :param embedder: identity of the embedder; vectors of another one are of no use.
    :param others: vectors from elsewhere by key, for texts that the generation does not have.
    """

    def __init__(
        self, previous: Previous | None, embedder: str, *, others: Mapping[bytes, Vectors] = MappingProxyType({})
    ) -> None:
        self._rows: NDArray[Any] = np.zeros((0, 0), dtype=np.float32)
        self._keys: Keys = as_keys(())
        self._extents = Extents("<f4", 0)
        self._known: Vectors = self._rows
        self._known_keys: Keys = as_keys(())
        self._judged: dict[str, bool] = {}
        stored = previous.stored if previous is not None else None
        if previous is not None and stored is not None and embedder and stored.manifest.recipe.embedder == embedder:
            with suppress(OSError, ValueError):  # what cannot be read is embedded anew
                self._read(previous.path, stored.extents, stored.known)
        elif previous is not None and stored is None and embedder:
            with suppress(OSError, ValueError, AttributeError, KeyError):
                earlier = earlier_rows(previous.path, embedder)
                if earlier is not None:
                    self._read(previous.path, *earlier)
        if others:
            # In front, because of equal keys the last one counts.
            self._known_keys = np.concatenate([as_keys(list(others)), self._known_keys])
            self._known = np.concatenate([np.stack([*others.values()]), *([self._known] if len(self._known) else [])])
        # The document of each row, -1 for rows of none.
        self._owner = np.full(len(self._rows), -1, dtype=np.int32)
        self._names = list(self._extents.rows)
        for number, extent in enumerate(self._extents.rows.values()):
            self._owner[extent.first : extent.first + extent.count] = number

    def _read(self, path: Path, extents: Mapping[str, Extents], known: KnownQuestions) -> None:
        rows, keys = read_rows(path / VECTORS, extents[VECTORS]), _read_keys(path, extents)
        self._rows, self._keys, self._extents = rows, keys, extents[VECTORS]
        self._known, self._known_keys = known.vectors, known.keys

    def find(self, wanted: Keys) -> NDArray[np.int64]:
        """For each key, sorted and each once, the place of its vector; -1 where there is none, or a damaged one."""
        found = np.full(len(wanted), -1, dtype=np.int64)
        if not len(wanted):
            return found
        # Of the keys there most begin with bytes that no wanted one begins with; the others are looked up among these.
        begins = np.zeros(1 << 16, dtype=np.bool_)
        begins[_first_bytes(wanted)] = True
        near = np.flatnonzero(begins[_first_bytes(self._keys)] & (self._owner >= 0))
        rows = np.searchsorted(wanted, self._keys[near])
        same = np.take(wanted, rows, mode="clip") == self._keys[near]
        for row, place in zip(rows[same], near[same], strict=True):
            # Of equal texts the first counts, so that of a text in many documents one of these is read.
            if found[row] < 0 and self._is_whole(self._names[self._owner[place]]):
                found[row] = place
        if len(self._known):
            hits = np.flatnonzero(np.isin(self._known_keys, wanted))
            at = np.searchsorted(wanted, self._known_keys[hits])
            found[at] = np.where(found[at] < 0, len(self._rows) + hits, found[at])
        return found

    def vectors(self, places: NDArray[np.int64]) -> Vectors:
        """The vectors at some places, shape (len(places), dimension)."""
        asked = places >= len(self._rows)
        width = self._known.shape[1] if len(self._known) else self._extents.width
        chosen = np.zeros((len(places), width), dtype=np.float32)
        if not asked.all():
            chosen[~asked] = self._rows[places[~asked]]
        if asked.any():
            chosen[asked] = self._known[places[asked] - len(self._rows)]
        return chosen

    def _is_whole(self, name: str) -> bool:
        if name not in self._judged:
            self._judged[name] = is_whole(self._rows, self._extents.rows[name])
        return self._judged[name]


def _first_bytes(keys: Keys) -> NDArray[np.uint16]:
    """The first two bytes of keys, as numbers."""
    return keys.view("<u2")[:: KEY_BYTES // 2]


def stored_keys(path: Path, stored: Stored) -> Keys:
    """The keys of the rows of vectors, also of those that belong to no document any more."""
    return _read_keys(path, stored.extents)


def _read_keys(path: Path, extents: Mapping[str, Extents]) -> Keys:
    keys: Keys = read_rows(path / KEYS, extents[KEYS]).reshape(-1).view(KEY)
    return keys


def is_whole_generation(previous: Previous) -> bool:
    """Whether every file holds what was written, read to its last byte."""
    stored = previous.stored
    if stored is None or not is_complete(previous.path, stored.manifest, thorough=True):
        return False
    for name, extents in stored.extents.items():
        try:
            rows = read_rows(previous.path / name, extents)
        except (OSError, ValueError):
            return False
        if not all(is_whole(rows, extent) for extent in extents.rows.values()):
            return False
    return True
