"""What is said to the assistant itself gets a reply of its own; a question that holds such words is searched for."""

from __future__ import annotations

import pytest

from assistant.asking.conversation import standalone_question
from assistant.asking.question import understand
from assistant.asking.remarks import remark_of
from assistant.composing.assemble import blank_answer
from assistant.composing.unsearched import unsearched_answer
from assistant.types import Turn


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        *((text, "help") for text in ("wat kun je", "Wie ben jij?", "Hoe werk je?", "help", "Wie heeft je gemaakt?")),
        *(
            (text, "help")
            for text in ("who are you", "What can you do?", "are you an AI?", "Hallo, wat kan je allemaal?")
        ),
        *(
            (text, "help")
            for text in ("Ik ben nieuw, waar moet ik beginnen?", "Wat is Wegwijzer?", "hoe betrouwbaar ben je")
        ),
        *(
            (text, "help")
            for text in ("Ik ben nieuw in het team. Hoe begin ik?", "hoe werkt dit?", "Waarmee kun je helpen?")
        ),
        *((text, "thanks") for text in ("bedankt!", "dank je wel", "thanks", "Oké, dank u!", "nee bedankt hoor")),
        *((text, "greeting") for text in ("Hallo!", "goedemorgen", "good morning")),
        *((text, "agreed") for text in ("Prima.", "duidelijk", "doei")),
        *((text, "test") for text in ("test", "dit is een test", "Test test")),
        *((text, "cannot") for text in ("Vertaal dit naar het Engels", "kun je de brief vertalen?", "maak het korter")),
        *(
            (text, "cannot")
            for text in ("schrijf een mail aan VWS", "Maak een presentatie over de afbouw", "vertaal: huis")
        ),
        *(
            (text, "cannot")
            for text in ("Kun je een brief voor mij opstellen?", "translate the letter", "make it shorter")
        ),
    ],
)
def test_remarks(text, remark):
    assert remark_of(text) == remark


@pytest.mark.parametrize(
    "text",
    [
        *("hoe werkt de jeugdbeschermingsketen", "wat kun je doen als gemeente", "wie helpt ouders", "help ouders"),
        *("Wie heeft het plan gemaakt?", "Wat doet dit programma?", "Hoe vertaal je de visie naar beleid?"),
        *("Wat weet je over wachtlijsten?", "Wat doen jullie aan wachtlijsten?", "waar moet de regio beginnen"),
        *("Maak een overzicht van de afspraken", "Kun je de afspraken noemen?", "Wat is hulp?", "test in de regio"),
        *("Hallo, wie betaalt de gebouwen?", "bedankt, en in 2020?", "vertaalslag van visie naar beleid", "topzorg"),
        *(
            "How does the chain work?",
            "Wat is dit voor document?",
            "Ik ben nieuw, wie zit er in de stuurgroep?",
            "",
            "?",
        ),
    ],
)
def test_a_question_with_such_words_is_no_remark(text):
    assert remark_of(text) is None


def test_after_an_answer_this_is_what_was_answered():
    assert remark_of("Hoe werkt dit?", first=False) is None
    assert remark_of("Hoe werk je?", first=False) == "help"


def reply(text, scope=("plan", "brief"), history=()):
    return unsearched_answer(blank_answer("x", text, understand(text)), text, scope, history, longest=100)


def test_a_reply_is_a_refusal_of_the_contract_with_words_of_its_own():
    answer = reply("Wat kun je?")
    assert (answer.status, answer.refusal.reason, answer.citations, answer.confidence) == (
        "refused",
        "empty_question",
        (),
        0,
    )
    assert answer.answer == answer.refusal.explanation
    assert "2 documenten" in answer.answer
    assert "1 document " in reply("help", ["plan"]).answer
    assert reply("bedankt").answer.startswith("Graag gedaan.")
    assert reply("vertaal dit").answer.startswith("Dat kan Wegwijzer niet:")


def test_an_english_remark_gets_an_english_reply():
    assert "2 documents" in reply("Who are you?").answer
    thanked = reply("Thanks!")
    assert (thanked.language, thanked.answer[:15]) == ("en", "You are welcome")


def test_what_cannot_be_searched_says_why_and_any_other_question_is():
    assert reply("😀").refusal.explanation.startswith("Er is geen vraag gesteld.")
    assert reply("w" * 101).refusal.reason == "too_long"
    assert reply("wie betaalt?", []).refusal.reason == "no_documents"
    assert reply("wie betaalt?") is None
    assert reply("hoe werkt dit?", history=[Turn("user", "Wie betaalt de huur?")]) is None


def test_a_remark_between_two_questions_is_passed_over():
    history = [Turn("user", "Hoeveel plekken waren er in 2021?"), Turn("assistant", "36"), Turn("user", "wat kun je?")]
    assert standalone_question("En in 2020?", history) == "Hoeveel plekken waren er in 2020?"


@pytest.mark.parametrize("text", ["kun je " * 300, "help " * 400, "schrijf " * 250, "maak een " * 220, "zoek a " * 280])
def test_long_texts_are_read_at_once(text):
    assert remark_of(text + "x") is None
