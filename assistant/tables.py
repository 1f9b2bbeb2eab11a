"""Answers from table rows: the cells that the question asks for, with their row and column."""

from __future__ import annotations

from assistant.parts import Part
from assistant.question import Question
from corpus import Cell, Document, Passage, display_text


def row_part(document: Document, row: Passage, question: Question) -> Part:
    """The row as "label — column: value; column: value", cut to the columns that the question names.

    Every word in it is a slice of the table; only the marks between them are ours.
    """
    label, *values = row.cells or (None,)
    if label is None or not values:
        return Part(document, row.section, row.start, row.end, display_text(document.quote(row)))
    asked = [cell for cell in values if _is_asked(document, cell, question)] or values
    shown = "; ".join(_cell_text(document, cell) for cell in asked)
    return Part(document, row.section, row.start, row.end, f"{_text(document, label)} — {shown}")


def _is_asked(document: Document, cell: Cell, question: Question) -> bool:
    words = set(question.standalone.casefold().split()) | set(question.years)
    return any(document.text[start:end].casefold() in words for start, end in cell.headings)


def _cell_text(document: Document, cell: Cell) -> str:
    heading = " ".join(display_text(document.text[start:end]) for start, end in cell.headings)
    return f"{heading}: {_text(document, cell)}" if heading else _text(document, cell)


def _text(document: Document, cell: Cell) -> str:
    return display_text(document.text[cell.start : cell.end])
