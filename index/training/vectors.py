"""Command line: embed the known questions with the default model, for ``index/questions.npz``."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from index.questions import load_questions
from index.shipped_vectors import FILE
from index.types import Embedder
from index.vectors import KEY_BYTES, question_key

_LARGEST = 127
_BATCH = 64


def save_shipped_vectors(embedder: Embedder, path: Path = FILE) -> int:
    """Write the vectors of all known questions, a byte a dimension; how many there are."""
    texts = sorted({question.text for question in load_questions()})
    batches = [texts[start : start + _BATCH] for start in range(0, len(texts), _BATCH)]
    rows = np.concatenate([embedder.embed_queries(batch) for batch in batches])
    scale = _LARGEST / np.abs(rows).max(axis=1, keepdims=True)
    keys = np.frombuffer(b"".join(map(question_key, texts)), dtype=np.uint8).reshape(-1, KEY_BYTES)
    np.savez(path, identity=embedder.identity, keys=keys, vectors=np.rint(rows * scale).astype(np.int8))
    return len(texts)


def main() -> None:
    """Embed them and write the file."""
    from index.onnx_engine import OnnxEmbedder
    from index.prepare import prepare_model

    count = save_shipped_vectors(OnnxEmbedder(prepare_model(Path(".wegwijzer"))))
    sys.stderr.write(f"{FILE}: {count} questions\n")


if __name__ == "__main__":
    main()
