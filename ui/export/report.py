"""A conversation as what is written of it: questions, lines with marks, and one numbered list of references."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from ui.answer_lines import answer_lines
from ui.export.texts import day_and_time, export_words
from ui.web.places import section_words
from ui.web.words import Language, Words

if TYPE_CHECKING:
    from assistant.library.workspace import Metadata
    from assistant.types import Answer, Citation

Display = Callable[[str], str]


class Asked(Protocol):
    """A question with its answer, None when it has none."""

    @property
    def question(self) -> str:
        """The question as typed."""
        ...

    @property
    def answer(self) -> Answer | None:
        """What came of it."""
        ...


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A paragraph (``level`` 0) or list item (1, 2 in a list in a list) with the numbers of its references."""

    text: str
    level: int
    marks: tuple[int, ...]

    @property
    def marked(self) -> str:
        """The text with its marks behind it, as in ``Tekst. [1][2]``."""
        marks = "".join(f"[{number}]" for number in self.marks)
        return f"{self.text} {marks}" if marks else self.text


@dataclass(frozen=True, slots=True)
class ReportPart:
    """One question with its lines; ``lead`` says that there was no answer, "" when there was one."""

    question: str
    lead: str
    lines: tuple[ReportLine, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited slice: ``source`` is publisher, date and status, ``place`` section and page; "" for what is not known."""

    number: int
    title: str
    source: str
    place: str
    quote: str

    @property
    def heading(self) -> str:
        """Where it stands, in one line."""
        return ". ".join(part for part in (self.title, self.source, self.place) if part)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything an exported file holds, in words; nothing of it is markup."""

    title: str
    made: str
    parts: tuple[ReportPart, ...]
    references: tuple[Reference, ...]
    words: Words


class _Numbers:
    """Numbers cited slices through a whole conversation: the same slice keeps its number."""

    def __init__(self) -> None:
        self.citations: dict[tuple[str, int, int], tuple[int, Citation]] = {}

    def of(self, citation: Citation) -> int:
        key = (citation.document, citation.start, citation.end)
        number, _ = self.citations.setdefault(key, (len(self.citations) + 1, citation))
        return number


def make_report(
    title: str,
    exchanges: Iterable[Asked],
    *,
    metadata: Mapping[str, Metadata],
    display: Display,
    language: Language,
    made: datetime,
) -> Report:
    """The report of a conversation.

    :param metadata: what is known of the documents, by id; of a document that is gone only its title is written.
    :param display: display text of a slice.
    :param made: the moment to write in it.
    """
    words, numbers = export_words(language), _Numbers()
    parts = tuple(_part(one, numbers, words, display) for one in exchanges)
    references = tuple(
        reference_of(citation, number=number, metadata=metadata.get(citation.document), display=display, words=words)
        for number, citation in numbers.citations.values()
    )
    shown = one_line(title) or words("export_empty")
    return Report(shown, words("export_made", date=day_and_time(made, words)), parts, references, words)


def _part(exchange: Asked, numbers: _Numbers, words: Words, display: Display) -> ReportPart:
    answer, question = exchange.answer, whole(exchange.question).strip()
    if answer is None:
        return ReportPart(question, words("export_unanswered"), (), words.language)
    if answer.refusal is not None:
        lines = [ReportLine(whole(answer.refusal.explanation), 0, ())]
        if answer.refusal.nearest:
            lines.append(ReportLine(words("export_nearest") + ":", 0, ()))
        lines += [ReportLine(whole(display(one.quote)), 1, (numbers.of(one),)) for one in answer.refusal.nearest]
        note = "" if answer.refusal.reason == "empty_question" else words("export_refused")
        return ReportPart(question, note, tuple(lines), words.language)
    by_number = {citation.number: citation for citation in answer.citations}
    shown = tuple(
        ReportLine(
            whole(line.text),
            line.level,
            tuple(numbers.of(by_number[number]) for number in line.citations if number in by_number),
        )
        for line in answer_lines(answer)
    )
    return ReportPart(question, "", shown, "nl" if answer.generator == "extractive" else answer.language)


def reference_of(
    citation: Citation, *, number: int, metadata: Metadata | None, display: Display, words: Words
) -> Reference:
    """One citation with everything that somebody needs to find it back."""
    source: Sequence[str] = ()
    if metadata is not None:
        known = metadata.date and metadata.date_precision != "unknown"
        date = words.date(metadata.date) if known else words("export_undated")
        status = words("export_status", status=metadata.status) if metadata.status else ""
        source = (", ".join(metadata.publishers), date, status)
    page = words("export_page", page=citation.page) if citation.page is not None else ""
    if citation.printed_page:
        page = words("export_page_printed", printed=citation.printed_page, page=citation.page)
    place = (section_words(citation.title, citation.section), page)
    return Reference(
        number, one_line(citation.title), _joined(source), _joined(place), one_line(display(citation.quote))
    )


def _joined(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if part)


def whole(text: str) -> str:
    """Without halves of characters, which a broken paste can hold and no file can; they become question marks."""
    return text.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """Every run of white space as one space."""
    return " ".join(whole(text).split())
