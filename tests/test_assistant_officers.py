"""Who holds an office: doubt when the evidence speaks of the office and names nobody."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.evidence.officers import lacks_holder
from assistant.evidence.refusal import estimate_confidence
from tests.assistant_double import Pieces, candidate


def lacks(question, *texts):
    made = Pieces("nota")
    for text in texts:
        made.add(text)
    document = made.build()
    return lacks_holder(understand(question), [candidate(document, place, 1.0) for place in range(len(texts))])


@pytest.mark.parametrize(
    "text",
    [
        "De raad hoort Jan Smit, wethouder van Elders.",
        "Wethouder Smit opent de dag.",
        "De wethouder van Elders, A.B. de Vries, tekent.",
        "Wethouder | Ida van den Berg",
        "Aanwezig: Ida Berg (wethouder)",
    ],
)
def test_a_passage_that_names_the_person_answers(text):
    assert not lacks("Wie is de wethouder?", "De zaal was vol.", text)


def test_a_portfolio_is_held_by_a_person():
    asked = "Wie is de portefeuillehouder?"
    assert not lacks(asked, "Portefeuillehouder: wethouder J. de Boer")
    assert not lacks(asked, "Portefeuillehouder | mw. drs. Ida Berg")
    assert lacks(asked, "De portefeuillehouder besluit in mei.")
    assert lacks(asked, "De portefeuillehouder: wethouder van de gemeente")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Wie is de wethouder van Elders?", "De wethouder van Elders besluit in mei."),
        ("wie was de voorzitter", "Vastgesteld door Jeugdzorg Nederland en de voorzitter van het overleg."),
        ("Hoe heet de directeur?", "Ida Berg, secretaris, was er ook."),  # of another office
        ("Wie is op dit moment de minister?", "Het ministerie betaalt."),
    ],
)
def test_a_passage_about_the_office_alone_does_not(question, text):
    assert lacks(question, text)


@pytest.mark.parametrize("question", ["Wie betaalt de wethouder?", "Wie is het?", "Wat doet de voorzitter?"])
def test_other_questions_ask_for_nobody(question):
    assert not lacks(question, "De voorzitter leidt het overleg.")


def test_without_a_person_an_answer_is_a_tenth_as_likely():
    features = {"evidence": 2.0}
    sure, doubted = estimate_confidence(features), estimate_confidence(features, unheld=True)
    assert doubted.scope == sure.scope
    assert doubted.answer == pytest.approx(sure.answer / 10, abs=1e-4)
