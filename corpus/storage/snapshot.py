"""What a folder of documents held at one moment, so that a change that is broken off can be undone."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


class Snapshot:
    """The files of ``folder`` as they are now, kept beside it until :meth:`discard`.

    Files there are replaced and never written in place, so that a second name for each (a hard link) keeps its
    contents at no cost; where the disk has no hard links they are copied.

    :param folder: need not exist yet; folders in it are left alone.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.parent.mkdir(parents=True, exist_ok=True)
        self._kept = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        for path in _files(folder):
            _link(path, self._kept / path.name)

    def restore(self) -> None:
        """Make the folder hold what it held then: records last, so that each names files that are there."""
        kept = {path.name for path in _files(self._kept)}
        for path in _files(self._folder):
            if path.name not in kept:
                path.unlink(missing_ok=True)
        for name in sorted(kept, key=lambda one: one.endswith(".json")):
            part = self._folder / f"{name}.{os.getpid()}.part"
            part.unlink(missing_ok=True)
            _link(self._kept / name, part)
            os.replace(part, self._folder / name)
            part.unlink(missing_ok=True)  # renaming one name of a file over another of it leaves both

    def discard(self) -> None:
        """Forget what was kept."""
        shutil.rmtree(self._kept, ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file()] if folder.is_dir() else []


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
