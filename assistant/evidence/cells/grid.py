"""Tables as grids: rows with their names, columns with their headings, and the words that stand around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.evidence.candidates import Candidate
from corpus import Cell, Document, Passage, display_text

YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d]|[.,]\d)")
# The number of an action, a measure or a product ("3", "25-11", "A4.", "45A04"), and words that can name it.
_NUMBERED = re.compile(r"(?!(?:19|20)\d\d$)[A-Z]{0,2}\d[\w.-]{0,6}\.?")
_NAMING = re.compile(r"[^\W\d_]{3,}(?:\W+\S+)*")
_AMOUNT = re.compile(
    r"(?:circa |ca\. |ongeveer )?(?P<sign>[-−–+]?)\s*(?:€\s*)?(?P<minus>[-−–]?)(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)"
    r"(?:,(?P<part>\d+))?(?![\d.:/-])(?P<unit>\s*(?:miljoen|miljard|mln|mld)\b)?",
    re.IGNORECASE,
)
TOTAL = re.compile(r"\b(?:(?:sub)?totaal|totale|gemiddelde?|landelijk|total|average|overall)\b", re.IGNORECASE)
_POWERS = {"miljoen": 1e6, "mln": 1e6, "miljard": 1e9, "mld": 1e9}
# Rounded numbers may add up to a little more or less.
_ROUNDING = 0.005
_FEWEST_ADDED = 2
# A caption, or a sentence that says in what the numbers are counted, stands so near above a table.
_ABOVE = 2


@dataclass(frozen=True)
class Row:
    """A row with its name (one cell, or a number and what stands behind it) and its other cells."""

    passage: Passage
    label: str
    values: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """The rows of one table that have a name and values; ``rank`` is the place of the best
    candidate that stands in it or above it."""

    document: Document
    rows: tuple[Row, ...]
    rank: int

    @cached_property
    def columns(self) -> dict[int, str]:
        """The headings of each column of values, "" without any."""
        return {
            cell.column: heading_text(self.document, cell)
            for row in reversed(self.rows)
            for cell in sorted(row.values, key=lambda one: -one.column)
        }

    @cached_property
    def corner(self) -> str:
        """What stands above the names of the rows ("Gemeente"), "" for nothing."""
        first = self.rows[0].passage.cells[0]
        return heading_text(self.document, first)

    @cached_property
    def years(self) -> frozenset[str]:
        """The years in the headings of columns, or those that rows are called by."""
        above = " ".join(self.columns.values())
        return frozenset(YEAR.findall(above)) or frozenset(row.label for row in self.rows if YEAR.fullmatch(row.label))

    @cached_property
    def around(self) -> str:
        """The words that tell what the table is about: captions, headings, and what the document is called."""
        document, first = self.document, self.rows[0].passage
        metadata = document.metadata
        told = [metadata.title, *metadata.publishers, metadata.date, *document.section_path(first.section)]
        return " ".join([*told, *(display_text(document.quote(one)) for one in self.above), self.corner])

    @cached_property
    def above(self) -> list[Passage]:
        """The caption and the last lines of text above the table, in its section."""
        block, section = self.rows[0].passage.block, self.rows[0].passage.section
        start = self.rows[0].passage.index
        while start and self.document.passages[start - 1].block == block:
            start -= 1
        before = self.document.passages[max(0, start - _ABOVE) : start]
        return [one for one in before if one.section == section and one.kind != "row"]

    def group_of(self, row: Row) -> str:
        """The name of the group or row that a row stands under in the table, "" for none."""
        parent = row.passage.parent
        above = None if parent is None else self.document.passages[parent]
        return display_text(self.document.quote(above)) if above is not None and above.kind == "row" else ""

    @cached_property
    def totals(self) -> frozenset[int]:
        """Passages of the rows that sum up others: by their name, or because a column adds up to their value."""
        named = {row.passage.index for row in self.rows if TOTAL.search(row.label)}
        last = self.rows[-1]
        added = len(self.rows) > _FEWEST_ADDED and any(self._adds_up(column, last) for column in self.columns)
        return frozenset(named | ({last.passage.index} if added else set()))

    def _adds_up(self, column: int, total: Row) -> bool:
        values = [amount(self.text(row, column)) for row in self.rows]
        others, sum_of = values[:-1], values[-1]
        if sum_of is None or any(one is None for one in others) or not sum_of:
            return False
        return abs(sum(one for one in others if one is not None) - sum_of) <= _ROUNDING * abs(sum_of)

    def text(self, row: Row, column: int) -> str:
        """What stands in a column of a row, "" for an empty cell."""
        return next((cell_text(self.document, cell) for cell in row.values if cell.column == column), "")

    def written(self, row: Row, column: int) -> str:
        """The same as it stands in the document, with the mark of a note."""
        return next((self.document.text[cell.start : cell.end] for cell in row.values if cell.column == column), "")


def grids_of(candidates: Sequence[Candidate]) -> list[Grid]:
    """The tables in which candidates stand, or above which, in the order of the best of each.

    :param candidates: best first.
    """
    found: dict[tuple[str, int], Grid] = {}
    for rank, one in enumerate(candidates):
        for block in _blocks(one.document, one.passage):
            if (one.document.id, block) not in found:
                rows = tuple(_rows(one.document, block, one.passage.index))
                if rows:
                    found[one.document.id, block] = Grid(one.document, rows, rank)
    return list(found.values())


def _blocks(document: Document, passage: Passage) -> Iterator[int]:
    """The block of the table that a passage stands in, or right above."""
    if passage.kind == "row":
        yield passage.block
    elif passage.index + 1 < len(document.passages) and document.passages[passage.index + 1].kind == "row":
        yield document.passages[passage.index + 1].block


def _rows(document: Document, block: int, near: int) -> Iterator[Row]:
    """The rows of a block with a name and values, without column headings; passages of a block follow each other."""
    start = near
    while start and document.passages[start - 1].block == block:
        start -= 1
    run = []
    for passage in document.passages[start:]:
        if passage.block != block and passage.index > near:
            break
        if passage.block == block and passage.kind == "row":
            run.append(passage)
    above = {span for passage in run for cell in passage.cells for span in cell.headings}
    for passage in run:
        headed = any((cell.start, cell.end) in above for cell in passage.cells)
        if len(passage.cells) > 1 and passage.cells[0].column == 0 and not headed:
            yield _row(document, passage)


def _row(document: Document, passage: Passage) -> Row:
    label, *values = passage.cells
    name = cell_text(document, label)
    if len(values) > 1 and _NUMBERED.fullmatch(name) and _NAMING.fullmatch(cell_text(document, values[0])):
        name = f"{name} {cell_text(document, values.pop(0))}"
    return Row(passage, name, tuple(values))


def heading_text(document: Document, cell: Cell) -> str:
    """The headings above a cell, outermost first."""
    return " ".join(display_text(document.text[start:end]) for start, end in cell.headings)


def cell_text(document: Document, cell: Cell) -> str:
    """What stands in a cell, as shown."""
    return display_text(document.text[cell.start : cell.end])


def amount(text: str) -> float | None:
    """The number that a cell begins with, as a value; None for words, times, dates and ranges."""
    found = _AMOUNT.match(text.strip())
    if found is None:
        return None
    value = float(f"{found['whole'].replace('.', '')}.{found['part'] or 0}")
    value *= _POWERS.get((found["unit"] or "").strip().casefold(), 1.0)
    return -value if found["sign"] in tuple("-−–") or found["minus"] else value
