"""Rows of a table as parts of an answer: the cells that are asked for, in what they are counted, and their notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.evidence.cells.grid import Grid, Row
from assistant.parts import Part, part_of
from corpus import Passage, display_text

# In what the numbers of a table are counted, as captions and corners of tables say it.
_UNIT = re.compile(
    r"[x×] ?(?:€ ?)?1(?:\.000|\.000\.000| miljoen| mln)\b|\b[x×] ?€|€ ?1\.000\b"
    r"|\b(?:in|bedragen|aantallen) (?:duizenden|duizendtallen|miljoenen|euro['’]?s?|weken|dagen|maanden|minuten|uren"
    r"|procenten|percentages|fte)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"[-−–+]?[\d.,]+[*†¹²³]?")
_NOTE = re.compile(r"(?<=[\w%.)])\s*\\?(?P<mark>\*|[†‡¹²³⁴⁵]|\d\))$")
_BELOW = 5


def shown_rows(grid: Grid, rows: Sequence[Row], columns: Sequence[int]) -> Iterator[Part]:
    """The unit of bare numbers, when it stands above the table; the rows; and the notes of their cells."""
    texts = [grid.text(row, column) for row in rows for column in columns or grid.columns]
    corner = _UNIT.search(grid.corner) is not None
    bare = any(_BARE.fullmatch(text) for text in texts)
    counted = [one for one in grid.above if _UNIT.search(display_text(grid.document.quote(one)))]
    if bare and not corner and counted:
        yield part_of(grid.document, counted[-1:])
    for row in rows:
        yield _row_part(grid, row, columns, unit=grid.corner if bare and corner else "")
    written = [grid.written(row, column).strip() for row in rows for column in columns or grid.columns]
    marks = {found["mark"] for text in written if (found := _NOTE.search(text))}
    yield from (part_of(grid.document, [note]) for note in _notes(grid, marks))


def _row_part(grid: Grid, row: Row, columns: Sequence[int], *, unit: str) -> Part:
    """The row as "label — column: value; column: value": slices of the table, with only the marks between them ours."""
    cells = [(grid.columns[one], grid.text(row, one)) for one in sorted(columns or grid.columns)]
    shown = "; ".join(f"{heading}: {text}" if heading else text for heading, text in cells if text)
    name = f"{row.label} ({unit.strip('() ')})" if unit else row.label
    passage = row.passage
    return Part(grid.document, passage.section, passage.start, passage.end, f"{name} — {shown}")


def _notes(grid: Grid, marks: set[str]) -> Iterator[Passage]:
    """The lines below a table that begin with one of the marks."""
    last = grid.rows[-1].passage
    for passage in grid.document.passages[last.index + 1 : last.index + 1 + _BELOW]:
        text = grid.document.quote(passage).lstrip("\\")
        if passage.section == last.section and any(text.startswith(mark) or passage.marker == mark for mark in marks):
            yield passage
