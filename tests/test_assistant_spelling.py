"""Typing errors: the nearest known word, and of those as near the one that sounds the same."""

from __future__ import annotations

import pytest

from assistant.asking.spelling import Speller
from index.dutch.lexicon import Lexicon

KNOWN = dict.fromkeys(["betekent", "getekend", "brief", "bericht", "gemeente", "gemeenten", "afspraak", "maken"], 4.0)


@pytest.fixture(scope="module")
def speller():
    return Speller(Lexicon({}, KNOWN, frozenset({"woonvisie"})))


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("wie heeft getekent?", "wie heeft getekend?"),  # "betekent" is as near but sounds otherwise
        ("de breif", "de brief"),
        ("welke gemeentenn", "welke gemeenten"),
        ("de wonvisie", "de woonvisie"),  # what the documents say counts as known
        ("een afspraakmaken", "een afspraakmaken"),  # two known words make a compound, not an error
        ("in Breif", "in brief"),  # a capital at the start says nothing
        ("de BREIF", "de BREIF"),  # an abbreviation does
        ("hei", "hei"),  # too short to tell
        ("volstrekt onbekends", "volstrekt onbekends"),
    ],
)
def test_errors_are_mended_and_other_words_left_alone(speller, typed, mended):
    assert speller.correct(typed) == mended
