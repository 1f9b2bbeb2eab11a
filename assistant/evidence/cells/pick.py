"""The highest or lowest cells of a table, and the cells of the years between which something is compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence.cells.asked import Asked, Extreme
from assistant.evidence.cells.choose import Reading
from assistant.evidence.cells.grid import TOTAL, YEAR, Grid, Row, amount
from corpus.dutch.vocabulary import MONTHS

_FEWEST = 2
# The share of the cells that must be numbers to be put in order.
_NUMBERS = 0.6
_DATED = re.compile(rf"\b(?:19|20)\d\d\b|\bQ[1-4]\b|\b\d{{1,2}} (?:{MONTHS})\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"verschil|verandering|mutatie|groei|ontwikkeling|stijging|daling|toename|afname|change|growth", re.IGNORECASE
)

Cells = tuple[tuple[Row, ...], tuple[int, ...]]


def ranked_rows(reading: Reading, asked: Asked, rows: Sequence[Row]) -> Cells | None:
    """The highest or lowest cell: of the rows when these run over years, else of a column; None when it is unclear.

    :param rows: those that the question names, or else the one that ranks first.
    """
    grid, extreme = reading.grid, asked.extreme
    if extreme is None:
        return None
    dated = _year_columns(grid)
    if len(dated) >= _FEWEST and rows and (asked.which_year or (reading.rows and not asked.years)):
        if asked.moves:
            return None
        best = _extreme([amount(grid.text(rows[0], column)) for column in dated], extreme)
        return (tuple(rows[:1]), tuple(dated[place] for place in best)) if best else None
    column = _one_column(reading) if not asked.moves else _of_change(grid)
    if asked.moves < 0:
        extreme = "lowest" if extreme == "highest" else "highest"
    others = [row for row in grid.rows if row.passage.index not in grid.totals]
    best = _extreme([amount(grid.text(row, column)) for row in others], extreme) if column is not None else []
    return (tuple(others[place] for place in best), (column,)) if best and column is not None else None


def over_years(reading: Reading, asked: Asked, rows: Sequence[Row]) -> Cells | None:
    """The cells of the years that are compared: those named, those since the one named, or all; None without years."""
    grid = reading.grid
    dated = [one for one in _year_columns(grid) if not reading.named_columns or _alike(reading, one)]
    if len(dated) >= _FEWEST and rows:
        years = [YEAR.findall(grid.columns[one])[0] for one in dated]
        return tuple(rows), tuple(dated[place] for place in _compared(years, asked))
    labels = [row.label for row in grid.rows]
    if all(map(YEAR.fullmatch, labels)) and len(labels) >= _FEWEST and reading.named_columns:
        return tuple(grid.rows[place] for place in _compared(labels, asked)), reading.columns
    return None


def date_columns(grid: Grid, rows: Sequence[Row], columns: Sequence[int], *, named: bool) -> tuple[int, ...]:
    """The columns, and to a question after a date every other one that holds dates of these rows.

    "Wanneer is het nu gereed?" may be asked of "Oorspronkelijk gereed" and of "Nu verwacht".

    :param named: a heading is named by all of its words, so that no other is meant.
    """
    dated = [one for one in grid.columns if any(_DATED.search(grid.text(row, one)) for row in rows)]
    return tuple(columns) if named or set(columns).isdisjoint(dated) else tuple(sorted({*columns, *dated}))


def _compared(years: Sequence[str], asked: Asked) -> list[int]:
    """Places of the years that are asked for; one year alone is the first of those that follow."""
    if len(asked.years) > 1 and not asked.since and not asked.between:
        return [place for place, year in enumerate(years) if year in asked.years]
    first = min(asked.years, default="")
    last = max(asked.years) if asked.between else max(years)
    return [place for place, year in enumerate(years) if first <= year <= last]


def _alike(reading: Reading, column: int) -> bool:
    """Whether a column has the heading of one that is named, but for the year."""
    bare = YEAR.sub("", reading.grid.columns[column])
    return any(YEAR.sub("", reading.grid.columns[one]) == bare for one in reading.columns)


def _year_columns(grid: Grid) -> list[int]:
    """The columns with one year above each, when their headings differ in nothing else."""
    dated = [column for column in sorted(grid.columns) if len(YEAR.findall(grid.columns[column])) == 1]
    return dated


def _one_column(reading: Reading) -> int | None:
    """The column that is named; of one over the years the last; the only one with numbers when none is named."""
    grid = reading.grid
    columns = reading.columns or tuple(one for one in sorted(grid.columns) if _is_counted(grid, one))
    if len(columns) == 1:
        return columns[0]
    total = [one for one in columns if TOTAL.search(grid.columns[one])]
    if len(total) == 1:
        return total[0]
    bare = {YEAR.sub("", grid.columns[one]).strip() for one in columns}
    if columns and len(bare) == 1 and all(YEAR.search(grid.columns[one]) for one in columns):
        return max(columns, key=lambda one: YEAR.findall(grid.columns[one])[-1])
    return None


def _of_change(grid: Grid) -> int | None:
    """The only column that says by how much something changed."""
    found = [one for one, heading in grid.columns.items() if _CHANGED.search(heading)]
    return found[0] if len(found) == 1 else None


def _is_counted(grid: Grid, column: int) -> bool:
    return sum(amount(grid.text(row, column)) is not None for row in grid.rows) >= _NUMBERS * len(grid.rows)


def _extreme(values: Sequence[float | None], extreme: Extreme) -> list[int]:
    """Places of the highest or lowest values; [] when too few are numbers."""
    known = [value for value in values if value is not None]
    if len(known) < _FEWEST or len(known) < _NUMBERS * len(values):
        return []
    best = max(known) if extreme == "highest" else min(known)
    return [place for place, value in enumerate(values) if value == best]
