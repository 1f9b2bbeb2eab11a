"""The topic of a question finds rows that name it otherwise: another word for it, a kind of it, a typing error."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.agreements.register import curate
from assistant.asking.question import understand
from assistant.register_answers import RegisterAnswers, topics_of
from assistant.register_answers.lead_in import lead_in
from corpus.terms.thesaurus import Thesaurus
from corpus.terms.thesaurus_file import Concept
from index.dutch.analyse import Analyser
from index.dutch.lexicon import Lexicon
from tests.agreements_double import extract, make_document, row
from tests.builders import DocumentBuilder

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


def listed_document():
    """Two sentences in one paragraph that introduce a list of two items, the second with one below it."""
    made = DocumentBuilder("lijst").heading("Randvoorwaarden")
    made.add("In de regio gebeurt veel.").add("Landelijk vraagt dit overleg.").add("Daarvoor nemen we deze acties:")
    made.add("De VNG maakt een plan.", kind="item", parent=3)
    made.add("De VNG spreekt met scholen:", kind="item", parent=3)
    made.add("De VNG belt.", kind="item", parent=5)
    document = made.build()
    # The sentences of one paragraph share its block; the first one stands alone.
    blocks = (0, 1, 2, 2, 3, 4, 5)
    passages = [replace(one, block=block) for one, block in zip(document.passages, blocks, strict=True)]
    return replace(document, passages=tuple(passages))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("De VNG maakt een plan.", "Daarvoor nemen we deze acties: . Landelijk vraagt dit overleg."),
        (
            "De VNG belt.",
            "De VNG spreekt met scholen: . Daarvoor nemen we deze acties: . Landelijk vraagt dit overleg.",
        ),
        ("In de regio gebeurt veel.", ""),
        ("Randvoorwaarden", ""),
    ],
)
def test_a_list_is_about_what_introduces_it(words, told):
    document = listed_document()
    assert lead_in(document, document.text.index(words)) == told


def test_a_list_below_a_heading_has_no_other_introduction_and_past_the_text_there_is_none():
    document = DocumentBuilder("kop").heading("Acties").add("De VNG belt.", kind="item", parent=0).build()
    assert lead_in(document, document.text.index("De VNG belt.")) == "Acties"
    assert lead_in(document, len(document.text)) == ""


def test_actions_in_a_list_are_found_by_what_introduces_it():
    document = listed_document()
    documents = {"lijst": document}
    items = ("De VNG maakt een plan.", "De VNG spreekt met scholen:", "De VNG belt.")
    shown = tuple(row(document, words, parties=("VNG",), section=("Randvoorwaarden",)) for words in items)
    register = curate(type(extract([]))(shown, ()), (), documents)
    answers = RegisterAnswers(documents, register=lambda: register)
    found = answers.find(understand("Welke acties neemt de VNG landelijk?"))
    assert found is not None
    assert [one.agreement.quote for one in found.rows] == list(items)
    found = answers.find(understand("Welke acties neemt de VNG voor scholen?"))
    assert found is not None
    assert [one.agreement.quote for one in found.rows] == list(items[1:])


def test_a_row_of_a_table_is_about_what_heads_its_group():
    made = DocumentBuilder("tabel").add("Het is druk.").add("Planning")
    made.row(["HUISVESTING"]).row(["Plan naar de raad"]).row(["Eerste versie"]).row(["Los"])
    document = made.build()
    # One paragraph, a group row below the caption, a row in the group, one below that row, and one outside.
    parents = (None, None, 1, 2, 3, None)
    passages = [
        replace(one, parent=parent, block=max(number, 1), depth=int(number == 4))
        for number, (one, parent) in enumerate(zip(document.passages, parents, strict=True))
    ]
    document = replace(document, passages=tuple(passages))
    assert lead_in(document, document.text.index("Plan naar")) == "HUISVESTING . Planning"
    assert lead_in(document, document.text.index("Eerste versie")) == "Plan naar de raad . HUISVESTING . Planning"
    assert lead_in(document, document.text.index("Los")) == ""
