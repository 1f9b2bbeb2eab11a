"""What is understood of a question: the kind of answer, the language, names, years; and how it is cleaned."""

from __future__ import annotations

import unicodedata

import pytest

from assistant.asking.language import detect_language
from assistant.asking.question import answer_type, clean_question, find_names, understand


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hoeveel plekken zijn er?", "number"),
        ("Hoe lang mag een plaatsing duren?", "number"),
        ("Welk percentage van de kosten betaalt het rijk?", "number"),
        ("How many children live there?", "number"),
        ("What percentage is paid by the state?", "number"),
        ("Wanneer sluit de laatste instelling?", "date"),
        ("In welk jaar begint het programma?", "date"),
        ("By what date must the plan be ready?", "date"),
        ("When does it start?", "date"),
        ("Waarom sluiten de instellingen?", "why"),
        ("Wat is de reden van de sluiting?", "why"),
        ("Why do they close?", "why"),
        ("Wat betekent afbouw?", "definition"),
        ("Wat wordt verstaan onder kleinschaligheid?", "definition"),
        ("Waar staat VNG voor?", "definition"),
        ("What does VNG stand for?", "definition"),
        ("Wat is een leefgroep?", "definition"),
        ("Noem de acties van de regio.", "list"),
        ("Welke acties zijn afgesproken?", "list"),
        ("Wat zijn de drie ambities?", "list"),
        ("Which agreements were made?", "list"),
        ("Welke thema's zijn besproken?", "list"),
        ("Welke vier regio’s doen mee?", "list"),
        ("Welke gemeente is begonnen?", "who"),  # "is" is no plural
        ("Op welke wijze was dat geregeld?", "how"),
        ("Wie betaalt de ombouw?", "who"),
        ("Van wie is dit plan?", "who"),
        ("Who pays for the buildings?", "who"),
        ("Waar staan de nieuwe groepen?", "where"),
        ("Where do they live?", "where"),
        ("Hoe wordt de regio betrokken?", "how"),
        ("How is the region involved?", "how"),
        ("Wat is het verschil tussen de brief en het plan?", "comparison"),
        ("Zeggen beide documenten iets over geld?", "comparison"),
        ("What do both documents say about money?", "comparison"),
        ("Mag een gemeente weigeren?", "yes_no"),
        ("Does the ministry agree?", "yes_no"),
        ("Iets over geld", "fact"),
        ("", "fact"),
    ],
)
def test_answer_type(text, expected):
    assert answer_type(text) == expected


def test_the_answer_type_does_not_hang_on_capitals_or_space():
    assert answer_type("  HOEVEEL PLEKKEN ZIJN ER?  ") == "number"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wie betaalt de ombouw?", "nl"),
        ("Who pays for the buildings?", "en"),
        ("What does the VNG want?", "en"),
        ("Wat wil de VNG?", "nl"),
        ("JeugdzorgPlus", "nl"),  # undecided
        ("", "nl"),
        ("what is wat", "nl"),  # one each: undecided
        ("Wat houdt 'the transition of youth care' in volgens de VNG?", "nl"),
    ],
)
def test_language(text, expected):
    assert detect_language(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wat wil de VNG in Zeeland?", ("VNG", "Zeeland")),
        ("Rotterdam sluit wanneer?", ()),  # opens the sentence: may be any word
        ("Wat doet het? Gemeenten doen niets.", ()),
        ("Is JeugdzorgPlus hetzelfde als jeugdzorg?", ("JeugdzorgPlus",)),
        ("ZuidWest wil wat?", ("ZuidWest",)),  # an inner capital is a name anywhere
        ("WAT WIL DE VNG IN ZEELAND?", ()),  # shouting says nothing
        ("Wat wil Almata, en wat wil Almata niet?", ("Almata",)),
        ("Wat zegt artikel 6 over 2024?", ()),
        ("wat wil de vng?", ()),
    ],
)
def test_names(text, expected):
    assert find_names(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wat gebeurt er in 2024, 2030 en weer in 2024?", ("2024", "2030")),
        ("Is er 2500 of 12024 of 1850 euro?", ()),
        ("Wat gold er in 1995?", ("1995",)),
    ],
)
def test_years(text, expected):
    assert understand(text).years == expected


def test_names_and_years_come_from_the_question_in_full_and_type_and_language_from_what_was_asked():
    question = understand("En hoeveel in 2020?", standalone="Wie steunt de VNG in 2024? En hoeveel in 2020?")
    assert question.text == "En hoeveel in 2020?"
    assert question.standalone.startswith("Wie steunt")
    assert (question.type, question.language) == ("number", "nl")
    assert question.years == ("2024", "2020")
    assert question.names == ("VNG",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Wie\t betaalt \n\n dit?  ", "Wie betaalt dit?"),
        ("Wie\x00 betaalt\x07 dit\x1b?\x7f", "Wie betaalt dit ?"),
        ("Wie\u200b betaalt\u200e \ufeffdit\u2028?", "Wie betaalt dit ?"),
        ("\u202eWie betaalt\u202c dit?", "Wie betaalt dit?"),
        ("cafe\u0301", "café"),
        ("", ""),
        (" \t\r\n\x0b\x0c\x85\u00a0", ""),
        ("😀", "😀"),
        ("<b>wie</b>'; DROP TABLE x; --", "<b>wie</b>'; DROP TABLE x; --"),
    ],
)
def test_clean_question(text, expected):
    assert clean_question(text, maximum=100) == expected


@pytest.mark.parametrize("text", ["woord " * 9_000, "a" * 50_000, "e\u0301" * 25_000, " " * 50_000, "😀\u200d" * 9_000])
def test_a_cleaned_question_is_never_longer_than_allowed(text):
    cleaned = clean_question(text, maximum=20)
    assert len(cleaned) <= 20
    assert cleaned == cleaned.strip()
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned == clean_question(cleaned, maximum=20)


def test_a_long_question_keeps_its_beginning():
    assert clean_question("abc " * 10_000, maximum=10) == "abc abc ab"
    assert clean_question("x" * 21, maximum=21) == "x" * 21


@pytest.mark.parametrize("text", ["wie \ud800 betaalt", "\udcff", "\ud83d wat"])
def test_half_characters_do_not_survive(text):
    clean_question(text, maximum=50).encode("utf-8")
