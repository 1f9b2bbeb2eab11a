"""Follow-up questions: which lean on earlier turns, what they are in full, and which item an ordinal picks."""

from __future__ import annotations

import pytest

from assistant.conversation import leans_on_history, ordinal_reference, standalone_question
from assistant.remarks import is_courtesy
from assistant.types import Turn


@pytest.mark.parametrize(
    "text",
    [
        "En in 2020?",
        "Maar wie betaalt de gebouwen dan?",
        "And the municipalities?",
        "What about the region?",
        "Waarom?",
        "Hoezo niet?",
        "Wie precies?",
        "Why not?",
        "Vertel daar eens meer over",
        "Leg uit",
        "Can you explain that?",
        "Wat betekent dat voor gemeenten?",
        "Wie is daarvoor verantwoordelijk?",
        "Wanneer moeten zij klaar zijn?",
        "What do they promise to municipalities?",
        "Wat zeggen de anderen over de gebouwen?",
        "En de tweede?",
        "De laatste?",
        "Hoeveel zijn er?",  # nothing left to search for
    ],
)
def test_leans(text):
    assert leans_on_history(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wie betaalt de vastgoedtransitie van instellingen?",
        "Wat is het doel van de vastgoedtransitie?",
        "Hoeveel gesloten plekken wil ZuidWest eind 2024?",
        "Who pays for the transition of the buildings?",
        "Welke afspraken maken gemeenten over tarieven?",
        # "dat", "die" and "dit" that point at nothing outside the sentence
        "Hoe zorgen gemeenten dat kinderen thuis opgroeien?",
        "Wat gebeurt er met jongeren die vastlopen?",
        "Wat is de eerste ambitie van ZuidWest?",
    ],
)
def test_stands_alone(text):
    assert not leans_on_history(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En de tweede?", 1),
        ("de eerste", 0),
        ("Wat is de derde dan?", 2),
        ("De laatste?", -1),
        ("En het vierde punt?", 3),
        ("punt 3", 2),
        ("de 2e?", 1),
        ("En nummer 10?", 9),
        ("And the second one?", 1),
        ("What about the last?", -1),
        ("Noem de vijfde actie", 4),
        ("Wat is de tweede ambitie van de VNG?", None),  # names what it is the second of
        ("Wie betaalt dit?", None),
        ("En in 2020?", None),
        ("", None),
    ],
)
def test_ordinal_reference(text, expected):
    assert ordinal_reference(text) == expected


@pytest.mark.parametrize("text", ["punt 0", "En nummer 0?", "de 0e"])
def test_there_is_no_item_zero(text):
    assert ordinal_reference(text) is None


USER, ASSISTANT = "user", "assistant"
PAYS = "Wie betaalt de vastgoedtransitie van instellingen?"
GROUPS = "Hoe groot mogen nieuwe leefgroepen van aanbieders worden?"


@pytest.mark.parametrize(
    ("history", "text", "expected"),
    [
        ([], "En in 2020?", "En in 2020?"),
        ([(USER, PAYS)], "En in 2020?", f"{PAYS} En in 2020?"),
        # Only what the user said counts.
        ([(USER, PAYS), (ASSISTANT, "Het ministerie.")], "En in 2020?", f"{PAYS} En in 2020?"),
        ([(ASSISTANT, "Het ministerie.")], "En in 2020?", "En in 2020?"),
        ([(USER, "  ")], "En in 2020?", "En in 2020?"),
        # A change of subject leaves the old one behind.
        ([(USER, PAYS)], GROUPS, GROUPS),
        ([(USER, PAYS), (USER, GROUPS)], "Waarom?", f"{GROUPS} Waarom?"),
        # A follow-up to a follow-up takes the question that both lean on.
        ([(USER, PAYS), (USER, "En in 2020?")], "Waarom?", f"{PAYS} En in 2020? Waarom?"),
        # At most three turns back.
        (
            [(USER, PAYS), (USER, "En in 2020?"), (USER, "En in 2021?"), (USER, "En in 2022?")],
            "Waarom?",
            "En in 2020? En in 2021? En in 2022? Waarom?",
        ),
    ],
)
def test_standalone_question(history, text, expected):
    assert standalone_question(text, [Turn(role, content) for role, content in history]) == expected


@pytest.mark.parametrize(
    ("earlier", "text", "expected"),
    [
        (["Wat is de eerste ambitie?", "en de tweede?"], "en de derde?", "Wat is de derde ambitie?"),
        (["Welke drie paden zijn er?", "en de tweede?"], "en de derde?", "Welke drie paden zijn er? en de derde?"),
        (["Hoeveel huizen zijn er in 2024?"], "hoeveel waren dat er in 2020?",
         "Hoeveel huizen zijn er in 2024? hoeveel waren dat er in 2020?"),
        (["Wie betaalt?"], "Dank u. Dan een heel andere vraag: wat is een gezinshuis?", "wat is een gezinshuis?"),
        (["Wie betaalt?"], "Heel iets anders: wat is een gezinshuis?", "wat is een gezinshuis?"),
    ],
)  # fmt: skip
def test_series_and_changes_of_subject(earlier, text, expected):
    assert standalone_question(text, [Turn("user", content) for content in earlier]) == expected


@pytest.mark.parametrize("text", ["Hallo!", "goedenavond", "Dank je wel, top.", "thanks!", "OK", "Hoi Wegwijzer"])
def test_a_courtesy_asks_nothing(text):
    assert is_courtesy(text)


@pytest.mark.parametrize("text", ["", "Hallo, wie betaalt de gebouwen?", "Bedankt. En in 2020?", "topzorg", "Daarom?"])
def test_what_asks_something_is_no_courtesy(text):
    assert not is_courtesy(text)


def test_a_courtesy_between_two_questions_is_passed_over():
    history = [Turn("user", "Hoeveel plekken waren er in 2021?"), Turn("assistant", "36"), Turn("user", "Dank je wel!")]
    assert standalone_question("En in 2020?", history) == "Hoeveel plekken waren er in 2021? En in 2020?"
