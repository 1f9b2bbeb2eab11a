"""What reading a PDF may cost, growing with the number of its pages, and how a process keeps itself to that."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Processor seconds and bytes of memory for one reading process.

    ``patience`` is how many seconds on the clock count for one of the processor, before a process that says nothing
    is ended from outside.
    """

    page_seconds: float = 20.0
    open_seconds: float = 30.0
    base_seconds: float = 60.0
    more_seconds_a_page: float = 1.0
    base_bytes: int = 1024 * MEGABYTE
    more_bytes_a_page: int = 2 * MEGABYTE
    most_bytes: int = 4096 * MEGABYTE
    patience: float = 5.0

    def seconds(self, pages: int) -> float:
        """Processor time for a whole document."""
        return self.base_seconds + pages * self.more_seconds_a_page

    def bytes(self, pages: int, size: int) -> int:
        """Address space for a document of ``size`` bytes."""
        return min(self.base_bytes + pages * self.more_bytes_a_page + 4 * size, self.most_bytes)


class TooSlow(BaseException):
    """The time for one step is up; no ``Exception``, so that the code it interrupts does not take it for a flaw."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise :class:`TooSlow` when the block has used this much processor time; no limit where signals lack."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow

    earlier = signal.signal(signal.SIGPROF, stop)
    # Again and again, because code that is interrupted may swallow the first one in a destructor.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.5)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, earlier)


def limit_memory(number: int) -> None:
    """Let this process use at most ``number`` bytes of address space; without effect where systems lack it."""
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(ValueError, OSError):  # a lower limit was set from outside: that one holds
        resource.setrlimit(resource.RLIMIT_AS, (number, resource.getrlimit(resource.RLIMIT_AS)[1]))


def used_seconds() -> float:
    """Processor time of this process so far."""
    return time.process_time()
