"""Documents that a question names and that say nothing of what it asks are left out, and the reader is told so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asking.question import understand
from assistant.composing.comparing import silent, silent_notice
from assistant.composing.compose import compose
from assistant.evidence.retrieval import Evidence
from tests.assistant_double import Pieces, candidate

LETTER = Pieces("letter").add("Concurrentie helpt niet.").build()
PLAN = Pieces("plan").add("Wij bouwen woningen.").build()
ASKED = "Hoe denken de brief en het plan over concurrentie?"


def found(*, score=-1.0, coverage=0.0, known=0.2, similarity=0.2):
    """The letter answers with log-odds 1; the plan has a passage with these values."""
    told = candidate(LETTER, 0, 1.0)
    other = candidate(PLAN, 0, score, similarity=similarity)
    other = replace(other, known=known, features={"coverage": coverage})
    return Evidence([], [told, other], focused=((told,), (other,)))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, {"plan"}),
        ({"score": -0.4}, set()),  # at most 1.5 behind the other
        ({"coverage": 0.1}, set()),  # has a word of the question
        ({"known": 0.4}, set()),  # is like a known question
        ({"similarity": 0.4}, set()),
    ],
)
def test_which_documents_say_nothing(values, expected):
    assert silent(understand(ASKED), found(**values)) == expected


def test_what_is_not_judged():
    assert not silent(understand("What do the letter and the plan say about competition?"), found())
    # Parts of a question are judged one by one, and one document alone says what it says.
    assert not silent(understand(ASKED), replace(found(), parts=((understand("Wat?"), found()),)))
    assert not silent(understand(ASKED), replace(found(), focused=found().focused[1:]))


def test_a_silent_document_is_not_quoted_and_named():
    asked, documents = understand(ASKED), {"letter": LETTER, "plan": PLAN}
    assert [part.text for part in compose(asked, found())] == ["Concurrentie helpt niet."]
    assert len(compose(asked, found(known=0.4))) == 2
    assert silent_notice(asked, found(), documents).text == "Hierover is niets gevonden in: “Titel van plan”."
    assert silent_notice(asked, found(known=0.4), documents) is None
