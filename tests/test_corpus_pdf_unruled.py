"""Tables of a PDF without lines: cells side by side, row after row, with numbers or many words; the rest stays text."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.pdf import read_pdf
from corpus.pdf.cells import Cell, Piece, is_row, split_line
from corpus.pdf.raw import CELL
from corpus.pdf.unruled import join_rows
from corpus.storage.naming import blank_metadata
from corpus.storage.records import parse_content
from tests.pdf_files import BODY, make_pdf, with_contents

ROWS = [("Vorm", "2023", "2024"), ("Pleegzorg", "214", "208"), ("Gezinshuis", "61", "n.b.")]
TASKS = [
    ("Taak", "Wie", "Gereed"),
    ("Aanvragen beoordelen", "Team Subsidies", "maart"),
    ("Besluit nemen", "College", "april"),
    ("Uitbetalen", "Financien", "mei"),
]


def cell(text, left, down):
    return Cell(text, left, left + 5 * len(text), down, 10.0)


def laid_out(rows, *, wide=130.0, together=False):
    """Cells at rising heights, 130 points apart, with the lines of a cell below each other; "" for none.

    :param together: the first lines of the cells of a row came out as one line of text.
    """
    lines, height = [], 0.3
    for row in rows:
        made = [
            [cell(line, 70.0 + wide * column, height + 0.015 * number) for number, line in enumerate(text.split("\n"))]
            for column, text in enumerate(row)
            if text
        ]
        if together:
            lines.append([one[0] for one in made])
        lines += [[line] for one in made for line in (one[1:] if together else one)]
        height += 0.015 * max(text.count("\n") for text in row) + 0.024
    return "\n".join(" ".join(one.text for one in line) for line in lines), lines


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize("rows", [ROWS, TASKS, [*ROWS[:2], ("Totaal", "", "269")]])
def test_the_cells_of_a_row_come_on_one_line_apart_from_the_text(rows, together):
    text, cells = laid_out([("Jeugd in cijfers",), *rows, ("Zie ook de bijlage.",)], together=together)
    table = "\n".join(CELL.join(row) for row in rows)
    assert join_rows(text, cells) == f"Jeugd in cijfers\n\n{table}\n\nZie ook de bijlage."


def test_a_cell_goes_on_over_its_lines():
    text, cells = laid_out([*TASKS[:3], ("Uitbetalen", "Financien en\nde kas", "mei\nof juni")])
    assert join_rows(text, cells).splitlines()[-1] == CELL.join(("Uitbetalen", "Financien en de kas", "mei of juni"))


def test_lines_right_above_a_table_stay_text():
    text, cells = laid_out(ROWS)
    above = [[cell("De cijfers staan", 70.0, 0.27)], [cell("hieronder.", 70.0, 0.285)]]
    read = join_rows(f"De cijfers staan\nhieronder.\n{text}", [*above, *cells])
    assert read.splitlines()[:4] == ["De cijfers staan", "hieronder.", "", CELL.join(ROWS[0])]


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],  # a label with its value, or two
        TASKS[:3],  # no numbers, and few rows
        [row[:2] for row in TASKS],  # labels with their values
        [("1.", "De raad besluit in 2024"), ("2.", "Het college 2025"), ("3.", "De griffie 2026")],  # a list
        [*ROWS[:2], ("Gezinshuis",)],  # a row of other columns
        [(name, *("woord 1 " * 8 for _ in row)) for name, *row in ROWS],  # columns of text
        [("de raad", "wil dat", "het zo"), *(("kan gaan", "zoals het", "college") for _ in range(4))],
        [("Inhoud",), ("1", "Wonen", "3"), ("2", "Werken", "4"), ("3", "Zorg", "9")],  # a table of contents
    ],
)
def test_what_may_be_something_else_stays_text(rows):
    text, cells = laid_out(rows)
    assert join_rows(text, cells) == text


def test_columns_that_overlap_are_none():
    text, cells = laid_out(ROWS)
    moved = [*cells[:7], [cell("61", 300.0, cells[7][0].down)], cells[8]]
    assert join_rows(text, moved) == text


def test_lines_that_are_not_those_of_the_text_change_nothing():
    text, cells = laid_out(ROWS)
    assert join_rows(text, cells[1:]) == text


@pytest.mark.parametrize(
    ("line", "pieces", "parts"),
    [
        ("Pleegzorg 214", [("Pleegzorg", 70), ("214", 200)], ["Pleegzorg", "214"]),
        ("Totaal € 214 -", [("Totaal", 70), ("€ 214", 200), ("-", 260)], ["Totaal", "€ 214", "-"]),
        # A word in heavy letters behind others: ten letters of ten points end at 70 + 54 or so.
        ("Pleegzorg is belangrijk", [("Pleegzorg is", 70), ("belangrijk", 128)], ["Pleegzorg is belangrijk"]),
        # Nothing stands between them in the text.
        ("AI-geletterdheid", [("AI-", 70), ("geletterdheid", 120)], ["AI-geletterdheid"]),
    ],
)
def test_what_stands_apart_in_a_line(line, pieces, parts):
    made = split_line(line, [Piece(text, float(left), 10.0) for text, left in pieces], 0.5)
    assert [part.text for part in made] == parts
    assert is_row(made) == (len(parts) > 1)


def test_a_number_in_front_makes_no_row():
    assert not is_row([cell("1.2", 70, 0.5), cell("Aanpak", 100, 0.5)])
    assert is_row([cell("1.2", 70, 0.5), cell("Aanpak", 100, 0.5), cell("Kosten", 300, 0.5)])


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
