"""Who signed: the lines below the closing formula of the letter that a question names, and of no other document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asking.question import understand
from assistant.composing.compose import compose
from assistant.composing.signing import only_signs, signature
from assistant.composing.usable import usable_candidates
from assistant.evidence.retrieval import Evidence
from tests.assistant_double import Pieces, candidate

NAMES = "Ida Berg en Tom Vos,"


@pytest.fixture
def letter():
    made = Pieces("brief").add("Wij vragen u om de huur te verlagen.").add("Met vriendelijke groet,")
    made.add(NAMES).add("Directie van het bureau").heading("Bijlage").add("De cijfers staan op het kleine blad.")
    return made.build()


def found(document, index, *, named=1.0, score=1.0):
    one = candidate(document, index, score)
    return replace(one, features={**one.features, "named": named})


@pytest.mark.parametrize(
    "question",
    [
        "Wie heeft de brief ondertekend?",
        "welke namen staan er onder de brief",
        "van wie is de handtekening onder de brief?",
        "who signed the letter?",
    ],
)
def test_the_lines_below_the_closing_formula_are_the_answer(letter, question):
    evidence = Evidence([], [found(letter, 0, score=3.0), found(letter, 3, score=-2.0)])
    (part,) = compose(understand(question), evidence)
    assert part.text == f"{NAMES} Directie van het bureau"
    assert letter.text[part.start : part.end].split() == part.text.split()


@pytest.mark.parametrize("index", [0, 5])
def test_what_stands_elsewhere_in_the_letter_is_no_signature(letter, index):
    assert signature(understand("Wie heeft de brief ondertekend?"), [found(letter, index)]) is None


def test_other_questions_and_documents_that_are_not_named_have_none(letter):
    assert signature(understand("Wie verlaagt de huur?"), [found(letter, 2)]) is None
    assert signature(understand("Wie heeft het convenant ondertekend?"), [found(letter, 2, named=0.0)]) is None


def test_a_turn_behind_the_question_who_signed_asks_for_something_else(letter):
    asked = "Wie heeft de brief ondertekend?"
    assert signature(understand("wanneer?", standalone=f"{asked} wanneer?"), [found(letter, 2)]) is None
    again = "wie heeft hem ondertekend?"
    assert signature(understand(again, standalone=f"Wat is de brief? {again}"), [found(letter, 2)]) is not None


def test_names_in_the_same_line_are_a_signature_too():
    letter = Pieces("brief").add("Wij adviseren ja.").add("Hoogachtend, Gerda Berg, voorzitter").build()
    part = signature(understand("wie ondertekende de brief?"), [found(letter, 1)])
    assert part is not None
    assert part.text == "Hoogachtend, Gerda Berg, voorzitter"


@pytest.mark.parametrize(
    ("question", "index", "expected"),
    [
        ("Welke bureaus noemt de brief?", 2, True),
        ("Welke bureaus noemt de brief?", 3, True),
        ("Welke bureaus noemt de brief?", 0, False),
        ("Welke bureaus noemt de brief?", 5, False),  # behind the next heading
        ("Wie is de directeur?", 3, False),
        ("Wat is het bureau?", 3, False),
        ("Welk bureau heeft getekend?", 3, False),
    ],
)
def test_the_lines_of_a_signature_answer_nothing_else(letter, question, index, expected):
    assert only_signs(understand(question), candidate(letter, index, 1.0)) is expected


def test_a_signature_is_quoted_when_nothing_else_was_found(letter):
    question = understand("Welke bureaus noemt de brief?")
    asking, signed = candidate(letter, 0, 1.0), candidate(letter, 3, 2.0)
    assert usable_candidates(question, [signed, asking]) == [asking]
    assert usable_candidates(question, [signed]) == [signed]
