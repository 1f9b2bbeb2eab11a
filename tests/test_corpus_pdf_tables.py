"""Tables in a PDF: read by the lines around their cells, as rows with column headings; all else stays as it was."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from fpdf import FPDF
from fpdf.enums import TableBordersLayout

from corpus import display_text
from corpus.pdf.grid import find_grids, read_cells
from corpus.pdf.raw import CELL
from corpus.pdf.reading import read_pdf
from corpus.pdf.rulings import Rulings, Segment
from corpus.pdf.tabulate import put_tables
from corpus.storage.naming import propose_document
from tests.pdf_files import rewritten

PATH = Path("plan.pdf")
BEFORE = "De kosten van de opvang staan in de tabel hieronder, met de bedragen van twee jaren."
AFTER = "Daarna volgt de planning van de regio. Die staat in hoofdstuk drie."
COSTS = [("Onderdeel", "2023", "2024"), ("Opvang", "1.200", "1.300"), ("Vervoer", "", "40")]
IDENTITY = (1, 0, 0, 1, 0, 0)


def with_table(rows, *, width=None, lines=TableBordersLayout.ALL):
    """One page with a paragraph, a table of these rows and a paragraph."""
    pdf = FPDF()
    pdf.set_font("Helvetica", size=11)
    pdf.add_page()
    pdf.multi_cell(0, text=BEFORE)
    pdf.ln(10)
    with pdf.table(width=width, borders_layout=lines, first_row_as_headings=False) as table:
        for row in rows:
            made = table.row()
            for cell in row:
                made.cell(**cell) if isinstance(cell, dict) else made.cell(cell)
    pdf.ln(10)
    pdf.multi_cell(0, text=AFTER)
    return bytes(pdf.output())


def read(data):
    return read_pdf(data, PATH)


def test_rows_with_their_column_headings():
    content = read(with_table(COSTS))
    assert content.text == f"{BEFORE}\n\nOnderdeel\t2023\t2024\nOpvang\t1.200\t1.300\nVervoer\t\t40\n\n{AFTER}"
    document = propose_document("plan", PATH, "0" * 64, content)
    rows = [passage for passage in document.passages if passage.kind == "row"]
    found = [
        [
            (document.text[cell.start : cell.end], *(document.text[start:end] for start, end in cell.headings))
            for cell in row.cells
        ]
        for row in rows[1:]
    ]
    assert found == [
        [("Opvang", "Onderdeel"), ("1.200", "2023"), ("1.300", "2024")],
        [("Vervoer", "Onderdeel"), ("40", "2024")],
    ]


def test_a_cell_of_several_lines_is_one_cell():
    text = "Ondersteuning van jongeren en hun ouders thuis, zo lang als dat nodig is"
    content = read(with_table([("Wat", "Wie", "Hoe"), (text, "De gemeente", "Een plan")], width=90))
    assert f"\n{text}\tDe gemeente\tEen plan\n" in content.text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("jeugd-\nhulp", "jeugdhulp"),
        ("zorg-\nen welzijn", "zorg- en welzijn"),
        ("AI-\nverordening", "AI-verordening"),
        ("non-\ndiscriminatie", "non-discriminatie"),
    ],
)
def test_a_word_that_is_broken_in_a_cell(written, meant):
    content = read(with_table([("Wat", "Wie", "Hoe"), (written, "De raad", "Een plan")]))
    assert f"\n{meant}\tDe raad\tEen plan\n" in content.text


def test_merged_cells_stand_in_the_first_of_them():
    rows = [
        ("Onderdeel", {"text": "Bedragen in euro", "colspan": 2}),
        ({"text": "Opvang", "rowspan": 2}, "1.200", "1.300"),
        ("900", "40"),
    ]
    text = read(with_table(rows)).text
    assert "\nOnderdeel\tBedragen in euro\t\nOpvang\t1.200\t1.300\n\t900\t40\n" in text


@pytest.mark.parametrize("lines", [TableBordersLayout.NONE, TableBordersLayout.HORIZONTAL_LINES])
def test_without_lines_around_the_cells_the_rows_are_told_by_their_numbers(lines):
    assert "\nOnderdeel\t2023\t2024\nOpvang\t1.200\t1.300\nVervoer\t\t40\n" in read(with_table(COSTS, lines=lines)).text
    words = [("Wat", "Wie"), ("Opvang", "De raad"), ("Vervoer", "Iemand")]
    assert "\t" not in read(with_table(words, lines=lines)).text


def test_cells_of_running_text_are_left_alone():
    long = "De gemeente maakt hierover afspraken met de aanbieders. " * 12
    text = read(with_table([("Wat", "Wie"), (long, "De raad"), ("Kort", "Iemand")])).text
    assert "\t" not in text
    assert " ".join(text.split()).count("De gemeente maakt hierover afspraken") == 12


def test_a_turned_page_is_left_alone():
    turned = rewritten(with_table(COSTS), lambda writer: writer.pages[0].rotate(90) and None)
    assert "\t" not in read(turned).text


def test_nothing_is_lost_or_doubled():
    def letters(text):
        return Counter(letter for letter in display_text(text) if letter.isalnum())

    assert letters(read(with_table(COSTS)).text) == letters(read(with_table(COSTS, lines=TableBordersLayout.NONE)).text)


@pytest.mark.parametrize("operator", [b"f", b"n"])
def test_a_plane_behind_a_text_has_no_lines(operator):
    rulings = Rulings()
    rulings.visit(b"re", (10, 10, 200, 14), IDENTITY, IDENTITY)
    rulings.visit(operator, (), IDENTITY, IDENTITY)
    assert (rulings.horizontal, rulings.vertical) == ([], [])


def test_lines_bars_and_boxes():
    rulings = Rulings()
    for operator, numbers in (
        (b"m", (0, 5)),
        (b"l", (100, 5)),
        (b"S", ()),
        (b"re", (0, 20, 100, 1)),
        (b"f", ()),
        (b"re", (0, 40, 100, 30)),
        (b"s", ()),
        (b"m", (0, 90)),
        (b"c", (1, 2, 3, 4, 5, 6)),
        (b"l", (100, 90)),
        (b"S", ()),
    ):
        rulings.visit(operator, numbers, (2, 0, 0, 2, 10, 0), IDENTITY)
    assert sorted(line.at for line in rulings.horizontal) == [10, 41, 80, 140]
    assert {(line.start, line.end) for line in rulings.horizontal} == {(10, 210)}
    assert sorted((line.at, line.start, line.end) for line in rulings.vertical) == [(10, 80, 140), (210, 80, 140)]


def grid_of(rows, columns):
    """The grid of whole lines at these places."""
    flat = [Segment(at, columns[0], columns[-1]) for at in rows]
    upright = [Segment(at, rows[0], rows[-1]) for at in columns]
    return list(find_grids(flat, upright))


def test_two_rows_and_columns_are_the_fewest():
    assert len(grid_of([0, 10, 20], [0, 50, 100])) == 1
    assert grid_of([0, 10], [0, 50, 100]) == []
    assert grid_of([0, 10, 20], [0, 100]) == []
    assert grid_of([0, 1, 2], [0, 50, 100]) == []  # one thick line
    assert list(find_grids([], [])) == []


def test_letters_outside_the_grid_are_no_part_of_it():
    (grid,) = grid_of([0, 10, 20], [0, 50, 100])
    letters = [("a", 25, 15), ("b", 75, 15), ("c", 25, 5), (" ", 0, 0), ("d", 25, 5), ("e", 75, 5), ("x", 25, 30)]
    assert read_cells(grid, [*letters, ("y", 150, 5)]) == [["a", "b"], ["c d", "e"]]
    assert read_cells(grid, letters[:3]) == []  # one row with two cells is no table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kop\na1\nb2\nc3 d4\nStaart", f"Kop\n\na1{CELL}b2\nc3{CELL}d4\n\nStaart"),
        ("a1\nc3 d4\nb2", f"\na1{CELL}b2\nc3{CELL}d4\n"),
        ("a1 b2\ntussen\nc3 d4", "a1 b2\ntussen\nc3 d4"),
        ("Kop a1 b2\nc3 d4", "Kop a1 b2\nc3 d4"),
        ("a1 b2\nc3 d5", "a1 b2\nc3 d5"),
        ("", ""),
    ],
)
def test_a_table_is_put_where_its_letters_stand_together(text, expected):
    assert put_tables(text, [[["a1", "b2"], ["c3", "d4"]]]) == expected
