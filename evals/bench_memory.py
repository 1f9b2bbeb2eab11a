"""Watches how much memory this process holds while something else happens."""

from __future__ import annotations

import threading
from pathlib import Path
from types import TracebackType

_PERIOD = 0.1  # seconds
_STATUS = Path("/proc/self/status")


class MemoryWatch:
    """Samples the memory of this process, on Linux, until the block ends.

    Counted is memory of its own (anonymous); pages of mapped files are left out, because the system takes those back
    when something else needs the room.
    """

    def __init__(self) -> None:
        self.samples: list[int] = []
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> MemoryWatch:
        self.samples.append(own_memory())
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._ended.set()
        self._thread.join()
        self.samples.append(own_memory())

    def highest(self) -> int:
        """The highest number of bytes."""
        return max(self.samples)

    def _watch(self) -> None:
        while not self._ended.wait(_PERIOD):
            self.samples.append(own_memory())


def own_memory() -> int:
    """Bytes of anonymous memory of this process; 1 where the system does not tell, so that ratios say nothing."""
    try:
        status = _STATUS.read_text(encoding="ascii")
    except OSError:
        return 1
    fields = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    return int(fields.get("RssAnon", "0 kB").split()[0]) * 1024 or 1
