"""Vectors of the known questions that come along, so that making an index need not embed thousands of questions.

``python -m index.training.vectors`` makes them anew: after a change of the questions or of the model. They hold for one
embedder only; another one embeds the questions itself.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.types import Vectors

FILE = Path(__file__).parents[1] / "questions.npz"


def shipped_vectors(identity: str, path: Path = FILE) -> dict[bytes, Vectors]:
    """Unit vectors of known questions by :func:`index.storage.vectors.question_key`; {} for another embedder.

    They are kept in a byte a dimension: the cosine with the exact vector is above 0.999.
    """
    if not path.is_file():
        return {}
    with np.load(path, allow_pickle=False) as content:
        if str(content["identity"]) != identity:
            return {}
        keys, rows = content["keys"], content["vectors"].astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return {key.tobytes(): row for key, row in zip(keys, rows, strict=True)}
