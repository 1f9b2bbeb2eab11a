"""Deadlines: intervals by hand, years that follow from the document's date, and dates that are no deadlines."""

import pytest

from corpus.agreements import Deadline
from corpus.agreements.deadlines import document_day, find_deadline

WRITTEN = "2022-12-07"


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        (
            "De convenanten worden uiterlijk 1 april 2024 getekend.",
            "2024-04-01",
            "2024-04-01",
            "uiterlijk 1 april 2024",
        ),
        ("Het plan is er voor 1/4/2024.", "2024-04-01", "2024-04-01", "voor 1/4/2024"),
        ("Het plan is er uiterlijk 2024-04-01.", "2024-04-01", "2024-04-01", "uiterlijk 2024-04-01"),
        ("Eind 2024 is het klaar.", "2024-10-01", "2024-12-31", "Eind 2024"),
        ("Het is klaar medio 2024.", "2024-05-01", "2024-08-31", "medio 2024"),
        ("We ronden het begin 2024 af.", "2024-01-01", "2024-03-31", "begin 2024"),
        ("Besluitvorming volgt in Q3 2023.", "2023-07-01", "2023-09-30", "in Q3 2023"),
        (
            "Besluitvorming in het tweede kwartaal van 2023.",
            "2023-04-01",
            "2023-06-30",
            "in het tweede kwartaal van 2023",
        ),
        ("Dit gebeurt in de tweede helft van 2023.", "2023-07-01", "2023-12-31", "in de tweede helft van 2023"),
        ("In 2030 zijn er geen plaatsingen meer.", "2030-01-01", "2030-12-31", "In 2030"),
        ("Dit is klaar in februari 2024.", "2024-02-01", "2024-02-29", "in februari 2024"),
        ("Dit is klaar eind maart 2024.", "2024-03-21", "2024-03-31", "eind maart 2024"),
        ("Vóór 2025 is het klaar.", "2025-01-01", "2025-01-01", "Vóór 2025"),
        ("Kleinschalig werken (1 januari 2025)", "2025-01-01", "2025-01-01", "1 januari 2025"),
    ],
)
def test_words_with_a_year(text: str, start: str, end: str, words: str):
    assert find_deadline(text, WRITTEN) == Deadline(start, end, words, False)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Voor de zomer verzendt VWS een brief.", "2023-06-21", "2023-06-21"),
        ("Het plan wordt in december vastgesteld.", "2022-12-01", "2022-12-31"),
        ("Het plan wordt in november vastgesteld.", "2023-11-01", "2023-11-30"),
        ("Uiterlijk 1 december is het klaar.", "2023-12-01", "2023-12-01"),
        ("De leden stellen het in de vergadering van juni vast.", "2023-06-01", "2023-06-30"),
        ("De regio begint eind dit jaar.", "2022-10-01", "2022-12-31"),
        ("De regio is volgend jaar klaar.", "2023-01-01", "2023-12-31"),
    ],
)
def test_the_year_follows_from_the_document(text: str, start: str, end: str):
    found = find_deadline(text, WRITTEN)
    assert found is not None
    assert (found.start, found.end, found.inferred) == (start, end, True)


@pytest.mark.parametrize(
    "text", ["Voor de zomer is het klaar.", "Uiterlijk 1 juni is het klaar.", "Het is dit jaar klaar."]
)
def test_no_year_and_no_date_leaves_only_the_words(text: str):
    found = find_deadline(text, "")
    assert found is not None
    assert (found.start, found.end, found.inferred) == ("", "", False)
    assert found.text in text


@pytest.mark.parametrize("words", ["halfjaarlijks", "jaarlijks", "minimaal twee keer per jaar", "elk kwartaal"])
def test_what_recurs_has_no_days(words: str):
    assert find_deadline(f"De partijen spreken elkaar {words}.", WRITTEN) == Deadline("", "", words, False)


@pytest.mark.parametrize(
    "text",
    [
        "Vanaf januari 2024 werken zij samen.",
        "De wet geldt per 1 juli 2024.",
        "Dit kan op z'n vroegst per 1 april 2024.",
        "Vastgesteld in het overleg d.d. 7 december 2022.",
        "De brief van juli 2023 zegt dit.",
        "Uiterlijk 1 april 2020 moest het klaar zijn.",
        "De inkoop voor 2023 en verder is begonnen.",
        "De capaciteit in 2023, 2024 en 2025.",
        "De Monitor 2023 laat dit zien.",
        "Op 10 februari 2023 vond de bijeenkomst plaats.",
        "Uiterlijk 31/2/2024 is het klaar.",
        "Er staat geen datum in.",
        "",
    ],
)
def test_these_are_no_deadlines(text: str):
    assert find_deadline(text, WRITTEN) is None


def test_of_several_dates_the_closing_one_counts():
    found = find_deadline("Van 235 plekken in 2023 naar uiterlijk 1 mei 2024 maximaal 100.", WRITTEN)
    assert found is not None
    assert found.start == "2024-05-01"


@pytest.mark.parametrize(
    ("written", "day"),
    [("2022-12-07", "2022-12-07"), ("2022-12", "2022-12-01"), ("2022", "2022-01-01"), ("", None), ("onbekend", None)],
)
def test_date_of_a_document(written: str, day: str | None):
    found = document_day(written)
    assert (found.isoformat() if found else None) == day
