"""Files of the data directory: records in JSON, each written whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from corpus.errors import CorpusError

# Number of the file on its disk, moment of the last change in nanoseconds, size in bytes.
State = tuple[int, int, int]


class StorageError(CorpusError):
    """A file in the data directory is not what was written there."""


def read_json(path: Path) -> dict[str, Any]:
    """The record in a file.

    :raises StorageError: when it is not there or is no record.
    """
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise damaged(path) from error
    if not isinstance(record, dict):
        raise damaged(path)
    return record


def file_state(path: Path | str) -> State | None:
    """What is different when another file has come in the place of this one; None when there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def damaged(path: Path) -> StorageError:
    """The error for a file that is not what was written there."""
    return StorageError(
        "Een bestand in de gegevensmap is beschadigd of ontbreekt.",
        value=str(path),
        remedy="Verwijder het document met `wegwijzer documents remove ID` en voeg het opnieuw toe.",
    )


def as_json(record: dict[str, Any]) -> bytes:
    """A record as it stands in a file."""
    return json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def write_file(path: Path, data: bytes) -> None:
    """Write beside the target and rename over it, so that readers see the old file or the new one."""
    part = path.with_name(path.name + f".{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError:
        part.unlink(missing_ok=True)  # of no use, and the disk may be full
        raise


def copy_file(source: Path, target: Path) -> None:
    """Copy beside the target and rename over it."""
    part = target.with_name(target.name + f".{os.getpid()}.part")
    try:
        shutil.copyfile(source, part)
        os.replace(part, target)
    except OSError:
        part.unlink(missing_ok=True)
        raise
