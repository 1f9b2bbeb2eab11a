"""Numbers that an author typed before paragraphs: a list, or headings, or nothing."""

from __future__ import annotations

import pytest

from corpus.formats.entries import Entry
from corpus.formats.typed_lists import with_lists
from corpus.parsing.pieces import Piece


def items(*texts: str, bold: bool = False) -> list[tuple[str, int, str]]:
    entries = with_lists([Entry(Piece("text", text), bold=bold) for text in texts])
    return [
        (entry.piece.marker, entry.piece.level, entry.piece.text) for entry in entries if entry.piece.kind == "item"
    ]


def test_typed_numbers_and_letters_make_items():
    found = items("Wij doen:", "1. Een app maken", "2. Bellen", "a) met de raad;", "b) met de wijk.", "Einde.")
    assert found == [
        ("1.", 1, "Een app maken"),
        ("2.", 1, "Bellen"),
        ("a)", 2, "met de raad;"),
        ("b)", 2, "met de wijk."),
    ]
    assert items("1. De nota vast te stellen.", "2. Geld te geven.") == [
        ("1.", 1, "De nota vast te stellen."),
        ("2.", 1, "Geld te geven."),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("1. Inleiding", "2. Doel", "3. Geld"),  # names of chapters
        ("1. Inleiding", "Hier staat tekst.", "2. Doel"),
        ("3. De raad besluit.", "4. Het college doet."),  # goes on with something else
        ("1. Alleen dit.",),
        ("- een", "- twee"),
    ],
)
def test_other_numbered_lines_stay_text(texts):
    assert items(*texts) == []


def test_bold_lines_with_numbers_may_be_headings():
    assert items("1. Wie betaalt?", "2. Wat kost het?", bold=True) == []
