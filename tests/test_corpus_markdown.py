"""Markdown as people write it; the canonical text stays the file, letter for letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.display import display_text
from corpus.formats.frontmatter import read_front_matter
from corpus.parsing.lines import split_lines
from corpus.parsing.markdown import find_fenced, find_underlined, marked_depth
from corpus.parsing.markup import trim_markup
from corpus.readers import read_data
from corpus.storage.records import parse_content
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
    quotes = [document.quote(passage) for passage in document.passages]
    assert quotes == ["Plan", "Een zin.", "Naam", "Nog <b>een</b> zin."]  # a label is read, as on a web page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('Vul in. <input type="text"\n placeholder="x"> Daarna volgt bericht.', ["Vul in. Daarna volgt bericht."]),
        ("<label>Gemeente</label> <select><option>Ede</option><option>Elst</option></select>", ["Gemeente"]),
        ("Kies <select>\n<option>Ede</option>\n</select> en klik op <button>Verstuur</button>.", ["Kies en klik op ."]),
        ('<form>\n<p>Wij bewaren niets.</p>\n<input\n type="text"\n>\n</form>', ["Wij bewaren niets."]),
        ("<textarea\n rows=4>Typ\nhier</textarea></label>\n\nEen zin.", ["Een zin."]),
        ("| Naam | Rol |\n|---|---|\n| Jan | <select><option>Raadslid</option></select> |", ["Naam | Rol", "Jan"]),
        ('<div style="display: none">\n<div>Weg.</div>\nOok weg.\n</div>\n\nEen zin.', ["Een zin."]),
        ("<div hidden>\nWeg.\n</div>\n\nEen zin.", ["Een zin."]),
        ('<div class="niet hidden">\nEr.\n</div>', ["Er."]),
        ('<p title="een\nuitleg">\nEr.\n</p>', ["Er."]),
        ("<button>\nOpen tot het einde.", ["Open tot het einde."]),  # never closed: then it is text
        ("5 < 6 en 7 > 6.", ["5 < 6 en 7 > 6."]),
    ],
)
def test_of_a_form_in_markdown_only_the_words_are_read(text, shown):
    document = parsed(f"{text}\n")
    assert [display_text(document.quote(passage)) for passage in document.passages] == shown
    assert all(section.level == 0 for section in document.sections)  # a label is no heading


def test_front_matter_is_read_and_left_out():
    text = "---\ntitle: 'Plan: van aanpak'\ndate: 2021-03-04 # x\nauthor:\n- A. Jansen\ntags: [x, y]\n---\n\nEen zin.\n"
    assert dict(read_front_matter(text)) == {"title": "Plan: van aanpak", "date": "2021-03-04", "author": "A. Jansen"}
    assert [parsed(text).quote(passage) for passage in parsed(text).passages] == ["Een zin."]
    assert read_front_matter("Een zin.\n---\ntitle: x\n---\n") == ()
    assert read_front_matter("---\ntitle: x\n") == ()


def test_front_matter_in_toml_and_over_several_lines():
    text = '+++\ntitle = "Plan: van aanpak"\ndate = 2021-03-04\n+++\n\nEen zin.\n'
    assert dict(read_front_matter(text)) == {"title": "Plan: van aanpak", "date": "2021-03-04"}
    assert [parsed(text).quote(passage) for passage in parsed(text).passages] == ["Een zin."]
    folded = "---\ntitle: >-\n  Plan van\n  aanpak\ntags:\n  - a\nstatus: concept\n---\n\nEen zin.\n"
    assert dict(read_front_matter(folded)) == {"title": "Plan van aanpak", "status": "concept"}


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
        ("Zo’n coördinator – “één” zin".encode("cp1252"), "Windows-1252"),
        ("De coördinator zei één zin".encode("cp850"), "codetabel 850"),
    ],
)
def test_other_encodings(data, noted):
    content = read_data(data, Path("stuk.txt"))
    assert "zin" in content.text
    assert noted in content.warnings[0]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("> 65 jaar krijgt korting.", ["> 65 jaar krijgt korting."]),
        ("> € 50.000 gaat naar de raad.", ["> € 50.000 gaat naar de raad."]),
        (
            "Voor wie:\n\n- > 65 jaar: gratis\n- < 18 jaar: gratis",
            ["Voor wie:", "> 65 jaar: gratis", "< 18 jaar: gratis"],
        ),
        ("> De raad besluit.", ["De raad besluit."]),
        ("> > De raad besluit.", ["De raad besluit."]),
        ("> 12 leden stemmen voor\n> en negen tegen.", ["12 leden stemmen voor en negen tegen."]),
    ],
)
def test_more_than_is_no_mark_of_a_quotation(text, shown):
    document = parsed(f"# Stuk\n\n{text}\n")
    assert [display_text(document.quote(passage)) for passage in document.passages[1:]] == shown


def test_the_number_of_a_quoted_item_is_no_amount():
    for text, start in (("> 1. Bel de wijk", 2), ("> 2) Kom langs", 2), ("> 10 dagen", 0), ("> 2.500 inwoners", 0)):
        assert trim_markup(text, 0, len(text)) == (start, len(text))


def test_where_links_lead_is_no_content():
    text = (
        "# Stuk\n\n[[_TOC_]]\n\nZie de [verordening][1] en het [plan][p].\n\nVolgens het CBS [2] groeit het.\n\n"
        '[1]: https://x.nl/1\n[p]: plan.md "Plan"\n[los]: https://x.nl/los\n[a]: geen adres\n[2]: https://cbs.nl\n'
    )
    document = parsed(text)
    shown = [display_text(document.quote(passage)) for passage in document.passages]
    assert shown[:3] == ["Stuk", "Zie de verordening en het plan.", "Volgens het CBS [2] groeit het."]
    assert shown[3:] == ["[a]: geen adres", "https://cbs.nl"]
    assert document.passages[4].kind == "footnote"
    assert [passage.index for passage in document.passages if passage.notes] == [2]
