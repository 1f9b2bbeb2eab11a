"""What makes a row firm, or no row at all: effects, rests of sentences, a must before it, who adopted the document."""

import pytest

from tests.agreements_helper import kinds, rows

REPORT = {"kind": "conferentieverslag"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ruime subsidie veroorzaakt hogere prijzen.",
        "Dan krijgen scholen zicht op de uitval.",
        "Er is onvoldoende ruimte voor sport in de wijk.",
        "Deelnemers vinden het voorstel te vrijblijvend.",
        "Het toezicht op de bruggen is geregeld in de Waterwet.",
    ],
)
def test_effects_and_worries_ask_for_nothing(sentence: str):
    text = f"Verslag werksessie Wonen\n\nAandachtspunten\n\n- {sentence}\n- Bouw meer woningen.\n"
    assert [words for _, words in kinds(text, **REPORT)] == ["Bouw meer woningen."]


def test_an_effect_that_somebody_promises_is_a_row():
    assert [row.kind for row in rows("Wij zorgen dat ieder kind een plek krijgt.")] == ["actie"]


def test_the_rest_of_a_sentence_is_no_row_of_its_own():
    text = "Onze doelen zijn:\n\n- We bereiken alle scholen in de stad. Net als hun besturen.\n- Minder uitval.\n"
    found = [words for _, words in kinds(text)]
    assert "We bereiken alle scholen in de stad." in found
    assert "Net als hun besturen." not in found


def test_a_must_says_nothing_of_the_next_sentence_but_a_proposal_does():
    above = "Verslag werksessie Geld\n\nWelke concrete afspraken zijn er gemaakt?\n\n"
    must = kinds(f"{above}Gemeenten moeten samenwerken. De VNG maakt een overzicht.", **REPORT)
    assert [kind for kind, _ in must] == ["voorstel", "afspraak"]
    proposed = kinds(f"{above}Het voorstel is om samen te werken. De VNG maakt een overzicht.", **REPORT)
    assert [kind for kind, _ in proposed] == ["voorstel", "voorstel"]


ADOPTED = "Vastgesteld op 3 mei 2022 door VWS en de VNG\n\nUitvoering\n\n{}\n"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Wij richten een landelijk meldpunt in.", "afspraak"),
        ("De VNG stelt een handreiking op.", "afspraak"),
        ("Aanbieders stellen een handreiking op.", "actie"),  # who did not adopt it, did not agree
        ("Wij maken afspraken over de kosten.", "actie"),  # yet to be made
        ("Wij richten zo mogelijk een landelijk meldpunt in.", "voorstel"),
    ],
)
def test_what_those_who_adopted_a_plan_together_do_is_agreed(sentence: str, kind: str):
    assert kinds(ADOPTED.format(sentence), status="vastgesteld")[-1] == (kind, sentence)


def test_the_same_words_of_one_author_or_in_a_draft_are_an_action():
    alone = "Vastgesteld op 3 mei 2022 door VWS\n\nUitvoering\n\nWij richten een landelijk meldpunt in.\n"
    assert kinds(alone, status="vastgesteld")[-1][0] == "actie"
    assert kinds("Wij richten een meldpunt in.", status="concept", publishers=("VWS", "VNG"))[-1][0] == "actie"


def test_who_adopted_a_document_is_an_agreement_of_theirs():
    text = "Het plan\n\nEen inleiding van een zin. Vastgesteld in het overleg van 3 mei 2022 door VWS en de VNG.\n"
    (found,) = [row for row in rows(text, status="vastgesteld") if row.kind == "afspraak"]
    assert (found.parties, found.deadline) == (("VWS", "VNG"), None)
