"""Questions that ask only how many there are of something, and the passages that say it."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.usable import usable_candidates
from assistant.evidence.how_many import asked_things, is_counted, says_how_many
from assistant.evidence.refusal import estimate_confidence
from tests.assistant_double import Pieces, candidate


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Hoeveel aanbieders zijn er?", "aanbieders"),
        ("hoeveel coördinerende gemeenten zijn er nu in totaal", "coördinerende gemeenten"),
        ("Hoeveel expertisecentra komen er?", "expertisecentra"),
        ("How many networks are there?", "networks"),
        # More is asked than how many there are.
        ("Hoeveel aanbieders zijn er in 2019?", None),
        ("Hoeveel aanbieders zijn er gestopt?", None),
        ("Welke aanbieders zijn er?", None),
        ("Hoeveel kost het?", None),
    ],
)
def test_what_is_counted_is_all_that_is_asked(text, things):
    assert asked_things(text) == things


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Er zijn 11 aanbieders met 24 locaties.", True),
        ("De elf aanbieders", True),
        ("De drie Aanbieders werken samen.", True),
        ("1.200 aanbieders", True),
        ("11 grote aanbieders", False),
        ("een aanbieder of twee", False),
        ("in 2021 aanbieders", False),
        ("11 aanbiedersplannen", False),
    ],
)
def test_a_number_stands_right_before_the_things(text, says):
    assert says_how_many("aanbieders", text) is says


@pytest.fixture
def document():
    return Pieces("plan").add("De aanbieders werken samen.").add("Het zijn 11 aanbieders.").build()


def test_the_passage_with_the_number_goes_first(document):
    found = [candidate(document, 0, 2.0), candidate(document, 1, 1.0)]
    asked = understand("Hoeveel aanbieders zijn er?")
    assert is_counted(asked.text, found)
    assert [one.passage.index for one in usable_candidates(asked, found)] == [1, 0]
    other = understand("Wat doen de aanbieders?")
    assert not is_counted(other.text, found)
    assert [one.passage.index for one in usable_candidates(other, found)] == [0, 1]


def test_what_is_counted_is_answered_whatever_the_models_say():
    assert estimate_confidence({}, counted=True).answer >= 0.9
    assert estimate_confidence({"known_unanswered": 1.0, "known_unanswered_near": 0.6}).answer < 0.5
    assert estimate_confidence({"known_unanswered": 1.0, "known_unanswered_near": 0.6}, counted=True).answer == 0.9
