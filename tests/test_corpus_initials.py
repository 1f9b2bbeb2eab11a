"""Initials at the start of a line are part of a name; the letters of a list or of headings stay what they are."""

from __future__ import annotations

import pytest

from corpus.parsing.parse import parse_document
from corpus.storage.naming import blank_metadata

LEAD = "Het verslag wordt vastgesteld."


def passages(text):
    document = parse_document(blank_metadata("notulen", title="Notulen", file="notulen.txt"), text)
    return [(one.kind, one.marker, " ".join(document.quote(one).split())) for one in document.passages]


@pytest.mark.parametrize(
    "line",
    [
        "K. Vos vraagt naar de stand van zaken van de wachtlijst.",
        "M. de Wit: hoe zit het met de kleine aanbieders?",
        "A. el Hamdi vraagt aandacht voor het vervoer.",  # before such a name an A opens no list
        "R. Dijkema",
    ],
)
def test_a_line_that_opens_with_a_name_is_a_sentence(line):
    assert ("sentence", "", line) in passages(f"{LEAD}\n\n{line}\n\n{LEAD}\n")


def test_two_speakers_whose_letters_follow_each_other_are_no_list():
    said = ["R. Dijkema meldt dit.", "S. Bakker meldt dat."]
    assert [words for kind, marker, words in passages("\n".join([LEAD, *said])) if not marker] == [LEAD, *said]


@pytest.mark.parametrize(
    "letters",
    ["AB", "CDE"],  # from A, or three of them: the first ones may stand elsewhere
)
def test_letters_that_count_on_are_a_list(letters):
    items = [f"{letter}. Wonen bij elkaar;" for letter in letters]
    found = [(kind, marker) for kind, marker, _ in passages("\n".join(["Dit komt aan bod:", *items]))]
    assert found[1:] == [("item", f"{letter}.") for letter in letters]


def test_a_name_is_no_heading():
    text = f"{LEAD}\n\nJ.P. van der Berg, wethouder\n\n{LEAD} {LEAD} {LEAD}\n"
    assert ("sentence", "", "J.P. van der Berg, wethouder") in passages(text)


def test_in_markdown_nothing_changes():
    """The texts on which the search is fitted are read as they always were."""
    assert ("heading", "", "J. van Wessem, wethouder") in passages(
        f"# Verslag\n\n{LEAD}\n\nJ. van Wessem, wethouder\n\n{LEAD}"
    )
