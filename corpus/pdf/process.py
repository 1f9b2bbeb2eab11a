"""One process that reads a PDF, so that no file can stop, fill or slow down the one that asks."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from corpus.pdf.limits import Limits
from corpus.pdf.printed import PrintedLine
from corpus.pdf.raw import Opened, OutlineEntry, Problem, RawPage

_ROOT = Path(__file__).resolve().parents[2]
_START = 10.0  # seconds on the clock to start in, on a busy machine


class Refused(Exception):
    """The file as a whole cannot be read; ``reason`` is ``locked``, ``damaged``, ``too_slow`` or ``too_large``."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Died(Exception):
    """The process ended without an answer."""

    def __init__(self, problem: Problem) -> None:
        self.problem: Problem = problem
        super().__init__(problem)


class Child:
    """One reading process."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._data = data
        self._process = subprocess.Popen(
            [sys.executable, "-m", "corpus.pdf.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )
        self._closing = threading.Lock()

    def open(self) -> Opened:
        """Hand the file over.

        :raises Refused: when it cannot be read, with the reason.
        """
        request = {"size": len(self._data), "limits": asdict(self._limits)}
        try:
            answer = self._ask(json.dumps(request).encode() + b"\n" + self._data, self._limits.open_seconds)
        except Died as error:
            raise Refused(error.problem) from error
        if "refused" in answer:
            raise Refused(str(answer["refused"]))
        return Opened(
            int(answer["pages"]),
            tuple(map(str, answer["labels"])),
            tuple(OutlineEntry(str(title), int(level), int(page)) for title, level, page in answer["outline"]),
            tuple((str(name), str(value)) for name, value in answer["properties"]),
            bool(answer.get("repaired", False)),
        )

    def read(self, number: int) -> RawPage:
        """One page.

        :raises Died: when the process ended on it.
        """
        answer = self._ask(f"{number}\n".encode(), self._limits.page_seconds)
        text, problem = str(answer.get("text", "")), answer.get("problem", "")
        drawing, raster = int(answer.get("drawing", 0)), int(answer.get("raster", 0))
        printed = tuple(PrintedLine(*line) for line in answer.get("printed", ()))
        return RawPage(number, text, problem, drawing, raster, title=str(answer.get("title", "")), printed=printed)

    def close(self) -> None:
        """End the process and free its pipes."""
        with self._closing:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError, ValueError):
                        pipe.close()

    def _ask(self, question: bytes, seconds: float) -> dict[str, Any]:
        """Send a question and wait for its answer, not for ever."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds * self._limits.patience + _START, end)
        timer.daemon = True
        timer.start()
        try:
            assert self._process.stdin is not None
            assert self._process.stdout is not None
            self._process.stdin.write(question)
            self._process.stdin.flush()
            answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        except (OSError, ValueError) as error:
            raise Died("too_slow" if late.is_set() else "damaged") from error
        finally:
            timer.cancel()
        return answer
