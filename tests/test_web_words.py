"""The words of the web pages are complete in both languages, and every one is used."""

import re
from pathlib import Path
from string import Formatter

import pytest

from ui.web.words import LANGUAGES, load_words

SOURCES = Path(__file__).resolve().parents[1] / "ui"
LISTS = {"starters", "months", "judge_names"}


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys_and_places():
    dutch, english = (load_words(language).entries for language in LANGUAGES)
    assert dutch.keys() == english.keys()
    for key in dutch.keys() - LISTS:
        assert places(dutch[key]) == places(english[key]), key
    assert len(dutch["months"]) == len(english["months"]) == 12


def test_every_key_is_used_and_every_used_key_exists():
    code = "\n".join(path.read_text("utf-8") for path in [*SOURCES.rglob("web/**/*.py"), SOURCES / "streamlit_app.py"])
    literals = set(re.findall(r"""["']([a-z_]+)["']""", code))
    keys = set(load_words("nl").entries)
    assert keys - literals == set()
    used = set(re.findall(r"""(?<!load_)words(?:\.several)?\(\s*["']([a-z_]+)["']""", code))
    assert used - keys == set()


@pytest.mark.parametrize(
    ("date", "dutch", "english"),
    [
        ("2022-12-07", "7 december 2022", "7 December 2022"),
        ("2020-10", "oktober 2020", "October 2020"),
        ("2020", "2020", "2020"),
    ],
)
def test_dates_in_words(date, dutch, english):
    assert load_words("nl").date(date) == dutch
    assert load_words("en").date(date) == english
