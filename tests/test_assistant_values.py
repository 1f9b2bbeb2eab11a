"""Which kind of value a question asks for, and whether a text holds one."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.evidence.refusal import confidence_features
from assistant.evidence.values import asked_value
from index import Chunk, Hit, PassageScore
from index.searching.known import NOTHING_ASKED
from tests.assistant_double import Pieces, candidate, plain_views


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hoe vaak wordt het plan bijgewerkt?", "frequency"),
        ("hoeveel keer per jaar overlegt de raad", "frequency"),
        ("hoelang duurt de pilot", "duration"),
        ("Binnen hoeveel weken moet er een besluit zijn?", "duration"),
        ("Welk percentage van de jongeren woont thuis?", "percentage"),
        ("Wat kost een plek per jaar?", "amount"),
        ("Hoeveel subsidie krijgt de regio?", "amount"),
        ("In welk jaar sloot de locatie?", "year"),
        ("hoeveel plekken zijn er", "count"),
        ("Wat is het aantal plekken?", "count"),
        ("Naar welk e-mailadres stuur ik mijn vraag?", "e-mail"),
        ("Op welk telefoonnummer is het loket bereikbaar?", "telephone"),
        ("Op welke website staat het formulier?", "web address"),
        ("In welk artikel staat dat?", "number"),
        ("How often does the council meet?", "frequency"),
        ("How many places are there?", "count"),
        # Another question word comes first, so that another thing is asked.
        ("Hoe houden gemeenten bij hoeveel jongeren er zijn?", None),
        ("Wie bepaalt hoe lang een plaatsing duurt?", None),
        ("Mag ik hierover mailen?", None),
        ("Wanneer is een systeem een systeem met een hoog risico?", None),
        ("Wat doet de regio?", None),
        ("", None),
    ],
)
def test_the_kind_of_value_that_is_asked_for(question, kind):
    found = asked_value(question)
    assert (found.name if found else None) == kind


@pytest.mark.parametrize(
    ("question", "holds", "lacks"),
    [
        ("Hoe vaak?", "De raad overlegt elk kwartaal.", "De raad overlegt met de regio."),
        ("Hoe vaak?", "Het wordt jaarlijks herzien.", "Het wordt herzien."),
        ("Hoe lang?", "De pilot duurt zes maanden.", "De pilot duurt voort in 12 regio's."),
        ("Hoe lang?", "Tot en met 31 december.", "Totaal van de plekken: 31."),
        ("Welk percentage?", "Dat is 5% van het budget.", "Dat zijn 5 regio's."),
        ("Wat kost dat?", "Een plek kost € 100.000.", "Een plek kost de 12 regio's moeite."),
        ("Wat kost dat?", "Deelname is gratis.", "Deelname is verplicht."),
        ("In welk jaar?", "In 2024 sluit de locatie.", "De locatie sluit over 24 maanden."),
        ("Hoeveel plekken zijn er?", "Er zijn drie plekken.", "Er zijn plekken."),
        ("Welk e-mailadres is dat?", "Mail naar loket@regio.example.", "Mail naar het loket."),
        ("Welk telefoonnummer is dat?", "Bel 012-345 67 89.", "Bel voor 12.00 uur."),
        ("Welke website is dat?", "Zie www.regio.example.", "Zie de website."),
        ("Welk artikel is dat?", "Dat regelt artikel IV.", "Dat regelt de wet."),
    ],
)
def test_whether_a_text_holds_it(question, holds, lacks):
    kind = asked_value(question)
    assert kind is not None
    assert kind.stands_in(holds)
    assert not kind.stands_in(lacks)


@pytest.fixture
def plan():
    made = Pieces("plan").add("De pilot duurt zes maanden.").add("De pilot is in de regio.").add("De regio betaalt.")
    return made.add("De VNG kijkt mee.").build()


@pytest.mark.parametrize(
    ("question", "similarities", "expected"),
    [
        ("Hoe lang duurt de pilot?", (0.9, 0.8, 0.7, 0.6), (1, 0, 0)),
        ("Hoe lang duurt de pilot?", (0.1, 0.8, 0.7, 0.6), (1, 1, 0)),  # best for its value, but not near
        ("Wat doet de VNG?", (0.1, 0.8, 0.7, 0.6), (0, 0, 0)),
    ],
)
def test_a_value_is_missing_when_what_is_nearest_lacks_it(plan, question, similarities, expected):
    ranked = [candidate(plan, place, 3.0 - place, similarity=one) for place, one in enumerate(similarities)]
    hit = Hit(Chunk("id", "plan", 0, 0, 3, 0, 9, ""), 1.0, 0.6, 0.8, 0.0, (PassageScore(0, 0.8),), 1)
    found = confidence_features(understand(question), ranked, [hit], NOTHING_ASKED, plain_views())
    assert (found["value_asked"], found["value_missing"], found["value_missing_top"]) == expected
    turned = confidence_features(understand(question), ranked[::-1], [hit], NOTHING_ASKED, plain_views())
    assert turned["value_missing_top"] == expected[0]
