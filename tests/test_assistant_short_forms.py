"""What an abbreviation stands for is answered with the passage that writes it out."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.short_forms import unwritten_notice, written_out
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
    found = written_out(understand("Wat is een GI?"), FOUND, DOCUMENTS, chosen=["plan"])
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
    ],
)
def test_the_reader_is_told_that_nothing_writes_it_out(question, quoted, expected):
    document = Pieces("nota").add(quoted).build()
    called = {"RvdK": ("RvdK", "kinderbescherming", "Raad voor de Kinderbescherming")}
    parts = [part_of(document, document.passages)]
    notice = unwritten_notice(understand(question), FOUND, parts, lambda short: called.get(short, ()))
    assert (notice.text if notice else None) == expected
