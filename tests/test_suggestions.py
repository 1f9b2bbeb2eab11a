"""Proposed follow-up questions: near what was cited, asked before they are proposed, none without known questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.orientation.suggestions import Suggester
from assistant.types import Answer, Citation, Refusal, Turn
from index.questions import TrainingQuestion
from tests.builders import DocumentBuilder


def document():
    builder = DocumentBuilder("verslag")
    for number in range(40):
        builder.add(f"Zin {number} gaat over iets.")
    return builder.build()


DOCUMENT = document()


def known(identity, question, *passages, style="professional", history=()):
    places = tuple((DOCUMENT.id, DOCUMENT.passages[one].start, DOCUMENT.passages[one].end) for one in passages)
    return TrainingQuestion(identity, "nl", style, "how", question, history, places, (), ())


def answer(question, *passages, refused=False):
    citations = tuple(
        Citation(number, DOCUMENT.id, "T", (), None, passage.start, passage.end, DOCUMENT.quote(passage))
        for number, passage in enumerate((DOCUMENT.passages[one] for one in passages), start=1)
    )
    refusal = Refusal("not_found", "Niets gevonden.") if refused else None
    status = "refused" if refused else "answered"
    return Answer("a", question, question, "nl", status, refusal, "x", (), citations, (), 0.9, "extractive")


class Scripted:
    """Cites what is scripted for a question, refuses the rest, and remembers what it was asked."""

    def __init__(self, cited):
        self.cited, self.asked = cited, []

    def ask(self, question, *, history=(), documents=(), top=10):
        self.asked.append((question, tuple(history), tuple(documents)))
        passages = self.cited.get(question, ())
        return answer(question, *passages, refused=not passages)


@pytest.fixture
def suggester(monkeypatch):
    def make(*questions):
        monkeypatch.setattr("assistant.orientation.suggestions.known_questions", lambda documents: list(questions))
        return Suggester({DOCUMENT.id: DOCUMENT})

    return make


NEAR, FAR, SAME = "Wat staat er in de volgende zin?", "Wat staat er ver weg in de tekst?", "Wat staat er in deze zin?"


def test_only_what_is_near_and_answered_is_proposed(suggester):
    made = suggester(known("1", NEAR, 11), known("2", FAR, 39), known("3", SAME, 10))
    assistant = Scripted({NEAR: (11,), FAR: (39,), SAME: (10,)})
    assert made.suggest(answer("Vraag?", 10), assistant=assistant) == (NEAR,)
    assert [question for question, _, _ in assistant.asked] == [NEAR]


@pytest.mark.parametrize("cited", [(), (30,)])
def test_a_question_that_is_refused_or_answered_from_elsewhere_is_not_proposed(suggester, cited):
    assert suggester(known("1", NEAR, 11)).suggest(answer("Vraag?", 10), assistant=Scripted({NEAR: cited})) == ()


def test_it_is_tried_as_it_would_be_asked(suggester):
    assistant = Scripted({NEAR: (11,)})
    turns = (Turn("user", "Vraag?"), Turn("assistant", "x"))
    suggester(known("1", NEAR, 11)).suggest(
        answer("Vraag?", 10), assistant=assistant, history=turns, documents=(DOCUMENT.id,)
    )
    assert assistant.asked == [(NEAR, turns, (DOCUMENT.id,))]


def test_what_was_asked_already_is_not_proposed(suggester):
    history = (Turn("user", NEAR.upper()),)
    made = suggester(known("1", NEAR, 11))
    assert made.suggest(answer("Vraag?", 10), assistant=Scripted({NEAR: (11,)}), history=history) == ()


def test_each_passage_is_asked_about_once_the_nearest_first(suggester):
    others = {f"Wat zegt zin {number} precies?": (number,) for number in (14, 12, 13, 15)}
    questions = [known(question, question, *passages) for question, passages in others.items()]
    made = suggester(known("1", NEAR, 11), known("2", "Wat staat er dan nog meer?", 11), *questions)
    proposed = made.suggest(answer("Vraag?", 10), assistant=Scripted({NEAR: (11,), **others}))
    assert proposed == (NEAR, "Wat zegt zin 12 precies?", "Wat zegt zin 13 precies?")


def test_a_refusal_a_rough_question_and_unknown_documents_give_nothing(suggester):
    made = suggester(known("1", NEAR, 11))
    assistant = Scripted({NEAR: (11,)})
    assert made.suggest(answer("Vraag?", 10, refused=True), assistant=assistant) == ()
    elsewhere = replace(answer("V?", 10), citations=(replace(answer("V?", 10).citations[0], document="weg"),))
    assert made.suggest(elsewhere, assistant=assistant) == ()
    rough = suggester(
        known("1", "wat staat daar", 11),
        known("2", "En wat staat er dan?", 11, history=(("user", "Eerst?"),)),
        known("3", "Wat staat er in gewone woorden?", 11, style="lay"),
    )
    assert rough.suggest(answer("Vraag?", 10), assistant=assistant) == ()
    assert assistant.asked == []


def test_an_earlier_version_counts_as_the_document_that_it_is_one_of(suggester):
    suggester(known("1", NEAR, 11))
    cited = answer("Vraag?", 10)
    cited = replace(cited, citations=tuple(replace(one, document="verslag@1") for one in cited.citations))
    made = Suggester({"verslag@1": DOCUMENT})
    assert made.suggest(cited, assistant=Scripted({NEAR: (11,)}), documents=("verslag@1",)) == (NEAR,)


def test_it_gives_up_after_a_few_tries(suggester):
    questions = [known(str(number), f"Wat zegt zin {number} eigenlijk?", number) for number in range(11, 22)]
    assistant = Scripted({})
    assert suggester(*questions).suggest(answer("Vraag?", 10), assistant=assistant) == ()
    assert len(assistant.asked) == 6
