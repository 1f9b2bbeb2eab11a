"""Vectors by the text they belong to, so that no text is ever embedded twice, not even after an interruption."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from index.files import writing
from index.types import Embedder, Vectors

# Called with the name of a stage ("embed", "store"), how much of it is done and how much there is.
Progress = Callable[[str, int, int], None]

KEY_BYTES = 16
# Small enough to lose little when interrupted, large enough for an embedder to batch by length.
_BATCH = 64
_HEADER = struct.Struct("<8sI")
_MAGIC = b"WGWZVEC1"


def text_key(text: str) -> bytes:
    """The key of a text: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


class VectorCache:
    """Vectors of an unfinished build: an append-only file of records (key, CRC-32 of the vector, vector).

    A record that was cut off or damaged is left out when reading, and everything behind it.
    """

    def __init__(self, directory: Path, identity: str) -> None:
        self.directory = directory
        self._path = directory / f"{hashlib.sha256(identity.encode()).hexdigest()[:16]}.vectors"

    def load(self) -> dict[bytes, Vectors]:
        """All whole records; {} when there is no file or it is not one of ours."""
        if not self._path.is_file():
            return {}
        content = self._path.read_bytes()
        if len(content) < _HEADER.size or content[:8] != _MAGIC:
            return {}
        dimension = _HEADER.unpack_from(content)[1]
        record = KEY_BYTES + 4 + 4 * dimension
        found: dict[bytes, Vectors] = {}
        for start in range(_HEADER.size, len(content) - record + 1, record):
            key, body = content[start : start + KEY_BYTES], content[start + KEY_BYTES + 4 : start + record]
            if zlib.crc32(body) != int.from_bytes(content[start + KEY_BYTES : start + KEY_BYTES + 4], "little"):
                break
            found[key] = np.frombuffer(body, dtype="<f4").astype(np.float32)
        return found

    def restart(self, known: Mapping[bytes, Vectors]) -> None:
        """Make the file contain exactly these vectors, so that appending starts behind a whole record."""
        self.clear()
        if known:
            self.append(list(known), np.stack(list(known.values())))

    def append(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        """Add vectors, shape (len(keys), dimension)."""
        with writing(self.directory):
            self.directory.mkdir(parents=True, exist_ok=True)
            self._append(keys, vectors)

    def _append(self, keys: Sequence[bytes], vectors: Vectors) -> None:
        with self._path.open("ab") as file:
            if file.tell() == 0:
                file.write(_HEADER.pack(_MAGIC, vectors.shape[1]))
            for key, vector in zip(keys, vectors, strict=True):
                body = vector.astype("<f4").tobytes()
                file.write(key + zlib.crc32(body).to_bytes(4, "little") + body)

    def clear(self) -> None:
        """Forget everything, also what other embedders left."""
        with writing(self.directory):
            for path in self.directory.glob("*.vectors"):
                path.unlink(missing_ok=True)


def question_key(text: str) -> bytes:
    """The key of a question: a model gives a question another vector than a passage of the same words."""
    return text_key(f"{text}\0question")


def embed_texts(
    texts: Iterable[str],
    embedder: Embedder,
    cache: VectorCache,
    *,
    questions: bool = False,
    progress: Progress | None = None,
) -> dict[bytes, Vectors]:
    """Vectors of different texts by key; every batch is in the cache before the next one starts.

    :param questions: embed them as questions, under their :func:`question_key`.
    :raises ValueError: when the embedder returns something else than one vector a text.
    """
    ordered = sorted(set(texts), key=lambda text: (len(text), text))
    found: dict[bytes, Vectors] = {}
    for start in range(0, len(ordered), _BATCH):
        if progress is not None:
            progress("embed", start, len(ordered))
        batch = ordered[start : start + _BATCH]
        vectors = np.asarray(
            (embedder.embed_queries if questions else embedder.embed_passages)(batch), dtype=np.float32
        )
        if vectors.shape != (len(batch), embedder.dimension):
            raise ValueError(f"{embedder.identity}: {vectors.shape} for {len(batch)} x {embedder.dimension}")
        keys = [(question_key if questions else text_key)(text) for text in batch]
        cache.append(keys, vectors)
        found.update(zip(keys, vectors, strict=True))
    if progress is not None and ordered:
        progress("embed", len(ordered), len(ordered))
    return found
