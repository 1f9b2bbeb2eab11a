"""A whole question with a subject of its own stands alone, a question about what was spoken of does not."""

from __future__ import annotations

import pytest

from assistant.asking.conversation import standalone_question
from assistant.asking.leaning import may_stand_alone
from assistant.asking.own_subject import OwnSubject
from assistant.types import Turn
from index.dutch.lexicon import Lexicon

WORDS = "diftar woningtekort restwarmte doel doelen zwemclub jeugdregio's knelpunten varianten"


@pytest.fixture
def own():
    frequent = {"doel": 5.2, "restwarmte": 2.66, "knelpunten": 2.95, "varianten": 3.6, "evalueert": 3.1}
    return OwnSubject(Lexicon({"doelen": "doel"}, frequent, frozenset(WORDS.split())))


@pytest.mark.parametrize(
    "text",
    ["Wie evalueert diftar?", "wat is het woningtekort", "Wie levert de restwarmte?", "en wat is het woningtekort?",
     "hoe wordt restwarmte betaald", "wat gebeurt er met diftar", "Wat vindt de zwemclub van diftar?"],
)  # fmt: skip
def test_a_rare_word_of_the_documents_names_the_subject(own, text):
    assert own(text)


@pytest.mark.parametrize(
    "text",
    ["wat is het doel?", "wat zijn de doelen?", "wat zijn de knelpunten?",  # common words, by their lemma too
     "Wie evalueert deftar?",  # no word of the documents
     "en diftar?", "wat is daar het woningtekort?", "hoe wordt die restwarmte betaald?",  # no whole one, or it points
     "Wat vindt de zwemclub?"],  # its view of what was spoken of
)  # fmt: skip
def test_what_is_asked_of_what_was_spoken_of_has_none(own, text):
    assert not own(text)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Hoeveel jeugdregio's zijn er?", True),
        ("en hoeveel instellingen zijn er", True),
        ("How many regions are there?", True),
        ("Wat gebeurt er met de huizen?", True),
        ("hoeveel zijn er?", False),
        ("hoeveel daarvan zijn er?", False),
        ("Wat gebeurt er met die huizen?", False),
        ("Wat vinden ze er van?", False),
    ],
)
def test_there_points_at_nothing_where_it_only_says_that_something_is(text, alone):
    assert may_stand_alone(text) is alone


def test_a_subject_of_its_own_leaves_the_questions_before_it_and_begins_a_new_run(own):
    first, second = "Waar staan de containers?", "Wie evalueert diftar?"
    history = [Turn("user", first), Turn("assistant", "Overal.")]
    assert standalone_question(second, history) == f"{first} {second}"
    assert standalone_question(second, history, own_subject=own) == second
    later = [*history, Turn("user", second), Turn("assistant", "Niemand.")]
    assert standalone_question("wanneer?", later, own_subject=own) == f"{second} wanneer?"
    assert standalone_question("en de tweede?", later, own_subject=own) == f"{second} en de tweede?"
