"""Titles, letterheads, tables of contents and bare headings are not quoted for what the document says."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.compose import compose
from assistant.composing.contentless import tells_nothing
from assistant.evidence.retrieval import Evidence
from corpus import Document, Metadata, parse_document
from tests.assistant_double import candidate

LETTER = """# Plan voor het park

Gemeente Laan, team Groen

Aan de leden van de raad

Betreft: het park
Ons kenmerk: Z-12

Kosten 3

## Kosten

Het park kost € 3 miljoen. Aan de oever komt een bank.

## De raad kan het plan wijzigen

De raad beslist in mei.
"""


@pytest.fixture(scope="module")
def letter() -> Document:
    metadata = Metadata("park", "Plan voor het park", "plan", (), "2026-01-05", "day", "", "", "nl", "park.md", "")
    return parse_document(metadata, LETTER)


def _place(document: Document, text: str) -> int:
    same = (one.index for one in document.passages if document.quote(one) == text)
    return next(same, None) or next(one.index for one in document.passages if document.quote(one).startswith(text))


@pytest.mark.parametrize(
    ("start", "nothing"),
    [
        ("Plan voor het park", True),
        ("Gemeente Laan", True),
        ("Betreft", True),
        ("Kosten", True),
        ("Kosten 3", True),  # an entry of the table of contents
        ("Het park kost", False),
        ("Aan de oever", False),
        ("De raad kan", False),  # a heading that is a sentence
        ("De raad beslist", False),
    ],
)
def test_what_tells_nothing(letter: Document, start: str, nothing: bool):
    found = candidate(letter, _place(letter, start), 1.0)
    assert tells_nothing(understand("Wat kost het park?"), found) is nothing


@pytest.mark.parametrize("question", ["Wat is het kenmerk van de brief?", "Hoe heet het hoofdstuk over geld?"])
def test_a_name_may_be_what_is_asked_for(letter: Document, question: str):
    assert not tells_nothing(understand(question), candidate(letter, _place(letter, "Betreft"), 1.0))


def test_who_made_it_may_stand_below_the_title(letter: Document):
    line = candidate(letter, _place(letter, "Gemeente Laan"), 1.0)
    assert not tells_nothing(understand("Wie maakte het?"), line)


def test_the_answer_is_what_tells_something(letter: Document):
    found = [candidate(letter, _place(letter, "Kosten"), 3.0), candidate(letter, _place(letter, "Het park kost"), 1.0)]
    parts = compose(understand("Wat kost het park?"), Evidence([], found))
    assert [part.text for part in parts] == ["Het park kost € 3 miljoen."]


def test_without_anything_else_the_heading_is_shown(letter: Document):
    parts = compose(understand("Wat kost het park?"), Evidence([], [candidate(letter, _place(letter, "Kosten"), 3.0)]))
    assert [part.text for part in parts] == ["Kosten"]
