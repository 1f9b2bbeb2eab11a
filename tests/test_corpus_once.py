"""What is done once: a record is read once, a new file is parsed once; what others write is seen all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.storage.datafiles import read_json
from corpus.storage.document_files import StoredDocuments
from corpus.storage.library import Library
from tests.pdf_files import BODY, make_pdf


def write(folder: Path, name: str, text: str = "De raad stelt de verordening vast.") -> Path:
    path = folder / name
    path.write_text(f"# {name}\n\n{text}\n", encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path):
    library = Library(tmp_path / "data")
    for number in range(8):
        library.add(write(tmp_path, f"stuk-{number}.md", f"Dit is zin {number}."))
    return library


def test_adding_one_reads_no_record_of_the_others_again(library, tmp_path, monkeypatch):
    read: list[str] = []
    monkeypatch.setattr(
        "corpus.storage.document_files.read_json", lambda path: read.append(path.name) or read_json(path)
    )
    library.add(write(tmp_path, "nieuw.md"))
    library.entries()
    assert set(read) == {"nieuw.json"}


def test_what_another_process_writes_is_seen(library, tmp_path):
    before = library.entries()
    other = Library(tmp_path / "data")
    other.add(write(tmp_path, "stuk-3.md", "Dit is een andere zin."))
    other.add(write(tmp_path, "ernaast.md"))
    other.remove("stuk-5")
    assert library.entries() == other.entries() != before
    assert library.load("stuk-3").text == other.load("stuk-3").text
    assert [one.id for one in library.versions("stuk-3")] == ["stuk-3@1", "stuk-3"]


def test_the_state_of_a_document_changes_with_its_files(library, tmp_path):
    stored = StoredDocuments(tmp_path / "data" / "documents")
    before = {one.metadata.id: library.state(one.metadata.id) for one in stored.all()}
    assert {name: library.state(name) for name in before} == before
    Library(tmp_path / "data").add(write(tmp_path, "stuk-3.md", "Dit is een andere zin."))
    assert [name for name, state in before.items() if library.state(name) != state] == ["stuk-3"]


def test_a_new_file_is_parsed_once_and_as_it_is_parsed_from_the_library(tmp_path, monkeypatch):
    pdf = tmp_path / "raad.pdf"
    pdf.write_bytes(make_pdf([["# Verordening", *BODY], BODY]))
    library = Library(tmp_path / "data")
    for path in (pdf, write(tmp_path, "stuk.md")):
        with monkeypatch.context() as patched:
            patched.setattr(
                "corpus.storage.shelf.parse_content", lambda *arguments: pytest.fail("parsed a second time")
            )
            result = library.add(path)
            parsed = result.document
        assert parsed == library.load(result.metadata.id)
