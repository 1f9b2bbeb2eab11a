"""What is worked out from each document: kept between starts, and the same as when it is worked out anew."""

from __future__ import annotations

import sqlite3

import pytest

import index.storage.documents
from assistant.glossary.glossary import build_glossary
from assistant.kept import KeptResults, kept_abbreviations, kept_register, kept_series, results
from assistant.orientation.figures import year_series
from corpus import collect_abbreviations, load_bundled
from corpus.agreements import extract_agreements
from index import build_index, open_index
from tests.agreements_helper import document

PLAIN = "De gemeenten maken in 2024 een plan.\n\nActie SOH: een huis openen.\n"
DEFINES = "De Stichting Open Huizen (SOH) helpt.\n"
OTHER = "Het Nederlands Jeugdinstituut (NJI) helpt.\n"


class Shelf:
    """An index of some texts, opened anew for each start; tells which documents were read since."""

    def __init__(self, folder, monkeypatch):
        self.folder = folder
        self.read: list[str] = []
        reading = index.storage.documents.document_from_json

        def read(text):
            found = reading(text)
            self.read.append(found.id)
            return found

        monkeypatch.setattr(index.storage.documents, "document_from_json", read)

    def start(self, **texts):
        """The documents of an index of these texts (id -> text), nothing of them read yet, and what is kept."""
        return self.start_with([document(text, identity=name) for name, text in texts.items()])

    def start_with(self, documents):
        build_index(documents, self.folder / "index", None)
        opened = open_index(self.folder / "index", None).documents
        self.read.clear()
        return opened, KeptResults(self.folder)


@pytest.fixture
def shelf(tmp_path, monkeypatch):
    return Shelf(tmp_path, monkeypatch)


def everything(documents, kept):
    return (
        kept_abbreviations(documents, kept),
        kept_register(documents, kept),
        build_glossary(documents, results=kept),
        kept_series(documents, kept),
    )


def test_the_same_as_worked_out_anew_and_then_nothing_is_read(shelf):
    bundled = {one.id: one for one in load_bundled()}
    anew = (
        collect_abbreviations([bundled[name] for name in sorted(bundled)]),
        extract_agreements([bundled[name] for name in sorted(bundled)]),
        build_glossary({name: bundled[name] for name in sorted(bundled)}),
        tuple(year_series([bundled[name] for name in sorted(bundled)])),
    )
    assert all(anew)
    assert anew[1].agreements
    assert anew[1].unread
    assert everything(*shelf.start_with(bundled.values())) == anew
    assert {*shelf.read} == {*bundled}
    assert everything(*shelf.start_with(bundled.values())) == anew
    assert shelf.read == []


def test_of_a_new_document_only_that_is_read(shelf):
    everything(*shelf.start(een=PLAIN))
    everything(*shelf.start(een=PLAIN, twee=OTHER))
    assert {*shelf.read} == {"twee"}


def test_who_is_named_by_a_short_form_that_another_document_explains_later(shelf):
    documents, kept = shelf.start(een=PLAIN, drie=OTHER)
    assert ("SOH",) not in {row.parties for row in kept_register(documents, kept).agreements}
    documents, kept = shelf.start(een=PLAIN, drie=OTHER, twee=DEFINES)
    found = kept_register(documents, kept)
    assert ("SOH",) in {row.parties for row in found.agreements}
    assert found == extract_agreements(documents[name] for name in documents)
    documents, kept = shelf.start(een=PLAIN, drie=OTHER)
    assert ("SOH",) not in {row.parties for row in kept_register(documents, kept).agreements}
    assert {*shelf.read} == {"een"}


def test_a_changed_document_is_read_again(shelf):
    everything(*shelf.start(een=PLAIN, twee=OTHER))
    documents, kept = shelf.start(een=DEFINES, twee=OTHER)
    assert [one.short for one in kept_abbreviations(documents, kept)] == ["SOH", "NJI"]
    assert {*shelf.read} == {"een"}


def test_another_version_of_the_program_reads_everything_again(shelf, monkeypatch):
    kept_abbreviations(*shelf.start(een=PLAIN, twee=OTHER))
    monkeypatch.setattr(results, "_version", lambda: "another")
    kept_abbreviations(*shelf.start(een=PLAIN, twee=OTHER))
    assert {*shelf.read} == {"een", "twee"}


def test_a_removed_document_leaves_nothing_behind(shelf):
    documents, kept = shelf.start(een=PLAIN, twee=OTHER, **{"een@1": DEFINES})
    everything(documents, kept)
    kept.forget("een")
    with sqlite3.connect(shelf.folder / "kept.sqlite3") as connection:
        assert {name for (name,) in connection.execute("SELECT document FROM outcome")} == {"twee"}
    connection.close()
    assert b"Stichting Open Huizen" not in (shelf.folder / "kept.sqlite3").read_bytes()


def test_forgetting_makes_no_file(tmp_path):
    KeptResults(tmp_path).forget("een")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["UPDATE outcome SET value = x'00'", "DROP TABLE outcome"])
def test_a_damaged_file_is_no_loss(shelf, damage):
    before = everything(*shelf.start(een=PLAIN, twee=DEFINES))
    with sqlite3.connect(shelf.folder / "kept.sqlite3") as connection:
        connection.execute(damage)
    connection.close()
    assert everything(*shelf.start(een=PLAIN, twee=DEFINES)) == before


def test_a_folder_that_cannot_be_written_is_no_loss(shelf, caplog):
    (shelf.folder / "kept.sqlite3").mkdir()
    documents, kept = shelf.start(een=DEFINES)
    assert [one.short for one in kept_abbreviations(documents, kept)] == ["SOH"]
    assert "kept.sqlite3" in caplog.text


def test_what_takes_long_is_written_down_on_the_way(shelf, monkeypatch):
    monkeypatch.setattr(results, "_SECONDS_AT_RISK", 0.0)
    documents, kept = shelf.start(een=PLAIN, twee=DEFINES)

    def work(document):
        if document.id == "twee":
            raise KeyboardInterrupt
        return document.id

    with pytest.raises(KeyboardInterrupt):
        kept.each("proef", documents, work)
    assert kept.each("proef", documents, lambda document: "later") == [("een", "een"), ("twee", "later")]


def test_documents_that_cannot_be_told_apart_are_not_kept(tmp_path):
    kept = KeptResults(tmp_path)
    for text, short in ((DEFINES, "SOH"), (OTHER, "NJI")):
        found = kept_abbreviations({"een": document(text, identity="een")}, kept)
        assert [one.short for one in found] == [short]
