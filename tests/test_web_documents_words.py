"""The words of the documents page are complete in both languages, and every one is used."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from assistant.library.changes import STORE
from corpus.formats.sniff import FORMATS
from corpus.readers import supported_suffixes
from ui.web.documents.add import KINDS, box_words
from ui.web.documents.filter import ORDERS
from ui.web.documents.job import OPEN
from ui.web.page_texts import load_page_texts
from ui.web.words import load_words

PAGES = Path(__file__).resolve().parents[1] / "ui"
STAGES = {STORE, OPEN, "read", "pages", "model", "embed", "write"}


def own_entries(language):
    """The entries that the other pages do not have."""
    shared = load_words(language).entries
    return {key: value for key, value in load_page_texts("documents", language).entries.items() if key not in shared}


def places(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys_and_places():
    dutch, english = own_entries("nl"), own_entries("en")
    assert dutch.keys() == english.keys()
    for key, value in dutch.items():
        if isinstance(value, str):
            assert places(value) == places(english[key]), key
        elif isinstance(value, dict):
            assert value.keys() == english[key].keys(), key
        else:
            assert len(value) == len(english[key]) == 2, key


def test_every_key_is_used():
    code = "\n".join(
        path.read_text("utf-8") for path in [*PAGES.glob("web/documents/*.py"), PAGES / "streamlit_app.py"]
    )
    literals = set(re.findall(r"""["']([a-z_]+)["']""", code))
    made = {match.replace("{name}", "") for match in re.findall(r"""f["'](documents_[a-z_]*\{[a-z]+\})["']""", code)}
    stems = tuple(re.sub(r"\{.*", "", match) for match in made)
    unused = {key for key in own_entries("nl") if key not in literals and not key.startswith(stems)}
    assert unused - {"documents_taking_in_done", "documents_revising_done", "documents_removing_done"} == set()


def test_the_upload_box_names_the_kinds_of_files_that_are_read():
    named = {f".{kind.lower()}" for kind in KINDS.split(", ")}
    assert named <= set(supported_suffixes())
    assert {FORMATS[suffix] for suffix in named} == set(FORMATS.values())


@pytest.mark.parametrize(
    ("language", "shown", "expected"),
    [
        ("nl", "Upload", "Kies bestanden"),
        ("nl", "200MB per file", "Of sleep ze hierheen. Hoogstens 200 MB per bestand: PDF, DOCX, ODT, HTML, MD, TXT."),
        ("nl", "Drag and drop files here", "Laat de bestanden hier los"),
        ("nl", "File must be 200.0MB or smaller.", "Dit bestand is groter dan 200 MB en wordt niet gelezen."),
        ("nl", "Remove plan.pdf", "Verwijder $1"),
        ("en", "Upload", "Choose files"),
        ("nl", "Upload plan.pdf", ""),  # the name of a file is nobody's to change
    ],
)
def test_the_words_of_the_upload_box(language, shown, expected):
    found = [new for pattern, new in box_words(load_page_texts("documents", language)) if re.fullmatch(pattern, shown)]
    assert len(found) == bool(expected)
    assert all(new.startswith(expected) for new in found)


def test_every_choice_has_a_name():
    for language in ("nl", "en"):
        entries = own_entries(language)
        assert set(entries["documents_orders"]) == set(ORDERS)
        assert set(entries["documents_readability"]) == {"good", "fair", "poor"}
        assert set(entries["documents_stages"]) == STAGES
        assert set(entries["documents_choices"]) == {"new", "replace", "skip"}
        assert set(entries["documents_file_states"]) == {"waiting", "reading", "stopped", "failed"}
