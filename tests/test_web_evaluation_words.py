"""The words of the evaluation page are complete in both languages, and every one is used."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter

import pytest

from evals.measures.registry import BY_NAME
from evals.types import EXPECTED, LANGUAGES, PERSONAS, REFUSAL_REASONS, SPLITS, TYPES
from ui.web.evaluation.data import LISTED_MEASURES
from ui.web.evaluation.texts import bounds, decimal, load_texts, moment, name_of
from ui.web.words import load_words

PAGES = Path(__file__).resolve().parents[1] / "ui"
GROUPS = ("sources", "splits", "types", "languages", "personas", "statuses", "reasons", "short", "measures")


def own_entries(language):
    """The entries that the other pages do not have."""
    return {
        key: value for key, value in load_texts(language).entries.items() if key not in load_words(language).entries
    }


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys_and_places():
    dutch, english = own_entries("nl"), own_entries("en")
    assert dutch.keys() == english.keys()
    for key in dutch.keys() - set(GROUPS):
        assert places(dutch[key]) == places(english[key]), key
    for group in GROUPS:
        assert dutch[group].keys() == english[group].keys()


def test_every_key_is_used_and_every_used_key_exists():
    code = "\n".join(path.read_text("utf-8") for path in PAGES.glob("web/evaluation/*.py"))
    # The navigation takes its titles from the texts of every page.
    navigation = (PAGES / "streamlit_app.py").read_text("utf-8")
    literals = set(re.findall(r"""["']([a-z_0-9]+)["']""", code + navigation))
    assert own_entries("nl").keys() - literals == set()
    used = set(re.findall(r"""(?<!load_)texts\(\s*["']([a-z_0-9]+)["']""", code))
    assert used - load_texts("nl").entries.keys() == set()


@pytest.mark.parametrize(
    ("group", "values"),
    [
        ("types", TYPES),
        ("splits", SPLITS),
        ("languages", LANGUAGES),
        ("personas", PERSONAS),
        ("statuses", EXPECTED),
        ("reasons", REFUSAL_REASONS),
        ("measures", BY_NAME),
        ("short", LISTED_MEASURES),
    ],
)
def test_everything_that_evals_names_has_a_name_on_the_page(group, values):
    for language in ("nl", "en"):
        assert set(values) <= load_texts(language).entries[group].keys()


def test_dutch_titles_of_measures_are_those_of_the_reports():
    assert {name: name_of(load_texts("nl"), "measures", name) for name in BY_NAME} == {
        name: measure.title for name, measure in BY_NAME.items()
    }


def test_an_unknown_value_names_itself():
    assert name_of(load_texts("nl"), "types", "nieuw") == "nieuw"


@pytest.mark.parametrize(
    ("value", "signed", "dutch", "english"),
    [
        (None, False, "–", "–"),
        (0.125, False, "0,12", "0.12"),
        (17.25, False, "17,2", "17.2"),
        (0.05, True, "+0,05", "+0.05"),
        (-0.5, True, "-0,50", "-0.50"),
    ],
)
def test_numbers(value, signed, dutch, english):
    assert decimal(value, load_texts("nl"), signed=signed) == dutch
    assert decimal(value, load_texts("en"), signed=signed) == english


def test_intervals_and_moments():
    assert bounds(0.5, 1.0, load_texts("nl")) == "0,50 – 1,00"
    assert bounds(None, None, load_texts("nl")) == "–"
    noon = datetime(2022, 12, 7, 12, tzinfo=UTC)
    assert moment(noon, load_texts("nl")) == f"{noon.astimezone().day} december 2022 {noon.astimezone():%H:%M}"
