"""What a document says of itself: quoted when a question asks that and nothing else, left to the search otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asking.naming import DocumentNames
from assistant.asking.question import understand
from assistant.catalogue.answers import catalogue_answer
from assistant.catalogue.stated import stated_parts
from assistant.composing.assemble import blank_answer
from tests.assistant_double import Pieces, split_terms


@pytest.fixture
def documents():
    made = Pieces("woonnota", date="2021-03-09").add("Nota wonen in de kern").add("Datum: 9 maart 2021").add("Concept")
    made.add("Gemeente Ergens").add("De huur daalt met 3 procent en begint op 1 mei 2022.")
    nota = made.build()
    own = {
        "title": "Nota wonen in de kern",
        "kind": "nota",
        "publishers": ("Gemeente Ergens (GE)",),
        "status": "concept",
    }
    nota = replace(nota, metadata=replace(nota.metadata, **own))
    made = Pieces("besluit", date="2022-12-07").add("Besluit over de haven").add("Een zin over water.")
    made.add("Aldus vastgesteld door de raad op 7 december 2022.")
    order = made.build()
    own = {"title": "Besluit haven", "kind": "besluit", "publishers": ("Raad van Elders",), "status": "vastgesteld"}
    order = replace(order, metadata=replace(order.metadata, **own))
    return {one.id: one for one in (nota, order)}


def stated(question, documents, **options):
    names = DocumentNames([one.metadata for one in documents.values()], split_terms)
    return [part.text for part in stated_parts(understand(question), documents, names, **options)]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Van wanneer is de nota?", "Datum: 9 maart 2021"),
        ("hoe oud is de nota wonen in de kern", "Datum: 9 maart 2021"),
        ("what date is on the nota?", "Datum: 9 maart 2021"),
        ("Wat is de status van de nota?", "Concept"),
        ("is de nota al vastgesteld?", "Concept"),
        ("Is de nota definitief?", "Concept"),
        ("wie heeft de nota geschreven?", "Gemeente Ergens"),
        ("Which organisation published the nota?", "Gemeente Ergens"),
        ("wanneer is het besluit vastgesteld?", "Aldus vastgesteld door de raad op 7 december 2022."),
        ("is het besluit al vastgesteld", "Aldus vastgesteld door de raad op 7 december 2022."),
    ],
)
def test_the_line_that_states_it_is_quoted(documents, question, line):
    assert stated(question, documents) == [line]


@pytest.mark.parametrize(
    "question",
    [
        "Wanneer begint de huur volgens de nota te dalen?",  # about what it says
        "Wie betaalt de nota?",
        "Wanneer is de nota vastgesteld?",  # a date, but not of adoption
        "wie heeft het besluit geschreven?",  # no line of its own says so
        "Van wanneer is dit?",  # which document is meant
        "Wie hebben de nota en het besluit geschreven?",  # one of them does not say so
    ],
)
def test_anything_else_is_left_to_the_search(documents, question):
    assert stated(question, documents) == []


def test_two_documents_are_quoted_in_order_of_date(documents):
    lines = ["Datum: 9 maart 2021", "Aldus vastgesteld door de raad op 7 december 2022."]
    assert stated("Welke data hebben het besluit en de nota?", documents) == lines
    assert stated("Welke data hebben het besluit en de nota?", documents, chosen=["besluit"]) == []


def test_a_single_chosen_document_need_not_be_named(documents):
    assert stated("Van wanneer is dit document?", documents, chosen=["woonnota"]) == ["Datum: 9 maart 2021"]
    assert stated("Van wanneer is de nota?", documents, chosen=["besluit"]) == []


def test_the_answer_cites_the_line(documents):
    question = "Wat is de status van de nota?"
    names = DocumentNames([one.metadata for one in documents.values()], split_terms)
    asked = understand(question)
    answer = catalogue_answer(blank_answer("x", question, asked), asked, documents, names)
    (citation,) = answer.citations
    assert (answer.answer, answer.confidence) == ("Concept [1]", 0.95)
    assert citation.quote == documents["woonnota"].text[citation.start : citation.end]
    assert catalogue_answer(answer, understand("Wie betaalt de huur?"), documents, names) is None


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Wanneer was de startconferentie?", []),  # of the day itself the report tells elsewhere
        ("when was the startconferentie", []),
        ("Wanneer is het verslag van de startconferentie gemaakt?", ["20 maart 2020"]),
        ("Van wanneer is het conferentieverslag?", ["20 maart 2020"]),
    ],
)
def test_the_date_of_a_report_is_not_that_of_the_event(question, lines):
    report = Pieces("verslag", date="2020-03-20").add("Verslag startconferentie").add("20 maart 2020")
    report = report.add("De startconferentie was op 3 februari 2020 in Ergens.").build()
    own = {"title": "Verslag startconferentie", "kind": "conferentieverslag", "publishers": ("Bureau Ergens",)}
    report = replace(report, metadata=replace(report.metadata, **own))

    def terms(text):
        return [part for word in split_terms(text) for part in (word, *(["conferentie"] * ("conferentie" in word)))]

    names = DocumentNames([report.metadata], terms)
    assert names.mentioned(question) == ("verslag",)
    assert [part.text for part in stated_parts(understand(question), {"verslag": report}, names)] == lines
