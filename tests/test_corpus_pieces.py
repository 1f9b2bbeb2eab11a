"""Pieces that a format states: where they land in the canonical text, and the passages made of them."""

import pytest

from corpus.parsing.parse import parse_document
from corpus.parsing.pieces import CellText, Piece, render, tidy
from corpus.types import Document, Metadata

METADATA = Metadata("stuk", "Stuk", "notitie", (), "", "unknown", "", "", "nl", "stuk.docx", "0")


def parsed(*pieces: Piece) -> Document:
    text, layout = render(pieces)
    document = parse_document(METADATA, text, layout=layout)
    covered = [(one.start, one.end) for one in (*document.passages, *document.noise)]
    for start, end in covered:
        text = text[:start] + " " * (end - start) + text[end:]
    assert not text.strip()  # nothing is lost: every word is in a passage or is noise
    return document


def quotes(document: Document) -> list[str]:
    return [document.quote(passage) for passage in document.passages]


def row(*cells: str) -> tuple[CellText, ...]:
    return tuple(CellText(cell) for cell in cells)


def test_headings_paragraphs_and_items():
    document = parsed(
        Piece("heading", "Plan", level=0),
        Piece("heading", "1 Doel", level=1),
        Piece("text", "Het doel is helder. We willen:"),
        Piece("item", "rust", level=1, marker="-"),
        Piece("item", "groot", level=2, marker="a."),
        Piece("item", "regelmaat", level=1, marker="-"),
        Piece("heading", "1.1 Hoe", level=2),
        Piece("text", "Zo."),
    )
    assert document.text.startswith(
        "Plan\n\n1 Doel\n\nHet doel is helder. We willen:\n\n- rust\n  a. groot\n- regelmaat"
    )
    assert quotes(document) == [
        *("Plan", "1 Doel", "Het doel is helder.", "We willen:", "rust", "groot", "regelmaat", "1.1 Hoe", "Zo.")
    ]
    parents = [passage.parent for passage in document.passages]
    assert parents[4:7] == [3, 4, 3]
    assert [passage.depth for passage in document.passages[4:7]] == [1, 2, 1]
    assert document.section_path(document.passages[8].section) == ("1 Doel", "1.1 Hoe")


def test_a_table_with_headings_a_group_and_empty_cells():
    rows = (
        row("", "2020", "2021"),
        (CellText("Noord", columns=3),),
        row("Plaatsen", "12", "9"),
        row("Wachtenden", "", "3"),
        row("", "", ""),
    )
    document = parsed(Piece("text", "Tabel 1: bezetting"), Piece("table", rows=rows, headings=1), Piece("text", "Na."))
    assert quotes(document) == [
        "Tabel 1: bezetting",
        "2020\t2021",
        "Noord",
        "Plaatsen\t12\t9",
        "Wachtenden\t\t3",
        "Na.",
    ]
    waiting = document.passages[4]
    assert [document.text[cell.start : cell.end] for cell in waiting.cells] == ["Wachtenden", "3"]
    assert [document.text[start:end] for start, end in waiting.cells[1].headings] == ["2021"]
    assert document.quote(document.passages[waiting.parent or 0]) == "Noord"


def test_a_heading_over_two_columns_counts_for_both():
    rows = (
        (CellText("Regio"), CellText("Jaar", columns=2)),
        row("", "2020", "2021"),
        row("Zuid", "1", "2"),
    )
    document = parsed(Piece("table", rows=rows, headings=2))
    zuid = document.passages[-1]
    headings = [[document.text[start:end] for start, end in cell.headings] for cell in zuid.cells]
    assert headings == [["Regio"], ["Jaar", "2020"], ["Jaar", "2021"]]


def test_notes_tie_to_their_call():
    document = parsed(
        Piece("text", "Dat staat in de wet.³ En verder."),
        Piece("note", "Jeugdwet, artikel 1.", marker="3"),
        Piece("text", "Ook dit telt.[^a]"),
        Piece("note", "Zie bijlage.", marker="a"),
    )
    kinds = [passage.kind for passage in document.passages]
    assert kinds == ["sentence", "sentence", "footnote", "sentence", "footnote"]
    assert document.passages[0].notes == (2,)
    assert document.passages[3].notes == (4,)


def test_line_ends_within_a_paragraph():
    document = parsed(Piece("text", "Postbus 1\nDen Haag\r\nen omstreken"), Piece("item", "Eerst\nDan", 1, "-"))
    assert quotes(document) == ["Postbus 1", "Den Haag\nen omstreken", "Eerst", "Dan"]


def test_pieces_without_words_are_left_out():
    document = parsed(Piece("text", "  \n"), Piece("item", "—", 1, "-"), Piece("table"), Piece("text", "Ja."))
    assert document.text == "Ja.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u00adb\u200bc", "abc"),
        ("a \t b", "a b"),
        ("a\u2028b", "a\nb"),
        ("a\x00\ud800", "a"),
        (" \n\n a\xa0b", "a b"),
    ],
)
def test_tidy(text, expected):
    assert tidy(text) == expected
