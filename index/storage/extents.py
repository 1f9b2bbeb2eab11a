"""Files of rows that only grow: each document has a run of rows in them, generations share one file.

A new generation gets the file as a hard link and writes behind everything that any generation before it wrote. What
an interrupted build left there is written over by the next one, and no reader ever looks there. When more than half
of the rows belong to no document any more, the next generation begins a new file; with texts already when any do, so
that what someone removes does not stay behind.
"""

from __future__ import annotations

import mmap
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.storage.files import link_or_copy

_WORTH_CLEARING = 4096  # rows; below it a file with holes is left alone


@dataclass(frozen=True, slots=True)
class Extent:
    """Rows ``first`` up to ``first + count`` of a file, with the CRC-32 of their bytes."""

    first: int
    count: int
    crc: int


@dataclass(slots=True)
class Extents:
    """Which rows of a file belong to which document; ``end`` is behind the last row that was ever written.

    Rows have ``width`` numbers of type ``kind`` (a name of numpy).
    """

    kind: str
    width: int
    end: int = 0
    rows: dict[str, Extent] = field(default_factory=dict)

    @property
    def row_bytes(self) -> int:
        """Bytes of one row."""
        return np.dtype(self.kind).itemsize * self.width

    def to_record(self) -> dict[str, Any]:
        """As JSON."""
        rows = {name: (one.first, one.count, one.crc) for name, one in self.rows.items()}
        return {"kind": self.kind, "width": self.width, "end": self.end, "rows": rows}


def from_record(record: Mapping[str, Any]) -> Extents:
    """What :meth:`Extents.to_record` gave.

    :raises KeyError, TypeError: when it is no such record.
    """
    rows = {str(name): Extent(*one) for name, one in record["rows"].items()}
    return Extents(str(record["kind"]), int(record["width"]), int(record["end"]), rows)


def read_rows(path: Path, extents: Extents) -> NDArray[Any]:
    """All rows of a file, mapped and read-only, shape (end, width).

    :raises OSError: when the file is missing.
    :raises ValueError: when it is shorter than it should be.
    """
    size = extents.end * extents.row_bytes
    if path.stat().st_size < size:
        raise ValueError(f"{path} is too short")
    if not size:
        return np.zeros((0, extents.width), dtype=extents.kind)
    with path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ)
    return np.frombuffer(mapped, dtype=extents.kind).reshape(extents.end, extents.width)


def is_whole(rows: NDArray[Any], extent: Extent) -> bool:
    """Whether the rows of a document are what was written."""
    return zlib.crc32(rows[extent.first : extent.first + extent.count].tobytes()) == extent.crc


class ExtentWriter:
    """Writes the file of a new generation.

    :param source: the file of the previous generation and its extents, when these are to be built upon.
    :param keep: the documents whose rows stay.
    :param tidy: keep no row that belongs to no document.
    """

    def __init__(
        self, path: Path, empty: Extents, source: tuple[Path, Extents] | None, keep: set[str], *, tidy: bool = False
    ) -> None:
        self.extents = Extents(empty.kind, empty.width)
        self._path = path
        if source is None or (source[1].kind, source[1].width) != (empty.kind, empty.width):
            path.touch()
            return
        old_path, old = source
        kept = {name: extent for name, extent in old.rows.items() if name in keep}
        live = sum(extent.count for extent in kept.values())
        if (tidy and live < old.end) or (old.end > _WORTH_CLEARING and live * 2 < old.end):
            path.touch()
            rows = read_rows(old_path, old)
            for name, extent in kept.items():
                self.append(name, rows[extent.first : extent.first + extent.count])
            return
        link_or_copy(old_path, path)
        self.extents.end, self.extents.rows = old.end, kept

    def append(self, name: str, rows: NDArray[Any]) -> None:
        """Write the rows of a document, shape (rows, width), behind everything."""
        body = np.ascontiguousarray(rows, dtype=self.extents.kind).tobytes()
        with self._path.open("r+b") as file:
            file.seek(self.extents.end * self.extents.row_bytes)
            file.write(body)
        self.extents.rows[name] = Extent(self.extents.end, len(rows), zlib.crc32(body))
        self.extents.end += len(rows)
