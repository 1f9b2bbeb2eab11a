"""Questions for one sort of rows: proposals about a topic, whom somebody agreed with, what somebody strives for."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.agreements.register import curate
from assistant.asking.question import understand
from assistant.composing.assemble import blank_answer
from assistant.parts import Part
from assistant.register_answers import RegisterAnswers, register_answer
from tests.agreements_double import extract, make_document, row

DOCUMENT = make_document()
DOCUMENTS = {"plan": DOCUMENT}
PLAN = "VWS stelt uiterlijk 1 april 2020 een plan op."
INKOOP = "Wij zijn overeengekomen dat gemeenten\n  samen inkopen."
TARIEVEN = "Deelnemers stellen voor om de tarieven te verhogen."


def answers(*rows):
    register = curate(type(extract([]))(rows, ()) if rows else extract([DOCUMENT]), (), DOCUMENTS)
    return RegisterAnswers(DOCUMENTS, register=lambda: register, today=lambda: date(2022, 1, 1))


def answer(question, *rows):
    asked = understand(question)
    found = answers(*rows).find(asked)
    return None if found is None else register_answer(blank_answer("a", question, asked), found, DOCUMENTS)


def test_proposals_about_a_topic_are_found_whoever_made_them():
    made = answer("Welke voorstellen zijn er over tarieven?")
    assert made.answer.splitlines()[:3] == [
        "In het afsprakenregister: 1 voorstel over dit onderwerp, uit 1 document (1 doorzocht).",
        "Voorstel, niet afgesproken (document: vastgesteld):",
        f"- {TARIEVEN} [1]",
    ]


def test_proposals_that_the_register_does_not_have_are_searched_for_without_a_remark():
    asked = understand("Welke voorstellen zijn er over zwemles?")
    assert (answers().find(asked), answers().nothing_found(asked)) == (None, None)


def test_whom_somebody_agreed_with_is_told_with_the_rows_that_say_so():
    made = answer("Met wie maakte VWS afspraken?")
    assert made.answer.startswith("In het afsprakenregister: 1 passage van VWS samen met gemeenten (1), uit 1 document")
    assert [one.quote for one in made.citations] == [INKOOP]


def test_who_stands_in_most_rows_comes_first_and_whom_one_belongs_to_is_nobody_else():
    rows = (
        row(DOCUMENT, PLAN, parties=("VWS", "gemeenten", "Rijk")),
        row(DOCUMENT, INKOOP, parties=("VWS", "gemeenten", "VNG")),
        row(DOCUMENT, TARIEVEN, parties=("VWS", "Rijk")),
    )
    made = answer("Met welke organisaties heeft VWS afspraken?", *rows)
    assert " 2 passages van VWS samen met gemeenten (2) en VNG (1), uit 1 document" in made.answer


@pytest.mark.parametrize(("party", "quotes"), [("VNG", [PLAN]), ("VWS", None)])
def test_what_somebody_strives_for(party, quotes):
    rows = (row(DOCUMENT, PLAN, kind="ambitie", parties=("VNG",)), row(DOCUMENT, INKOOP, parties=("VNG", "VWS")))
    made = answer(f"Welke ambities heeft {party}?", *rows)
    assert (None if made is None else [one.quote for one in made.citations]) == quotes


def test_what_is_only_said_about_parties_together_is_found_when_they_agreed_nothing():
    said = row(DOCUMENT, INKOOP, kind="voorstel", parties=(), addressed_to=())
    register = curate(type(extract([]))((said,), ()), (), DOCUMENTS)
    found = RegisterAnswers(
        DOCUMENTS, register=lambda: register, abbreviations=(), today=lambda: date(2022, 1, 1)
    ).find(understand("Wat hebben gemeenten en VWS afgesproken?"))
    assert found is None  # the passage names gemeenten alone
    both = make_document("Het voorstel gaat over wat VWS en gemeenten willen.\n")
    said = row(both, "Het voorstel gaat over wat VWS en gemeenten willen.", kind="voorstel", parties=())
    register = curate(type(extract([]))((said,), ()), (), {"plan": both})
    found = RegisterAnswers({"plan": both}, register=lambda: register).find(
        understand("Wat hebben gemeenten en VWS afgesproken?")
    )
    assert found is not None
    assert (found.fitting.open, [one.agreement.quote for one in found.rows]) == (True, [said.quote])


def part(words):
    start = DOCUMENT.text.index(words)
    return Part(DOCUMENT, 0, start, start + len(words), " ".join(words.split()))


@pytest.mark.parametrize(
    ("question", "beside", "quotes"),
    [
        ("Welke afspraken zijn er over tarieven?", [PLAN, TARIEVEN, INKOOP], [TARIEVEN, PLAN, INKOOP]),
        ("Welke afspraken zijn er over tarieven?", [TARIEVEN, PLAN], [TARIEVEN]),  # the best of it is a row
        ("Welke afspraken zijn er over inkoop?", [PLAN], [INKOOP]),  # somebody is bound
    ],
)
def test_what_the_documents_say_stands_beside_rows_that_bind_nobody(question, beside, quotes):
    asked = understand(question)
    found = answers().find(asked)
    assert found is not None
    blank = blank_answer("a", question, asked)
    made = register_answer(blank, found, DOCUMENTS, beside=[part(words) for words in beside])
    assert [one.quote for one in made.citations] == quotes
    assert ("buiten het register" in made.answer) is (len(quotes) > 1)
    assert [one.text for one in made.statements] == [" ".join(quote.split()) for quote in quotes]
