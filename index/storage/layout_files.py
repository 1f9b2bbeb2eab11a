"""Where chunks, passages and rows of documents stand, as files of a generation."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np

from index.storage.extents import Extents, from_record
from index.storage.manifest import GROWING, Manifest
from index.storage.tables import Layout

EXTENTS = "extents.json"
_LAYOUT = ("bounds", "starts", "is_heading")


def load_extents(directory: Path) -> dict[str, Extents]:
    """Which rows of the growing files belong to which document.

    :raises OSError: when the file is missing.
    :raises ValueError: when it is damaged.
    """
    return read_extents(directory, GROWING)


def read_extents(directory: Path, names: Iterable[str]) -> dict[str, Extents]:
    """The same for some of these files."""
    content = json.loads((directory / EXTENTS).read_text(encoding="utf-8"))
    try:
        return {name: from_record(content[name]) for name in names}
    except (KeyError, TypeError) as error:
        raise ValueError(f"{directory}: damaged extents") from error


def save_extents(extents: dict[str, Extents], directory: Path) -> None:
    """Write them into an existing directory."""
    text = json.dumps({name: one.to_record() for name, one in extents.items()}, separators=(",", ":"))
    (directory / EXTENTS).write_text(text, encoding="utf-8")


def load_layout(directory: Path, manifest: Manifest) -> Layout:
    """Where chunks and passages stand.

    :raises OSError: when a file is missing.
    :raises ValueError: when the files do not belong together.
    """
    arrays = {name: np.load(directory / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _LAYOUT}
    layout = Layout(
        tuple(entry.id for entry in manifest.documents),
        np.array([entry.chunks for entry in manifest.documents], dtype=np.int64),
        np.array([entry.passages for entry in manifest.documents], dtype=np.int64),
        *(np.asarray(arrays[name]) for name in _LAYOUT),
    )
    counts = (len(layout.bounds), len(layout.starts), len(layout.is_heading))
    if counts != (layout.chunks.sum(), layout.passages.sum(), layout.passages.sum()):
        raise ValueError(f"{directory}: the rows do not match the documents")
    return layout


def save_layout(layout: Layout, directory: Path) -> None:
    """Write the arrays of a layout; the counts are in the manifest."""
    for name in _LAYOUT:
        np.save(directory / f"{name}.npy", getattr(layout, name), allow_pickle=False)
