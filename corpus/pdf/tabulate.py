"""Puts tables that were read by their lines into the text of a page, in the place of what was extracted of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corpus.pdf.raw import CELL

Table = Sequence[Sequence[str]]


def put_tables(text: str, tables: Sequence[Table]) -> str:
    """The text with each table as lines of cells, where exactly its letters stand in consecutive lines.

    A table whose letters stand elsewhere, or among others, is left as it was extracted: nothing is lost or doubled.
    """
    lines = text.split("\n")
    for table in tables:
        place = _find(lines, "".join(cell for row in table for cell in row))
        if place is not None:
            lines[place] = ["", *(CELL.join(row) for row in table), ""]
    return "\n".join(lines)


def _find(lines: Sequence[str], wanted: str) -> slice | None:
    """The lines that hold exactly these letters, in whatever order."""
    from corpus.pdf.pdfium import plain_letters

    letters = [plain_letters(line) for line in lines]
    counted = Counter(plain_letters(wanted))
    size = counted.total()
    first = total = 0
    for behind, line in enumerate(letters, start=1):
        total += len(line)
        while total > size or (first < behind and not letters[first]):
            total -= len(letters[first])
            first += 1
        if size and total == size and Counter("".join(letters[first:behind])) == counted:
            return slice(first, behind)
    return None
