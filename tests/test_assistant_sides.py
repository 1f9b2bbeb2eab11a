"""Two headings of one document that a question asks the difference of."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.composing.compose import compose
from assistant.composing.sides import headed_sides, sides
from assistant.evidence.retrieval import Evidence
from tests.assistant_double import Pieces, candidate


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat is het verschil tussen de brief en het plan?", ("brief", "plan")),
        ("Wat is het verschil tussen oplossing 1 en oplossing 2?", ("oplossing 1", "oplossing 2")),
        ("Wat is het verschil tussen oplossing 1 en 2", ("oplossing 1", "oplossing 2")),
        ("Verschillen tussen model A en B?", ("model A", "model B")),
        ("What is the difference between a house and a home?", ("house", "home")),
        ("Vergelijk oplossing 1 met oplossing 2", ("oplossing 1", "oplossing 2")),
        ("Wat is het verschil in kosten?", ()),
        ("Waar komen de brief en het plan vandaan?", ()),
    ],
)
def test_sides(question, expected):
    assert sides(question) == expected


def report(*titles):
    """Headings with a sentence below each: "Oplossing 1", "Bouwen kost tijd.", ..."""
    made = Pieces("report").heading("Oplossingen")
    for title, text in titles:
        made.heading(title, level=2).add(text)
    return made.build()


BUILD, CLOSE = ("Oplossing 1", "Bouwen kost tijd."), ("Oplossing 2", "Sluiten kost niets.")


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ((BUILD, CLOSE), [*BUILD, *CLOSE]),
        # A heading that says what it is about is enough.
        ((("Oplossing 1: bouwen", "Dat kost tijd."), CLOSE), ["Oplossing 1: bouwen", *CLOSE]),
        ((BUILD,), []),  # the other is no heading
        ((BUILD, ("Oplossing 21", "Huren.")), []),
    ],
)
def test_both_headings_with_what_stands_below_them(titles, expected):
    question = understand("Wat is het verschil tussen oplossing 1 en 2?")
    assert [part.text for part in headed_sides(question, [candidate(report(*titles), 2, 1.0)])] == expected


def test_the_answer_is_both_sides():
    document = report(BUILD, CLOSE)
    found = Evidence([], [candidate(document, 4, 2.0), candidate(document, 2, 1.0)])
    answer = compose(understand("Wat is het verschil tussen oplossing 1 en oplossing 2?"), found)
    assert [part.text for part in answer] == [*BUILD, *CLOSE]
