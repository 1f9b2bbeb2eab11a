"""Vectors by the text they belong to, so that no text is ever embedded twice, not even after an interruption."""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storage.files import writing
from index.types import Vectors

# Called with the name of a stage ("embed", "store"), how much of it is done and how much there is.
Progress = Callable[[str, int, int], None]

KEY_BYTES = 16
# Keys as numpy sorts and finds them; all have one length, so that it does no harm that it leaves out zeros at the end.
Keys = NDArray[np.bytes_]
KEY = f"S{KEY_BYTES}"
_HEADER = struct.Struct("<8sI")
_MAGIC = b"WGWZVEC1"


def text_key(text: str) -> bytes:
    """The key of a text: the beginning of its SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


def question_key(text: str) -> bytes:
    """The key of a question: a model gives a question another vector than a passage of the same words."""
    return text_key(f"{text}\0question")


def as_keys(keys: Sequence[bytes]) -> Keys:
    """Keys as an array, shape (len(keys),)."""
    return np.frombuffer(b"".join(keys), dtype=KEY)


def count_different(keys: Sequence[Keys]) -> int:
    """How many different keys there are; their first half, 64 bits of a SHA-256, tells them apart and sorts quickly."""
    halves = np.sort(np.concatenate([as_keys(()), *keys]).view("<u8")[::2])
    return int((halves[1:] != halves[:-1]).sum()) + 1 if len(halves) else 0


class VectorCache:
    """Vectors of an unfinished build: an append-only file of records (key, CRC-32 of the vector, vector).

    A record that was cut off or damaged is cut away when opening, and everything behind it. Vectors are read from the
    file when they are needed.

    :param identity: of the embedder that made the vectors, of so many numbers (``dimension``).
    """

    def __init__(self, directory: Path, identity: str, dimension: int) -> None:
        self.directory = directory
        self._path = directory / f"{hashlib.sha256(identity.encode()).hexdigest()[:16]}.vectors"
        self._record = np.dtype([("key", KEY), ("crc", "<u4"), ("vector", "<f4", (dimension,))])
        self._dimension = dimension
        self._count = 0

    def open(self) -> Keys:
        """The keys of all whole records, in their order; from then on appending comes behind them."""
        if not self._path.is_file():
            return as_keys(())
        with self._path.open("rb") as file:
            header = file.read(_HEADER.size)
        if len(header) < _HEADER.size or _HEADER.unpack(header) != (_MAGIC, self._dimension):
            self.clear()
            return as_keys(())
        self._count = (self._path.stat().st_size - _HEADER.size) // self._record.itemsize
        records = self._records()
        whole = next(
            (place for place, one in enumerate(records) if zlib.crc32(one["vector"].tobytes()) != one["crc"]),
            self._count,
        )
        keys = np.array(records["key"][:whole])
        del records
        self._count = whole
        with writing(self.directory), self._path.open("r+b") as file:
            file.truncate(_HEADER.size + whole * self._record.itemsize)
        return keys

    def __len__(self) -> int:
        return self._count

    def vectors(self, places: NDArray[np.int64]) -> Vectors:
        """The vectors of some records, shape (len(places), dimension)."""
        chosen: Vectors = self._records()["vector"][places].astype(np.float32)
        return chosen

    def append(self, keys: Keys, vectors: Vectors) -> None:
        """Add vectors, shape (len(keys), dimension)."""
        records = np.empty(len(keys), dtype=self._record)
        records["key"], records["vector"] = keys, vectors
        records["crc"] = [zlib.crc32(vector.tobytes()) for vector in records["vector"]]
        with writing(self.directory):
            self.directory.mkdir(parents=True, exist_ok=True)
            with self._path.open("ab") as file:
                if file.tell() == 0:
                    file.write(_HEADER.pack(_MAGIC, self._dimension))
                file.write(records.tobytes())
        self._count += len(keys)

    def clear(self) -> None:
        """Forget everything, also what other embedders left."""
        self._count = 0
        with writing(self.directory):
            for path in self.directory.glob("*.vectors"):
                path.unlink(missing_ok=True)

    def _records(self) -> NDArray[Any]:
        if not self._count:
            return np.zeros(0, dtype=self._record)
        return np.memmap(self._path, dtype=self._record, mode="r", offset=_HEADER.size, shape=(self._count,))
