"""Tables of a PDF without lines: cells side by side, row after row, with numbers; anything else stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.pdf import read_pdf
from corpus.pdf.printed import PrintedLine
from corpus.pdf.raw import CELL
from corpus.pdf.unruled import join_rows
from corpus.storage.naming import blank_metadata
from corpus.storage.records import parse_content
from tests.pdf_files import BODY, make_pdf, with_contents

ROWS = [("Vorm", "2023", "2024"), ("Pleegzorg", "214", "208"), ("Gezinshuis", "61", "n.b.")]


def laid_out(rows, *, wide=100.0):
    """The lines of cells at rising heights, each column so many points further to the right."""
    cells = [
        PrintedLine(cell, 10.0, False, 0.3 + 0.02 * height, 70.0 + wide * column)
        for height, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    return "\n".join(cell.text for cell in cells), cells


def test_the_cells_of_a_row_come_on_one_line_apart_from_the_text():
    text, cells = laid_out([("Jeugd in cijfers",), *ROWS, ("Zie ook de bijlage.",)])
    table = "\n".join(CELL.join(row) for row in ROWS)
    assert join_rows(text, cells) == f"Jeugd in cijfers\n\n{table}\n\nZie ook de bijlage."


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],  # a label with its value, or two
        [("Vorm", "Wie", "Waar"), ("Pleegzorg", "Raad", "Stad"), ("Gezinshuis", "Bestuur", "Dorp")],  # no numbers
        [*ROWS[:2], ("Gezinshuis", "61")],  # a row of other columns
        [(name, *("woord 1 " * 8 for _ in row)) for name, *row in ROWS],  # columns of text
    ],
)
def test_what_may_be_something_else_stays_text(rows):
    text, cells = laid_out(rows)
    assert join_rows(text, cells) == text


def test_columns_that_overlap_are_none():
    text, cells = laid_out(ROWS)
    moved = [cells[0], cells[1], *cells[2:7], PrintedLine("61", 10.0, False, cells[7].down, 300.0), cells[8]]
    assert join_rows(text, moved) == text


def test_lines_that_are_not_those_of_the_text_change_nothing():
    text, cells = laid_out(ROWS)
    assert join_rows(text, cells[1:]) == text


def test_a_cell_has_the_heading_of_its_column():
    """Cells as report programs write them: each in a box of its own, with a line break behind it."""
    cells = [
        f"q 1 0 0 1 {70 + 100 * column} {700 - 20 * height} cm BT /F1 10 Tf 12 TL ({cell}) Tj T* ET Q"
        for height, row in enumerate([("De cijfers van jeugdhulp in de regio staan hieronder.",), *ROWS])
        for column, cell in enumerate(row)
    ]
    data = with_contents(make_pdf([BODY]), 0, "\n".join(cells).encode())
    content = read_pdf(data, Path("cijfers.pdf"))
    document = parse_content(blank_metadata("cijfers", title="Cijfers", file="cijfers.pdf"), content)
    rows = [one for one in document.passages if one.kind == "row"]
    assert [document.quote(one).split("\t") for one in rows] == [list(row) for row in ROWS]
    value = rows[1].cells[2]
    assert document.text[value.start : value.end] == "208"
    assert [document.text[start:end] for start, end in value.headings] == ["2024"]
