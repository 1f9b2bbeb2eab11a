"""Questions about agreements are answered from the register: which questions, which rows, what is said beside them."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.agreements.register import curate
from assistant.assemble import blank_answer
from assistant.question import understand
from assistant.register_answers import RegisterAnswers, register_answer
from assistant.register_answers.intent import read_intent
from assistant.register_answers.rows import is_about
from assistant.register_answers.wording import period_words
from corpus.agreements.gazetteer import build_gazetteer
from tests.agreements_double import extract, make_document

DOCUMENT = make_document()
DOCUMENTS = {"plan": DOCUMENT}
REGISTER = curate(extract([DOCUMENT]), (), DOCUMENTS)
NAMES = build_gazetteer(())


def finder(register=REGISTER, *, today=date(2022, 1, 1)):
    return RegisterAnswers(DOCUMENTS, register=lambda: register, today=lambda: today)


def answer(question, **options):
    asked = understand(question)
    found = finder(**options).find(asked)
    return None if found is None else register_answer(blank_answer("a", question, asked), found, DOCUMENTS)


@pytest.mark.parametrize(
    ("question", "sort", "parties", "period"),
    [
        ("Wat heeft VWS toegezegd over het plan?", "commitments", ("VWS",), ("", "")),
        ("Welke acties van gemeenten zijn er?", "commitments", ("gemeenten",), ("", "")),
        ("Welke deadlines waren er in 2020?", "deadlines", (), ("2020-01-01", "2020-12-31")),
        ("Welke termijnen lopen af voor 1 juli 2021?", "deadlines", (), ("0001-01-01", "2021-07-01")),
        ("Welke afspraken van de VNG zijn verlopen?", "overdue", ("VNG",), ("", "")),
        ("Wie doet wat voor de inkoop?", "tasks", (), ("", "")),
        ("Which agreements by VWS have passed their date?", "overdue", ("VWS",), ("", "")),
    ],
)
def test_questions_for_the_register(question, sort, parties, period):
    wanted = read_intent(question, NAMES)
    assert wanted is not None
    assert (wanted.sort, wanted.parties, (wanted.first, wanted.last)) == (sort, parties, period)


def test_a_verb_of_doing_is_no_topic():
    wanted = read_intent("Welke acties moet VWS uitvoeren?", NAMES)
    assert wanted is not None
    assert (wanted.parties, wanted.topic) == (("VWS",), frozenset())


@pytest.mark.parametrize(
    "question",
    [
        "Wanneer is afgesproken dat VWS een plan maakt?",  # asks one fact
        "Wat is er afgesproken?",  # neither who nor when
        "Welke afspraken zijn er over gemeenten?",  # a party as the subject is nobody who commits
        "Wat doet VWS?",
        "Hoeveel afspraken heeft VWS gemaakt?",
        "Wat is de deadline voor het plan van VWS?",
        "",
    ],
)
def test_other_questions_are_left_alone(question):
    assert read_intent(question, NAMES) is None


def test_an_answer_counts_cites_and_tells_what_is_left_out():
    made = answer("Wat heeft VWS afgesproken?")
    assert made.status == "answered"
    assert made.answer.splitlines() == [
        "In het afsprakenregister: 2 passages van VWS, uit 1 document (1 doorzocht).",
        "Afspraak:",
        "- Wij zijn overeengekomen dat gemeenten samen inkopen. [1]",
        "Actie:",
        "- VWS stelt uiterlijk 1 april 2020 een plan op. [2]",
        "Hier kan meer staan, maar het is niet te lezen: 1 plaats in “Het plan”.",
    ]
    for citation in made.citations:
        assert DOCUMENT.text[citation.start : citation.end] == citation.quote
    assert [statement.citations for statement in made.statements] == [(1,), (2,)]


def test_a_proposal_is_never_given_as_an_agreement():
    questions = ("Wat hebben gemeenten afgesproken?", "Welke acties van gemeenten zijn er over tarieven?")
    shown = [answer(question) for question in questions]
    assert "Deelnemers stellen voor" not in (shown[0].answer if shown[0] else "")
    assert shown[1] is None  # only the proposal is about tariffs


def test_overdue_is_told_by_the_day_of_asking():
    made = answer("Welke afspraken zijn verlopen?", today=date(2022, 1, 1))
    assert made.answer.startswith(
        "In het afsprakenregister: 1 passage waarvan de termijn op 1 januari 2022 voorbij is, "
        "uit 1 document (1 doorzocht).\nActie:\n- VWS stelt uiterlijk 1 april 2020 een plan op. [1]\nOf het gedaan is"
    )
    assert answer("Welke afspraken zijn verlopen?", today=date(2020, 4, 1)) is None
    assert len(answer("Welke afspraken zijn verlopen?", today=date(2025, 1, 1)).citations) == 2


def test_rejected_rows_and_other_documents_do_not_answer():
    assert finder().find(understand("Wat heeft VWS afgesproken?"), documents=["ander"]) is None
    without = curate(extract([]), (), {})
    assert answer("Wat heeft VWS afgesproken?", register=without) is None


def test_a_long_list_says_that_it_goes_on():
    row = REGISTER.rows[0]
    many = curate(extract([DOCUMENT]), (), DOCUMENTS)
    many = type(many)((row,) * 15, many.unread, (), many.documents, {})
    made = answer("Wat heeft VWS toegezegd?", register=many)
    assert len(made.citations) == 12
    assert "Hieronder staan de eerste 12" in made.answer


def test_the_topic_must_be_in_the_row():
    row = REGISTER.rows[1]
    assert is_about(row, frozenset({"inkop"}))
    assert not is_about(row, frozenset({"inkop", "huisvest"}))
    assert is_about(row, frozenset())


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-01-01", "2023-12-31", " in 2023"),
        ("0001-01-01", "2021-07-01", " uiterlijk op 1 juli 2021"),
        ("2021-07-01", "9999-12-31", " vanaf 1 juli 2021"),
        ("2021-07-01", "2021-09-30", " van 1 juli 2021 tot en met 30 september 2021"),
    ],
)
def test_a_period_in_words(first, last, words):
    assert period_words("nl", first, last) == words


def test_in_english_the_words_around_the_quotes_are_english():
    made = answer("Which agreements by VWS have passed their date?")
    assert made.answer.startswith("In the register of agreements, in Dutch: 1 passage by VWS whose deadline had passed")
