"""Tables made with runs of spaces or with tabs, and lines with spaces or tabs that are none."""

from __future__ import annotations

import pytest

from corpus.formats.entries import Entry
from corpus.formats.tabbed import with_tables
from corpus.parsing.columns import find_aligned
from corpus.parsing.lines import split_lines
from corpus.parsing.parse import parse_document
from corpus.parsing.pieces import Piece
from corpus.rowtext import row_text
from corpus.storage.naming import blank_metadata

ACTIONS = """Nr  Actie                            Wie     Gereed
--  -------------------------------  ------  ------
1   Offerte opvragen                 Nadia   15 juli
2   Uitzoeken of drempels kunnen nu Dirk     1 juli
3   Vrijwilligers zoeken                     1 mei
"""


def test_columns_of_spaces_are_a_table_with_headings():
    document = parse_document(blank_metadata("stuk", title="Stuk", file="stuk.txt"), f"Acties\n\n{ACTIONS}\nEinde.\n")
    rows = [passage for passage in document.passages if passage.kind == "row"]
    assert [row_text(document, row) for row in rows[1:]] == [
        "1 — Actie: Offerte opvragen; Wie: Nadia; Gereed: 15 juli",
        # A long cell leaves one space before the next one.
        "2 — Actie: Uitzoeken of drempels kunnen nu; Wie: Dirk; Gereed: 1 juli",
        "3 — Actie: Vrijwilligers zoeken; Gereed: 1 mei",
    ]
    assert document.quote(rows[1]) == "1   Offerte opvragen                 Nadia   15 juli"


def test_numbers_may_stand_below_their_last_figure():
    text = "Wijk      2023   2024\nNoord      402     12\nZuid        51      9\n"
    cells = find_aligned(split_lines(text), {})
    assert [text[start:end] for start, end in filter(None, cells[2][1])] == ["Zuid", "51", "9"]


@pytest.mark.parametrize(
    "text",
    [
        "Datum:   9 maart\nPlaats:  Ede\nTijd:    19.00 uur\n",  # labels
        "Datum    : 9 maart\nPlaats   : Ede\nTijd     : 19.00 uur\n",
        "1.  Opening\n2.  Verslag\n3.  Sluiting\n",
        "De raad besluit.  Het college doet.\nDat is zo.  Morgen volgt meer nieuws.\nEn dan.  Einde van het stuk.\n",
        "Noord   12\nZuid    9\n",  # two lines
        "Noord   12   3\nZuid    9    4\nOost         5\nWest             7\n",  # stands below none
    ],
)
def test_other_lines_with_runs_of_spaces_are_no_table(text):
    assert find_aligned(split_lines(text), {}) == {}


def kinds(*texts: str) -> list[str]:
    return [entry.piece.kind for entry in with_tables(Entry(Piece("text", text)) for text in texts)]


def test_paragraphs_with_tabs_are_a_table_when_the_columns_are_clear():
    assert kinds("Cijfers", "Wijk\t2023\tfte", "Noord\t402\t10", "Zuid\t\t51\t9", "Einde.") == ["text", "table", "text"]
    assert kinds("Wijk\t2023\tfte", "Noord\t402\t10") == ["text", "text"]
    assert kinds("Wijk\t2023\tfte", "Noord\t402", "Zuid\t51\t9") == ["text"] * 3
    assert kinds("Datum:\t9 maart", "Plaats:\tEde", "Tijd:\t19.00 uur") == ["text"] * 3
    assert kinds("1.\tOpening", "2.\tVerslag", "3.\tSluiting") == ["text"] * 3
