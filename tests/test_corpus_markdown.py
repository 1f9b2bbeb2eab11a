"""Markdown as people write it; the canonical text stays the file, letter for letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.frontmatter import read_front_matter
from corpus.lines import split_lines
from corpus.markdown import find_fenced, find_underlined, marked_depth
from corpus.readers import read_data
from corpus.records import parse_content
from corpus.types import Document, Metadata

METADATA = Metadata("stuk", "Stuk", "notitie", (), "", "unknown", "", "", "nl", "stuk.md", "0")


def parsed(text: str) -> Document:
    content = read_data(text.encode(), Path("stuk.md"))
    assert content.text == text
    return parse_content(METADATA, content)


def outline(document: Document) -> list[tuple[int, str]]:
    return [(section.level, section.title) for section in document.sections[1:]]


def test_headings_with_a_forgotten_space():
    text = "#Plan van aanpak\n\nEen zin.\n\n##1. Doel\n\nNog een zin.\n\n## Geld\n\n#hashtag hoort bij de tekst.\n"
    document = parsed(text)
    assert outline(document) == [(1, "Plan van aanpak"), (2, "1. Doel"), (2, "Geld")]
    assert document.quote(document.passages[0]) == "Plan van aanpak"


def test_underlined_headings():
    text = "Plan van aanpak\n====\n\nEen zin hier.\n\nHet doel\n---\n\nNog een zin.\n\n---\n\nHet einde.\n"
    assert outline(parsed(text)) == [(1, "Plan van aanpak"), (2, "Het doel")]


def test_headings_as_elements():
    text = '<h1 class="x">Plan van aanpak</h1>\n\nEen zin hier.\n\n<h2>Doel</h2>\n\nNog een zin hier.\n'
    assert outline(parsed(text)) == [(1, "Plan van aanpak"), (2, "Doel")]


def test_code_between_fences_has_no_headings():
    text = "# Plan\n\n## Doel\n\nEen zin.\n\n```\n# Zet dit klaar\ndoe iets\n```\n\nNog een zin.\n"
    document = parsed(text)
    assert outline(document) == [(1, "Plan"), (2, "Doel")]
    assert "Nog een zin." in [document.quote(passage) for passage in document.passages]


def test_forms_scripts_and_styles_are_no_text():
    text = (
        "# Plan\n\n<style>\n.oud {\n  color: red\n}\n</style>\n\nEen zin.\n\n<form>\n<label>Naam</label>\n</form>\n\n"
        "<!-- niet\nlezen -->\n\n<button>\nVerstuur\n</button>\n\nNog <b>een</b> zin.\n"
    )
    document = parsed(text)
    assert [document.quote(passage) for passage in document.passages] == ["Plan", "Een zin.", "Nog <b>een</b> zin."]


def test_front_matter_is_read_and_left_out():
    text = "---\ntitle: 'Plan: van aanpak'\ndate: 2021-03-04 # x\nauthor:\n- A. Jansen\ntags: [x, y]\n---\n\nEen zin.\n"
    assert dict(read_front_matter(text)) == {"title": "Plan: van aanpak", "date": "2021-03-04", "author": "A. Jansen"}
    assert [parsed(text).quote(passage) for passage in parsed(text).passages] == ["Een zin."]
    assert read_front_matter("Een zin.\n---\ntitle: x\n---\n") == ()
    assert read_front_matter("---\ntitle: x\n") == ()


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        ("# Doel", 1),
        ("###Doel", 3),
        ("#2 Doel", 1),
        ("#doel", 0),
        ("#Een hele zin met een punt.", 0),
        ("####### Doel", 0),
        ("<h3>Doel</h3>", 3),
        ("<h3>Doel</h2>", 0),
        ("Doel", 0),
    ],
)
def test_depths(text, depth):
    assert marked_depth(text) == depth


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Doel\n===\n", {0: 1}),
        ("Een zin.\n\nDoel\n---\n", {2: 2}),
        ("Een alinea\nvan twee regels\n---\n", {}),
        ("Een zin.\n---\n", {}),
        ("- punt\n---\n", {}),
        ("| a |\n---\n", {}),
        ("Doel\n--\n", {}),
        ("---\n", {}),
    ],
)
def test_rules_below(text, found):
    assert find_underlined(split_lines(text)) == found


def test_a_fence_that_stays_open_fences_nothing():
    assert find_fenced(split_lines("```\n# a\n")) == frozenset()
    assert find_fenced(split_lines("~~~x\n# a\n```\n~~~\n# b\n")) == frozenset({1, 2})


@pytest.mark.parametrize(
    ("data", "noted"),
    [
        ("Één zin.".encode("utf-16-le"), "UTF-16"),
        ("Dit is één zin over beleid.".encode("utf-16-be"), "UTF-16"),
        (b"\xff\xfe\x00\x00" + "Één zin.".encode("utf-32-le"), "UTF-32"),
        ("Beleid – “één” zin: é è ë ï ö.".encode() + b"\xc3", "beschadigd"),
        ("Beleid – “één” zin".encode("cp1252"), "Windows-1252"),
    ],
)
def test_other_encodings(data, noted):
    content = read_data(data, Path("stuk.txt"))
    assert "zin" in content.text
    assert noted in content.warnings[0]
