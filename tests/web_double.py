"""A scripted assistant over the real five documents, for tests of the web pages."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from assistant.types import Answer, Citation, Refusal, Statement, Turn
from corpus import Document, display_text, load_bundled
from ui.web.backend import Services

# Parsed once: they never change, and most tests of the pages begin with them.
bundled = cache(load_bundled)
Quotes = dict[str, list[tuple[str, str]]]

PLACES = "Hoeveel gesloten plekken wil ZuidWest eind 2024?"
LOCAL = "Wat vraagt de VNG lokaal en regionaal?"
AMBITION = "Wat is de ambitie voor 2030?"
QUOTES: Quotes = {
    PLACES: [
        (
            "ambitiedocument-zuidwest",
            "Voor de periode tot en met\n2024 zetten we onze ambitie op een afbouw van het huidige aantal gesloten "
            "plekken van 235 in 2020\nnaar maximaal 100 eind 2024.",
        )
    ],
    LOCAL: [
        ("vng-statement", "Opbouw van kleinschalige alternatieven en ambulante specialistische hulp"),
        (
            "vng-statement",
            "Leggen van de verbanden tussen zorg en veiligheid (wijkagent, zorg- en veiligheidshuis) gegeven de "
            "gevolgen voor wijken en buurten",
        ),
        ("vng-statement", "In de inkoop van JeugdzorgPlus mogelijk maken dat afbouw plaats kan vinden."),
        ("vng-statement", "Betrekken van onderwijssector vanaf de start"),
    ],
    AMBITION: [
        ("uitvoeringsplan-gesloten-jeugdhulp", "in 2030 zo dicht mogelijk te komen bij 0 gesloten plaatsingen"),
        ("ambitiedocument-zuidwest", "Onze ambitie is toewerken\nnaar ‘0’."),
    ],
}


@dataclass
class ScriptedAssistant:
    """Answers with the quotes scripted for a question (``(document, quote)`` pairs), refuses anything else."""

    documents: dict[str, Document]
    quotes: Quotes
    calls: list[tuple[str, tuple[Turn, ...], tuple[str, ...]]] = field(default_factory=list)
    error: Exception | None = None

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        top: int = 10,
        id: str | None = None,
    ) -> Answer:
        if not threading.current_thread().name.startswith("prepare"):  # that one asks for the page for new staff
            self.calls.append((question, tuple(history), tuple(documents)))
        if self.error is not None:
            raise self.error
        found = [self._citation(number, *pair) for number, pair in enumerate(self.quotes.get(question, []), start=1)]
        if not found:
            first = next(iter(self.documents.values()))
            nearest = (self._citation(1, first.id, first.quote(first.passages[-1])),)
            refusal = Refusal("not_found", f"De documenten zeggen niets over: {question[:100]}", nearest)
            return Answer("r", question, question, "nl", "refused", refusal, refusal.explanation, (), (), (), 0.1, "x")
        statements = tuple(Statement(display_text(c.quote), (c.number,)) for c in found)
        bullet = "- " if len(found) > 2 else ""
        shown = "\n".join(f"{bullet}{s.text} [{s.citations[0]}]" for s in statements)
        return Answer("a", question, question, "nl", "answered", None, shown, statements, tuple(found), (), 0.9, "x")

    def _citation(self, number: int, identity: str, quote: str) -> Citation:
        document = self.documents[identity]
        start = document.text.index(quote)
        section = next(passage.section for passage in document.passages if start < passage.end)
        path = document.section_path(section)
        page = document.page_at(start)
        return Citation(number, identity, document.metadata.title, path, page, start, start + len(quote), quote)


def make_services(documents: Sequence[Document] | None = None, quotes: Quotes | None = None) -> Services:
    """Services over the bundled documents, or over ``documents``."""
    by_id = {document.id: document for document in (bundled() if documents is None else documents)}
    return Services(
        assistant=ScriptedAssistant(by_id, QUOTES if quotes is None else quotes),
        metadata=tuple(document.metadata for document in by_id.values()),
        documents=by_id,
        display=display_text,
    )
