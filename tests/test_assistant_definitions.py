"""Questions after the meaning of a word, and the passages that give it."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.compose import compose
from assistant.composing.definitions import asked_word, asked_words, is_definition
from assistant.evidence.retrieval import Evidence
from tests.assistant_double import Pieces, candidate


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("wat betekent ombouw?", ("ombouw",)),
        ("Wat zijn basisfuncties?", ("basisfuncties",)),
        ("Wat wordt bedoeld met een JB-keten?", ("JB-keten",)),
        ("What does GI stand for?", ("GI",)),  # too short to be told from other words
        ("Waar staat NZa voor?", ("NZa",)),
        ("waar staat de afkorting gi voor", ("gi",)),  # alone, however it is written
        ("Wat is er met de GI?", ("GI",)),
        ("Waar staan de letters NZa voor?", ("NZa",)),
        ("Wie betaalt de ombouw?", ()),
        ("Wat zijn volgens alle betrokken partijen gezamenlijk afgesproken regels?", ()),
        ("", ()),
    ],
)
def test_asked_words(question, expected):
    assert asked_words(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [("Wat is een GI?", "GI"), ("Waar staat gi voor?", "gi"), ("Wat is er met de GI?", None), ("Wie is de GI?", None)],
)
def test_the_one_word_that_is_asked(question, expected):
    assert asked_word(question) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gebouwen sluiten en alternatieven maken (=ombouw) kost tijd.", True),
        ("Gebouwen sluiten en alternatieven maken (hierna: ombouw).", True),
        ("Onder ombouw wordt verstaan dat gebouwen sluiten.", True),
        ("De ombouw houdt in dat gebouwen sluiten.", True),
        ("Ombouw is het sluiten van gebouwen.", True),
        ("Er is behoefte aan ombouw: stappen die gebouwen sluiten.", True),
        ("Ombouw: het sluiten van gebouwen.", True),
        ("b. ombouw: sluiten met een plan;", True),
        ("De kosten van ombouw: hoog.", False),
        ("De ombouw is klaar.", False),
        ("De verbouwing betekent niets.", False),
        ("Dat betekent ombouw.", False),
        ("", False),
    ],
)
def test_is_definition(text, expected):
    assert is_definition(text, ("ombouw",)) is expected


@pytest.mark.parametrize(("behind", "expected"), [(1.9, "Het sluiten"), (2.1, "De ombouw")])
def test_what_defines_goes_before_what_mentions(behind, expected):
    document = Pieces("a").add("De ombouw duurt lang.").add("Het sluiten van gebouwen (=ombouw) duurt.").build()
    found = [candidate(document, 0, 3.0), candidate(document, 1, 3.0 - behind)]
    parts = compose(understand("Wat is ombouw?"), Evidence([], found))
    assert parts[0].text.startswith(expected)
    assert compose(understand("Hoe lang duurt ombouw?"), Evidence([], found))[0].text == "De ombouw duurt lang."
