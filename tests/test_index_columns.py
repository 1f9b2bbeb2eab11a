"""Columns of words survive being text."""

from __future__ import annotations

import pytest

from index.dutch.columns import join_columns, split_columns, words_from_columns, words_to_columns


@pytest.mark.parametrize("columns", [[["a", "b"], []], [[], []], [["één", "", "x y"], ["c"]]])
def test_columns_come_back(columns):
    assert split_columns(join_columns(*columns), 2) == columns


def test_another_number_of_columns_is_refused():
    with pytest.raises(ValueError, match="2 columns where 3 were expected"):
        split_columns(join_columns(["a"], ["b"]), 3)


def test_word_lists_come_back_in_order():
    text = words_to_columns({"zaken": "zaak", "kinderen": "kind"}, {"wet": 4.03, "kind": 5.1})
    assert text == "\0".join(("kinderen\nzaken", "kind\nzaak", "kind\nwet", "5.1\n4.03"))
    assert words_from_columns(text) == ({"kinderen": "kind", "zaken": "zaak"}, {"kind": 5.1, "wet": 4.03})


def test_columns_of_other_lengths_are_refused():
    with pytest.raises(ValueError, match="zip"):
        words_from_columns("a\nb\0c\0d\0002.5")
