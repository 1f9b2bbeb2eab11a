"""Headings of PDFs without bookmarks, and running lines of short ones: told by how and where lines are printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from corpus.pdf import read_pdf
from corpus.pdf.extract import extract
from corpus.pdf.printed import PrintedLine, Printing, running_lines
from corpus.pdf.styled import printed_headings
from corpus.storage.naming import blank_metadata
from corpus.storage.records import parse_content
from tests.pdf_files import BODY, make_pdf, rewritten

TEXT = "De gemeente koopt de jeugdhulp in bij aanbieders uit de regio."
PLAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def page(*lines):
    """Lines 20 points below each other; a line is text, or (text, size), or (text, size, "bold", left, down)."""
    made = []
    for number, line in enumerate(lines, 1):
        text, size, weight, left, down = (*((line,) if isinstance(line, str) else line), *(None,) * 4)[:5]
        made.append(PrintedLine(text, size or 10.0, weight == "bold", down or number * 0.024, left or 70.0))
    return made


def headings(*pages):
    return [(entry.level, entry.title) for entry in printed_headings(pages)]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([("Woonplan", 20), ("1 Aanpak", 14), *[TEXT] * 4], [(1, "Woonplan"), (2, "1 Aanpak")]),
        # Heavy letters of the same size will do, below those that are larger.
        ([("Woonplan", 20), ("Aanpak", 10, "bold"), *[TEXT] * 4], [(1, "Woonplan"), (2, "Aanpak")]),
        # A heading over two lines is one, two headings that have a number are not.
        ([("Wonen in", 14), ("de kern", 14), TEXT, TEXT, TEXT], [(1, "Wonen in de kern")]),
        ([("1 Wonen", 14), ("1.1 Kern", 14), *[TEXT] * 4], [(1, "1 Wonen"), (2, "1.1 Kern")]),
        # Sentences, list items and addresses in large letters are none.
        ([("Dit is een zin.", 14), ("• punt", 14), ("post@ergens.nl", 14), TEXT, TEXT, TEXT], []),
        # A number in parts says where a heading stands, one without it stands as the last that is printed alike.
        (
            [("1 Wonen", 14), ("1.1 Kern", 12), ("1.1.1 Dorp", 12), ("1.1.2 Stad", 11), ("Zorg", 12), *[TEXT] * 12],
            [(1, "1 Wonen"), (2, "1.1 Kern"), (3, "1.1.1 Dorp"), (3, "1.1.2 Stad"), (3, "Zorg")],
        ),
        # Larger letters that begin elsewhere stand above text, or they are a label in a figure.
        ([("Wonen", 14, "", 200.0), ("Huis", 10, "", 190.0), TEXT, TEXT, TEXT], []),
        ([("Wonen", 14, "", 200.0), TEXT, TEXT, TEXT], [(1, "Wonen")]),
        ([("Wonen", 16, "", 200.0), ("Huis", 10, "", 190.0), TEXT, TEXT, TEXT], [(1, "Wonen")]),
        # What is hardly larger stands where the text begins; labels of a figure do not.
        ([("Wonen", 11.5, "", 200.0), ("Werken", 11.5), TEXT, TEXT, TEXT], [(1, "Werken")]),
        # The heads of columns stand side by side, and so do a label and its value.
        ([("Naam", 10, "bold", 70.0, 0.5), ("Datum", 10, "bold", 170.0, 0.5), TEXT, TEXT, TEXT], []),
        ([("Datum", 10, "bold", 70.0, 0.5), ("3 mei", 10, "", 170.0, 0.5), TEXT, TEXT, TEXT], []),
        # But the text of another column may stand beside a heading.
        ([("Wonen", 10, "bold", 70.0, 0.5), (TEXT, 10, "", 320.0, 0.5), TEXT, TEXT, TEXT], [(1, "Wonen")]),
        # Letters of one size, and text in which every other line is large (slides).
        ([TEXT, TEXT, TEXT], []),
        ([("Wonen", 20), TEXT, ("Werken", 20), TEXT], []),
        # The name of a gazette, drawn last and high above the rest.
        ([TEXT, ("Wonen", 12), TEXT, TEXT, ("GEMEENTEBLAD", 40, "", 70.0, 0.01)], [(1, "Wonen")]),
    ],
)
def test_lines_that_stand_out_are_headings(lines, found):
    assert headings(page(*lines)) == found


def test_a_table_of_contents_and_what_comes_back_are_no_headings():
    contents = page(("Inhoud", 14), ("Wonen 2", 12), ("Werken 3", 12), ("Zorg 4", 12), *[TEXT] * 9)
    rest = [page(("Jaarplan", 13), (name, 12), *[TEXT] * 4) for name in ("Wonen?", "Werken?", "Zorg?")]
    assert headings(contents, *rest) == [(1, "Inhoud"), (2, "Wonen?"), (2, "Werken?"), (2, "Zorg?")]


def test_a_line_is_printed_as_nearly_all_its_letters():
    printing = Printing(0.0, 800.0)
    pieces = [("Kop", 14.0, "Bold", 700.0), ("Datum: ", 10.0, "Bold", 400.0), ("drie mei", 9.0, "", 400.0)]
    for text, size, weight, up in pieces:
        printing.visit(text, PLAIN, (1.0, 0.0, 0.0, 1.0, 50.0, up), {"/BaseFont": f"/Helvetica-{weight}"}, size)
    assert printing.lines("Kop\n\nDatum: drie mei") == [
        PrintedLine("Kop", 14.0, True, 0.125, 50.0),
        PrintedLine("Datum: drie mei", 9.0, False, 0.5, 50.0),
    ]
    # The text holds letters that were not noted: nothing is known then.
    assert printing.lines("Kop\n\nDatum: vier mei") == []


def test_running_lines_stand_at_the_same_height_in_the_margin():
    top, low, middle = ("Jaarplan", 8, "", 70.0, 0.04), ("Jaarplan", 8, "", 70.0, 0.95), ("Wonen", 10, "", 70.0, 0.5)
    first = page(("Jaarplan", 20, "", 70.0, 0.09), top, middle)
    assert running_lines([first, page(top, middle)]) == [{("jaarplan", 1)}, {("jaarplan", 0)}]
    assert running_lines([first, page(low, middle)]) == [frozenset(), frozenset()]


def test_of_a_page_on_its_side_no_places_are_known():
    data = make_pdf([BODY])
    assert [line.text for line in extract(data).pages[0].printed] == BODY
    turned = rewritten(data, lambda writer: writer.pages[0].rotate(90))
    assert extract(turned).pages[0].printed == ()


def test_the_sections_and_the_text_of_a_short_pdf():
    """Title, two chapters and a running line; the sentence goes on over the page and past it."""
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    sheets = [
        [(20, "Woonplan Ergens"), (14, "1 Aanpak"), *[(11, line) for line in BODY], (11, "De raad stelt het plan")],
        [(11, "vast in mei."), (14, "2 Planning"), *[(11, line) for line in BODY]],
    ]
    for lines in sheets:
        pdf.add_page()
        for number, (size, text) in enumerate([(8, "Gemeente Ergens, afdeling wonen"), *lines]):
            pdf.set_font("Helvetica", size=size)
            pdf.set_xy(15, 8 + 14 * number)
            pdf.cell(text=text)
    content = read_pdf(bytes(pdf.output()), Path("plan.pdf"))
    document = parse_content(blank_metadata("plan", title="Woonplan", file="plan.pdf"), content)
    by_text = {" ".join(document.quote(one).split()): document.section_path(one.section) for one in document.passages}
    assert by_text["De raad stelt het plan vast in mei."] == ("Woonplan Ergens", "1 Aanpak")
    headed = [one for one in document.passages if one.kind == "heading"]
    assert [document.quote(one).lstrip("# ") for one in headed] == ["Woonplan Ergens", "1 Aanpak", "2 Planning"]
    assert [document.text[one.start : one.end] for one in document.noise if one.reason == "page header"] == [
        "Gemeente Ergens, afdeling wonen"
    ] * 2
