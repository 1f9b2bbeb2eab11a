"""Rows of planning tables and action lists in table form, with who and when from their own columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

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
_WHEN = re.compile(r"^(?:wanneer|deadline|planning|gereed|datum|termijn|uiterlijk)\b", re.IGNORECASE)


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
    cells = {_role(document, cell): display_text(document.text[cell.start : cell.end]) for cell in passage.cells}
    if "what" not in cells or len(cells) < 2:
        return None
    parties = tuple(dict.fromkeys(mention.name for mention in gazetteer.find(cells.get("who", ""))))
    deadline = find_deadline(f"uiterlijk {cells['when']}", document.metadata.date) if "when" in cells else None
    return TableRow(passage, cells["what"], "rij van een actielijst", parties, deadline)


def _role(document: Document, cell: Cell) -> str:
    heading = " ".join(display_text(document.text[start:end]) for start, end in cell.headings).strip()
    for role, pattern in (("what", _WHAT), ("who", _WHO), ("when", _WHEN)):
        if pattern.search(heading):
            return role
    return f"column {cell.column}"
