"""Answers from table rows: the cells that the question asks for, with their row and column."""

from __future__ import annotations

import re

from assistant.asking.question import Question
from assistant.parts import Part
from corpus import Cell, Document, Passage, display_text

# The number of an action, a measure or a decision ("3", "25-11", "A4."), and words that can name it.
_NUMBERED = re.compile(r"(?!(?:19|20)\d\d$)[A-Z]{0,2}\d[\d.-]{0,6}[a-z]?\.?")
_NAMING = re.compile(r"[^\W\d_]{3,}(?: \S+)+|[^\W\d_]{6,}")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_COUNT = re.compile(r"\d{1,3}(?:[. ]\d{3})*|\d+")
_HIGHEST = re.compile(r"\b(?:meeste|hoogste?|grootste?|piek|most|highest|largest|peak)\b", re.IGNORECASE)
_LOWEST = re.compile(r"\b(?:minste?|laagste?|kleinste?|fewest|least|lowest|smallest)\b", re.IGNORECASE)


def row_part(document: Document, row: Passage, question: Question) -> Part:
    """The row as "label — column: value; column: value", cut to the columns or values that the question names, or to
    the highest or lowest value of a series of years when that is asked.

    A row that begins with its number has the words behind that in its label. Every word in it is a slice of the table;
    only the marks between them are ours.
    """
    label, *values = row.cells or (None,)
    if label is None or not values:
        return Part(document, row.section, row.start, row.end, display_text(document.quote(row)))
    name = _text(document, label)
    if len(values) > 1 and _NUMBERED.fullmatch(name) and _NAMING.search(_text(document, values[0])):
        name = f"{name} {_text(document, values.pop(0))}"
    asked = [cell for cell in values if _is_asked(document, cell, question)] or _of_series(document, values, question)
    shown = "; ".join(_cell_text(document, cell) for cell in asked)
    return Part(document, row.section, row.start, row.end, f"{name} — {shown}")


def _is_asked(document: Document, cell: Cell, question: Question) -> bool:
    words = set(question.standalone.casefold().split()) | set(question.years)
    return any(document.text[start:end].casefold() in words for start, end in cell.headings)


def _of_series(document: Document, cells: list[Cell], question: Question) -> list[Cell]:
    """Of a series of counts by year, those whose count the question names, or the highest or lowest when it asks that.

    All cells when they are no such series (among other columns there may be a total), or none or both is asked.
    """
    years = all(_YEAR.fullmatch(document.text[start:end].strip()) for cell in cells for start, end in cell.headings)
    texts = [_text(document, cell) for cell in cells]
    if not years or not all(cell.headings for cell in cells) or not all(_COUNT.fullmatch(text) for text in texts):
        return cells
    counts = [int(_digits(text)) for text in texts]
    asked = question.standalone
    highest, lowest = _HIGHEST.search(asked) is not None, _LOWEST.search(asked) is not None
    wanted = {_digits(number) for number in _NUMBER.findall(asked)}
    if highest != lowest:
        wanted = {str(max(counts) if highest else min(counts))}
    return [cell for cell, count in zip(cells, counts, strict=True) if str(count) in wanted] or cells


def _digits(text: str) -> str:
    """A number without the marks between its thousands ("1.366" and "1366" are the same)."""
    return re.sub(r"(?<=\d)[. ](?=\d{3}(?!\d))", "", text)


def _cell_text(document: Document, cell: Cell) -> str:
    heading = " ".join(display_text(document.text[start:end]) for start, end in cell.headings)
    return f"{heading}: {_text(document, cell)}" if heading else _text(document, cell)


def _text(document: Document, cell: Cell) -> str:
    return display_text(document.text[cell.start : cell.end])


def is_column_heading(document: Document, row: Passage) -> bool:
    """Whether a row holds nothing but the headings of the columns below it."""
    if row.kind != "row" or len(row.cells) < 2:
        return False
    own = {(cell.start, cell.end) for cell in row.cells}
    below = (other for other in document.passages[row.index + 1 :] if other.section == row.section)
    return any(heading in own for other in below for cell in other.cells for heading in cell.headings)


def lacks_year(document: Document, row: Passage, question: Question) -> bool:
    """Whether a row is about years, and none of them is one that the question names."""
    if not question.years:
        return False
    headings = [document.text[start:end].strip() for cell in row.cells for start, end in cell.headings]
    years = {heading for heading in headings if _YEAR.fullmatch(heading)}
    return len(years) > 1 and years.isdisjoint(question.years)
