"""Lists that are told by their words: headings after the sentence that announces them, and a list below a number."""

from __future__ import annotations

import pytest

from assistant.asking.question import understand
from assistant.structure.announced import announced_headings, listed_below
from tests.assistant_double import Pieces, candidate


def letter(sentence, *, headings=3):
    """A paragraph of two sentences, 0 the given one, with headings behind it, each with a line of text."""
    made = Pieces("letter").add(sentence).more("Als bijdrage.")
    for name in ("Bouwen", "Sluiten", "Betalen")[:headings]:
        made.heading(name).add(f"{name} kost tijd.")
    return made.build()


def announced(document, question="Welke adviezen geeft de raad?", index=0):
    return [part.text for part in announced_headings(understand(question), [candidate(document, index, 1.0)])]


@pytest.mark.parametrize(
    ("sentence", "question", "found"),
    [
        ("Wij geven u enkele adviezen.", "Welke adviezen geeft de raad?", True),
        ("Wij geven u enkele nieuwe adviezen.", "Welke adviezen geeft de raad?", True),
        ("Wij geven u drie adviezen.", "Noem de adviezen", True),
        ("De adviezen zijn goed.", "Welke adviezen geeft de raad?", False),  # does not say that they follow
        ("Wij geven u enkele adviezen.", "Welke kosten zijn er?", False),
        ("Wij geven u enkele adviezen.", "Wie geeft adviezen?", False),
    ],
)
def test_headings_are_the_items_of_the_sentence_that_announces_them(sentence, question, found):
    assert announced(letter(sentence), question) == ([sentence, "Bouwen", "Sluiten", "Betalen"] if found else [])


def test_two_headings_are_no_list():
    assert announced(letter("Wij geven u enkele adviezen.", headings=2)) == []


def test_the_headings_follow_the_paragraph_of_the_sentence():
    made = Pieces("a").add("Wij geven enkele adviezen.").add("Een andere alinea.")
    for name in ("Bouwen", "Sluiten", "Betalen"):
        made.heading(name)
    assert announced(made.build()) == []


def below(question, index=2):
    made = Pieces("report").heading("Oplossingen").add("Dit is gezegd.").heading("Oplossing 3: van alles", level=2)
    made.add("Dit zijn er enkele:").item("Bouwen.", under=3).item("Sluiten.", under=3).heading("Slot")
    return [part.text for part in listed_below(understand(question), [candidate(made.build(), index, 1.0)])]


WHOLE = ["Oplossing 3: van alles", "Dit zijn er enkele:", "Bouwen.", "Sluiten."]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Noem alle ideeën bij de derde oplossing", WHOLE),
        ("Welke ideeën horen bij oplossing 3?", WHOLE),
        ("Welke ideeën horen bij de tweede oplossing?", []),
        ("Welke ideeën zijn er?", []),
        ("Welke ideeën horen bij de laatste oplossing?", []),  # says no number
    ],
)
def test_the_list_below_the_heading_with_that_number(question, expected):
    assert below(question) == expected


def test_only_when_that_heading_is_the_best_passage():
    assert below("Noem alle ideeën bij de derde oplossing", index=1) == []
