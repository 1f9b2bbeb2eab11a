"""What an abbreviation stands for is answered with the passage that writes it out."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.assemble import blank_answer, explained
from assistant.composing.short_forms import explained_short, unwritten_notice, written_out
from assistant.parts import part_of
from corpus import collect_abbreviations
from tests.assistant_double import Pieces

DOCUMENTS = {
    "brief": Pieces("brief").add("Het gaat goed.").add("Gecertificeerde Instellingen (GI's): er zijn lijsten.").build(),
    "plan": Pieces("plan")
    .add("Een gecertificeerde instelling (GI) doet mee.")
    .add("Gesloten inrichtingen (GI) sluiten.")
    .build(),
}
FOUND = collect_abbreviations(DOCUMENTS.values())
CALLED = {
    "RvdK": ("RvdK", "kinderbescherming", "Raad voor de Kinderbescherming"),
    "qxb": ("quota xtra budget",),
    "RSJ": ("RSJ", "Raad voor Strafrecht en Jeugd"),
}
LETTER, PLAN = "Gecertificeerde Instellingen (GI's): er zijn lijsten.", "Gesloten inrichtingen (GI) sluiten."


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat is een GI?", [LETTER, PLAN]),
        ("waar staat de afkorting gi voor", [LETTER, PLAN]),
        ("Wat zijn GI's?", [LETTER, PLAN]),
        ("What does GI stand for?", [LETTER, PLAN]),
        ("Wat is een POH?", []),
        # Something else about it.
        ("Wat is de rol van een GI?", []),
        ("Wie leidt de GI?", []),
    ],
)
def test_the_passage_that_writes_it_out(question, expected):
    assert [part.text for part in written_out(understand(question), FOUND, DOCUMENTS)] == expected


def test_only_the_chosen_documents_are_read():
    found = written_out(understand("Wat is een GI?"), FOUND, {"plan": DOCUMENTS["plan"]})
    assert [part.text for part in found] == ["Een gecertificeerde instelling (GI) doet mee.", PLAN]
    assert written_out(understand("Wat is een GI?"), FOUND, {}) == []


@pytest.mark.parametrize(
    ("question", "quoted", "expected"),
    [
        (
            "Waar staat RvdK voor?",
            "Er zijn lijsten bij de RvdK.",
            "De documenten gebruiken “RvdK” zonder te zeggen waar het voor staat. "
            "Volgens de begrippenlijst van Wegwijzer: Raad voor de Kinderbescherming.",
        ),
        ("What does QX mean?", "De QX doet mee.", "The documents use “QX” without saying what it stands for."),
        (
            "Wat betekent QX?",
            "Regels (QX) helpen.",
            "De documenten gebruiken “QX” zonder te zeggen waar het voor staat.",
        ),
        # It is written out, by itself or beside it; it is no abbreviation; something else is asked.
        ("Waar staat GI voor?", "De GI doet mee.", None),
        ("Waar staat RvdK voor?", "De Raad voor de Kinderbescherming doet mee.", None),
        ("Wat betekent QX?", "QX betekent niets.", None),
        ("Wat is regie?", "De regie is goed.", None),
        ("Wie leidt de RvdK?", "De RvdK doet mee.", None),
        # In small letters it is one when the glossary knows it; with a number it is explained in brackets.
        (
            "Wat is een qxb?",
            "Een qxb helpt.",
            "De documenten gebruiken “qxb” zonder te zeggen waar het voor staat. "
            "Volgens de begrippenlijst van Wegwijzer: quota xtra budget.",
        ),
        ("Wat is QX42?", "De bestuurders van 42 regio's (QX42) doen mee.", None),
    ],
)
def test_the_reader_is_told_that_nothing_writes_it_out(question, quoted, expected):
    document = Pieces("nota").add(quoted).build()
    parts = [part_of(document, document.passages)]
    notice = unwritten_notice(understand(question), FOUND, parts, lambda short: CALLED.get(short, ()))
    assert (notice.text if notice else None) == expected


@pytest.mark.parametrize(
    ("question", "quoted", "notice"),
    [
        # Its full name stands in a document.
        (
            "Waar staat RSJ voor?",
            ["Advies Raad voor Strafrecht en Jeugd"],
            "Volgens de begrippenlijst van Wegwijzer staat “RSJ” voor: Raad voor Strafrecht en Jeugd.",
        ),
        ("Wat is een GI?", ["Een gecertificeerde instelling (GI) doet mee.", PLAN], None),
        # Only used, with a known name and without one.
        (
            "Waar staat RvdK voor?",
            [],
            "De documenten gebruiken “RvdK” zonder te zeggen waar het voor staat. "
            "Volgens de begrippenlijst van Wegwijzer: Raad voor de Kinderbescherming.",
        ),
        ("Wat is XYZ?", [], "De documenten gebruiken “XYZ” zonder te zeggen waar het voor staat."),
        # Not used, no abbreviation, something else is asked.
        ("Wat is een POH?", [], None),
        ("Wat is regie?", [], None),
        ("Wie leidt de RSJ?", [], None),
    ],
)
def test_a_refused_question_after_an_abbreviation(question, quoted, notice):
    asked = understand(question)
    used = Pieces("nota").add("Advies Raad voor Strafrecht en Jeugd").add("De RvdK en XYZ doen mee. Regie.").build()
    documents = {"plan": DOCUMENTS["plan"], "nota": used}
    refusal = explained(blank_answer("1", question, asked), "not_found", "Geen antwoord.")
    answer = explained_short(refusal, asked, FOUND, documents, lambda short: CALLED.get(short, ()))
    assert [statement.text for statement in answer.statements] == quoted
    assert (answer.refusal is None) is bool(quoted)
    assert [one.text for one in answer.notices] == ([notice] if notice else [])
