"""What is searched one by one: the documents that a question speaks of, and the parts it has."""

from __future__ import annotations

import pytest

from assistant.asking.focus import compares, foci, sub_questions
from assistant.asking.naming import DocumentNames
from assistant.asking.question import understand
from corpus.types import Metadata
from tests.assistant_double import split_terms


def described(identity, *, title, kind="", publishers=(), region=""):
    return Metadata(identity, title, kind, publishers, "", "unknown", "", region, "nl", f"{identity}.txt", "")


def terms(text):
    """Words, with the parts of the compounds in these tests."""
    parts = {
        "uitvoeringsplan": ["uitvoering", "plan"],
        "adviesbrief": ["advies", "brief"],
        "conferentieverslag": ["conferentie", "verslag"],
        "werkconferentie": ["werk", "conferentie"],
    }
    return [term for word in split_terms(text) for term in (word, *parts.get(word, []))]


@pytest.fixture
def names():
    return DocumentNames(
        [
            described("plan", title="Uitvoeringsplan gesloten jeugdhulp", kind="uitvoeringsplan", publishers=("VWS",)),
            described("letter", title="Een bijdrage", kind="adviesbrief", publishers=("Nederlands Instituut (NI)",)),
            described("region", title="Ambities van Noord", kind="visie", publishers=("Gemeenten",), region="Noord"),
            described("report", title="Verslag werkconferentie", kind="conferentieverslag", publishers=("VWS",)),
        ],
        terms,
    )


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat staat er in het uitvoeringsplan?", ("plan",)),
        ("Wat staat er in het plan?", ("plan",)),
        ("What does the implementation plan say?", ("plan",)),
        ("Wat zegt het NI en wat zegt Noord?", ("letter", "region")),
        ("Wat zegt Noord, en wat het Nederlands Instituut?", ("region", "letter")),
        ("Wat zei de NI-brief?", ("letter",)),
        ("Wat werd er op de werkconferentie gezegd?", ("report",)),
        ("Wat zegt VWS?", ()),  # two documents are from VWS
        ("Wat doen gemeenten in de gesloten jeugdhulp?", ("region",)),  # a publisher by its full name
        ("Welke plannen en ambities zijn er in de noordelijke provincies?", ()),
        ("", ()),
    ],
)
def test_which_documents_are_mentioned(names, question, expected):
    assert names.mentioned(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat staat er in het uitvoeringsplan over geld?", "plan"),
        ("Wat is volgens het NI nodig?", "letter"),
        ("Welke eisen noemt het Nederlands Instituut?", "letter"),
        ("What is needed according to the implementation plan?", "plan"),
        ("Wat gaat het NI doen?", None),  # others may tell
        ("Wat zegt het NI, en wat staat er in het plan?", None),  # two
        ("Wat is volgens het kabinet nodig?", None),
    ],
)
def test_which_document_is_asked_what_it_says(names, question, expected):
    assert names.source(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hoeveel centra zijn er volgens het NI en in het uitvoeringsplan?", "Hoeveel centra zijn er ?"),
        ("Wat zegt de NI-brief over geld?", "Wat zegt over geld?"),
        ("Wie betaalt?", "Wie betaalt?"),
    ],
)
def test_a_question_without_the_names_of_documents(names, question, expected):
    assert names.without_names(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Wat vinden de ouders en wat vinden de gemeenten over de rol van de rechter?",
            ("Wat vinden de ouders over de rol van de rechter?", "wat vinden de gemeenten over de rol van de rechter?"),
        ),
        ("Wat kost het plan en wie betaalt voor de panden?", ("Wat kost het plan", "wie betaalt voor de panden?")),
        (
            "Wat zeggen ouders over geld en wat zeggen gemeenten over tijd?",
            ("Wat zeggen ouders over geld", "wat zeggen gemeenten over tijd?"),
        ),
        ("Wat kost het?", ()),
    ],
)
def test_parts_that_open_alike_share_the_topic(question, expected):
    assert sub_questions(question) == expected


def test_without_documents_nothing_is_mentioned():
    none = DocumentNames([], terms)
    assert none.mentioned("Wat zegt het plan?") == ()
    assert none.without_names("Wat zegt het plan?") == "Wat zegt het plan?"
    assert DocumentNames([described("a", title="Los stuk")], terms).mentioned("Wat zegt het losse stuk?") == ()


EVERY = ("report", "letter", "region", "plan")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hoeveel centra zijn er?", []),
        ("Hoeveel centra zijn er volgens het NI?", []),  # one document: the search of the whole question will do
        (
            "Wat is het verschil in aantal centra tussen het plan en de NI-brief?",
            [("in aantal centra tussen ?", ("letter",)), ("in aantal centra tussen ?", ("plan",))],
        ),
        (
            "Waar komt het geld vandaan volgens het NI, en wie betaalt in Noord mee?",
            [("Waar komt het geld vandaan", ("letter",)), ("wie betaalt mee?", ("region",))],
        ),
        # A part that asks nothing of its own takes the whole question.
        (
            "Wie volgt de cijfers in Noord en wie in het plan?",
            [("Wie volgt de cijfers", ("region",)), ("Wie volgt de cijfers en wie ?", ("plan",))],
        ),
        (
            "Wie betaalt de gebouwen en wanneer gaan ze dicht?",
            [("Wie betaalt de gebouwen", ()), ("wanneer gaan ze dicht?", ())],
        ),
    ],
)
def test_foci(names, question, expected):
    assert [(one.question.text, one.documents) for one in foci(understand(question), names, EVERY)] == expected


def test_only_documents_that_may_be_searched(names):
    question = understand("Wat zeggen het plan en de NI-brief over geld?")
    assert foci(question, names, ("plan", "report")) == ()
    assert [one.documents for one in foci(question, names, ("plan", "letter"))] == [("plan",), ("letter",)]


def test_the_kind_of_what_is_compared(names):
    searches = foci(understand("Verschil tussen het NI en het plan: hoeveel centra komen er?"), names, EVERY)
    assert [one.question.type for one in searches] == ["number", "number"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat is het verschil tussen a en b?", True),
        ("Wat is de rol van de gemeente in de verschillende stukken?", True),
        ("Staat dit in alle documenten?", True),
        ("Wat zeggen de documenten over geld?", True),
        ("What do the documents say about money?", True),
        ("What is its role in each of the documents?", False),
        ("Welke documenten moet ik lezen?", False),
        ("Wat doen alle gemeenten?", False),
    ],
)
def test_compares(question, expected):
    assert compares(understand(question)) is expected


@pytest.mark.parametrize(
    ("question", "searched"),
    [
        (
            "Wie heeft de nota vastgesteld en wanneer was dat?",
            ["Wie heeft de nota vastgesteld", "Wie heeft de nota vastgesteld wanneer was dat?"],
        ),
        (
            "Who pays for it and when does that start?",
            ["Who pays for it", "Who pays for it when does that start?"],
        ),
        # A part that says what it is about is searched by itself.
        ("Wie betaalt de huur en wanneer begint de bouw?", ["Wie betaalt de huur", "wanneer begint de bouw?"]),
    ],
)
def test_a_part_that_points_back_is_searched_with_the_part_before_it(names, question, searched):
    assert [one.question.standalone for one in foci(understand(question), names, EVERY)] == searched
