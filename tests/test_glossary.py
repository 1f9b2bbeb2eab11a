"""Terms: what defines them, where they stand, how they are found, and which words of an answer get a meaning."""

from __future__ import annotations

import pytest

from assistant.glossary.glossary import build_glossary
from assistant.glossary.marking import TermMarker
from assistant.glossary.search import ABBREVIATIONS, letters, mentioned, search_terms, terms_of
from corpus.parsing.parse import parse_document
from corpus.terms.thesaurus import load_thesaurus
from corpus.types import Metadata

THESAURUS = """
[topics]
jeugdhulp = "Jeugdhulp"
tijd = "Tijd"

[[concept]]
preferred = "gezinshuis"
topic = "jeugdhulp"
alternatives = ["gezinsvervangend huis"]
lay = ["huis met ouders"]
english = ["family home"]
definition = "Een huis waar jongeren bij ouders wonen."

[[concept]]
preferred = "gecertificeerde instelling"
topic = "jeugdhulp"
english = ["certified institution"]
definition = "Een organisatie met een keurmerk."

[[concept]]
preferred = "termijn"
topic = "tijd"
english = ["term"]
definition = "Een tijd."
"""
TEXT = (
    "Wij openen een gezinshuis. Een gezinshuis is een huis waar jongeren met vaste ouders samen wonen. "
    "Gecertificeerde Instellingen (GI) helpen. De GI belt. De termijn is een tijd van meer dan zeven lange dagen."
)


def make_document(identity, text):
    metadata = Metadata(identity, "Titel", "plan", ("VWS",), "2022", "year", "", "", "nl", f"{identity}.txt", "")
    return parse_document(metadata, text)


@pytest.fixture
def thesaurus(tmp_path):
    path = tmp_path / "thesaurus.toml"
    path.write_text(THESAURUS, encoding="utf-8")
    return load_thesaurus(path)


@pytest.fixture
def glossary(thesaurus):
    return build_glossary({"plan": make_document("plan", TEXT)}, thesaurus=thesaurus)


def named(glossary, name):
    return next(term for term in glossary.terms if term.name == name)


def test_the_sentence_that_says_what_a_term_is_defines_it(glossary):
    term = named(glossary, "gezinshuis")
    assert term.defined.quote == "Een gezinshuis is een huis waar jongeren met vaste ouders samen wonen."
    assert term.first.quote == "Wij openen een gezinshuis."
    assert (term.count, dict(term.mentions)) == (2, {"plan": 2})


@pytest.mark.parametrize("term", ["gezinshuis", "GI"])
def test_a_definition_is_a_slice_of_its_document(glossary, term):
    quote = named(glossary, term).defined
    assert TEXT[quote.start : quote.end] == quote.quote


def test_an_abbreviation_is_the_concept_it_stands_for(glossary):
    term = named(glossary, "GI")
    assert (term.long, term.definition) == ("Gecertificeerde Instellingen", "Een organisatie met een keurmerk.")
    assert term.defined.quote == "Gecertificeerde Instellingen (GI)"
    assert [one.name for one in glossary.terms] == ["gezinshuis", "GI", "termijn"]


def test_words_of_any_document_are_not_defined_by_a_sentence(glossary):
    assert named(glossary, "termijn").defined is None


def test_without_documents_the_thesaurus_is_left(thesaurus):
    empty = build_glossary({}, thesaurus=thesaurus)
    assert len(empty.terms) == 3
    assert mentioned(empty) == ()


@pytest.mark.parametrize(
    ("sought", "names"),
    [
        ("gi", ["GI"]),
        ("Gezins", ["gezinshuis"]),
        ("huis met ouders", ["gezinshuis"]),
        ("keurmerk", ["GI"]),
        ("fiets", []),
        ("", []),
    ],
)
def test_search(glossary, sought, names):
    assert [term.name for term in search_terms(glossary.terms, sought)] == names


def test_letters_and_abbreviations(glossary):
    assert letters(glossary.terms) == ("G", "T")
    assert [term.name for term in terms_of(glossary.terms, "G")] == ["gezinshuis", "GI"]
    assert [term.name for term in terms_of(glossary.terms, ABBREVIATIONS)] == ["GI"]


def test_marked_words_are_where_they_are_said_to_be(glossary, thesaurus):
    text = "De GI's kiezen een gezinshuis, en de GI kiest binnen de termijn."
    marked = TermMarker(glossary, thesaurus=thesaurus).mark(text)
    assert [(text[one.start : one.end], one.term.name) for one in marked] == [
        ("GI", "GI"),
        ("gezinshuis", "gezinshuis"),
    ]


def test_a_term_is_explained_once_and_not_too_many_are(glossary, thesaurus):
    marker = TermMarker(glossary, thesaurus=thesaurus)
    assert [one.term.name for one in marker.mark("Een gezinshuis en de GI.", most=1)] == ["GI"]
    assert marker.mark("Een gezinshuis en de GI.", without={"GI", "gezinshuis"}) == ()
    assert marker.mark("Een gezinshuis.", most=0) == ()
    assert marker.mark("") == ()
