"""What tables, labels and headings state: offices, action lists, and lists below the heading that is asked for."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.structure.action_lists import lacks_actor
from assistant.structure.looked_up import looked_up
from corpus import Document, Metadata, parse_document
from tests.assistant_double import candidate

PLAN = """# Projectplan Nieuwe Brug

Betreft: aanleg van de brug bij Laan
Steller: J. de Boer

## Doelen

- de brug is in 2027 open;
- fietsers winnen zes minuten.

## Organisatie

| Rol | Naam | Uren |
|---|---|---|
| Projectleider | Ida van den Berg | 24 |
| Opdrachtgever | Gemeente Laan | 2 |

## Planning

| Fase | Mijlpaal | Gereed | Verantwoordelijk |
|---|---|---|---|
| Bouw | Start Bouw | 1 juli 2026 | Projectleider |

## Risico's

| Risico | Maatregel |
|---|---|
| Staal is te laat | Eerder bestellen |
| De oever verzakt | Meer palen |
"""
NOTES = """# Verslag Sportraad

Aanwezig: Joop van Kessel, Rob Jonker
Datum: 8 oktober 2025

## Actiepunten

| Nr | Actiepunt | Wie | Deadline | Status |
|---|---|---|---|---|
| 1 | Rooster opvragen | Tineke | 1 november 2025 | Loopt |
| 2 | Advies sturen | Secretaris | 15 oktober 2025 | Afgerond |
| 3 | Gesprek plannen | Joop en Linda | 1 december 2025 | Open |
"""


def read(text: str, title: str) -> Document:
    metadata = Metadata("stuk", title, "document", (), "2026-01-05", "day", "", "", "nl", "stuk.md", "")
    return parse_document(metadata, text)


def answer(question: str, text: str, title: str) -> list[str]:
    document = read(text, title)
    found = [candidate(document, passage.index, 1.0) for passage in document.passages]
    return [part.text for part in looked_up(understand(question), found)]


def of_plan(question: str) -> list[str]:
    return answer(question, PLAN, "Projectplan Nieuwe Brug")


def of_notes(question: str) -> list[str]:
    return answer(question, NOTES, "Verslag Sportraad")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Wie is de projectleider van de Nieuwe Brug?", "Projectleider — Naam: Ida van den Berg; Uren: 24"),
        ("Wie is opdrachtgever?", ""),  # no article: not certain that an office is asked for
        ("Wie is de opdrachtgever?", "Opdrachtgever — Naam: Gemeente Laan; Uren: 2"),
        ("Wie is de steller van het projectplan?", "Steller: J. de Boer"),
        ("Wie is de projectleider van de sporthal?", ""),
        ("Wie is de penningmeester?", ""),
    ],
)
def test_who_holds_an_office(question: str, told: str):
    assert of_plan(question) == ([told] if told else [])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Voorzitter is prof. dr. I. Berg.", True),
        ("Voorzitter van de raad is sinds 1 mei Ida van den Berg.", True),
        ("Ida Berg is de voorzitter.", True),
        ("Meld u bij voorzitter Ida Berg.", True),
        ("De voorzitter, Ida Berg, opent.", True),
        ("De voorzitter opent. Ida Berg sluit.", False),
        ("De vicevoorzitter is Ida Berg.", False),
        ("De voorzitter is afwezig.", False),
    ],
)
@pytest.mark.parametrize(
    "asked", ["Wie is voorzitter van de Sportraad?", "Wie is de huidige voorzitter van de Sportraad?"]
)
def test_a_sentence_names_who_holds_an_office(asked: str, said: str, told: bool):
    assert answer(asked, f"# Verslag Sportraad\n\n{said}\n", "Verslag Sportraad") == ([said] if told else [])
    assert answer(asked.replace("Sportraad", "Kunstraad"), f"# Verslag\n\n{said}\n", "Verslag Sportraad") == []


def test_a_row_in_which_an_office_has_something_to_do_names_nobody():
    assert of_notes("Wie is de secretaris?") == []


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Wat moet Linda doen?", "3"),
        ("Welke actiepunten heeft de secretaris?", "2"),
        ("Welke acties van de sportraad staan nog open?", "13"),
        ("Welke actie is afgerond?", "2"),
        ("Wanneer is actie 3 klaar?", "3"),
        ("Wanneer is actie 7 klaar?", ""),
        ("Welke acties van de bibliotheek staan nog open?", ""),
        ("Wat moet Piet doen?", ""),
        ("Welke actiepunten heeft Rob Jonker?", ""),
    ],
)
def test_rows_of_an_action_list(question: str, numbers: str):
    assert [text[0] for text in of_notes(question)] == list(numbers)


def test_only_the_cells_that_are_asked_for_are_shown():
    assert of_notes("Wie doet actie 1?") == ["1 Rooster opvragen — Wie: Tineke"]


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ("Welke actiepunten heeft Rob Jonker?", True),
        ("Wat doet Rob volgens de actielijst?", True),
        ("Welke actiepunten heeft Tineke?", False),
        ("Wat zegt Rob Jonker over de kosten?", False),
    ],
)
def test_who_is_not_on_the_list_has_nothing_to_do(question: str, lacking: bool):
    document = read(NOTES, "Verslag Sportraad")
    assert lacks_actor(understand(question), [candidate(document, 3, 1.0)]) is lacking


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Wat zijn de doelen van het projectplan?", ["de brug is in 2027 open;", "fietsers winnen zes minuten."]),
        ("Wat is het doel van de nieuwe brug?", ["de brug is in 2027 open;", "fietsers winnen zes minuten."]),
        (
            "Welke risico's noemt het projectplan?",
            ["Staal is te laat — Maatregel: Eerder bestellen", "De oever verzakt — Maatregel: Meer palen"],
        ),
        ("Wat zijn de doelen van de sporthal?", []),
        ("Wat zijn de doelen uit 2019?", []),
        ("Wat zijn de kosten van het projectplan?", []),
    ],
)
def test_a_list_below_the_heading_that_is_asked_for(question: str, told: list[str]):
    assert of_plan(question) == told


@pytest.mark.parametrize(
    "numbered", ["Artikel 1 Doel", "Artikel 2a. Doel", "Hoofdstuk II - Doel", "Bijlage B: Doel", "3.1 Doel"]
)
def test_the_number_of_a_heading_does_not_matter(numbered: str):
    text = f"# Convenant Schoon\n\n## {numbered}\n\nSchoner varen.\n\n## Artikel 9 Kosten\n\nNiets.\n"
    assert answer("Wat is het doel van het convenant?", text, "Convenant Schoon") == ["Schoner varen."]


def test_without_a_subject_the_best_passage_must_stand_below_the_heading():
    document = read(PLAN, "Projectplan Nieuwe Brug")
    goal = next(passage.index for passage in document.passages if passage.kind == "item")
    question = understand("Wat zijn de doelen?")
    assert len(looked_up(question, [candidate(document, goal, 1.0)])) == 2
    assert looked_up(question, [candidate(document, 0, 1.0)]) == []


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Wat beveelt het bureau Kantel aan?", "Aanbevelingen"),
        ("Wat adviseert Kantel?", "Aanbevelingen"),
        ("Wat concludeert Kantel?", "Conclusies"),
        ("Wat heeft Kantel besloten?", "Besluit"),
        ("Wat stelt Kantel voor?", "Voorstel"),
    ],
)
def test_what_somebody_did_stands_below_the_heading_for_it(question: str, heading: str):
    text = f"# Onderzoek\n\nBureau Kantel, mei 2024\n\n## {heading}\n\nMaak de groepen kleiner.\n"
    assert answer(question, text, "Onderzoek") == ["Maak de groepen kleiner."]


def test_a_numbered_title_of_plain_text_is_a_heading():
    top = "MEMO\n\nOnderwerp: afval\nDatum: 3 mei 2025\n\n"
    text = f"{top}1. Voorstel\nWij willen:\n- minder afval;\n- meer glas.\n\n2. Kosten\nHet kost veel.\n"
    assert answer("Wat stelt de memo voor over afval?", text, "MEMO") == ["Wij willen:", "minder afval;", "meer glas."]
