"""Command line: embed the known questions with the default model, for ``index/questions.npz``.

Those that the file has for the same model stay as they are, so that adding questions takes seconds.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.building.shipped_vectors import FILE
from index.questions import load_questions
from index.storage.vectors import KEY_BYTES, question_key
from index.types import Embedder

_LARGEST = 127
_BATCH = 64


def save_shipped_vectors(embedder: Embedder, path: Path = FILE) -> int:
    """Write the vectors of all known questions, a byte a dimension; how many there are."""
    texts = {question_key(question.text): question.text for question in load_questions()}
    rows = _rows_there(embedder.identity, path)
    missing = [key for key in texts if key not in rows]
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        vectors = embedder.embed_queries([texts[key] for key in batch])
        scale = _LARGEST / np.abs(vectors).max(axis=1, keepdims=True)
        rows |= zip(batch, np.rint(vectors * scale).astype(np.int8), strict=True)
    order = sorted(texts)
    keys = np.frombuffer(b"".join(order), dtype=np.uint8).reshape(-1, KEY_BYTES)
    np.savez(path, identity=embedder.identity, keys=keys, vectors=np.stack([rows[key] for key in order]))
    return len(texts)


def _rows_there(identity: str, path: Path) -> dict[bytes, NDArray[np.int8]]:
    """The rows of a file that was made with this model, by the key of their question; {} when there is none."""
    if not path.is_file():
        return {}
    with np.load(path, allow_pickle=False) as content:
        if str(content["identity"]) != identity:
            return {}
        return {key.tobytes(): row for key, row in zip(content["keys"], content["vectors"], strict=True)}


def main() -> None:
    """Embed them and write the file."""
    from index.models.onnx_engine import OnnxEmbedder
    from index.models.prepare import prepare_model

    count = save_shipped_vectors(OnnxEmbedder(prepare_model(Path(".wegwijzer"))))
    sys.stderr.write(f"{FILE}: {count} questions\n")


if __name__ == "__main__":
    main()
