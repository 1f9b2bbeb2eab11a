"""The conversation of one browser session: its questions, answers, and what the reader shows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.web.backend import Answer, Citation, Turn


@dataclass(frozen=True, slots=True)
class Problem:
    """An error: what went wrong, with which value, what to do next; ``details`` are for the administrator.

    An unforeseen error has details alone; the page puts words to it in the language of the moment.
    """

    problem: str
    value: str
    remedy: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answer, or with the problem that came instead."""

    question: str
    answer: Answer | None = None
    problem: Problem | None = None

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


@dataclass(slots=True)
class Conversation:
    """The state of the page. ``pending`` is the question being answered, None when idle.

    The page keeps one of these in Streamlit's session state and changes it with plain assignments: these cannot be
    interrupted half-way by a click, which session state itself can.
    """

    exchanges: list[Exchange] = field(default_factory=list)
    pending: str | None = None
    place: ReaderPlace | None = None
    visits: int = 0
    shown_earlier: bool = False

    @property
    def is_new(self) -> bool:
        """True before the first question."""
        return not self.exchanges and self.pending is None

    def ask(self, question: str) -> None:
        """Take a question, unless it is blank or one is being answered already (a double click).

        The reader closes: on a narrow screen, where it stands below the conversation, it would hide the answer.
        """
        if question.strip() and self.pending is None:
            self.pending = question
            self.place = None

    def begin(self, question: str) -> None:
        """Take a starter question; only an empty conversation can begin (the second click of a double click cannot)."""
        if not self.exchanges:
            self.ask(question)

    def finish(self, exchange: Exchange) -> None:
        """Note the answer to the pending question."""
        self.exchanges.append(exchange)
        self.pending = None

    def retry(self) -> None:
        """Ask the last question again when it ended in a problem."""
        if self.pending is None and self.exchanges and self.exchanges[-1].problem:
            self.pending = self.exchanges.pop().question

    def restart(self) -> None:
        """Begin an empty conversation; the reader closes."""
        self.exchanges = []
        self.pending = None
        self.place = None
        self.shown_earlier = False

    def show_earlier(self) -> None:
        """Draw the whole conversation from now on, not its recent part alone."""
        self.shown_earlier = True

    def open(self, place: ReaderPlace) -> None:
        """Show a place in the reader."""
        self.visits += 1
        self.place = replace(place, visit=self.visits)

    def open_citation(self, exchange: int, number: int) -> None:
        """Show the citation with this number of an exchange; an unknown one changes nothing."""
        if not 0 <= exchange < len(self.exchanges):
            return
        for position, citation in enumerate(self.exchanges[exchange].citations):
            if citation.number == number:
                self.open_position(exchange, position)
                return

    def open_position(self, exchange: int, position: int) -> None:
        """Show the citation at this position (from 0) of an exchange; out of range changes nothing."""
        citations = self.exchanges[exchange].citations
        if not 0 <= position < len(citations):
            return
        citation = citations[position]
        self.open(ReaderPlace(citation.document, citation.start, citation.end, exchange, position))

    def step(self, by: int) -> None:
        """Show the next (1) or previous (-1) citation of the exchange that is open."""
        if self.place is not None and self.place.exchange is not None:
            self.open_position(self.place.exchange, self.place.position + by)

    def close(self) -> None:
        """Close the reader."""
        self.place = None

    def active_number(self, exchange: int) -> int | None:
        """Number of the citation of this exchange that the reader shows."""
        place = self.place
        if place is None or place.exchange != exchange:
            return None
        return self.exchanges[exchange].citations[place.position].number

    def history(self) -> tuple[Turn, ...]:
        """The earlier turns, for a follow-up question; questions that ended in a problem are left out."""
        from ui.web.backend import Turn

        turns: list[Turn] = []
        for exchange in self.exchanges:
            if exchange.answer is None:
                continue
            refusal = exchange.answer.refusal
            said = refusal.explanation if refusal else exchange.answer.answer
            turns += [Turn("user", exchange.question), Turn("assistant", said)]
        return tuple(turns)
