"""Questions about the collection: which documents there are, the newest, the oldest; nothing about what they say."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.catalogue.collection import find_listed, listing_answer, title_lines
from assistant.composing.assemble import blank_answer
from tests.assistant_double import Pieces


def made(name, date, *lines):
    pieces = Pieces(name, date=date)
    for line in lines:
        pieces.add(line)
    return pieces.build()


@pytest.fixture
def documents():
    found = (
        made("plan", "2022-12-07", "Kenmerk 12", "Titel van plan", "Er zijn 11 aanbieders."),
        made("brief", "2020-10", "Aan de raad", "Wij schrijven u."),
        made("nota", "", "Titel van nota: een schets", "Een zin."),
    )
    return {one.id: one for one in found}


def answer(question, documents, **options):
    asked = understand(question)
    listed = find_listed(asked, documents, **options)
    return None if listed is None else listing_answer(blank_answer("x", question, asked), listed)


@pytest.mark.parametrize(
    "question",
    [
        "Welke documenten heb je?",
        "welke documenten zijn er",
        "hoeveel stukken zitten erin?",
        "welke bronnen gebruikt u hier",
        "Waarover kan ik vragen stellen?",
    ],
)
def test_all_are_named_by_a_line_of_their_own_the_newest_first(documents, question):
    found = answer(question, documents)
    assert found.answer.splitlines() == [
        "Er zijn 3 documenten, de nieuwste eerst:",
        "- Titel van plan [1]",
        "- Aan de raad [2]",  # nothing at its top is like its title
        "- Titel van nota: een schets [3]",
    ]
    assert (found.status, found.confidence) == ("answered", 1.0)
    for citation in found.citations:
        assert citation.quote == documents[citation.document].text[citation.start : citation.end]


def test_an_english_question_gets_an_english_opening(documents):
    assert answer("what documents do you have?", documents).answer.startswith("There are 3 documents")


@pytest.mark.parametrize(
    ("question", "opening", "named"),
    [
        ("Wat is het nieuwste document?", "Het nieuwste document met een datum is van 7 december 2022:", "plan"),
        ("welk stuk is het oudste?", "Het oudste document met een datum is van 2020-10:", "brief"),
        ("what is the latest document", "The newest document with a date is of 7 December 2022:", "plan"),
    ],
)
def test_the_newest_and_the_oldest_are_those_with_such_a_date(documents, question, opening, named):
    found = answer(question, documents)
    assert found.answer.splitlines()[0] == opening
    assert [citation.document for citation in found.citations] == [named]


def test_only_the_chosen_ones_count(documents):
    assert answer("Welke documenten zijn er?", documents, chosen=["nota"]).answer.splitlines()[0] == "Er is 1 document:"
    assert answer("Wat is het nieuwste document?", documents, chosen=["nota"]) is None
    assert answer("Welke documenten zijn er?", {}) is None


def test_no_more_than_fifteen_are_shown():
    many = {f"d{number:02}": made(f"d{number:02}", "2021", "Een zin.") for number in range(20)}
    found = answer("welke documenten zijn er?", many)
    assert len(found.citations) == 15
    assert found.answer.splitlines()[0].startswith("Er zijn 20 documenten. Dit zijn de 15 nieuwste")


@pytest.mark.parametrize(
    "question",
    [
        "Welke documenten moeten gemeenten aanleveren?",
        "welke documenten zijn er opgesteld door het NJi?",
        "Wat is het nieuwste plan van de minister?",
        "wat is de laatste stand",
        "wat is het nieuwste",
    ],
)
def test_other_questions_are_left_to_the_search(documents, question):
    assert answer(question, documents) is None


def test_the_lines_that_are_most_like_the_title_name_a_document(documents):
    plan = documents["plan"]
    assert [plan.quote(line) for line in title_lines(plan)] == ["Titel van plan"]
    guide = made("gids", "2021", "Kenmerk 3", "Titel", "van gids", "Een zin over de gids van het jaar.")
    assert [guide.quote(line) for line in title_lines(guide)] == ["Titel", "van gids"]
