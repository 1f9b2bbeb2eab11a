"""What an abbreviation stands for is answered with the passage that writes it out."""

from __future__ import annotations

import pytest

from assistant.question import understand
from assistant.short_forms import written_out
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
