"""What a document is about: its own summary or introduction, else its headings, always as slices of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asking.naming import DocumentNames
from assistant.asking.question import understand
from assistant.catalogue.answers import catalogue_answer
from assistant.composing.assemble import blank_answer
from tests.assistant_double import Pieces, split_terms

LONG = " ".join(["woord"] * 90)


def named(document, title, kind, publisher):
    return replace(document, metadata=replace(document.metadata, title=title, kind=kind, publishers=(publisher,)))


@pytest.fixture
def documents():
    nota = (
        Pieces("nota").heading("Nota wonen in de kern").add("Gemeente Ergens").heading("Inleiding").add("Wij bouwen.")
    )
    nota.heading("Samenvatting").add("De nota gaat over huizen.").more("Zij duurt kort.").add("Er zijn twee doelen:")
    nota.item("Meer huizen.", under=7).item("Meer groen.", under=7).heading("Geld").add("De huur daalt.")
    plan = (
        Pieces("plan").heading("Plan water").heading("1. Inleiding", level=2).add(f"{LONG} een.").add(f"{LONG} twee.")
    )
    plan.add("Er zijn drie dingen:").item(f"{LONG} drie.", under=5)
    brief = Pieces("brief").heading("Brief over lucht").add("Geachte raad,").add("In deze brief leest u ons advies.")
    brief.heading("Schone lucht", level=2).add("Adem in.").heading("Vuile lucht", level=2).add("Adem uit.")
    made = (
        named(nota.build(), "Nota wonen in de kern", "nota", "Gemeente Ergens"),
        named(plan.build(), "Plan water", "waterplan", "Waterschap Oost (WSO)"),
        named(brief.build(), "Brief over lucht", "brief", "Raad van Elders (RvE)"),
    )
    return {one.id: one for one in made}


def ask(question, documents, **options):
    names = DocumentNames([one.metadata for one in documents.values()], split_terms)
    asked = understand(question)
    answer = catalogue_answer(blank_answer("x", question, asked), asked, documents, names, **options)
    for citation in answer.citations if answer else ():
        assert citation.quote == documents[citation.document].text[citation.start : citation.end]
    return answer and answer.answer.splitlines()


@pytest.mark.parametrize(
    "question",
    [
        *("Waar gaat de nota over?", "Vat de nota samen", "Kun je de nota kort samenvatten?", "samenvatting nota"),
        "Kun je een samenvatting maken van de nota?",
        *("Geef een samenvatting van de nota wonen in de kern", "Waar gaat Nota wonen in de kern over?"),
    ],
)
def test_its_summary_is_quoted_whole(documents, question):
    assert ask(question, documents) == [
        "Dit is “Samenvatting” van het document zelf, letterlijk:",
        "De nota gaat over huizen. Zij duurt kort. [1]",
        "Er zijn twee doelen: [2]",
        "- Meer huizen. [3]",
        "- Meer groen. [4]",
    ]


def test_of_a_long_introduction_the_beginning_without_what_introduces_what_is_left_out(documents):
    assert ask("What is the waterplan about?", documents) == [
        "This is how “1. Inleiding” of the document itself begins, literally:",
        f"{LONG} een. [1]",
        f"{LONG} twee. [2]",
    ]


def test_without_either_its_title_what_it_says_it_is_and_its_headings(documents):
    lines = [
        "Het document heeft geen samenvatting. In zijn eigen woorden, met de koppen ervan:",
        "Brief over lucht [1]",
        "In deze brief leest u ons advies. [2]",
        "- Schone lucht [3]",
        "- Vuile lucht [4]",
    ]
    assert ask("Vat de RvE-brief samen", documents) == lines
    assert ask("Vat dit document samen", documents, chosen=["brief"]) == lines
    assert ask("Waar gaat dit stuk over?", {"brief": documents["brief"]}) == lines


@pytest.mark.parametrize(
    "question",
    [
        "Waar gaat de huur over?",  # no document
        "Wat staat er in de nota over de huur?",  # one thing in it
        "Vat de doelen van de nota samen",
        "Vat dit document samen",  # which one
        "Vat de nota en de brief samen",  # two at once
        "Waar gaat de raad naartoe volgens de brief?",
    ],
)
def test_anything_else_is_left_to_the_search(documents, question):
    assert ask(question, documents) is None


def test_a_document_that_may_not_be_searched_is_not_summarised(documents):
    assert ask("Vat de nota samen", documents, chosen=["brief"]) is None


def test_without_summary_and_headings_it_is_left_to_the_search():
    bare = named(Pieces("memo").add("Een zin.").build(), "Memo", "memo", "Iemand Anders")
    assert ask("Vat de memo samen", {"memo": bare}) is None
