"""The title that a PDF shows: lines in the largest letters of the first page, when letters stand out at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF

from corpus.pdf import read_pdf
from corpus.pdf.cover import Sizes
from tests.pdf_files import BODY, make_pdf

PATH = Path("stuk.pdf")


def shown(*lines):
    """What is taken for the title of a PDF with these (size, text) lines on its first page."""
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    pdf.add_page()
    for number, (size, text) in enumerate(lines):
        pdf.set_font("Helvetica", size=size)
        pdf.set_xy(15, 15 + 12 * number)
        pdf.cell(text=text)
    return dict(read_pdf(bytes(pdf.output()), PATH).properties).get("shown")


TEXT = [(11, line) for line in BODY] * 3


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            [(24, "Handreiking wonen"), (24, "voor gemeenten"), (14, "Versie 2"), *TEXT],
            "Handreiking wonen voor gemeenten",
        ),
        # The letterhead comes first but is small; the title below it is what stands out.
        ([(9, "Gemeente Ergens"), (18, "Nota wonen in de kern"), *TEXT], "Nota wonen in de kern"),
        # A year or an abbreviation in still larger letters is no title.
        ([(40, "2030"), (24, "Woonvisie Ergens"), *TEXT], "Woonvisie Ergens"),
        ([(24, "Informatie-"), (24, "beleid van de regio"), *TEXT], "Informatiebeleid van de regio"),
        # On a cover with few letters the largest count, however near the others are.
        ([(20, "Kader voor de inzet"), (19, "Versie 1")], "Kader voor de inzet"),
        # Letters of one size, or hardly larger ones on a page of text, are no title.
        ([(11, "Nota wonen"), *TEXT], None),
        ([(12, "Nota wonen"), *TEXT], None),
        # Whatever is longer than a title is a paragraph that is set large.
        ([*[(18, BODY[0])] * 3, *TEXT], None),
    ],
)
def test_the_first_lines_in_the_largest_letters(lines, title):
    assert shown(*lines) == title


def test_a_pdf_in_one_size_states_none():
    assert "shown" not in dict(read_pdf(make_pdf([BODY]), PATH).properties)


def test_of_a_page_with_millions_of_letters_few_are_kept():
    sizes = Sizes()
    upright = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for size, text in ((20.0, "Nota wonen"), *[(10.0, "x" * 1000)] * 500):
        sizes.visit(text, upright, upright, None, size)
    assert sum(len(piece) for pieces in sizes._letters.values() for piece in pieces) <= 3010
    assert sizes.title("Nota wonen\n" + "x" * 500_000) == "Nota wonen"
