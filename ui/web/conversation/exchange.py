"""The nouns of a conversation on the page: a question with what came of it, a problem, a place in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.web.backend import Answer, Citation


@dataclass(frozen=True, slots=True)
class Problem:
    """An error: what went wrong, with which value, what to do next; ``details`` are for the administrator.

    An unforeseen error has details alone, and an ``interrupted`` question has nothing: the page puts words to these in
    the language of the moment.
    """

    problem: str
    value: str
    remedy: str
    details: str = ""
    interrupted: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answer, or with the problem that came instead; ``uid`` is its name where it is kept."""

    question: str
    answer: Answer | None = None
    problem: Problem | None = None
    uid: str = ""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """What can be opened from this exchange: the citations, or what came nearest in a refusal."""
        if self.answer is None:
            return ()
        return self.answer.refusal.nearest if self.answer.refusal else self.answer.citations


@dataclass(frozen=True, slots=True)
class ReaderPlace:
    """What the reader shows: a range of a document, and the exchange it was opened from (None: from a link).

    ``visit`` counts openings, so that the same place opened again is scrolled to again.
    """

    document: str
    start: int
    end: int
    exchange: int | None = None
    position: int = 0
    visit: int = 0
