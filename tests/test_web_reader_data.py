"""The data of the reader: every word of the document is drawn, and exactly the quoted slice is marked."""

import re
from collections import Counter

import pytest

from corpus import Document, display_text, load_bundled
from corpus.types import Cell, Metadata, Page, Passage, Section
from ui.web.reader.data import all_runs, highlighted_text, reader_data

DOCUMENTS = load_bundled()
IDS = [document.id for document in DOCUMENTS]


def words_of(text):
    """Words without the bars that display text draws between cells."""
    return text.replace("|", " ").split()


def make(text, passages, *, pages=(), sections=None):
    metadata = Metadata("d", "Titel", "plan", ("Uitgever",), "2020", "year", "", "", "nl", "d.txt", "0")
    sections = sections or (Section(0, "", 0, None, None, 0, len(text)),)
    return Document(metadata, text, "0", tuple(pages), tuple(sections), tuple(passages), ())


def marked(document, start, end):
    return [
        run["text"]
        for run in all_runs(reader_data(document, start=start, end=end, display=display_text)["blocks"])
        if run["mark"]
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_marks_exactly_each_passage(document):
    for passage in document.passages[::17]:
        data = reader_data(document, start=passage.start, end=passage.end, display=display_text)
        shown = words_of(display_text(document.quote(passage)))
        assert words_of(highlighted_text(data)) == shown, document.quote(passage)
        assert data["marked"] == bool(shown)
        if shown:
            assert tuple(data["section"]) == document.section_path(passage.section)


@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_draws_every_word_once(document):
    data = reader_data(document, start=0, end=0, display=display_text)
    drawn = [word for run in all_runs(data["blocks"]) for word in words_of(run["text"])]
    expected = [word for passage in document.passages for word in words_of(display_text(document.quote(passage)))]
    assert Counter(drawn) == Counter(expected)
    assert not data["marked"]
    if document.id.startswith("conferentie"):
        # The labels and values of its title page stand beside each other, not in the order of the text.
        start = drawn.index("Inleiding")
        assert drawn[start:] == expected[expected.index("Inleiding") :]
    else:
        assert drawn == expected


@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_outline_points_at_drawn_headings(document):
    data = reader_data(document, start=0, end=0, display=display_text)
    anchors = {block["anchor"] for block in data["blocks"] if block["kind"] == "heading"}
    assert data["outline"]
    assert {entry["anchor"] for entry in data["outline"]} <= anchors


def test_marks_part_of_a_passage_without_losing_the_spaces_around_it():
    document = make("Er waren ongeveer 130 deelnemers.", [Passage(0, 0, 33, "sentence", 0, 0)])
    data = reader_data(document, start=18, end=32, display=display_text)
    assert data["blocks"][0]["runs"] == [
        {"text": "Er waren ongeveer ", "mark": False},
        {"text": "130 deelnemers", "mark": True},
        {"text": ".", "mark": False},
    ]


def test_marks_a_slice_of_two_sentences_as_one_run():
    document = make(
        "Een. Twee. Drie.", [Passage(i, s, e, "sentence", 0, 0) for i, (s, e) in enumerate([(0, 4), (5, 10), (11, 16)])]
    )
    assert marked(document, 0, 10) == ["Een. Twee."]


def test_a_range_outside_every_passage_marks_nothing():
    document = make("Een.", [Passage(0, 0, 4, "sentence", 0, 0)])
    for start, end in ((4, 9), (100, 200), (2, 2), (3, 1)):
        assert marked(document, start, end) == []


def test_an_empty_document_has_no_blocks():
    data = reader_data(make("", []), start=0, end=0, display=display_text)
    assert data == {"blocks": [], "outline": [], "marked": False, "section": [], "page": None}


def test_names_pages_where_they_begin_and_the_page_of_the_slice():
    document = make(
        "Een.\fTwee.",
        [Passage(0, 0, 4, "sentence", 0, 0), Passage(1, 5, 10, "sentence", 0, 1)],
        pages=[Page(1, "i", 0, 5), Page(2, "", 5, 10)],
    )
    data = reader_data(document, start=5, end=10, display=display_text)
    assert [block.get("page") for block in data["blocks"] if block["kind"] == "page"] == ["i", "2"]
    assert data["page"] == 2


def test_nested_items_keep_their_marker_and_depth():
    document = make(
        "- een\n  i. twee",
        [
            Passage(0, 2, 5, "item", 0, 0, marker="-", depth=1),
            Passage(1, 11, 15, "item", 0, 1, parent=0, marker="i.", depth=2),
        ],
    )
    blocks = reader_data(document, start=11, end=15, display=display_text)["blocks"]
    assert [(block["kind"], block["marker"], block["depth"]) for block in blocks] == [
        ("item", "-", 1),
        ("item", "i.", 2),
    ]


def test_cells_stand_in_their_column_with_the_headings_above_them():
    text = "\t2017\t2018\nAantal\t\t12"
    headings = ((6, 10),)
    row = Passage(0, 11, 21, "row", 0, 0, cells=(Cell(11, 17, 0, ()), Cell(19, 21, 2, headings)))
    rows = reader_data(make(text, [row]), start=11, end=21, display=display_text)["blocks"][0]["rows"]
    assert rows == [
        {"header": True, "cells": [{"column": 2, "span": 1, "runs": [{"text": "2018", "mark": False}]}]},
        {
            "header": False,
            "cells": [
                {"column": 0, "span": 1, "runs": [{"text": "Aantal", "mark": True}]},
                {"column": 2, "span": 1, "runs": [{"text": "12", "mark": True}]},
            ],
        },
    ]


def test_the_occupancy_table_is_a_table_with_years_above_the_numbers():
    document = next(document for document in DOCUMENTS if document.id.startswith("uitvoeringsplan"))
    at = document.text.index("1.029")
    tables = [
        b for b in reader_data(document, start=at, end=at + 5, display=display_text)["blocks"] if b["kind"] == "table"
    ]
    grid = [
        [next((re.sub(r"\s+", " ", run["text"]) for run in cell["runs"]), "") for cell in row["cells"]]
        for table in tables
        for row in table["rows"]
    ]
    assert [row for row in grid if "2021" in row]
    assert ["Aantal unieke jongeren", "1.537", "1.433", "1.382", "1.128", "1.029"] in grid
    assert marked(document, at, at + 5) == ["1.029"]


def test_labels_of_a_title_page_stand_beside_their_values():
    text = "DATUM\nVERSIE\n\n9 maart\nDefinitief"
    rows = [
        Passage(0, 0, 5, "row", 0, 0, cells=(Cell(0, 5, 0, ()),)),
        Passage(1, 6, 12, "row", 0, 0, cells=(Cell(6, 12, 0, ()),)),
        Passage(2, 14, 21, "row", 0, 1, cells=(Cell(14, 21, 1, ((0, 5),)),)),
        Passage(3, 22, 32, "row", 0, 1, cells=(Cell(22, 32, 1, ((6, 12),)),)),
    ]
    (table,) = reader_data(make(text, rows), start=14, end=21, display=display_text)["blocks"]
    assert [[run["text"] for cell in row["cells"] for run in cell["runs"]] for row in table["rows"]] == [
        ["DATUM", "9 maart"],
        ["VERSIE", "Definitief"],
    ]
