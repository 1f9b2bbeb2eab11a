"""A question for the item with a number gets that item of the list that is named in the plural."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.compose import compose
from assistant.evidence.retrieval import Evidence
from assistant.structure.numbered import numbered_item
from tests.assistant_double import Pieces, candidate


@pytest.fixture
def plan():
    made = Pieces("plan").add("De stad heeft drie inhoudelijke ambities, namelijk:")
    for text in ("Bouwen.", "Sluiten.", "Leren."):
        made.item(text, under=0)
    return made.add("Het overleg gaat over:").item("Geld.", under=4).item("Huizen.", under=4).build()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat is de tweede ambitie van de stad?", ["Sluiten."]),
        ("wat houdt de derde inhoudelijke ambitie in", ["Leren."]),
        ("Noem de laatste ambitie", ["Leren."]),
        ("What is the first ambitie?", ["Bouwen."]),
        ("Wat is de vierde ambitie?", []),  # there are three
        ("Wanneer begint de tweede ambitie?", []),  # a day is asked
        ("Wat zijn de ambities?", []),
        ("Wat is het eerste overleg?", []),  # the list is of what it is about
        ("Wat is de tweede wens?", []),
    ],
)
def test_the_item_that_is_asked_by_its_number(plan, question, expected):
    found = [candidate(plan, 2, 2.0), candidate(plan, 5, 1.0)]
    assert [part.text for part in numbered_item(understand(question), found)] == expected


def test_it_goes_before_the_best_passage(plan):
    evidence = Evidence([], [candidate(plan, 1, 3.0), candidate(plan, 3, 1.0)])
    assert [part.text for part in compose(understand("Wat is de derde ambitie?"), evidence)] == ["Leren."]


def test_of_two_headings_with_that_number_the_nearest():
    made = Pieces("plan").heading("Stroom 2").add("Langs de kust.").add("Twee stromen zijn bekeken.")
    document = made.heading("Anders").add("Wat anders.").heading("Stroom 2").add("Die van later.").build()
    found = [candidate(document, 2, 2.0)]
    assert [part.text for part in numbered_item(understand("Wat is de tweede stroom?"), found)] == [
        "Stroom 2",
        "Langs de kust.",
        "Twee stromen zijn bekeken.",
    ]
    assert numbered_item(understand("Wat is de tweede stroom?"), []) == []
