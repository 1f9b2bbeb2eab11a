"""Cells of tables: what a question names by row, column and year, and what it compares."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.compose import compose
from assistant.evidence.cells import NO_CELLS, CellAnswer, cells_asked
from assistant.evidence.cells.grid import amount, grids_of
from assistant.evidence.retrieval import Evidence
from assistant.evidence.views import Views
from corpus import Document, Metadata, parse_document
from index.dutch.stopwords import STOPWORDS
from tests.assistant_double import candidate, split_terms

REPORT = """# Jaarcijfers Bibliotheek

De bibliotheek telt haar leden.

## Leden

Aantal leden per vestiging, in duizenden

| Vestiging | 2021 | 2022 | 2023 |
|---|---|---|---|
| Linden | 4,1 | 4,3 | 4,5¹ |
| Waal | 2,9 | 2,7 | 2,8 |
| Oost | 1,0 | | 0,9 |
| Alles bij elkaar | 8,0 | 7,0 | 8,2 |

¹ Met de bus.

## Prijzen

| Kaart | Binnenstad | Elders | Verschil |
|---|---|---|---|
| Dagkaart | € 12,50 | € 10 | -20% |
| Jaarkaart jeugd | gratis | € 5 | +5% |
| Jaarkaart | € 168 | € 108 | -36% |

## Werk

| Fase | Eerst gereed | Nu verwacht | Kosten |
|---|---|---|---|
| Ontwerp | 2024 | 2025 | 10 |
| Bouw | 2026 | 2028 | 90 |

## Stand

| Jaar | Boeken |
|---|---|
| 2022 | 81 |
| 2023 | 78 |
| 2024 | 95 |
"""


def terms(text: str) -> list[str]:
    return [word for word in split_terms(text) if word and word not in STOPWORDS]


VIEWS = Views(terms, lambda text: dict.fromkeys(terms(text), 1.0), lambda term: 1.0)


def report() -> Document:
    metadata = Metadata("stuk", "Jaarcijfers", "report", (), "2024-01-05", "day", "", "", "nl", "stuk.md", "")
    return parse_document(metadata, REPORT)


def found(question: str, *, first: str = "De bibliotheek telt") -> CellAnswer:
    """What the tables say when the passage that begins with ``first`` ranks first."""
    document = report()
    passages = sorted(document.passages, key=lambda one: not document.quote(one).startswith(first))
    ranked = [candidate(document, one.index, -float(place)) for place, one in enumerate(passages)]
    return cells_asked(understand(question), ranked, VIEWS)


def told(question: str, *, first: str = "De bibliotheek telt") -> list[str]:
    return [part.text for part in found(question, first=first).parts]


UNIT = "Aantal leden per vestiging, in duizenden"


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("Hoeveel leden had Waal in 2022?", [UNIT, "Waal — 2022: 2,7"]),
        ("leden waal 2021", [UNIT, "Waal — 2021: 2,9"]),
        ("Wat kost een dagkaart in de binnenstad?", ["Dagkaart — Binnenstad: € 12,50"]),
        # The name of one row stands in that of another.
        ("Wat kost een jaarkaart elders?", ["Jaarkaart — Elders: € 108"]),
        ("Wat kost een jaarkaart jeugd elders?", ["Jaarkaart jeugd — Elders: € 5"]),
        ("Hoeveel boeken waren er in 2023?", ["2023 — Boeken: 78"]),
    ],
)
def test_row_and_column(question: str, cells: list[str]) -> None:
    answer = found(question)
    assert answer.sure
    assert [part.text for part in answer.parts] == cells


def test_a_cell_is_a_slice_of_the_document() -> None:
    document = report()
    for part in found("Hoeveel leden had Waal in 2022?").parts:
        assert document.text[part.start : part.end] in REPORT


def test_the_note_of_a_cell_goes_along() -> None:
    assert told("Hoeveel leden had Linden in 2023?") == [UNIT, "Linden — 2023: 4,5", "Met de bus."]


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        # The row with the sums is no branch; it is known by what its columns add up to.
        ("Welke vestiging had de meeste leden in 2021?", [UNIT, "Linden — 2021: 4,1"]),
        ("Welke vestiging had de minste leden in 2023?", [UNIT, "Oost — 2023: 0,9"]),
        # The newest year when none is asked for.
        ("Welke vestiging heeft de minste leden?", [UNIT, "Oost — 2023: 0,9"]),
        ("In welk jaar had Waal de minste leden?", [UNIT, "Waal — 2022: 2,7"]),
        ("In welk jaar waren er de meeste boeken?", ["2024 — Boeken: 95"]),
    ],
)
def test_highest_and_lowest(question: str, cells: list[str]) -> None:
    assert told(question) == cells


def test_what_falls_most_is_not_what_is_highest() -> None:
    assert told("Welke kaart daalde het meest?", first="Dagkaart") == ["Jaarkaart — Verschil: -36%"]
    assert told("In welk jaar daalde het aantal leden van Waal het meest?", first="Waal") == []


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("Zijn de leden van Waal gedaald sinds 2022?", [UNIT, "Waal — 2022: 2,7; 2023: 2,8"]),
        ("Hoeveel minder leden had Waal in 2023 dan in 2021?", [UNIT, "Waal — 2021: 2,9; 2023: 2,8"]),
        ("Leden Waal van 2021 tot en met 2023", [UNIT, "Waal — 2021: 2,9; 2022: 2,7; 2023: 2,8"]),
        ("Hoe ontwikkelde het aantal leden van Waal zich?", [UNIT, "Waal — 2021: 2,9; 2022: 2,7; 2023: 2,8"]),
        ("Is het aantal boeken gestegen sinds 2023?", ["2023 — Boeken: 78", "2024 — Boeken: 95"]),
    ],
)
def test_changes_over_the_years(question: str, cells: list[str]) -> None:
    assert told(question) == cells


def test_two_rows_that_are_both_named() -> None:
    assert told("Leden in 2022 van Linden en Waal") == [UNIT, "Linden — 2022: 4,3", "Waal — 2022: 2,7"]


def test_a_date_is_given_with_the_other_dates_of_its_row() -> None:
    assert told("Wanneer is de bouw nu gereed?") == ["Bouw — Eerst gereed: 2026; Nu verwacht: 2028"]
    assert told("Wanneer was de bouw eerst gereed?") == ["Bouw — Eerst gereed: 2026"]


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel leden had Waal in 2019?",  # a year that the table does not have
        "Hoeveel leden had Oost in 2022?",  # an empty cell
    ],
)
def test_what_a_table_does_not_hold(question: str) -> None:
    assert found(question) == CellAnswer(lacks=True)


def test_a_name_that_is_not_in_the_table() -> None:
    assert found("Wat kost een dagkaart in Rotterdam?", first="Dagkaart") == CellAnswer(lacks=True)
    assert found("Hoeveel boeken waren er in Rotterdam?") == CellAnswer(lacks=True)


@pytest.mark.parametrize(
    "question",
    [
        "Waarom had Waal in 2022 minder leden?",
        "Met hoeveel procent daalde het aantal leden van Waal sinds 2021?",  # numbers, but no percentage
        "Wie is de directeur van Waal?",  # more than the table says, and another passage ranks first
    ],
)
def test_other_questions_are_left_to_the_evidence(question: str) -> None:
    assert found(question) == NO_CELLS


def test_where_the_evidence_agrees_a_word_may_be_lacking() -> None:
    answer = found("Hoeveel betalende leden had Waal in 2022?", first="Waal")
    assert ([part.text for part in answer.parts][-1], answer.sure) == ("Waal — 2022: 2,7", False)
    assert found("Hoeveel betalende leden had Waal in 2022?") == NO_CELLS


def test_a_whole_column_and_a_whole_table() -> None:
    column = told("Noem de leden per vestiging in 2023", first="Waal")
    assert [one.split(" — ")[0] for one in column[1:5]] == ["Linden", "Waal", "Oost", "Alles bij elkaar"]
    assert len(told("Wat staat er in de tabel met leden?", first=UNIT)) >= 5


def test_the_cells_are_the_answer() -> None:
    document = report()
    ranked = [candidate(document, one.index, 1.0 - place) for place, one in enumerate(document.passages)]
    cells = found("Hoeveel leden had Waal in 2022?")
    parts = compose(understand("Hoeveel leden had Waal in 2022?"), Evidence([], ranked, cells=cells))
    assert [part.text for part in parts] == [UNIT, "Waal — 2022: 2,7"]


def test_totals_by_name_and_by_sum() -> None:
    document = report()
    grid = grids_of([candidate(document, one.index, 1.0) for one in document.passages])[0]
    assert [row.label for row in grid.rows if row.passage.index in grid.totals] == ["Alles bij elkaar"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.924", 1924.0),
        ("€ 13,1 mln", 13_100_000.0),
        ("-2,0%", -2.0),
        ("€ -5", -5.0),
        ("31*", 31.0),
        ("10.00 - 18.00", None),
        ("gratis", None),
        ("max - 3", None),
        ("1/4/2021", None),
    ],
)
def test_amounts(text: str, value: float | None) -> None:
    assert amount(text) == value
