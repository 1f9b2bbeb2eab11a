"""Questions above their answers where no heading marks them."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.compose import compose
from assistant.evidence.retrieval import Evidence
from corpus.asked import question_above, stands_above
from index.wording import passage_text
from tests.assistant_double import Pieces, candidate


@pytest.fixture
def questions():
    """0 question, 1 and 2 its answer, 3 a question within running text, 4 a question with nothing but one below it."""
    made = Pieces("vragen").add("Wie schreef dit?").add("Dat deed de dienst.").more("Zij is klein.")
    return made.more("Maar waarom?").add("En nu?").add("Wat dan?").build()


def test_a_question_that_stands_alone_is_above_its_answer(questions):
    passages = questions.passages
    assert [stands_above(questions, passage) for passage in passages] == [True, *[False] * 5]
    above = [question_above(questions, passage) for passage in passages]
    assert above == [None, passages[0], passages[0], passages[0], None, None]


@pytest.mark.parametrize(
    "made",
    [
        Pieces("a").add("Wie schreef dit?"),
        Pieces("a").add("Wie schreef dit?").item("De dienst.", under=0),
        Pieces("a").heading("Wie schreef dit?").add("De dienst."),
        Pieces("a").add("Klopt " + "dit " * 19 + "nu?").add("De dienst."),
        Pieces("a").add("Dit weten we.").more("Wie schreef dit?").add("De dienst."),
    ],
    ids=["nothing below", "a list below", "a heading", "a long one", "the end of a paragraph"],
)
def test_what_is_no_question_above_an_answer(made):
    document = made.build()
    assert not any(stands_above(document, passage) for passage in document.passages)


def test_the_answer_is_embedded_and_quoted_and_the_question_is_not_quoted(questions):
    assert passage_text(questions, questions.passages[2]) == "Wie schreef dit? Zij is klein."
    assert passage_text(questions, questions.passages[4]) == "En nu?"
    evidence = Evidence([], [candidate(questions, 0, 9.0), candidate(questions, 1, 1.0)])
    assert [part.text for part in compose(understand("Wie schreef dit?"), evidence)] == ["Dat deed de dienst."]
