"""The cells that answer a question: those of the rows and columns that it names, the highest or lowest of a column, or
a row over the years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.evidence.cells.asked import PERCENT, Asked, read_asked
from assistant.evidence.cells.choose import Reading, read_grid
from assistant.evidence.cells.grid import Grid, Row, grids_of
from assistant.evidence.cells.lacking import lacks_name, lacks_year
from assistant.evidence.cells.pick import date_columns, over_years, ranked_rows
from assistant.evidence.cells.shown import shown_rows
from assistant.evidence.views import Views
from assistant.parts import Part

# A row that is not among the first few is no answer by its rank, however much of the question its table holds.
_NEAR = 3
_MOSTLY, _NEARLY = 0.5, 0.75
_ALL = 0.99
_MOST_ROWS = 12
# So few columns of a row are shown although the question names none of them.
_FEW = 3


@dataclass(frozen=True, slots=True)
class CellAnswer:
    """The parts of an answer from a table.

    ``sure`` when the question has no word that the rows, columns or the table lack, so that it needs no other evidence.
    ``lacks`` when the table holds what is asked but for the year, or has an empty cell there; then there are no parts.
    """

    parts: tuple[Part, ...] = ()
    sure: bool = False
    lacks: bool = False


@dataclass(frozen=True, slots=True)
class _Choice:
    """Rows of a table with their columns, () for all, and how they were found."""

    reading: Reading
    rows: tuple[Row, ...]
    columns: tuple[int, ...]
    sure: bool


NO_CELLS = CellAnswer()


def cells_asked(question: Question, candidates: Sequence[Candidate], views: Views) -> CellAnswer:
    """What the tables near the evidence say to a question, by its words for rows, columns and years.

    :param candidates: best first, of the documents that may be quoted.
    :return: :data:`NO_CELLS` when it has to be answered by ranked evidence.
    """
    asked = read_asked(question, views)
    if asked is None:
        return NO_CELLS
    readings = [read_grid(grid, asked, views.terms_of) for grid in grids_of(candidates)]
    readings.sort(key=lambda one: (-round(one.covered, 2), not one.years_met, -one.name_share, one.grid.rank))
    if any(lacks_name(one, asked, candidates) for one in readings):
        return CellAnswer(lacks=True)
    for reading in readings:
        choice = _choice(reading, asked, candidates)
        fits = choice is not None and (not asked.percent or _has_percent(choice))
        if choice is not None and fits and (choice.sure or _is_likely(reading, candidates)):
            filled = tuple(row for row in choice.rows if _has_value(reading.grid, row, choice.columns))
            if not filled:
                return CellAnswer(lacks=choice.sure)
            return CellAnswer(tuple(shown_rows(reading.grid, filled, choice.columns)), sure=choice.sure)
    lacks = any(lacks_year(one, asked, candidates) for one in readings)
    return CellAnswer(lacks=lacks)


def _choice(reading: Reading, asked: Asked, candidates: Sequence[Candidate]) -> _Choice | None:
    """The cells that a question asks for in one table; None when it asks for none of them."""
    grid, covered = reading.grid, reading.covered >= _ALL
    if not reading.years_met:
        return None
    rows = reading.rows or _best_row(grid, candidates)
    if asked.extreme:
        best = ranked_rows(reading, asked, rows)
        return None if best is None else _Choice(reading, *best, sure=covered)
    if asked.change:
        series = over_years(reading, asked, rows)
        if series is not None:
            return _Choice(reading, *series, sure=covered and reading.whole)
    if reading.rows:
        single = len(grid.columns) == 1
        cut = bool(reading.columns) or single or len(grid.columns) <= _FEW
        columns = reading.columns
        if asked.question.type == "date" and columns:
            columns = date_columns(grid, rows, columns, named=reading.whole_heading)
        return _Choice(reading, rows, columns, sure=covered and reading.whole and cut)
    if (asked.each and reading.columns) or (asked.table and not reading.columns):
        return _Choice(reading, grid.rows[:_MOST_ROWS], reading.columns, sure=False)
    return _Choice(reading, rows, reading.columns, sure=False) if rows and reading.columns else None


def _is_likely(reading: Reading, candidates: Sequence[Candidate]) -> bool:
    """Whether the ranked evidence is of that table as well."""
    first = next((one for one in candidates if one.passage.kind != "heading"), candidates[0])
    if _stands_in(first, reading.grid):
        return reading.covered >= _MOSTLY
    near = {(one.document.id, one.passage.index) for one in candidates[:_NEAR]}
    named = {(reading.grid.document.id, row.passage.index) for row in reading.rows}
    return reading.covered >= _NEARLY and reading.whole and not near.isdisjoint(named)


def _best_row(grid: Grid, candidates: Sequence[Candidate]) -> tuple[Row, ...]:
    """The row that ranks first, if that is near the top."""
    places = {row.passage.index: row for row in grid.rows}
    for one in candidates[:_NEAR]:
        if one.document.id == grid.document.id and one.passage.index in places:
            return (places[one.passage.index],)
    return ()


def _stands_in(candidate: Candidate, grid: Grid) -> bool:
    own: Iterable[int] = (one.index for one in (*grid.above, *(row.passage for row in grid.rows)))
    in_block = candidate.passage.block == grid.rows[0].passage.block
    return candidate.document.id == grid.document.id and (in_block or candidate.passage.index in set(own))


def _has_percent(choice: _Choice) -> bool:
    """Whether a percentage stands in one of the cells, or they are said to be one."""
    grid = choice.reading.grid
    columns = choice.columns or tuple(grid.columns)
    texts = [grid.text(row, column) for row in choice.rows for column in columns]
    told = [*(row.label for row in choice.rows), *(grid.columns[one] for one in columns), grid.corner]
    return any(map(PERCENT.search, (*texts, *told)))


def _has_value(grid: Grid, row: Row, columns: Sequence[int]) -> bool:
    return any(grid.text(row, column) for column in columns or grid.columns)
