"""Generations of an index on disk: one directory each, and one small file that names the one in use.

``<directory>/CURRENT`` holds the number of the generation in use and is replaced in one step, so that a reader
finds a whole index whatever happens to a build. A generation that it does not name is the previous one (kept for
readers that still have it open) or the leftover of an interrupted build.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from index.errors import IndexDamaged, IndexLocked, IndexNotBuilt, IndexWriteError
from index.storage.files import write_atomically

POINTER = "CURRENT"
_GENERATIONS = "generations"


def current_generation(directory: Path) -> int:
    """Number of the generation in use.

    :raises IndexNotBuilt: when there is none yet.
    :raises IndexDamaged: when the pointer is no number or points at nothing.
    """
    pointer = directory / POINTER
    try:
        number = int(pointer.read_text(encoding="ascii"))
    except FileNotFoundError as error:
        raise IndexNotBuilt(str(directory)) from error
    except (OSError, ValueError) as error:
        raise IndexDamaged(str(pointer)) from error
    if not generation_path(directory, number).is_dir():
        raise IndexDamaged(str(generation_path(directory, number)))
    return number


def generation_in_use(directory: Path) -> int | None:
    """Number of the generation in use, None when there is none that can be found."""
    try:
        return current_generation(directory)
    except (IndexNotBuilt, IndexDamaged):
        return None


def generation_path(directory: Path, number: int) -> Path:
    """Directory of a generation."""
    return directory / _GENERATIONS / str(number)


def start_generation(directory: Path, current: int | None) -> int:
    """Make an empty directory for the next generation; leftovers of interrupted builds go first."""
    remove_generations(directory, keep={current} if current is not None else set())
    number = max([current or 0, *_numbers(directory)]) + 1
    generation_path(directory, number).mkdir(parents=True)
    return number


def switch_to(directory: Path, number: int) -> None:
    """Put a finished generation into use, in one step."""
    write_atomically(directory / POINTER, f"{number}\n")


def remove_generations(directory: Path, *, keep: set[int]) -> None:
    """Remove all generations but those; one that cannot be removed (open on Windows) waits for the next build."""
    for number in _numbers(directory):
        if number not in keep:
            shutil.rmtree(generation_path(directory, number), ignore_errors=True)


def _numbers(directory: Path) -> list[int]:
    base = directory / _GENERATIONS
    return sorted(int(path.name) for path in base.iterdir() if path.name.isdigit()) if base.is_dir() else []


@contextlib.contextmanager
def build_lock(directory: Path) -> Iterator[None]:
    """Hold the right to build in a directory; the system frees it when the process dies, however it dies.

    :raises IndexLocked: naming the process that holds it.
    :raises IndexWriteError: when nothing can be written there.
    """
    from filelock import FileLock, Timeout

    holder = directory / "build.pid"
    lock = FileLock(directory / "build.lock")
    try:
        directory.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout as error:
        raise IndexLocked(str(directory), holder=_read_holder(holder)) from error
    except OSError as error:
        raise IndexWriteError(str(directory), error.strerror or str(error)) from error
    try:
        with contextlib.suppress(OSError):
            holder.write_text(str(os.getpid()), encoding="ascii")
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _read_holder(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip() or "onbekend"
    except (OSError, ValueError):
        return "onbekend"
