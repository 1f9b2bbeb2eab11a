"""Questions for the register by a party's own name, a meeting or an addressee; and questions in parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.agreements.filters import Filter, apply_filter, came_along
from assistant.agreements.register import curate
from assistant.asking.question import understand
from assistant.composing.assemble import blank_answer
from assistant.in_parts import answered_in_parts
from assistant.register_answers import RegisterAnswers, register_answer
from corpus.agreements import extract_agreements
from corpus.agreements.gazetteer import belongs, broader
from tests.agreements_helper import document
from tests.test_agreements_own_parties import COVENANT

CLAUSES = "Dakrecht sloopt in 2028 alle haarden.\n\n1.2 Streekvervoer plaatst filters."
LETTER = """# Brief over wonen

Aan de gemeenteraad

Wij zeggen u toe dat de woningen in mei klaar zijn.
"""
MINUTES = """# Notulen

## Kade

Besloten wordt om de weg te sluiten.
"""
FOUND = [
    document(COVENANT.format(sentence=CLAUSES), identity="convenant", kind="convenant"),
    document(LETTER, identity="brief", kind="raadsbrief", publishers=("Gemeente Bergveen",)),
    document(MINUTES, identity="notulen", kind="notulen"),
]
DOCUMENTS = {one.id: replace(one, metadata=replace(one.metadata, title=title)) for one, title in zip(
    FOUND, ("Convenant Schone lucht", "Brief over wonen", "Notulen stuurgroep Kademuur"), strict=True
)}  # fmt: skip
REGISTER = curate(extract_agreements(DOCUMENTS.values()), (), DOCUMENTS)
ANSWERS = RegisterAnswers(DOCUMENTS, register=lambda: REGISTER, today=lambda: date(2026, 1, 1))


def rows(question: str) -> list[str]:
    """What the rows for a question say."""
    found = ANSWERS.find(understand(question))
    return [] if found is None else [row.agreement.action for row in found.rows]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat heeft Dakrecht toegezegd?", ["1.1 Dakrecht sloopt in 2028 alle haarden."]),
        ("Wat heeft woningcorporatie dakrecht beloofd?", ["1.1 Dakrecht sloopt in 2028 alle haarden."]),
        ("Wat hebben woningcorporaties toegezegd?", ["1.1 Dakrecht sloopt in 2028 alle haarden."]),
        ("Wat heeft Streekvervoer afgesproken?", ["1.2 Streekvervoer plaatst filters."]),
        ("Wat is er toegezegd aan de raad?", ["Wij zeggen u toe dat de woningen in mei klaar zijn."]),
        ("Wat is er besloten in de stuurgroep Kademuur?", ["Besloten wordt om de weg te sluiten."]),
    ],
)
def test_who_is_meant(question: str, expected: list[str]):
    assert rows(question) == expected


def test_what_is_taken_over_is_no_question_for_proposals():
    assert ANSWERS.find(understand("Welke aanbevelingen neemt het college over?")) is None


def test_a_party_with_a_name_of_its_own_is_one_of_its_kind():
    assert broader("Woningcorporatie Dakrecht") == {"woningcorporaties"}
    assert belongs("Woningcorporatie Dakrecht", "woningcorporaties")
    assert not belongs("woningcorporaties", "Woningcorporatie Dakrecht")
    found = apply_filter(REGISTER.rows, Filter(parties=("woningcorporaties",)))
    assert came_along(found, ("woningcorporaties",)) == {"woningcorporaties": ("Woningcorporatie Dakrecht",)}


def in_parts(question: str):
    asked = understand(question)

    def one(part):
        base = blank_answer("a", part.text, part)
        found = ANSWERS.find(part)
        return base if found is None else register_answer(base, found, DOCUMENTS)

    return answered_in_parts(blank_answer("a", question, asked), asked, ANSWERS, one, ())


def test_each_part_of_a_question_asks_the_register():
    found = in_parts("Wat heeft Dakrecht toegezegd en wat heeft Streekvervoer toegezegd?")
    assert found is not None
    assert [citation.quote for citation in found.citations] == [
        "1.1 Dakrecht sloopt in 2028 alle haarden.",
        "1.2 Streekvervoer plaatst filters.",
    ]
    assert [said.citations for said in found.statements] == [(1,), (2,)]
    assert "- 1.1 Dakrecht sloopt in 2028 alle haarden. [1]" in found.answer
    assert "- 1.2 Streekvervoer plaatst filters. [2]" in found.answer


@pytest.mark.parametrize(
    "question",
    [
        "Wat heeft Dakrecht toegezegd?",
        "Waar ligt de kade en hoe lang is zij dan?",
        "Wat heeft Dakrecht toegezegd en hoe warm is het vandaag?",
    ],
)
def test_otherwise_the_whole_is_answered(question: str):
    assert in_parts(question) is None
