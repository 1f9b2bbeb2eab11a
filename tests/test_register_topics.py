"""The topic of a question finds rows that name it otherwise: another word for it, a kind of it, a typing error."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.agreements.register import curate
from assistant.question import understand
from assistant.register_answers import RegisterAnswers, topics_of
from corpus.thesaurus import Thesaurus
from corpus.thesaurus_file import Concept
from index.analyse import Analyser
from index.lexicon import Lexicon
from tests.agreements_double import extract, make_document, row

DOCUMENT = make_document()
DOCUMENTS = {"plan": DOCUMENT}


def concept(preferred, *alternatives, topic="gebouwen", lay=(), narrower=()):
    return Concept(preferred, topic, "", alternatives, tuple(lay), (), (), tuple(narrower), ())


THESAURUS = Thesaurus(
    [
        concept("vastgoed", "gebouwen", "huisvesting van instellingen", lay=["stenen"], narrower=["nieuwbouw"]),
        concept("nieuwbouw"),
        concept("capaciteit", "bedden", topic="cijfers"),
    ],
    {"gebouwen": "Gebouwen", "cijfers": "Cijfers"},
)
# Words of Dutch: what is not in it, nor made up of these, can be a typing error.
WORDS = (
    "vastgoed gebouwen nieuwbouw huisvesting instellingen stenen bedden capaciteit transitie wachtlijst wachtlijsten "
    "aanpak verlening verlenging regio"
)
ANALYSER = Analyser(Lexicon({"wachtlijsten": "wachtlijst"}, dict.fromkeys(WORDS.split(), 4.0)))


def is_about(words, *topic):
    shown = replace(row(DOCUMENT, "Er zijn nu 235 plaatsen."), action=words, topic="", section=())
    made = curate(type(extract([]))((shown,), ()), (), DOCUMENTS).rows[0]
    return topics_of(ANALYSER, THESAURUS).is_about(made, frozenset(topic))


@pytest.mark.parametrize(
    ("words", "topic", "fits"),
    [
        ("Het vastgoed wordt verkocht.", "gebouwen", True),
        ("De gebouwen worden verkocht.", "vastgoed", True),
        ("De vastgoedtransitie begint.", "gebouwen", True),
        ("De huisvesting van de instellingen wordt beter.", "vastgoed", True),
        ("De huisvesting van jongeren wordt beter.", "vastgoed", False),  # half of the name
        ("De stenen staan in de weg.", "vastgoed", False),  # said in daily life, not in a policy document
        ("Het vastgoed wordt verkocht.", "stenen", True),
        ("Er komt nieuwbouw.", "vastgoed", True),  # a kind of it
        ("Het vastgoed wordt verkocht.", "nieuwbouw", False),
        ("Er komen bedden.", "capaciteit", False),  # words of these topics are everywhere
    ],
)
def test_another_name_of_the_same_is_the_same_topic(words, topic, fits):
    assert is_about(words, topic) is fits


def test_beside_another_word_only_the_names_of_a_thing_count_and_not_its_kinds():
    assert is_about("Het vastgoed in de regio.", "gebouwen", "regio")
    assert not is_about("Er komt nieuwbouw in de regio.", "vastgoed", "regio")


@pytest.mark.parametrize(
    ("words", "topic", "fits"),
    [
        ("De wachlijsten worden korter.", "wachtlijsten", True),
        ("De wachtlijsten worden korter.", "wachlijsten", True),
        ("Een overleg over de wachlijstaanpak.", "wachtlijsten", True),
        ("Een overleg over de wachlijstxyzw.", "wachtlijsten", False),  # no word behind it
        ("De waclijsten worden korter.", "wachtlijst", False),  # other in more than one letter
        ("De verlenging van het contract.", "verlening", False),  # both are words
        ("De regoi beslist.", "regio", False),  # too short to tell
    ],
)
def test_a_typing_error_hides_no_topic(words, topic, fits):
    assert is_about(words, topic) is fits


def test_rows_with_the_word_itself_come_before_those_with_another_name():
    shown = [
        row(DOCUMENT, words, action=action, deadline=None)
        for words, action in (
            ("VWS stelt uiterlijk 1 april 2020 een plan op.", "Het vastgoed wordt verkocht."),
            ("Er zijn nu 235 plaatsen.", "De gebouwen worden verkocht."),
        )
    ]
    register = curate(type(extract([]))(tuple(shown), ()), (), DOCUMENTS)
    answers = RegisterAnswers(DOCUMENTS, register=lambda: register, topics=topics_of(ANALYSER, THESAURUS))
    found = answers.find(understand("Welke afspraken zijn er over gebouwen?"))
    assert found is not None
    assert [one.agreement.action for one in found.rows] == [shown[1].action, shown[0].action]
