"""Numbers worth looking at: rows of tables that run over years, and the numbers that a quote is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.display import display_text
from corpus.dutch.vocabulary import MONTHS
from corpus.types import Cell, Document, Passage

_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})*(?:,\d+)?(?:\s?%| procent\b)?(?![\w/-]|[.,]\d)")
_DATE = re.compile(rf"\b\d{{1,2}} (?:en \d{{1,2}} )?(?:{MONTHS})\b|\bartikel \d+", re.IGNORECASE)
_FEWEST_YEARS = 3


@dataclass(frozen=True, slots=True)
class YearSeries:
    """A row of a table as numbers by year; ``start``/``end`` is its range in ``document``, ``caption`` its table's."""

    label: str
    caption: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    written: tuple[str, ...]
    document: str
    start: int
    end: int


def year_series(documents: Iterable[Document]) -> Iterator[YearSeries]:
    """Every table row with a label and three or more numbers under headings that are years, in reading order."""
    for document in documents:
        for passage in document.passages:
            series = _series(document, passage) if len(passage.cells) > _FEWEST_YEARS else None
            if series is not None:
                yield series


def _series(document: Document, row: Passage) -> YearSeries | None:
    first, *cells = row.cells
    label = display_text(document.text[first.start : first.end])
    written = tuple(document.text[cell.start : cell.end].strip() for cell in cells)
    years = tuple(year for cell in cells if (year := _year_above(document, cell)) is not None)
    if not any(letter.isalpha() for letter in label) or not all(map(_NUMBER.fullmatch, written)):
        return None
    if len(years) != len(cells) or len(years) < _FEWEST_YEARS or list(years) != sorted(set(years)):
        return None
    caption = display_text(document.quote(document.passages[row.parent])) if row.parent is not None else ""
    values = tuple(number(one) for one in written)
    return YearSeries(label, caption, years, values, written, document.id, row.start, row.end)


def _year_above(document: Document, cell: Cell) -> int | None:
    """The year that a column is headed by; None when it is headed by something else."""
    above = (document.text[start:end].strip() for start, end in cell.headings)
    return next((int(one) for one in above if _YEAR.fullmatch(one)), None)


def number(written: str) -> float:
    """A Dutch number as a value: ``1.250,5`` is 1250.5; a percent sign is left aside."""
    return float(re.sub(r"[^\d,]", "", written).replace(",", "."))


def telling_numbers(quote: str, *, most: int = 2) -> tuple[str, ...]:
    """The first numbers of a quote that are no year, date or article, as written."""
    bare = _DATE.sub(lambda match: " " * len(match.group()), quote)
    found = [match.group() for match in _NUMBER.finditer(bare) if not _YEAR.fullmatch(match.group())]
    return tuple(dict.fromkeys(found))[:most]
