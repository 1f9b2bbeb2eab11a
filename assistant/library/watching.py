"""Watching folders: which files came, changed or went since the last look, once they hold still."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.library.intake import walk

State = tuple[int, int]  # size in bytes, moment of the last change in nanoseconds
Look = Callable[[Sequence[Path]], dict[Path, State]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What happened since the last look: files that came or changed, and files that went."""

    changed: tuple[Path, ...]
    gone: tuple[Path, ...]


def look(paths: Sequence[Path]) -> dict[Path, State]:
    """The state of every file in these folders; one that disappears under our hands is left out."""
    found: dict[Path, State] = {}
    for path in walk([path for path in paths if path.exists()]):
        try:
            state = os.stat(path)
        except OSError:
            continue
        found[path] = (state.st_size, state.st_mtime_ns)
    return found


def watch(
    paths: Sequence[Path], *, wait: Callable[[], None], look: Look = look, before: dict[Path, State] | None = None
) -> Iterator[Changes]:
    """Yield what changes in files and folders, for ever; a file counts when two looks in a row see it the same.

    :param wait: called between looks; what it raises ends the watching.
    :param look: gives the state of every file.
    :param before: the state that has been dealt with; by default the state now.
    """
    settled = dict(look(paths)) if before is None else dict(before)
    last = settled
    while True:
        wait()
        now = look(paths)
        changed = [path for path, state in now.items() if settled.get(path) != state and last.get(path) == state]
        gone = [path for path in settled if path not in now and path not in last]
        last = now
        for path in changed:
            settled[path] = now[path]
        for path in gone:
            del settled[path]
        if changed or gone:
            yield Changes(tuple(changed), tuple(gone))
