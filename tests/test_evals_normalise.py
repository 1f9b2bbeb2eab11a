"""Numbers, amounts, percentages and dates are compared by value, facts on word boundaries."""

from __future__ import annotations

import pytest

from evals.facts import answer_text, facts_found
from evals.normalise import words
from tests.evals_double import answered, refused


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.175", "1175"),
        ("1.250,50", "1250,5"),
        ("11", "elf"),
        ("één", "1"),
        ("22", "tweeëntwintig"),
        ("125", "honderdvijfentwintig"),
        ("1,5 jaar", "anderhalf jaar"),
        ("11%", "11 procent"),
        ("11,0 %", "11 percent"),
        ("1 april 2020", "01-04-2020"),
        ("1 april 2020", "1/4/2020"),
        ("1 april 2020", "2020-04-01"),
        ("1 april 2020", "April 1st, 2020"),
        ("1 april 2020", "1 apr. 2020"),
        ("€ 3,5 mln", "3.500.000 euro"),
        ("€ 10 miljoen", "10 miljoen euro"),
        ("twee miljard", "2.000.000.000"),
        ("Cliënten", "clienten"),
        ("jeugd-\n hulp", "jeugdhulp"),
        ("**Voorkomen**  dat", "voorkomen\ndat"),
        ("jaar²", "jaar"),
    ],
)
def test_written_differently_but_equal(one, other):
    assert [word.text for word in words(one)] == [word.text for word in words(other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("een", "1"),
        ("1175", "1,175"),
        ("jeugd-\nen opvoedhulp", "jeugden opvoedhulp"),
        ("artikel 12 2020", "12 2020"),
        ("100 euro, 2020", "100 2020 euro"),
        ("31-13-2020", "31 januari 2020"),
        ("BJ42", "42"),
    ],
)
def test_not_equal(one, other):
    assert [word.text for word in words(one)] != [word.text for word in words(other)]


@pytest.mark.parametrize(
    ("text", "forms", "found"),
    [
        ("In totaal zijn er elf aanbieders.", ["11 aanbieders"], True),
        ("In totaal zijn er 110 aanbieders.", ["11"], False),
        ("Op 1 april 2020 was het zover.", ["april 2020"], True),
        ("Op 01-04-2020 was het zover.", ["april 2020"], True),
        ("De VNG's plan.", ["VNG"], True),
        ("VNGregio", ["VNG"], False),
        ("", ["11"], False),
        ("iets", [""], False),
        ("jaarlijks", ["per jaar", "jaarlijks"], True),
    ],
)
def test_facts_are_found_on_word_boundaries(text, forms, found):
    assert facts_found(text, [forms]) == (found,)


def test_every_word_knows_its_place():
    text = "Op 01-04-2020 kostte het € 3,5 mln."
    assert {text[word.start : word.end] for word in words(text)} == {
        "Op",
        "01-04-2020",
        "kostte",
        "het",
        "3,5 mln",
        "€",
    }


def test_citation_marks_and_refusals_state_no_facts():
    assert facts_found(answer_text(answered("De wet geldt sinds 2015.")), [["1"], ["2015"]]) == (False, True)
    assert answer_text(refused()) == ""
