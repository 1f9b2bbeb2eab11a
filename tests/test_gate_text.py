"""What the gate reads: cleaned text, marks, sentences, figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.gate.clean import clean_text
from assistant.gate.marks import known, read_marks, straighten, without_marks
from assistant.gate.split import Splitter, sentences_of
from assistant.gate.text.names import addresses, defanged
from assistant.gate.text.numbers import facts


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a **b** _c_ `d`", "a b c d"),
        ("# Kop\n> citaat", "Kop\ncitaat"),
        ("[tekst](http://x.example/a)", "tekst"),
        ("[1](http://x.example)", "[1]"),
        ("voor ![x](http://x.example/y.png) na", "voor na"),
        ("<b onclick='x'>vet</b>", " vet "),
        ("&lt;script&gt;x()&lt;/script&gt;na", " na"),
        ("V\u200bWS \u202edraai\u202c\u0007", "VWS draai"),
        ("3 < 5 en 7 > 2", "3 < 5 en 7 > 2"),
        ("snake_case en 2*3", "snake_case en 23"),
    ],
)
def test_markup_and_hidden_characters_go(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean


@given(st.text(alphabet="<>/![]()&;ltscriptimg= \n\"'a", max_size=120))
def test_no_tag_or_image_survives(text: str) -> None:
    clean = clean_text(text)
    assert "<script" not in clean.lower()
    assert "<img" not in clean.lower()
    assert not any(letter in clean for letter in "\u202e\u200b\x00")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("a [1]", (1,)),
        ("a [1,2] [2][3]", (1, 2, 3)),
        ("a [1-3]", (1, 2, 3)),
        ("a [1 en 2; 4]", (1, 2, 4)),
        ("a [bron 2]", (2,)),
        ("a [1-999999]", (1, 999999)),
        ("a [noot] (1)", ()),
    ],
)
def test_marks_are_read_in_every_form(text: str, numbers: tuple[int, ...]) -> None:
    assert read_marks(straighten(text)) == numbers


def test_foreign_brackets_and_unknown_marks() -> None:
    assert read_marks(straighten("a 【3†bron】")) == (3,)
    assert known((1, 7, 2), {1, 2}) == (1, 2)
    assert without_marks("De zin [1] gaat door [2].") == "De zin gaat door."


def test_sentences_and_items_keep_their_own_marks() -> None:
    found = list(sentences_of("De VNG wil dit. [1] Zonder merk. En VWS ook [2, 3].\n- Een punt [4]\n2. Nog een [5]"))
    assert [(one.text, one.marks, one.bullet) for one in found] == [
        ("De VNG wil dit.", (1,), False),
        ("Zonder merk.", (2, 3), False),
        ("En VWS ook.", (2, 3), False),
        ("Een punt", (4,), True),
        ("Nog een", (5,), True),
    ]


@given(st.text(alphabet="ab[]12. \n<>()`!A", max_size=200), st.integers(1, 9))
def test_pieces_make_no_difference(text: str, size: int) -> None:
    splitter, found = Splitter(), []
    for start in range(0, len(text), size):
        found += splitter.feed(text[start : start + size])
    found += splitter.finish()
    whole = Splitter()
    assert found == [*whole.feed(text), *whole.finish()]


def test_endless_text_without_a_line_end_is_cut() -> None:
    assert Splitter().feed("woord " * 2000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.175", [("number", "1175", "")]),
        ("1,175 places", [("number", "1175", "")]),
        ("1,5 mln", [("number", "1500000", "")]),
        ("1.5 million", [("number", "1500000", "")]),
        ("€ 3,5 miljoen", [("number", "3500000", "€")]),
        ("20.000 euro", [("number", "20000", "€")]),
        ("50-70%", [("number", "50", "%"), ("number", "70", "%")]),
        ("elf regio's", [("number", "11", "")]),
        ("drieëntwintig", [("number", "23", "")]),
        ("zes maanden", [("number", "6", "maand")]),
        ("de derde keer", [("ordinal", "3", "")]),
        ("9 maart 2020", [("date", "2020-03-09", "")]),
        ("9-3-2020", [("date", "2020-03-09", "")]),
        ("March 9, 2020", [("date", "2020-03-09", "")]),
        ("maart 2020", [("date", "2020-03-", "")]),
        ("10 en 11 februari 2020", [("date", "2020-02-10", ""), ("date", "2020-02-11", "")]),
        ("om 12.00 uur", [("time", "12.00", "")]),
        ("een plan", []),
        ("BJ42", []),
    ],
)
def test_figures_are_read_alike_in_every_format(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.kind, *one.values, one.unit) for one in facts(text)] == expected


def test_addresses_are_taken_out() -> None:
    assert addresses("zie www.x.nl/a, of mail i@x.nl.") == ["www.x.nl/a", "i@x.nl"]
    assert defanged("zie https://x.example/a nu") == "zie … nu"
