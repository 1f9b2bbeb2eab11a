"""Vectors of an index that an earlier version of the program wrote (format 2), so that they need not be made again."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from index.manifest import MANIFEST
from index.types import Vectors
from index.vectors import KEY, Keys, as_keys, question_key

_FORMAT = 2


def earlier_vectors(path: Path, embedder: str) -> tuple[Keys, Vectors]:
    """Keys and vectors of a generation in the earlier format; none when it is not one, or of another embedder.

    :raises OSError: when a file is missing.
    :raises ValueError: when the files do not belong together.
    """
    nothing: tuple[Keys, Vectors] = as_keys(()), np.zeros((0, 0), dtype=np.float32)
    recipe = json.loads((path / MANIFEST).read_text(encoding="utf-8")).get("recipe", {})
    if (recipe.get("format"), recipe.get("embedder")) != (_FORMAT, embedder):
        return nothing
    arrays = [np.load(path / f"{name}.npy") for name in ("chunk_vectors", "passage_vectors", "known_vectors")]
    texts = json.loads((path / "known.json").read_text(encoding="utf-8"))["texts"]
    asked = as_keys([question_key(text) for text in texts])
    keys: Keys = np.concatenate([np.load(path / "keys.npy").reshape(-1).view(KEY), asked])
    vectors: Vectors = np.concatenate(arrays)
    if len(keys) != len(vectors):
        raise ValueError(f"{path}: keys and vectors do not match")
    return keys, vectors
