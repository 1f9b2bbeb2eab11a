"""The answer out of the register: literal passages by kind, how many there are, and what the reader must know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.agreements import came_along
from assistant.parts import Part, citation_of
from assistant.register_answers.found import RegisterFound
from assistant.register_answers.rows import other_parties
from assistant.register_answers.unsaid import unsaid_words
from assistant.register_answers.wording import counted, day_words, kind_heading, listed, period_words, words
from assistant.types import Answer, Statement
from corpus import Document, display_text

if TYPE_CHECKING:
    from assistant.agreements import RegisterRow
    from assistant.asking.language import Language

MOST_ROWS = 12
MOST_DOCUMENTS = 8
MOST_BESIDE = 3
# Rows that name what is asked for are an answer, however little the passages that search finds look like one.
CONFIDENCE = 0.8
_ORDER = ("afspraak", "actie", "planning", "ambitie", "randvoorwaarde", "voorstel")


def register_answer(
    base: Answer, found: RegisterFound, documents: Mapping[str, Document], *, beside: Sequence[Part] = ()
) -> Answer:
    """The answer: how much was found, the passages by kind with their citations, and what the reader must know.

    :param beside: what the documents say outside the register; told when nobody is bound by what the register has.
    """
    language: Language = base.language
    shown = _shown(found)
    lines = [_opening(found, language)]
    if found.wanted.is_bare and len(_counts(found)) > 1:
        lines.append(_by_document(found, language))
    if found.fitting.apart:
        lines.append(words(language, "apart", names=listed(language, found.wanted.parties)))
    if len(shown) < len(found.rows):
        lines.append(words(language, "shown", count=len(shown)))
    parts: list[Part] = []
    for (kind, status), group in groupby(shown, key=_force):
        rows = list(group)
        lines.append(kind_heading(language, kind, len(rows), status=status))
        for row in rows:
            parts.append(_part(row, documents, display_text(row.agreement.quote)))
            lines.append(f"- {parts[-1].text} [{len(parts)}]")
            unsaid = unsaid_words(row, parts[-1].text, language, asked=found.wanted.parties)
            lines += [f"  - {unsaid}"] if unsaid else []
    others = _others(beside, parts) if found.fitting.open else []
    lines += [words(language, "beside")] if others else []
    for part in others:
        parts.append(part)
        lines.append(f"- {part.text} [{len(parts)}]")
    lines += _closing(found, language)
    return replace(
        base,
        status="answered",
        answer="\n".join(lines),
        statements=tuple(Statement(part.text, (number,)) for number, part in enumerate(parts, start=1)),
        citations=tuple(citation_of(part, number) for number, part in enumerate(parts, start=1)),
        confidence=max(base.confidence, CONFIDENCE),
    )


def _others(beside: Sequence[Part], parts: Sequence[Part]) -> list[Part]:
    """The first few of what is not among the parts; none when the best of it is: the rest comes nowhere near it."""
    fresh = [one for one in beside if not any(one.overlaps(part) for part in parts)]
    return fresh[:MOST_BESIDE] if fresh[:1] == list(beside[:1]) else []


def _shown(found: RegisterFound) -> list[RegisterRow]:
    """The first rows, by kind and then by the status of the document, in the order in which these come up."""
    by_kind = sorted(found.rows, key=lambda row: _ORDER.index(row.agreement.kind))[:MOST_ROWS]
    statuses = list(dict.fromkeys(row.agreement.document_status for row in by_kind))
    return sorted(
        by_kind,
        key=lambda row: (_ORDER.index(row.agreement.kind), statuses.index(row.agreement.document_status)),
    )


def _force(row: RegisterRow) -> tuple[str, str]:
    """How firm a row is: its kind, and the status of the document it stands in."""
    return row.agreement.kind, row.agreement.document_status


def _part(row: RegisterRow, documents: Mapping[str, Document], text: str) -> Part:
    document = documents[row.agreement.document]
    section = next((one.section for one in document.passages if one.end > row.agreement.start), 0)
    return Part(document, section, row.agreement.start, row.agreement.end, text, bullet=True)


def _opening(found: RegisterFound, language: Language) -> str:
    wanted = found.wanted
    limits = _parties(found, language) + (words(language, "topic") if wanted.topic else "")
    limits += words(language, "planned") if wanted.planned else ""
    period = period_words(language, wanted.first, wanted.last) if wanted.first else ""
    if wanted.sort == "overdue":
        key = "overdue_in" if period else "overdue"
        limits += words(language, key, period=period, day=day_words(language, found.day))
    elif wanted.sort == "deadlines" or wanted.until:
        limits += words(language, "deadlines") + period
    elif period:
        limits += words(language, "period") + period
    noun = "proposal" if wanted.sort == "advice" else "row"
    return words(
        language,
        "open" if found.fitting.open else "found",
        rows=counted(language, noun, len(found.rows)),
        documents=counted(language, "document", len(_counts(found))),
        all=len(found.searched),
        limits=limits,
    )


def _counts(found: RegisterFound) -> Counter[str]:
    """How many rows each document has, by id."""
    return Counter(row.agreement.document for row in found.rows)


def _by_document(found: RegisterFound, language: Language) -> str:
    """How many rows each document has, most first; of a large library those with most of them."""
    ordered = _counts(found).most_common()
    titles = [f"“{found.register.documents[one]}” ({count})" for one, count in ordered[:MOST_DOCUMENTS]]
    further = len(ordered) - len(titles)
    rest = [words(language, "further", documents=counted(language, "document", further))] if further else []
    return words(language, "by_document", counts=listed(language, (*titles, *rest)))


def _parties(found: RegisterFound, language: Language) -> str:
    """Whose rows these are, with the parties that came along because they belong to one that was asked for."""
    wanted = found.wanted
    names = [name for name in wanted.named if name not in wanted.parties]
    limits = ""
    if wanted.parties:
        together = bool(wanted.named) and not names and not found.fitting.apart
        key = "together" if together else "asked" if wanted.sort == "requests" or found.fitting.open else "parties"
        within = [one for others in came_along(found.rows, wanted.parties).values() for one in others]
        limits = words(language, key, names=listed(language, wanted.parties))
        limits += _partners(found, language) if wanted.sort == "partners" else ""
        limits += words(language, "within", names=listed(language, tuple(dict.fromkeys(within)))) if within else ""
    naming = names and not found.fitting.apart
    return limits + (words(language, "naming", names=listed(language, names)) if naming else "")


def _partners(found: RegisterFound, language: Language) -> str:
    """With whom those that are asked for agreed: who stands beside them in most rows first."""
    counts = Counter(one for row in found.rows for one in other_parties(row, found.wanted.parties))
    names = [f"{name} ({count})" for name, count in counts.most_common()]
    return words(language, "partners", names=listed(language, names))


def _closing(found: RegisterFound, language: Language) -> list[str]:
    """Whether it was done, what was left out, and what could not be read."""
    lines = [words(language, "done")] if found.wanted.sort == "overdue" else []
    if found.fitting.proposals:
        lines.append(words(language, "proposals", count=found.fitting.proposals))
    register = found.register
    places = [register.documents[one.document] for one in found.unread]
    places += list(register.unreadable) if found.wanted.sort != "advice" else []
    if places:
        named = ", ".join(f"“{place}”" for place in dict.fromkeys(places))
        lines.append(words(language, "unread", places=counted(language, "place", len(places)), names=named))
    return lines
