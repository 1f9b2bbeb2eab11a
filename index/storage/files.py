"""Files of the index: mapped arrays, writes that are whole or absent, checksums."""

from __future__ import annotations

import contextlib
import os
import shutil
import zlib
from collections.abc import Collection, Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexWriteError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def map_array(path: Path) -> NDArray[Any]:
    """A read-only memory-mapped array.

    :raises OSError: when the file is missing.
    :raises ValueError: when the file is no array, or shorter than it says.
    """
    return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))


@contextlib.contextmanager
def writing(directory: Path) -> Iterator[None]:
    """Turn failures of the file system (full, read-only) into an error fit to show.

    :raises IndexWriteError: naming the file, or else ``directory``.
    """
    try:
        yield
    except OSError as error:
        raise IndexWriteError(str(error.filename or directory), error.strerror or str(error)) from error


def write_atomically(path: Path, content: str) -> None:
    """Replace a small file in one step: a reader sees the old or the new content, also after a power cut."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with temporary.open("w", encoding="utf-8") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
    sync_directory(path.parent)


def link_or_copy(source: Path, target: Path) -> None:
    """Give a file a second name, at no cost; where the disk has no hard links it is copied."""
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)


def fields_of(record: DataclassInstance) -> dict[str, Any]:
    """The fields of a dataclass as they are; ``asdict`` copies every value, which shows when there are many records."""
    return {name: getattr(record, name) for name in _names(type(record))}


@cache
def _names(kind: type[DataclassInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def files_below(directory: Path) -> list[str]:
    """The relative path of every file below a directory, in order, with "/" between its parts."""
    found = []
    for folder, _, names in os.walk(directory):
        below = Path(folder).relative_to(directory).as_posix()
        found += [name if below == "." else f"{below}/{name}" for name in names]
    return sorted(found)


def sync_tree(directory: Path, *, but: Collection[str] = ()) -> None:
    """Push every file below ``directory`` to the disk.

    :param but: relative paths of files that were there before under another name, and were pushed then.
    """
    for name in files_below(directory):
        if name not in but:
            descriptor = os.open(directory / name, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
    for folder, _, _ in os.walk(directory):
        sync_directory(Path(folder))


def sync_directory(directory: Path) -> None:
    """Push the list of files of a directory to the disk, where the system can do that (Windows cannot)."""
    with contextlib.suppress(PermissionError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def checksum(path: Path) -> int:
    """CRC-32 of a file: finds damage, not malice."""
    value = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            value = zlib.crc32(block, value)
    return value
