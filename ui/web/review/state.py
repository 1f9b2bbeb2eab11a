"""What one browser session looks at in the review list, and the same as parameters of its address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.web.conversation.session import Conversation, Exchange, ReaderPlace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.feedback import Item
    from evals.types import CaseResult, GoldQuote
    from ui.web.backend import Document


@dataclass(slots=True)
class Reviewing:
    """The open entry (its name, "" for the list), the reader beside it, and the evaluation question in the making.

    ``extra`` are expected passages that the reviewer found; ``result`` is how the question did, None before it was
    asked.
    """

    item: str = ""
    reader: Conversation = field(default_factory=Conversation)
    extra: list[GoldQuote] = field(default_factory=list)
    result: CaseResult | None = None
    acted: bool = False
    address: dict[str, str] = field(default_factory=dict)

    def open(self, item: str) -> None:
        """Show an entry; "" goes back to the list."""
        self.item, self.result, self.acted = item, None, True
        self.extra = []
        self.reader.restart()

    def open_citation(self, item: Item, position: int) -> None:
        """Show a citation of the judged answer (from 0) in the reader."""
        self.acted = True
        self.reader.exchanges = [Exchange(item.question, item.answer)]
        if position < len(self.reader.exchanges[0].citations):
            self.reader.open_position(0, position)

    def open_place(self, document: str, start: int, end: int) -> None:
        """Show a passage in the reader."""
        self.acted = True
        self.reader.open(ReaderPlace(document, start, end))

    def move(self, document: Document, by: int) -> None:
        """Show the next (1) or previous (-1) passage of the document that is open."""
        place = self.reader.place
        if place is None or not document.passages:
            return
        here = next((one.index for one in document.passages if place.start < one.end), len(document.passages) - 1)
        passage = document.passages[min(max(here + by, 0), len(document.passages) - 1)]
        self.open_place(document.id, passage.start, passage.end)

    def to_parameters(self) -> dict[str, str]:
        """``{"item"}`` for the address bar when one is open."""
        return {"item": self.item} if self.item else {}


def go_to(reviewing: Reviewing, parameters: Mapping[str, str], *, returned: bool) -> None:
    """Follow the address when somebody went there by a link or the back button, not by a click on the page."""
    wanted = {"item": parameters["item"]} if parameters.get("item") else {}
    if not (reviewing.acted or wanted == reviewing.address or (returned and not wanted)):
        reviewing.open(wanted.get("item", ""))
    reviewing.acted = False
