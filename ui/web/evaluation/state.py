"""What one browser session looks at on the evaluation page, and the same as parameters of its address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from uuid import uuid4

from ui.web.conversation.session import Conversation, Exchange, ReaderPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evals.types import CaseResult

View = Literal["runs", "compare"]
VIEWS: tuple[View, ...] = ("runs", "compare")


@dataclass(slots=True)
class Browsing:
    """The open run (its name, "" for the list of runs) and the open question in it (its id, "" for all of them).

    ``reader`` holds the place that the document reader shows, beside the question. ``owner`` names this session.
    ``acted`` says that somebody chose something on the page, ``address`` is what the address bar was given last.
    """

    run: str = ""
    question: str = ""
    reader: Conversation = field(default_factory=Conversation)
    owner: str = field(default_factory=lambda: uuid4().hex)
    acted: bool = False
    address: dict[str, str] = field(default_factory=dict)

    def open_run(self, name: str) -> None:
        """Show a run; "" goes back to the list."""
        self.run = name
        self.open_question("")

    def open_question(self, identity: str) -> None:
        """Show a question of the open run; "" goes back to all of them."""
        self.question, self.acted = identity, True
        self.reader.restart()

    def open_citation(self, result: CaseResult, position: int) -> None:
        """Show a citation of the answer (from 0) in the reader."""
        self.reader.exchanges = [Exchange(result.case.question, result.answer)]
        if position < len(self.reader.exchanges[0].citations):
            self.reader.open_position(0, position)

    def open_gold(self, result: CaseResult, group: int, position: int) -> None:
        """Show an expected quote in the reader; one whose place is not known changes nothing."""
        if group < len(result.gold) and position < len(result.gold[group]):
            place = result.gold[group][position]
            self.reader.open(ReaderPlace(place.document, place.start, place.end))

    def to_parameters(self) -> dict[str, str]:
        """``{"run", "question"}`` for the address bar, without what is not open."""
        wanted = {"run": self.run, "question": self.question if self.run else ""}
        return {key: value for key, value in wanted.items() if value}


def browsing_from_parameters(parameters: Mapping[str, str]) -> Browsing:
    """What an address points at."""
    run = parameters.get("run", "")
    browsing = Browsing(run=run, question=parameters.get("question", "") if run else "")
    browsing.address = browsing.to_parameters()
    return browsing


def go_to(browsing: Browsing, parameters: Mapping[str, str], *, returned: bool) -> None:
    """Follow the address when somebody went there by a link or the back button, not by a click on the page.

    :param returned: somebody came from another page, and goes on where they were when the address says nothing.
    """
    wanted = browsing_from_parameters(parameters)
    there = wanted.to_parameters()
    if not (browsing.acted or there == browsing.address or (returned and not there)):
        browsing.open_run(wanted.run)
        browsing.question = wanted.question
    browsing.acted = False
