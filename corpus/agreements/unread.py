"""Planning tables that lost their bars: rows under columns of periods of which no cell is filled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from corpus.agreements.types import Unread
from corpus.display import display_text
from corpus.dutch.vocabulary import MONTHS
from corpus.types import Document, Passage

_PERIOD = re.compile(
    rf"(?:Q[1-4]|[1-4]e?\s*kw(?:artaal)?\.?|(?:19|20)\d\d|wk\.?\s*\d+|week\s*\d+|{MONTHS}|jan|feb|mrt|apr|jun|jul|aug|"
    r"sep|sept|okt|nov|dec)(?:\s*['’]?\d{2,4})?",
    re.IGNORECASE,
)
_FEWEST_PERIODS = 4  # columns; fewer may be any table with a few years in it
_MOST_FILLED = 0.2  # share of rows with a period cell filled, below which the bars are lost


@dataclass(slots=True)
class PlanningTable:
    """A run of rows below a heading row of periods: its rows that say what, and the header rows."""

    headers: list[Passage] = field(default_factory=list)
    rows: list[Passage] = field(default_factory=list)
    lost: bool = False


def planning_tables(document: Document) -> Iterator[PlanningTable]:
    """Tables whose columns are mostly periods (quarters, months, years); ``lost`` when no bars are left."""
    by_block: dict[int, list[Passage]] = {}
    for passage in document.passages:
        if passage.kind == "row":
            by_block.setdefault(passage.block, []).append(passage)
    for rows in by_block.values():
        headers = [row for row in rows if _periods(document, row) >= _FEWEST_PERIODS]
        if headers:
            below = [row for row in rows if row not in headers and row.index > headers[0].index]
            filled = sum(any(cell.column > row.cells[0].column for cell in row.cells) for row in below if row.cells)
            yield PlanningTable(headers, below, lost=bool(below) and filled <= _MOST_FILLED * len(below))


def unread_places(document: Document) -> list[Unread]:
    """Every planning table that lost its bars, from its first to its last row."""
    return [
        Unread(
            document.id,
            document.section_path(table.headers[0].section),
            min(passage.start for passage in (*table.headers, *table.rows)),
            max(passage.end for passage in (*table.headers, *table.rows)),
            "Planningstabel zonder balken: de kolommen noemen perioden, maar geen rij heeft er een ingevuld. "
            "Wanneer iets gepland is, is daarom niet te lezen.",
        )
        for table in planning_tables(document)
        if table.lost
    ]


def _periods(document: Document, row: Passage) -> int:
    texts = [display_text(document.text[cell.start : cell.end]).strip() for cell in row.cells]
    found = sum(_PERIOD.fullmatch(text) is not None for text in texts)
    return found if found * 2 > len(texts) else 0
