"""Whose view is asked, and whether the evidence speaks of that body at all."""

from __future__ import annotations

import pytest

from assistant.evidence.speakers import asked_speaker, lacks_speaker
from tests.assistant_double import Pieces, candidate


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("Wat vindt de Kinderombudsman van het plan?", "Kinderombudsman"),
        ("wat zegt de kinderombudsman over het plan?", "kinderombudsman"),
        ("Wat adviseert de Raad van State over de wet?", "Raad van State"),
        ("Hoeveel plekken zijn er volgens GGZ Nederland?", "GGZ Nederland"),
        ("What does the Council of State say about it?", "Council of State"),
        ("Waarom pleit de Algemene Rekenkamer voor toezicht?", "Algemene Rekenkamer"),
        # Others than bodies, bodies that are not asked for a view, and two at once.
        ("Wat vindt het kind van het plan?", None),
        ("wat vindt de raad van het plan?", None),
        ("Wie betaalt het Rijk?", None),
        ("Wat doet de Kinderombudsman?", None),
        ("Wat zeggen VNG en VWS over geld?", None),
    ],
)
def test_asked_speaker(question, speaker):
    assert asked_speaker(question) == speaker


@pytest.mark.parametrize(
    ("names", "lacks"),
    [
        (["Raad voor de Kinderbescherming"], False),
        (["Kinderbescherming"], False),
        # As a whole, not word by word.
        (["Raad van State"], True),
        (["RvdK"], True),
        (["RvdK", "Raad voor de Kinderbescherming"], False),
        # Who made the document speaks in it.
        (["VWS"], False),
    ],
)
def test_lacks_speaker(names, lacks):
    made = Pieces("brief").add("De Raad voor de Kinderbescherming wil meer tijd.")
    assert lacks_speaker(names, [candidate(made.build(), 0, 1.0)]) is lacks


@pytest.mark.parametrize(("place", "lacks"), [(0, False), (2, False), (3, True)])
def test_only_what_would_be_quoted_counts(place, lacks):
    made = Pieces("brief")
    for number in range(4):
        made.add("De Kinderombudsman wil meer tijd." if number == place else f"Zin {number} gaat over geld.")
    document = made.build()
    candidates = [candidate(Pieces("ander").add("Niets.").build(), 0, 1.0)] * place + [candidate(document, place, 1.0)]
    assert lacks_speaker(["Kinderombudsman"], candidates) is lacks


def test_who_opens_a_document_speaks_in_it():
    made = Pieces("advies").add("Kinderombudsman").add("Advies over tijd.")
    for number in range(20):
        made.add(f"Zin {number} gaat over tijd.")
    assert not lacks_speaker(["Kinderombudsman"], [candidate(made.build(), 18, 1.0)])
