"""Action lists in tables, tables that are none, and rules of a regulation, which are no row of the register."""

import pytest

from corpus.agreements import Agreement
from tests.agreements_helper import kinds, rows

ACTIONS = "## Actielijst\n\n| Nr | Actie | Wie | Gereed | Stand |\n|---|---|---|---|---|\n{}\n"


def _row(cells: str) -> Agreement:
    (found,) = rows(ACTIONS.format(cells), kind="notulen", date="2025-06-02")
    return found


@pytest.mark.parametrize(
    ("who", "parties"),
    [
        ("Bram", ("Bram",)),
        ("Bram en Saskia Lammers", ("Bram", "Saskia Lammers")),
        ("ROVA en gemeente", ("ROVA", "gemeenten")),
        ("Projectleider / VNG", ("projectleider", "VNG")),
        ("Dienst Werk en Inkomen", ("Dienst Werk en Inkomen",)),
        ("-", ()),
        ("Wie er maar tijd voor heeft dan", ()),
    ],
)
def test_who_acts_is_read_from_the_column_for_it(who: str, parties: tuple[str, ...]):
    assert _row(f"| 1 | Brief opstellen | {who} | 1 juli 2025 | Open |").parties == parties


@pytest.mark.parametrize(
    ("when", "end", "text"),
    [
        ("1 juli 2025", "2025-07-01", "1 juli 2025"),
        ("1 september tot en met 30 november 2025", "2025-11-30", "1 september tot en met 30 november 2025"),
        ("30 mei 2025", "2025-05-30", "30 mei 2025"),
        ("week 40 van 2025", "", "week 40 van 2025"),
    ],
)
def test_until_when_is_read_from_the_column_for_it(when: str, end: str, text: str):
    deadline = _row(f"| 1 | Brief opstellen | Bram | {when} | Open |").deadline
    assert deadline is not None
    assert (deadline.end, deadline.text) == (end, text)


def test_a_column_for_when_that_holds_no_day_gives_no_deadline():
    assert _row("| 1 | Brief opstellen | Bram | n.v.t. | Open |").deadline is None


@pytest.mark.parametrize(
    "table",
    [
        "| Maatregel | Bedrag |\n|---|---|\n| Regenton plaatsen | € 25 per stuk |",
        "| Risico | Maatregel | Eigenaar |\n|---|---|---|\n| Het contract loopt af | Vervanging regelen | VNG |",
    ],
)
def test_tariffs_and_risks_are_no_planning(table: str):
    assert rows(f"## Overzicht\n\n{table}\n") == ()


RULES = (
    "# Verordening vervoer\n\nDe raad, gelezen het voorstel van het college van 4 maart; gelet op artikel 4 van de "
    "wet; besluit vast te stellen de volgende verordening:\n\n## Artikel 4. Aanvraag\n\n"
    "1. De aanvrager kan de aanvraag intrekken.\n2. Het college moet binnen acht weken beslissen.\n\n"
)


def test_rules_of_a_regulation_are_no_proposals():
    assert kinds(RULES, kind="verordening") == []


def test_what_the_notes_behind_the_rules_want_counts():
    notes = "## Toelichting\n\nWe streven naar minder ritten met een taxi.\n"
    assert kinds(RULES + notes, kind="verordening") == [("ambitie", "We streven naar minder ritten met een taxi.")]


def test_who_applies_for_something_asks_nobody():
    sentence = "Ouders vragen de vergoeding aan via de website."
    assert [row.cue for row in rows(sentence)] != ["vragen de vergoeding aan"]
    assert [row.kind for row in rows("De VNG vraagt aan gemeenten een plan.", kind="verslag")] == ["voorstel"]


def test_a_question_how_many_is_no_row():
    assert rows("Hoeveel vergunningen kan ik krijgen?", kind="faq") == ()
