"""Rows of planning tables and action lists in table form, with who and when from their own columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.agreements.deadlines import find_deadline
from corpus.agreements.gazetteer import Gazetteer
from corpus.agreements.roles import read_roles
from corpus.agreements.types import Deadline
from corpus.agreements.unread import planning_tables
from corpus.display import display_text
from corpus.types import Cell, Document, Passage

_WHAT = re.compile(
    r"^(?:actie(?:punt)?s?|afspraken|afspraak|wat|maatregel(?:en)?|activiteit(?:en)?|mijlpa(?:al|len)|resultaat)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"^(?:wie|door|verantwoordelijke?n?|trekkers?|eigenaar|actiehouders?|partij(?:en)?)\b", re.IGNORECASE)
_WHEN = re.compile(r"^(?:wanneer|deadline|planning|gereed|datum|termijn|uiterlijk|klaar|einddatum)\b", re.IGNORECASE)
# What may go wrong and what is done then is no plan, whoever keeps an eye on it.
_RISK = re.compile(r"^(?:risico|kans|dreiging)", re.IGNORECASE)
_JOINED = re.compile(r"\s*[,;/+&]\s*")
_UNTIL = re.compile(r"\b(?:tot(?: en met)?|t/m)\b|\s[-–]\s", re.IGNORECASE)
# "Gemeenten, met hulp van de regio's en het Rijk" says more than a name.
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that says what is planned; ``text`` is what is shown as the action."""

    passage: Passage
    text: str
    cue: str
    parties: tuple[str, ...]
    deadline: Deadline | None


def table_rows(document: Document, gazetteer: Gazetteer) -> Iterator[TableRow]:
    """The rows of planning tables without bars, and of tables whose columns are headed "actie", "wie", "wanneer"."""
    seen: set[int] = set()
    for table in planning_tables(document):
        seen.update(row.index for row in (*table.headers, *table.rows))
        if table.lost:
            groups = {row.parent for row in table.rows if row.depth == 0}
            for row in table.rows:
                if row.index not in groups:
                    yield _planned(document, gazetteer, row)
    for passage in document.passages:
        if passage.kind == "row" and passage.index not in seen and passage.cells:
            listed = _listed(document, gazetteer, passage)
            if listed is not None:
                yield listed


def _planned(document: Document, gazetteer: Gazetteer, passage: Passage) -> TableRow:
    text = display_text(document.quote(passage))
    parties = read_roles(text, gazetteer, authors=()).parties
    # The year stood in the bars: without them a month of its own has no year.
    return TableRow(passage, text, "rij van een planningstabel", parties, find_deadline(text, ""))


def _listed(document: Document, gazetteer: Gazetteer, passage: Passage) -> TableRow | None:
    """The row when its table says what is done, and by whom or when: a tariff or a risk says neither."""
    headings = [_heading(document, cell) for cell in passage.cells]
    cells = {
        column_role(heading) or f"column {cell.column}": display_text(document.text[cell.start : cell.end])
        for heading, cell in zip(headings, passage.cells, strict=True)
    }
    if "what" not in cells or cells.keys().isdisjoint(("who", "when")) or any(map(_RISK.match, headings)):
        return None
    parties = _who(cells.get("who", ""), gazetteer)
    deadline = _when(cells.get("when", ""), document.metadata.date)
    return TableRow(passage, cells["what"], "rij van een actielijst", parties, deadline)


def _who(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The parties in a cell, and as they stand there the people, offices and others that have no fixed name."""
    found: list[str] = []
    for name in _names(text, gazetteer):
        known = [mention.name for mention in gazetteer.find(name)]
        bare = name.strip(" .") if any(map(str.isalpha, name)) and len(name.split()) <= _LONGEST_NAME else ""
        found += known or ([bare] if bare else [])
    return tuple(dict.fromkeys(found))


def _names(text: str, gazetteer: Gazetteer) -> Iterator[str]:
    """The names in a cell; "Bram en Saskia" are two, "Dienst Werk en Inkomen" is one."""
    for piece in _JOINED.split(text):
        first, joint, second = piece.partition(" en ")
        if joint and (len(first.split()) == 1 or any(True for _ in gazetteer.find(first))):
            yield from (first, second)
        else:
            yield piece


def _when(text: str, written: str) -> Deadline | None:
    """The day in a cell, of a period its end; also one that was past when the list was made: it still counts."""
    last = f"uiterlijk {_UNTIL.split(text)[-1].strip()}"
    found = find_deadline(last, written)
    if found is None:
        found = find_deadline(last, "")
    if found is not None:
        return replace(found, text=text if found.start else found.text.removeprefix("uiterlijk "))
    return Deadline("", "", text, False) if any(map(str.isdecimal, text)) else None


def _heading(document: Document, cell: Cell) -> str:
    return " ".join(display_text(document.text[start:end]) for start, end in cell.headings).strip()


def column_role(heading: str) -> str:
    """What the cells of an action list below a heading hold: "what", "who" or "when"; "" for another column."""
    for role, pattern in (("what", _WHAT), ("who", _WHO), ("when", _WHEN)):
        if pattern.search(heading):
            return role
    return ""
