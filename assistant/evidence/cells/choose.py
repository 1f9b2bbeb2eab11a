"""Which rows and columns of a table a question names, and how much of it they and the table cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence.cells.asked import Asked, TermsOf, Word
from assistant.evidence.cells.grid import YEAR, Grid, Row

# Words of a total row that a question may use for it.
_OF_TOTAL = "totaal totale hele gehele gezamenlijk alle samen total overall"
_ENOUGH_OF_NAME = 0.5
_ASIDE = re.compile(r"\s*\([^)]*\)")
_MOST_ROWS = 4
# What a word that only says how a value is asked for counts, when it is in a heading all the same.
_ASKING = 0.3


@dataclass(frozen=True)
class Reading:
    """What a question names in a table.

    ``rows`` and ``columns`` are those it names, by a word or a year, empty when it names none; ``covered`` is the
    share, by weight, of its words that stand in these or around the table, and ``lacking`` are the others.
    ``name_share`` is how much of the names of the rows stands in the question. ``years_met`` when the years it names
    are those of the rows or columns, or of the table. ``named_columns`` when it names columns by a word,
    ``whole_heading`` when by all words of a heading.
    """

    grid: Grid
    rows: tuple[Row, ...]
    columns: tuple[int, ...]
    covered: float
    lacking: tuple[Word, ...]
    name_share: float
    years_met: bool
    named_columns: bool
    whole_heading: bool

    @property
    def whole(self) -> bool:
        """Whether rows are named by half of their names or more."""
        return self.name_share >= _ENOUGH_OF_NAME


def read_grid(grid: Grid, asked: Asked, terms_of: TermsOf) -> Reading:
    """What a question names in a table."""
    row_terms = {row.passage.index: frozenset(terms_of(_row_words(grid, row))) for row in grid.rows}
    column_terms = {column: frozenset(terms_of(text)) for column, text in grid.columns.items()}
    rows = _named_rows(grid, asked, row_terms, column_terms, terms_of)
    in_rows = [word for word in asked.words if any(word.strength(row_terms[row.passage.index]) for row in rows)]
    named = _named_columns(asked, in_rows, column_terms)
    columns = _of_years(grid, named or tuple(grid.columns), asked)
    told = frozenset(terms_of(grid.around)).union(*(column_terms[one] for one in columns))
    told = told.union(*(row_terms[row.passage.index] for row in rows), terms_of(" ".join(map(grid.group_of, rows))))
    lacking = tuple(word for word in asked.words if not word.asking and not word.strength(told))
    needed = sum(word.weight for word in asked.words if not word.asking)
    missing = sum(word.weight for word in lacking)
    dated = " ".join((grid.around, *(grid.columns[one] for one in columns), *(row.label for row in rows)))
    return Reading(
        grid,
        rows,
        columns if named or len(columns) < len(grid.columns) else (),
        1 - missing / needed if needed else 1.0,
        lacking,
        min((_name_share(row, asked, terms_of) for row in rows), default=0.0),
        set(asked.years) <= set(YEAR.findall(dated)),
        bool(named),
        any(_all_known(grid.columns[one], asked, terms_of) for one in named),
    )


def _row_words(grid: Grid, row: Row) -> str:
    """What a row is called by: its name, other cells in words, and of a total the words for one."""
    words = [text for column in grid.columns if (text := grid.text(row, column)) and not any(map(str.isdigit, text))]
    return " ".join([row.label, *words, *([_OF_TOTAL] if row.passage.index in grid.totals else [])])


def _named_rows(
    grid: Grid,
    asked: Asked,
    row_terms: dict[int, frozenset[str]],
    column_terms: dict[int, frozenset[str]],
    terms_of: TermsOf,
) -> tuple[Row, ...]:
    """The rows that have most of the words; others too for words that no row before them and no column has.

    Of rows that have the same words, those are named of which no other word lacks, or else all. A total is named by a
    word for one, when no other row is named by a whole word.
    """
    corner, around = frozenset(terms_of(grid.corner)), frozenset(terms_of(grid.around))
    words = [word for word in asked.words if not word.asking and corner.isdisjoint(word.terms[:1])]
    left = words = [word for word in words if word.text.casefold() != asked.kind]
    of_columns = frozenset[str]().union(*column_terms.values())
    chosen: list[Row] = []
    while left:
        scores = {index: _score(left, terms, around) for index, terms in row_terms.items()}
        best = max(scores.values())
        first = [row for row in grid.rows if scores[row.passage.index] == best]
        top = [row for row in first if _name_share(row, asked, terms_of) == 1.0] or first
        if best <= 0 or len(chosen) + len(top) > _MOST_ROWS:
            break
        chosen += [row for row in top if row not in chosen]
        taken = of_columns.union(*(row_terms[row.passage.index] for row in top))
        left = [word for word in left if not word.strength(taken)]
    wholly = any(word.strength(row_terms[row.passage.index]) == 1.0 for row in chosen for word in words)
    if asked.total and grid.totals and not wholly:
        return tuple(row for row in grid.rows if row.passage.index in grid.totals)
    dated = tuple(row for row in grid.rows if YEAR.fullmatch(row.label) and row.label in asked.years)
    return tuple(chosen) or dated


def _score(words: Sequence[Word], terms: frozenset[str], around: frozenset[str] = frozenset()) -> float:
    """What the words weigh that stand among terms; what a table is about (``around``) counts only as a whole word."""
    found = ((word, word.strength(terms)) for word in words)
    return sum(
        word.weight * strength * (_ASKING if word.asking else 1.0)
        for word, strength in found
        if strength == 1.0 or word.strength(around) < 1.0
    )


def _named_columns(asked: Asked, in_rows: Sequence[Word], column_terms: dict[int, frozenset[str]]) -> tuple[int, ...]:
    """The columns that have most of the words that no row has, and further ones for words that these lack."""
    rest = [word for word in asked.words if word not in in_rows]
    chosen: list[int] = []
    for words in (rest, asked.words):
        left = list(words)
        while left:
            scores = {column: _score(left, terms) for column, terms in column_terms.items()}
            best = max(scores.values(), default=0.0)
            if best <= 0:
                break
            top = [column for column, score in scores.items() if score == best and column not in chosen]
            if not top:
                break
            chosen += top
            if asked.extreme:  # what is highest is one column
                break
            taken = frozenset[str]().union(*(column_terms[one] for one in top))
            left = [word for word in left if not word.asking and not word.strength(taken)]
        if chosen:
            break
    return tuple(sorted(chosen))


def _of_years(grid: Grid, columns: Sequence[int], asked: Asked) -> tuple[int, ...]:
    """Of some columns those of the years that are asked for, when there are any."""
    years = {year for year in grid.years if asked.between and min(asked.years) <= year <= max(asked.years)}
    dated = [one for one in columns if set(YEAR.findall(grid.columns[one])) & (years | set(asked.years))]
    return tuple(dated) if dated else tuple(columns)


def _name_share(row: Row, asked: Asked, terms_of: TermsOf) -> float:
    """The share of the words in the name of a row that a question has; a number in front is a name by itself."""
    known = frozenset(term for word in asked.words for term in word.terms) | frozenset(asked.years)
    name = _ASIDE.sub("", row.label) or row.label
    first, _, rest = name.partition(" ")
    if any(map(str.isdigit, first)) and not rest[:1].isdigit() and not known.isdisjoint(terms_of(first)):
        return 1.0
    words = [terms for word in name.split() if (terms := terms_of(word))]
    return sum(not known.isdisjoint(terms) for terms in words) / len(words) if words else 0.0


def _all_known(heading: str, asked: Asked, terms_of: TermsOf) -> bool:
    """Whether a question has every word of a heading."""
    known = frozenset(term for word in asked.words for term in word.terms) | frozenset(asked.years)
    return all(not known.isdisjoint(terms) for word in heading.split() if (terms := terms_of(word)))
