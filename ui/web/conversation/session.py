"""The conversation of one browser session: its questions, answers, and what the reader shows."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING
from uuid import uuid4

from ui.web.conversation.exchange import Exchange, Problem, ReaderPlace

if TYPE_CHECKING:
    from ui.web.backend import Turn
    from ui.web.conversation.answer_job import AnswerJob

__all__ = ["Conversation", "Exchange", "Problem", "ReaderPlace"]


@dataclass(slots=True)
class Conversation:
    """The state of the page. ``pending`` is the question being answered, None when idle; ``waiting`` come after it.

    ``id`` names it in the address and where it is kept; ``owner`` is the fingerprint of whose it is, "" before it is
    kept; ``pending_uid`` names the pending question there, and ``repeated`` the failed one that it repeats. ``lost``
    says that the address named a conversation that is not there. ``acted`` is set by everything that somebody does, and
    ``address`` is what the address bar was given last, so that the page can tell a click from the back button.
    ``side_by_side``, ``judged`` and ``thanked`` are the exchanges shown by document, with the form for feedback open,
    and with that form sent; ``suggested`` are follow-up questions with the name of the answer they go on from.
    ``job`` is the language model that writes the pending answer.

    The page keeps one of these in Streamlit's session state and changes it with plain assignments: these cannot be
    interrupted half-way by a click, which session state itself can.
    """

    exchanges: list[Exchange] = field(default_factory=list)
    pending: str | None = None
    place: ReaderPlace | None = None
    visits: int = 0
    shown_earlier: bool = False
    id: str = field(default_factory=lambda: uuid4().hex)
    title: str = ""
    owner: str = ""
    pending_uid: str = ""
    waiting: list[str] = field(default_factory=list)
    repeated: str = ""
    acted: bool = False
    address: dict[str, str] = field(default_factory=dict)
    lost: bool = False
    side_by_side: set[int] = field(default_factory=set)
    judged: int | None = None
    thanked: int | None = None
    suggested: tuple[str, tuple[str, ...]] = ("", ())
    job: AnswerJob | None = None

    @property
    def is_new(self) -> bool:
        """True before the first question."""
        return not self.exchanges and self.pending is None

    def ask(self, question: str) -> None:
        """Take a question, unless it is blank or the one before it again (a double click).

        While another one is being answered it waits for its turn. The reader closes: on a narrow screen, where it
        stands below the conversation, it would hide the answer.
        """
        self.acted = True
        if not question.strip():
            return
        if self.pending is None:
            self.pending = question
            self.place = None
        elif question != [self.pending, *self.waiting][-1]:
            self.waiting.append(question)

    def begin(self, question: str) -> None:
        """Take a starter question; only an empty conversation can begin (the second click of a double click cannot)."""
        if not self.exchanges:
            self.ask(question)

    def finish(self, exchange: Exchange) -> None:
        """Note the answer to the pending question; that of another one is not wanted any more.

        A click while a question is being answered draws the page anew, which asks it a second time while the first
        time is still at work: the first answer counts.
        """
        if (exchange.question, exchange.uid) != (self.pending, self.pending_uid):
            return
        self.exchanges.append(exchange)
        self.pending, self.pending_uid = self.waiting.pop(0) if self.waiting else None, ""

    def retry(self) -> None:
        """Ask the last question again when it ended in a problem."""
        self.acted = True
        if self.pending is None and self.exchanges and self.exchanges[-1].problem:
            last = self.exchanges.pop()
            self.pending, self.repeated = last.question, last.uid

    def restart(self) -> None:
        """Begin an empty conversation; the reader closes."""
        self.become(Conversation())

    def become(self, other: Conversation) -> None:
        """Show another conversation; what the address bar was given and how often a place was opened stays."""
        self.stop()
        for one in fields(other):
            if one.name not in ("address", "visits"):
                setattr(self, one.name, getattr(other, one.name))
        self.acted = True

    def stop(self) -> None:
        """End the language model that is writing, if any."""
        if self.job is not None:
            self.job.stop()
            self.job = None

    def compare(self, exchange: int) -> None:
        """Show an answer by document, or as one text again."""
        self.acted = True
        self.side_by_side ^= {exchange}

    def show_earlier(self) -> None:
        """Draw the whole conversation from now on, not its recent part alone."""
        self.shown_earlier = True

    def open(self, place: ReaderPlace) -> None:
        """Show a place in the reader."""
        self.acted = True
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
        self.acted = True
        self.place = None

    def locate(self, place: ReaderPlace) -> ReaderPlace:
        """The place as that of the citation with this very range, when there is one: then it can be stepped from."""
        for exchange in reversed(range(len(self.exchanges))):
            for position, one in enumerate(self.exchanges[exchange].citations):
                if (one.document, one.start, one.end) == (place.document, place.start, place.end):
                    return replace(place, exchange=exchange, position=position)
        return place

    def active_number(self, exchange: int) -> int | None:
        """Number of the citation of this exchange that the reader shows."""
        place = self.place
        if place is None or place.exchange != exchange:
            return None
        return self.exchanges[exchange].citations[place.position].number

    def history(self, *, before: int | None = None) -> tuple[Turn, ...]:
        """The earlier turns, for a follow-up question; questions that ended in a problem are left out.

        :param before: only the turns before the exchange at this position; all of them by default.
        """
        from ui.web.backend import Turn

        turns: list[Turn] = []
        for exchange in self.exchanges[:before]:
            if exchange.answer is None:
                continue
            refusal = exchange.answer.refusal
            said = refusal.explanation if refusal else exchange.answer.answer
            turns += [Turn("user", exchange.question), Turn("assistant", said)]
        return tuple(turns)
