"""The words of the pages for new staff, terms and management: complete in both languages, and every one is used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from ui.web.page_texts import counted, load_page_texts, name_in, size_text, whole
from ui.web.words import LANGUAGES

UI = Path(__file__).resolve().parents[1] / "ui"
PAGES = ("begin", "terms", "management")


def own(page, language):
    return tomllib.loads((UI / "texts" / f"{page}_{language}.toml").read_text(encoding="utf-8"))


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def sizes(value):
    """The shape of an entry: keys of a table, length of a list, places of a text."""
    if isinstance(value, dict):
        return {key: sizes(one) for key, one in value.items()}
    return len(value) if isinstance(value, list) else places(value)


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_say_the_same_things(page):
    dutch, english = (own(page, language) for language in LANGUAGES)
    assert list(dutch) == list(english)
    assert sizes(dutch) == sizes(english)


@pytest.mark.parametrize("page", PAGES)
def test_every_text_is_used(page):
    code = "\n".join(path.read_text("utf-8") for path in [*UI.rglob("web/**/*.py"), UI / "streamlit_app.py"])
    literals = set(re.findall(r"""["']([a-z_]+)["']""", code)) | {"themes", "figures"}
    assert set(own(page, "nl")) - literals == set()


def test_every_text_that_the_pages_ask_for_exists():
    sources = {page: "\n".join(p.read_text("utf-8") for p in UI.glob(f"web/{page}/*.py")) for page in PAGES}
    for page, code in sources.items():
        used = set(re.findall(r"""(?<!_)texts\(\s*["']([a-z_]+)["']""", code))
        assert used
        assert used - set(load_page_texts(page, "nl").entries) == set(), page


def test_numbers_sizes_and_nouns():
    dutch, english = (load_page_texts("terms", language) for language in LANGUAGES)
    assert (whole(1394, dutch), whole(1394, english)) == ("1.394", "1,394")
    assert [size_text(size, dutch) for size in (0, 999, 1500, 12_340_000, 653_234_598)] == [
        *("0 B", "999 B", "2 kB", "12,3 MB", "653 MB"),
    ]
    assert size_text(2_000_000_000, english) == "2.0 GB"
    assert (counted(dutch, "mentioned_documents", 1), counted(dutch, "mentioned_documents", 2)) == (
        "1 document",
        "2 documenten",
    )
    assert name_in(load_page_texts("management", "nl"), "checks", "unknown") == "unknown"
