"""The one base class of errors whose text is fit to show to people."""

from __future__ import annotations


class UserFacingError(Exception):
    """An error in three parts: what went wrong, with which value, what to do next.

    Every folder subclasses it; only the command line and the web pages catch it.

    :param problem: what went wrong, a full sentence without the value.
    :param value: the value it went wrong with (a path, an id, a setting), "" when there is none.
    :param remedy: what the reader can do next, a full sentence.
    """

    def __init__(self, problem: str, *, value: str = "", remedy: str = "") -> None:
        self.problem = problem
        self.value = value
        self.remedy = remedy
        super().__init__(" ".join(part for part in (problem, value and f"[{value}]", remedy) if part))


class CorpusError(UserFacingError):
    """A document or the catalogue cannot be read."""
