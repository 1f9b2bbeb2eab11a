"""Rows of planning tables and action lists in table form, with who and when from their own columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.agreements.deadlines import find_deadline
from corpus.agreements.gazetteer import Gazetteer
from corpus.agreements.roles import read_roles
from corpus.agreements.types import AgreementKind, Deadline
from corpus.agreements.unread import planning_tables
from corpus.display import display_text
from corpus.types import Cell, Document, Passage

_WHAT = re.compile(
    r"^(?:actie(?:punt)?s?|afspraken|afspraak|besluit(?:en)?|toezegging(?:en)?|wat|maatregel(?:en)?|activiteit(?:en)?|mijlpa(?:al|len)|resultaat)\b",
    re.IGNORECASE,
)
# What such a column lists: moments, agreements, or else steps.
_MOMENT = re.compile(r"^(?:mijlpa(?:al|len)|resultaat)\b", re.IGNORECASE)
_AGREED = re.compile(r"^(?:afspraak|afspraken|besluit(?:en)?|toezegging(?:en)?)\b", re.IGNORECASE)
_WHO = re.compile(r"^(?:wie|door|verantwoordelijke?n?|trekkers?|eigenaar|actiehouders?|partij(?:en)?)\b", re.IGNORECASE)
_WHEN = re.compile(r"^(?:wanneer|deadline|planning|gereed|datum|termijn|uiterlijk|klaar|einddatum)\b", re.IGNORECASE)
# What may go wrong and what is done then is no plan, whoever keeps an eye on it.
_RISK = re.compile(r"^(?:risico|kans|dreiging)", re.IGNORECASE)
_JOINED = re.compile(r"\s*[,;/+]\s*|\s+&\s+")  # "P&O" is one
_UNTIL = re.compile(r"\b(?:tot(?: en met)?|t/m)\b|\s[-–]\s", re.IGNORECASE)
# "Gemeenten, met hulp van de regio's en het Rijk" says more than a name.
_LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row that says what is planned; ``text`` is what is shown as the action."""

    passage: Passage
    text: str
    kind: AgreementKind
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


def names_in_lists(document: Document, gazetteer: Gazetteer) -> list[str]:
    """Who stands in the columns of its action lists under a name of his own: people, offices, other organisations."""
    found: list[str] = []
    for passage in document.passages:
        cells = [(column_role(_heading(document, cell)), cell) for cell in passage.cells or ()]
        if {"what", "who"} <= {role for role, _ in cells}:
            texts = (display_text(document.text[cell.start : cell.end]) for role, cell in cells if role == "who")
            found += [name for text in texts for name in _who(text, gazetteer)]
    own = dict.fromkeys(name for name in found if name[:1].isupper() and not any(True for _ in gazetteer.find(name)))
    return list(own)


def _planned(document: Document, gazetteer: Gazetteer, passage: Passage) -> TableRow:
    text = display_text(document.quote(passage))
    parties = read_roles(text, gazetteer, authors=()).parties
    # The year stood in the bars: without them a month of its own has no year.
    return TableRow(passage, text, "planning", "rij van een planningstabel", parties, find_deadline(text, ""))


def _listed(document: Document, gazetteer: Gazetteer, passage: Passage) -> TableRow | None:
    """The row when its table says what is done, and by whom or when: a tariff or a risk says neither."""
    headings = [_heading(document, cell) for cell in passage.cells]
    cells = {
        column_role(heading) or f"column {cell.column}": display_text(document.text[cell.start : cell.end])
        for heading, cell in zip(headings, passage.cells, strict=True)
    }
    if "what" not in cells or cells.keys().isdisjoint(("who", "when")) or any(map(lists_risk, headings)):
        return None
    parties = _who(cells.get("who", ""), gazetteer)
    deadline = _when(cells.get("when", ""), document.metadata.date)
    what = next(heading for heading in headings if column_role(heading) == "what")
    kind: AgreementKind = "planning" if _MOMENT.match(what) else "afspraak" if _AGREED.match(what) else "actie"
    return TableRow(passage, cells["what"], kind, "rij van een actielijst", parties, deadline)


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
        whole = any((one.start, one.end) == (0, len(piece)) for one in gazetteer.find(piece))
        if joint and not whole and (len(first.split()) == 1 or any(True for _ in gazetteer.find(first))):
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


def lists_risk(heading: str) -> bool:
    """Whether a column says what may go wrong: what is done then is no plan."""
    return _RISK.match(heading) is not None


def column_role(heading: str) -> str:
    """What the cells of an action list below a heading hold: "what", "who" or "when"; "" for another column."""
    for role, pattern in (("what", _WHAT), ("who", _WHO), ("when", _WHEN)):
        if pattern.search(heading):
            return role
    return ""
