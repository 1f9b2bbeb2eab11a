"""An item that a turn points at by its number is named in it, when the answer before it named several things."""

from __future__ import annotations

import pytest

from assistant.asking.conversation import cleaned, standalone_question
from assistant.asking.enumerated import item_named, named_in_a_row
from assistant.types import Turn

ASKED, SAID = "Welke netwerken zijn er?", "Er zijn drie netwerken: hulp en zorg, onderwijs en wonen. [1]"
LIST = "Er zijn er drie: [1]\n- hulp, die het Rijk betaalt; [2]\n- onderwijs; [3]\n- wonen. [4]"


def before(*turns):
    return [Turn(("user", "assistant")[place % 2], content) for place, content in enumerate(turns)]


@pytest.mark.parametrize(
    ("said", "items"),
    [
        (SAID, ["hulp en zorg", "onderwijs", "wonen"]),
        ("Dat zijn namelijk hulp, onderwijs, en wonen.", ["hulp", "onderwijs", "wonen"]),
        ("Het bestaat uit hulp, onderwijs en wonen. Dat is alles.", ["hulp", "onderwijs", "wonen"]),
        ("They are: help, school and housing.", ["help", "school", "housing"]),
        ("Er zijn twee delen: hulp en zorg.", []),  # may be one thing
        ("Met hulp, onderwijs en wonen gaat het goed.", []),  # nothing says that these are counted
        ("", []),
    ],
)
def test_what_an_answer_names_in_a_row(said, items):
    assert named_in_a_row(said) == items


@pytest.mark.parametrize(
    ("said", "text", "whole"),
    [
        (SAID, "welk ministerie trekt dat laatste?", "welk ministerie trekt wonen?"),
        (SAID, "wat doet het eerste", "wat doet hulp en zorg"),
        (SAID, "Wat kost de tweede per jaar?", "Wat kost onderwijs per jaar?"),
        (LIST, "wie betaalt de eerste?", "wie betaalt hulp?"),
        (LIST, "en de tweede?", None),  # the list that was shown is pointed at
        (SAID, "wanneer is het laatste overleg?", None),  # the last meeting
        (SAID, "en de zesde?", None),
        ("Er zijn geen netwerken.", "wie betaalt de eerste?", None),
    ],
)
def test_the_turn_names_the_item(said, text, whole):
    assert item_named(text, before(ASKED, said)) == whole


def test_only_an_answer_to_a_question_for_several_things_has_items():
    assert item_named("wanneer is het eerste?", before("Wat is het overleg?", SAID)) is None
    assert item_named("wie betaalt de eerste?", []) is None


def test_the_items_stay_those_of_the_answer_before_other_such_turns():
    history = before(ASKED, LIST, "wie betaalt de eerste?", "Het Rijk. [1]")
    assert standalone_question("wie doet de laatste?", history) == "wie doet wonen?"
    assert standalone_question("en de tweede?", history) == f"{ASKED} wie betaalt onderwijs?"


def test_the_lines_of_an_answer_stay_apart():
    history = cleaned(before("Welke   netwerken zijn\ner?", LIST), maximum=20)
    assert [turn.content for turn in history] == ["Welke netwerken zijn", LIST]
