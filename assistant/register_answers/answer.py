"""From a question to an answer out of the register: literal passages, how many there are, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from assistant.parts import Part, citation_of
from assistant.question import Question
from assistant.register_answers.intent import Wanted, read_intent
from assistant.register_answers.rows import count_proposals, fitting_rows
from assistant.register_answers.wording import counted, day_words, kind_heading, period_words, words
from assistant.types import Answer, Citation, Statement
from corpus import Document, collect_abbreviations, display_text

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, RegisterRow
    from assistant.language import Language
    from corpus.agreements.gazetteer import Gazetteer
    from corpus.types import Abbreviation

MOST_ROWS = 12
# Rows that name what is asked for are an answer, however little the passages that search finds look like one.
CONFIDENCE = 0.8
_ORDER = ("afspraak", "actie", "planning", "ambitie", "randvoorwaarde")


@dataclass(frozen=True, slots=True)
class RegisterFound:
    """The rows that answer a question, with the register they are from and the day on which it was asked (ISO).

    ``proposals`` counts those that would have fitted, but that nobody agreed to; ``searched`` the documents.
    """

    wanted: Wanted
    rows: tuple[RegisterRow, ...]
    register: CuratedRegister
    proposals: int
    searched: int
    day: str


class RegisterAnswers:
    """Finds rows for questions about agreements; the register is asked for only when a question is one.

    :param documents: the documents of the index, by id.
    :param register: gives the register as it is now; by default what is extracted, without reviews.
    :param today: the day by which something is overdue.
    :param abbreviations: those that the documents define, when they were collected already.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        *,
        register: Callable[[], CuratedRegister] | None = None,
        today: Callable[[], date] = date.today,
        abbreviations: Sequence[Abbreviation] | None = None,
    ) -> None:
        self._documents = documents
        self._register = register or self._extracted
        self._today = today
        self._abbreviations = abbreviations
        self._gazetteer: Gazetteer | None = None
        self._kept: CuratedRegister | None = None

    def find(self, asked: Question, *, documents: Collection[str] = ()) -> RegisterFound | None:
        """The rows that answer the question; None when it is no question for the register, or no row fits.

        :raises UserFacingError: when the reviews cannot be read.
        """
        wanted = read_intent(asked.text, self._names())
        if wanted is None:
            return None
        register, day = self._register(), self._today().isoformat()
        rows = fitting_rows(register.rows, wanted, self._documents, day=day, chosen=documents)
        if not rows:
            return None
        left_out = count_proposals(register.rows, wanted, self._documents, day=day, chosen=documents)
        searched = len(set(register.documents) & set(documents or register.documents))
        return RegisterFound(wanted, tuple(rows), register, left_out, searched, day)

    def _names(self) -> Gazetteer:
        if self._gazetteer is None:
            from corpus.agreements.gazetteer import Gazetteer, short_names

            if self._abbreviations is None:
                self._abbreviations = collect_abbreviations(self._documents.values())
            self._gazetteer = Gazetteer(short_names(self._abbreviations))
        return self._gazetteer

    def _extracted(self) -> CuratedRegister:
        if self._kept is None:
            from assistant.agreements.register import curate
            from corpus.agreements import extract_agreements

            self._kept = curate(extract_agreements(self._documents.values()), (), self._documents)
        return self._kept


def register_answer(base: Answer, found: RegisterFound, documents: Mapping[str, Document]) -> Answer:
    """The answer: how much was found, the passages by kind with their citations, and what the reader must know."""
    language: Language = base.language
    shown = sorted(found.rows, key=lambda row: _ORDER.index(row.agreement.kind))[:MOST_ROWS]
    lines = [_opening(found, language)]
    if len(shown) < len(found.rows):
        lines.append(words(language, "shown", count=len(shown)))
    counts = Counter(row.agreement.kind for row in shown)
    citations: list[Citation] = []
    statements: list[Statement] = []
    kind = ""
    for number, row in enumerate(shown, start=1):
        if row.agreement.kind != kind:
            kind = row.agreement.kind
            lines.append(kind_heading(language, kind, counts[row.agreement.kind]))
        text = display_text(row.agreement.quote)
        citations.append(citation_of(_part(row, documents, text), number))
        statements.append(Statement(text, (number,)))
        lines.append(f"- {text} [{number}]")
    lines += _closing(found, language)
    return replace(
        base,
        status="answered",
        answer="\n".join(lines),
        statements=tuple(statements),
        citations=tuple(citations),
        confidence=max(base.confidence, CONFIDENCE),
    )


def _part(row: RegisterRow, documents: Mapping[str, Document], text: str) -> Part:
    document = documents[row.agreement.document]
    section = next((one.section for one in document.passages if one.end > row.agreement.start), 0)
    return Part(document, section, row.agreement.start, row.agreement.end, text, bullet=True)


def _opening(found: RegisterFound, language: Language) -> str:
    wanted = found.wanted
    limits = words(language, "parties", names=", ".join(wanted.parties)) if wanted.parties else ""
    if wanted.sort == "overdue":
        limits += words(language, "overdue", day=day_words(language, found.day))
    elif wanted.sort == "deadlines":
        limits += words(language, "deadlines")
    if wanted.first:
        limits += "" if wanted.sort in ("overdue", "deadlines") else words(language, "period")
        limits += period_words(language, wanted.first, wanted.last)
    return words(
        language,
        "found",
        rows=counted(language, "row", len(found.rows)),
        documents=counted(language, "document", len({row.agreement.document for row in found.rows})),
        all=found.searched,
        limits=limits,
    )


def _closing(found: RegisterFound, language: Language) -> list[str]:
    """Whether it was done, what was left out, and what could not be read."""
    lines = [words(language, "done")] if found.wanted.sort == "overdue" else []
    if found.proposals:
        lines.append(words(language, "proposals", count=found.proposals))
    register = found.register
    places = [register.documents.get(place.document, place.document) for place in register.unread]
    places += list(register.unreadable)
    if places:
        named = ", ".join(f"“{place}”" for place in dict.fromkeys(places))
        lines.append(words(language, "unread", places=counted(language, "place", len(places)), names=named))
    return lines
