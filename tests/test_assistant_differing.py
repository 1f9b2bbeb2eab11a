"""Two documents that give different numbers for the same thing are pointed at, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.asking.question import understand
from assistant.composing.differing import differing_notice
from assistant.evidence.candidates import Candidate
from assistant.evidence.traits import traits
from assistant.evidence.views import View
from assistant.parts import Part, part_of
from corpus import Document
from tests.builders import DocumentBuilder


def terms(text: str) -> list[str]:
    """Words of five letters or more, cut to five: enough for "plek" and "plekken" not to be needed here."""
    return [word.casefold().strip(".,?")[:5] for word in text.split() if len(word.strip(".,?")) > 4]


def document(name: str, *sentences: str) -> Document:
    builder = DocumentBuilder(name, title=name.title())
    for sentence in sentences:
        builder.add(sentence)
    return builder.build()


def last_part(of: Document) -> Part:
    return part_of(of, [of.passages[-1]])


def candidate(of: Document, score: float) -> Candidate:
    passage = of.passages[-1]
    text = of.quote(passage)
    view = View(text, text, traits(text), frozenset(), frozenset(), text)
    return Candidate(of, passage, view, 0.9, 0, {}, score)


ONE = document("nota", "Er zijn in het land 1.175 gesloten plekken voor jongeren.")
ASKED = understand("Hoeveel gesloten plekken zijn er?")


@pytest.mark.parametrize(
    ("other", "score", "said"),
    [
        ("In de brief staan 1.210 gesloten plekken.", 2.0, True),
        ("In de brief staan 1175 gesloten plekken.", 2.0, False),  # the same number, written without a point
        ("In de brief staan 1.210 gesloten plekken.", -2.0, False),  # hardly an answer to the question
        ("In de brief staan 12 nieuwe gebouwen met ramen.", 2.0, False),  # counts something else
        ("In 2019 besloten wij tot gesloten plekken.", 2.0, False),  # a year is no number of places
    ],
)
def test_only_another_number_of_the_same_thing_is_pointed_at(other: str, score: float, said: bool) -> None:
    notice = differing_notice(ASKED, [last_part(ONE)], [candidate(document("brief", other), score)], terms)
    assert (notice is not None) == said
    if notice is not None:
        assert notice.code == "values_differ"
        assert "“Nota”: 1.175" in notice.text
        assert "“Brief”: 1.210" in notice.text


def test_numbers_of_different_years_do_not_contradict_each_other() -> None:
    before = document("nota", "Er waren in 2020 nog 1.175 gesloten plekken.")
    after = document("brief", "Er waren in 2022 nog 1.000 gesloten plekken.")
    same = document("brief", "Er waren in 2020 nog 1.000 gesloten plekken.")
    assert differing_notice(ASKED, [last_part(before)], [candidate(after, 2.0)], terms) is None
    assert differing_notice(ASKED, [last_part(before)], [candidate(same, 2.0)], terms) is not None


def test_nothing_is_said_of_other_questions_or_within_one_document() -> None:
    other = document("brief", "In de brief staan 1.210 gesloten plekken.")
    why = understand("Waarom zijn er gesloten plekken?")
    assert differing_notice(why, [last_part(ONE)], [candidate(other, 2.0)], terms) is None
    two = document("nota", "Er zijn 12 gesloten plekken.", "Er zijn 14 gesloten plekken.")
    assert differing_notice(ASKED, [part_of(two, [two.passages[0]])], [candidate(two, 2.0)], terms) is None


def test_the_note_is_in_the_language_of_the_question() -> None:
    other = document("brief", "In de brief staan 1.210 gesloten plekken.")
    asked = replace(ASKED, language="en")
    notice = differing_notice(asked, [last_part(ONE)], [candidate(other, 2.0)], terms)
    assert notice is not None
    assert notice.text.startswith("Please note")
