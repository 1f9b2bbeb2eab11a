"""Reads the files that one session uploaded, one after the other in the background, before any is taken in."""

from __future__ import annotations

import logging
import shutil
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from assistant.library.previews import Preview

LOG = logging.getLogger(__name__)
FOLDER = "uploads"
# Folders of sessions that never finished are removed after a day, in seconds.
STALE = 24 * 3600
FileState = Literal["waiting", "reading", "read", "stopped", "failed"]
Read = Callable[[Path], "Preview"]


@dataclass(slots=True)
class ReadFile:
    """One uploaded file and how far it is; ``preview`` is there when ``state`` is "read".

    ``recognise`` has its pages that are pictures read by text recognition.
    """

    number: int
    name: str
    path: Path
    state: FileState = "waiting"
    preview: Preview | None = None
    recognise: bool = False


@dataclass(slots=True)
class Reading:
    """The files of one session. Reading goes on when the page is drawn anew, and can be stopped between files.

    :param data_dir: the files are kept below it until :meth:`discard`.
    :param read: reads one file.
    :param recognise: reads one file, with its pages that are pictures by text recognition; by default as ``read``.
    """

    data_dir: Path
    read: Read
    files: list[ReadFile] = field(default_factory=list)
    recognise: Read | None = None
    _folder: Path | None = None
    _stop: bool = False
    _thread: threading.Thread | None = None

    @property
    def busy(self) -> bool:
        """True while files are waiting or being read."""
        return any(file.state in ("waiting", "reading") for file in self.files)

    @property
    def done(self) -> int:
        """How many files are no longer waited for."""
        return sum(1 for file in self.files if file.state not in ("waiting", "reading"))

    def add(self, name: str, data: bytes) -> None:
        """Keep a file to be read; its name loses folders and what a file name cannot hold.

        The same file again changes nothing: a browser may report an upload twice.
        """
        if any(file.name == name and file.path.is_file() and file.path.read_bytes() == data for file in self.files):
            return
        if self._folder is None:
            _remove_stale(self.data_dir / FOLDER)
            self._folder = self.data_dir / FOLDER / uuid.uuid4().hex
        number = len(self.files)
        path = self._folder / str(number) / _safe(name)
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        self.files.append(ReadFile(number, name, path))

    def start(self) -> None:
        """Read what waits, unless that is being done."""
        if self._thread is not None and self._thread.is_alive():
            return
        self._stop = False
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)
        self._thread.start()

    def again(self, file: ReadFile) -> None:
        """Read a file once more, now with text recognition."""
        file.recognise, file.state, file.preview = True, "waiting", None
        self.start()

    def stop(self) -> None:
        """Do not read the files that wait; what the file at hand gives is not used."""
        self._stop = True
        for file in self.files:
            if file.state in ("waiting", "reading"):
                file.state = "stopped"

    def discard(self) -> None:
        """Forget the files and delete them."""
        self.stop()
        self.files = []
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _run(self) -> None:
        while not self._stop:
            file = next((file for file in self.files if file.state == "waiting"), None)
            if file is None:
                return
            file.state = "reading"
            try:
                read = self.recognise if file.recognise and self.recognise is not None else self.read
                preview = read(file.path)
            except Exception:  # the edge of the thread: one file must not take the others along
                LOG.exception("An unforeseen error while reading %s", file.name)
                file.state = "failed"
                continue
            if file.state == "reading":
                file.preview = preview
                file.state = "read"


def _safe(name: str) -> str:
    plain = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(character for character in plain if character.isprintable() and character not in '<>:"|?*').strip()
    stem, dot, suffix = kept.rpartition(".")
    shortened = f"{stem[:100]}{dot}{suffix[:20]}" if stem else kept[:120]
    return shortened if shortened.strip(". ") else "document"


def _remove_stale(folder: Path) -> None:
    for path in list(folder.iterdir()) if folder.is_dir() else ():
        if time.time() - path.stat().st_mtime > STALE:
            shutil.rmtree(path, ignore_errors=True)
