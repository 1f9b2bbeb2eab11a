"""Leaves out what a model thinks aloud before its answer, between ``<think>`` and ``</think>``."""

from __future__ import annotations

_OPEN, _CLOSE = "<think>", "</think>"


class Thinking:
    """A filter over a stream; only thinking that opens the answer is left out."""

    def __init__(self) -> None:
        self._held = ""
        self._state = "start"

    def feed(self, text: str) -> str:
        """What may go on of what came in so far; "" while it may still be thinking."""
        if self._state == "answer":
            return text
        self._held += text
        if self._state == "start":
            begin = self._held.lstrip()
            if not begin.startswith(_OPEN[: len(begin)]) and not begin.startswith(_OPEN):
                return self._answer(self._held)
            if not begin.startswith(_OPEN):
                return ""
            self._state = "thinking"
        before, found, rest = self._held.partition(_CLOSE)
        return self._answer(rest) if found and before else ""

    def _answer(self, text: str) -> str:
        self._state, self._held = "answer", ""
        return text
