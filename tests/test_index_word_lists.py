"""The word lists kept beside the index are those of their packages, and what is wrong with the file is made good."""

from __future__ import annotations

import pytest

import index.dutch.lexicon
from index.building.word_lists import kept_word_lists
from index.dutch.lexicon import read_word_lists


@pytest.fixture
def made(monkeypatch):
    """How often the lists were made."""
    calls = []

    def read():
        calls.append(1)
        return {"kinderen": "kind", "één": "een"}, {"kind": 5.1}

    monkeypatch.setattr(index.dutch.lexicon, "read_word_lists", read)
    return calls


def test_they_are_those_of_the_packages(tmp_path):
    lemmas, zipf = read_word_lists()
    for _ in range(2):
        assert kept_word_lists(tmp_path) == (lemmas, zipf)
    assert (lemmas["kinderen"], "kind" in zipf, "kind" in lemmas) == ("kind", True, False)


def test_they_are_made_once(tmp_path, made):
    first = kept_word_lists(tmp_path / "new")
    assert kept_word_lists(tmp_path / "new") == first == ({"kinderen": "kind", "één": "een"}, {"kind": 5.1})
    assert len(made) == 1


@pytest.mark.parametrize(
    "spoil",
    [lambda data: data[:-1], lambda data: data.replace(b"kind", b"kans"), lambda data: b"", lambda data: b"\xff"],
)
def test_a_damaged_file_is_made_anew(tmp_path, made, spoil):
    first = kept_word_lists(tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(spoil(whole))
    assert kept_word_lists(tmp_path) == first
    assert (len(made), file.read_bytes()) == (2, whole)


def test_lists_of_other_versions_give_way(tmp_path, made, monkeypatch):
    kept_word_lists(tmp_path)
    monkeypatch.setattr("index.building.word_lists.version", lambda package: "9.9")
    kept_word_lists(tmp_path)
    assert (len(made), len([*tmp_path.iterdir()])) == (2, 1)
