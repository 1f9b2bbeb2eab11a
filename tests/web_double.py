"""A scripted assistant over small hand-made documents, for tests of the web pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.types import Answer, Citation, Refusal, Statement, Turn
from corpus.types import Document, Metadata, Page, Passage, Section
from ui.web.backend import Services

TITLES = {
    "vng-statement": ("Concept-statement VNG best passende zorg", "VNG", "2019-05-24", "concept"),
    "ambitiedocument-zuidwest": ("Ambitiedocument landsdeel ZuidWest", "Landsdeel ZuidWest", "2020", ""),
    "conferentieverslag-perspectief-jeugd": (
        "Verslag 24-uurs werkconferentie 'Perspectief voor de Jeugd'",
        "Ministerie van VWS",
        "2020-03-09",
        "definitief",
    ),
    "uitvoeringsplan-gesloten-jeugdhulp": (
        "Uitvoeringsplan af- en ombouw gesloten jeugdhulp en opbouw alternatieven",
        "Ministerie van VWS",
        "2022-12-07",
        "vastgesteld",
    ),
    "nji-brief": ("Brief NJi: een bijdrage aan de dialoog", "Nederlands Jeugdinstituut", "2020-10-21", ""),
}
FOLDER = Path(__file__).resolve().parents[1] / "corpus" / "documents"


def display(text: str) -> str:
    """Display text of the doubles: white space folded."""
    return " ".join(text.split())


def make_document(identity: str, text: str, *, pages: tuple[Page, ...] = ()) -> Document:
    """A document whose blank-line-separated blocks are paragraphs, ``# `` headings, ``- `` items or tab tables."""
    title, publisher, date, status = TITLES.get(identity, (identity, "Uitgever", "2020", ""))
    precision = {10: "day", 7: "month", 4: "year"}.get(len(date), "unknown")
    metadata = Metadata(identity, title, "plan", (publisher,), date, precision, status, "", "nl", "x.txt", "0")
    passages: list[Passage] = []
    sections = [Section(0, "", 0, None, None, 0, len(text))]
    position, block = 0, 0
    for part in text.split("\n\n"):
        start = position + (len(part) - len(part.lstrip()))
        end = start + len(part.strip())
        position += len(part) + 2
        if start == end:
            continue
        words = text[start:end]
        heading = len(words) < 60 and "\n" not in words and not words.endswith((".", ":", "?"))
        if heading:
            sections.append(Section(len(sections), display(words), 1, 0, len(passages), start, len(text)))
        offset = start
        for line in words.split("\n") if words.startswith(("-", "1.")) else [words]:
            item = line.startswith("-")
            begin = offset + (2 if item else 0)
            kind = "heading" if heading else "item" if item else "sentence"
            passages.append(
                Passage(
                    len(passages),
                    begin,
                    offset + len(line),
                    kind,
                    len(sections) - 1,
                    block,
                    marker="-" if item else "",
                    depth=1 if item else 0,
                )
            )
            offset += len(line) + 1
            block += 1
    return Document(metadata, text, "0", pages, tuple(sections), tuple(passages), ())


def real_documents() -> dict[str, Document]:
    """The five documents, divided roughly."""
    return {name: make_document(name, (FOLDER / f"{name}.txt").read_text("utf-8")) for name in TITLES}


@dataclass
class ScriptedWorkspace:
    documents_by_id: dict[str, Document]

    def document(self, identity: str) -> Document:
        return self.documents_by_id[identity]


@dataclass
class ScriptedAssistant:
    """Answers with the quotes scripted for a question (``(document, quote)`` pairs), refuses anything else."""

    documents: dict[str, Document]
    quotes: dict[str, list[tuple[str, str]]]
    calls: list[tuple[str, tuple[Turn, ...], tuple[str, ...]]] = field(default_factory=list)
    error: Exception | None = None

    def ask(
        self, question: str, *, history: Sequence[Turn] = (), documents: Sequence[str] = (), top: int = 10
    ) -> Answer:
        self.calls.append((question, tuple(history), tuple(documents)))
        if self.error is not None:
            raise self.error
        found = [self._citation(n, *pair) for n, pair in enumerate(self.quotes.get(question, []), start=1)]
        if not found:
            first = next(iter(self.documents.values()))
            nearest = (self._citation(1, first.id, first.quote(first.passages[-1])),)
            refusal = Refusal("not_found", f"De documenten zeggen niets over: {question[:100]}", nearest)
            return Answer("r", question, question, "nl", "refused", refusal, refusal.explanation, (), (), (), 0.1, "x")
        statements = tuple(Statement(display(c.quote), (c.number,)) for c in found)
        shown = " ".join(f"{s.text} [{s.citations[0]}]" for s in statements)
        return Answer("a", question, question, "nl", "answered", None, shown, statements, tuple(found), (), 0.9, "x")

    def _citation(self, number: int, identity: str, quote: str) -> Citation:
        document = self.documents[identity]
        start = document.text.index(quote)
        section = next(p.section for p in document.passages if start < p.end)
        path = document.section_path(section)
        page = document.page_at(start)
        return Citation(number, identity, document.metadata.title, path, page, start, start + len(quote), quote)


def make_services(documents: dict[str, Document], quotes: dict[str, list[tuple[str, str]]]) -> Services:
    return Services(
        assistant=ScriptedAssistant(documents, quotes),
        workspace=ScriptedWorkspace(documents),
        documents=tuple(document.metadata for document in documents.values()),
        display=display,
    )
