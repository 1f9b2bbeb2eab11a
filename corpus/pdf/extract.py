"""Reads all pages of a PDF, two processes at a time; what cannot be read is told page by page."""

from __future__ import annotations

import os
import queue
import threading

from corpus.content import Progress
from corpus.pdf.limits import Limits
from corpus.pdf.process import Child, Died, Refused
from corpus.pdf.raw import RawPage, RawPdf

_WORTH_A_SECOND = 24  # pages from which starting another process pays
_MOST_DEATHS = 10  # of processes, before the rest of a file is given up


def extract(data: bytes, *, limits: Limits | None = None, progress: Progress | None = None) -> RawPdf:
    """Every page of a PDF, each with its text or with what was the matter.

    :param progress: called with the pages done and their number; an exception it raises ends the reading.
    :raises Refused: when no page can be read.
    """
    limits = limits or Limits()
    first = Child(data, limits)
    try:
        opened = first.open()
    except BaseException:
        first.close()
        raise
    wanted: queue.SimpleQueue[int] = queue.SimpleQueue()
    for number in range(1, opened.pages + 1):
        wanted.put(number)
    readers = [_Reader(data, limits, wanted, first)]
    if opened.pages >= _WORTH_A_SECOND and (os.cpu_count() or 1) > 1:
        readers.append(_Reader(data, limits, wanted, None))
    return RawPdf(opened, _gather(readers, opened.pages, progress))


def _gather(readers: list[_Reader], count: int, progress: Progress | None) -> tuple[RawPage, ...]:
    """Let the readers work until every page has come in, in any order; they end whatever happens here."""
    found: dict[int, RawPage] = {}
    answers: queue.SimpleQueue[RawPage] = queue.SimpleQueue()
    threads = [threading.Thread(target=reader.work, args=(answers,), daemon=True) for reader in readers]
    try:
        for thread in threads:
            thread.start()
        while len(found) < count:
            page = answers.get()
            found[page.number] = page
            if progress is not None:
                progress(len(found), count)
    finally:
        for reader in readers:
            reader.stop()
        for thread in threads:
            thread.join()
    return tuple(found[number] for number in sorted(found))


class _Reader:
    """Takes page numbers and gives pages, with a new process when the last one died."""

    def __init__(self, data: bytes, limits: Limits, wanted: queue.SimpleQueue[int], child: Child | None) -> None:
        self._data = data
        self._limits = limits
        self._wanted = wanted
        self._child = child
        self._stopped = False
        self._deaths = 0

    def work(self, answers: queue.SimpleQueue[RawPage]) -> None:
        """Read pages until there are no more, or :meth:`stop` was called."""
        try:
            while not self._stopped:
                number = self._wanted.get_nowait()
                answers.put(self._read(number))
        except queue.Empty:
            pass
        finally:
            self.stop()

    def stop(self) -> None:
        """End the process; the page being read comes in as damaged."""
        self._stopped = True
        if self._child is not None:
            self._child.close()

    def _read(self, number: int) -> RawPage:
        if self._deaths >= _MOST_DEATHS:
            return RawPage(number, problem="damaged")
        try:
            if self._child is None:
                self._child = Child(self._data, self._limits)
                self._child.open()
            return self._child.read(number)
        except (Refused, Died) as error:
            self._deaths += 1
            if self._child is not None:
                self._child.close()
            self._child = None
            return RawPage(number, problem=error.problem if isinstance(error, Died) else "damaged")
