"""Texts of documents in a file that grows (``index.storage.extents``), each read and checked when it is asked for."""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged
from index.storage.extents import Extents, read_rows


class StoredTexts:
    """The texts of a generation by the id of their document.

    :raises OSError: when the file is missing.
    :raises ValueError: when it is shorter than it should be.
    """

    def __init__(self, path: Path, extents: Extents) -> None:
        self.path = path
        self._rows = read_rows(path, extents)
        self._extents = extents.rows

    def __getitem__(self, document: str) -> str:
        """The text of a document.

        :raises KeyError: when there is no such document.
        :raises IndexDamaged: when it is not what was written.
        """
        extent = self._extents[document]
        body = self._rows[extent.first : extent.first + extent.count].tobytes()
        if zlib.crc32(body) != extent.crc:
            raise IndexDamaged(str(self.path))
        return body.decode("utf-8", "surrogatepass")


def text_rows(text: str) -> NDArray[np.uint8]:
    """A text as rows of such a file."""
    return np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8).reshape(-1, 1)
