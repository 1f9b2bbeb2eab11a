"""Tables in plain text, drawn with spaces."""

from __future__ import annotations

import pytest

from corpus import Document, Metadata, parse_document

ABOUT = Metadata("acties", "Acties", "notulen", (), "2025-06-02", "day", "", "", "nl", "acties.txt", "")


def read(*lines: str) -> Document:
    return parse_document(ABOUT, "ACTIEPUNTEN\n" + "\n".join(lines) + "\n")


def cells(document: Document) -> list[list[str]]:
    return [
        [document.text[cell.start : cell.end] for cell in one.cells] for one in document.passages if one.kind == "row"
    ]


def test_cells_stand_below_their_headings():
    document = read(
        "Nr  Actie             Wie     Gereed",
        "1   Brief opstellen   Nadia   1 juli",
        "2   Zaal huren                15 juli",
    )
    assert cells(document) == [
        ["Nr", "Actie", "Wie", "Gereed"],
        ["1", "Brief opstellen", "Nadia", "1 juli"],
        ["2", "Zaal huren", "15 juli"],
    ]
    last = document.passages[-1].cells[-1]
    assert [document.text[start:end] for start, end in last.headings] == ["Gereed"]


def test_a_cell_may_run_a_little_into_the_next_column():
    document = read("Nr  Actie        Wie   Gereed", "1   Brief sturen  Bo   1 juli", "2   Zaal huren-nu Jan  2 juli")
    assert cells(document)[2] == ["2", "Zaal huren-nu", "Jan", "2 juli"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Nr  Actie   Wie", "1   Brief   Bo"),  # one row may be chance
        ("De raad  komt  bijeen", "op maandag in het dorp.", "Er is koffie voor allen."),
        ("Nr  Actie   Wie", "Dit is een gewone zin die doorloopt.", "En dit is nog zo'n zin van de tekst."),
    ],
)
def test_other_text_is_no_table(lines: tuple[str, ...]):
    assert cells(read(*lines)) == []
