"""Numbers worth looking at: rows over years, and the numbers that a quote is about."""

from __future__ import annotations

import pytest

from assistant.orientation.figures import number, telling_numbers, year_series
from corpus import load_bundled
from tests.builders import DocumentBuilder


def table(*cells_by_row):
    """A document with one table: the first row holds the headings, the others a label and values."""
    document = DocumentBuilder("tabel")
    for cells in cells_by_row:
        document.add("\t".join(cells), kind="row")
    return document


@pytest.mark.parametrize(
    ("quote", "numbers"),
    [
        ("Op dit moment zijn er 11 aanbieders met in totaal 24 accommodaties.", ("11", "24")),
        ("van 235 in 2020 naar maximaal 100 eind 2024", ("235", "100")),
        ("op 10 en 11 februari 2020 waren er 130 mensen", ("130",)),
        ("daalde met 33% en daarna met 5 procent", ("33%", "5 procent")),
        ("volgens artikel 6 kost het 1.250,50 euro", ("1.250,50",)),
        ("uiterlijk 1 april 2020", ()),
        ("JZ+ in Q3, versie 2.1.3, nummer 12a", ()),
        ("", ()),
    ],
)
def test_telling_numbers(quote, numbers):
    assert telling_numbers(quote) == numbers


@pytest.mark.parametrize(("written", "value"), [("1.924", 1924.0), ("1.250,5", 1250.5), ("33%", 33.0), ("7", 7.0)])
def test_dutch_numbers_as_values(written, value):
    assert number(written) == value


def test_rows_under_years_are_series_and_every_value_is_in_the_document():
    documents = {document.id: document for document in load_bundled()}
    series = list(year_series(documents.values()))
    assert [one.label for one in series] == ["Aantal plaatsingen", "Aantal unieke jongeren"]
    assert series[1].years == (2017, 2018, 2019, 2020, 2021)
    assert series[1].values == (1537.0, 1433.0, 1382.0, 1128.0, 1029.0)
    for one in series:
        row = documents[one.document].text[one.start : one.end]
        assert all(written in row for written in one.written)


def test_a_planning_table_without_numbers_is_no_series():
    assert list(year_series([table(["ACTIES", "2022", "2023"], ["Start", "Q1", "Q2"]).build()])) == []
