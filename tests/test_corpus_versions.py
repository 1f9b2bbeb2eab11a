"""Versions: what is kept when a document is replaced, what was in force on a day, and that nothing gets lost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus import UnknownDocument, UnreadableDocument
from corpus.storage.curated import CuratedLibrary
from corpus.storage.in_force import documents_in_force
from corpus.storage.library import Library
from corpus.storage.versions import first_day, last_day

OLD = "# Woonvisie\n\nDatum: 1 maart 2020\n\nWij bouwen honderd huizen.\n"
NEW = "# Woonvisie\n\nDatum: 1 mei 2022\n\nWij bouwen tweehonderd huizen.\n"
ROOT = Path(__file__).resolve().parent.parent


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "data")


def added(library: Library) -> list[str]:
    return [metadata.id for metadata in library.entries()][5:]


def test_a_newer_version_replaces_by_name_and_the_chain_is_kept(library, tmp_path):
    library.add(write(tmp_path, "woonvisie.md", OLD), now=datetime(2021, 1, 1, tzinfo=UTC))
    result = library.add(write(tmp_path, "woonvisie.md", NEW), now=datetime(2023, 1, 1, tzinfo=UTC))
    assert (result.status, result.metadata.date) == ("updated", "2022-05-01")
    first, second = library.versions("woonvisie")
    assert (first.id, first.current, first.replaced[:10]) == ("woonvisie@1", False, "2023-01-01")
    assert (second.id, second.current, second.number) == ("woonvisie", True, 2)
    old = library.load("woonvisie@1")
    assert old.text == OLD
    assert (old.id, old.metadata.date) == ("woonvisie@1", "2020-03-01")
    assert "vervangen door een nieuwere: woonvisie" in old.warnings[0]
    assert library.load("woonvisie").text == NEW
    assert added(library) == ["woonvisie"]


def test_a_file_of_another_name_replaces_when_it_is_said_to(library, tmp_path):
    library.add(write(tmp_path, "woonvisie.md", OLD))
    result = library.add(write(tmp_path, "visie 2022.md", NEW), replaces="woonvisie")
    assert (result.metadata.id, result.status) == ("woonvisie", "updated")
    assert library.load("woonvisie@1").text == OLD
    # Again changes nothing; the old file is known for what it is, under whatever name.
    assert library.add(tmp_path / "visie 2022.md", replaces="woonvisie").status == "unchanged"
    again = library.add(write(tmp_path, "kopie.md", OLD))
    assert (again.status, again.metadata.id) == ("unchanged", "woonvisie@1")
    assert "oudere versie van woonvisie" in again.note
    assert len(library.versions("woonvisie")) == 2


def test_what_was_added_apart_can_still_become_a_version(library, tmp_path):
    library.add(write(tmp_path, "woonvisie.md", OLD))
    newer = write(tmp_path, "visie-2022.md", NEW)
    library.add(newer)
    assert added(library) == ["visie-2022", "woonvisie"]
    library.add(newer, replaces="woonvisie")
    assert added(library) == ["woonvisie"]
    with pytest.raises(UnknownDocument):
        library.add(newer, replaces="weg")


def test_a_bundled_document_can_be_replaced(library, tmp_path):
    before = library.load("nji-brief").text
    library.add(write(tmp_path, "brief.md", NEW), replaces="nji-brief")
    assert library.load("nji-brief").text == NEW
    assert library.load("nji-brief@1").text == before
    assert added(library) == []


def test_going_back_to_the_old_content_is_a_version_too(library, tmp_path):
    path = write(tmp_path, "woonvisie.md", OLD)
    for text in (OLD, NEW, OLD):
        path.write_text(text, encoding="utf-8")
        library.add(path)
    assert library.load("woonvisie").text == OLD
    assert [version.id for version in library.versions("woonvisie")] == ["woonvisie@1", "woonvisie@2", "woonvisie"]
    library.remove("woonvisie")
    assert list((tmp_path / "data" / "documents").iterdir()) == []
    for identifier in ("woonvisie", "woonvisie@1"):
        with pytest.raises(UnknownDocument):
            library.load(identifier)


def test_the_same_name_in_another_folder_is_another_document(library, tmp_path):
    for year, text in (("2020", OLD), ("2022", NEW)):
        library.add(write(tmp_path, f"{year}/verslag.md", text))
    assert sorted(added(library)) == ["verslag", "verslag-2"]
    moved = tmp_path / "archief.md"
    (tmp_path / "2020" / "verslag.md").rename(tmp_path / "verslag.md")
    write(tmp_path, "verslag.md", OLD + "\nEn meer.\n")
    assert library.add(tmp_path / "verslag.md").metadata.id == "verslag"
    (tmp_path / "2022" / "verslag.md").rename(moved)
    result = library.add(moved)
    assert (result.metadata.id, result.status) == ("verslag-2", "unchanged")
    assert "al toegevoegd, als verslag.md" in result.note


def test_what_people_filled_in_outlives_a_new_version(tmp_path):
    library = CuratedLibrary(tmp_path / "data")
    path = write(tmp_path, "woonvisie.md", OLD)
    proposed = library.add(path).metadata
    from dataclasses import replace

    library.revise(replace(proposed, title="Woonvisie Ergens", status="concept", region="Ergens"))
    path.write_text(NEW, encoding="utf-8")
    metadata = library.add(path).metadata
    assert (metadata.title, metadata.region) == ("Woonvisie Ergens", "Ergens")
    assert (metadata.date, metadata.status) == ("2022-05-01", "")  # these belong to the version
    assert library.load("woonvisie@1").metadata.status == "concept"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 2, 29), []),
        (date(2020, 3, 1), ["woonvisie@1"]),
        (date(2022, 4, 30), ["woonvisie@1"]),
        (date(2022, 5, 1), ["woonvisie"]),
    ],
)
def test_what_was_in_force_on_a_day(library, tmp_path, day, expected):
    library.add(write(tmp_path, "woonvisie.md", OLD))
    library.add(write(tmp_path, "nieuw.md", NEW), replaces="woonvisie")
    found = documents_in_force(library, day)
    assert [one for one in found if one.startswith("woonvisie")] == expected
    assert "vng-statement" in found  # it bears no date, so nobody can say that it was not there
    assert ("uitvoeringsplan-gesloten-jeugdhulp" in found) == (day >= date(2022, 12, 7))


def test_without_dates_the_moment_of_adding_counts(library, tmp_path):
    library.add(write(tmp_path, "a.md", "Een zin."), now=datetime(2021, 1, 1, tzinfo=UTC))
    library.add(write(tmp_path, "a.md", "Een andere zin."), now=datetime(2022, 6, 1, tzinfo=UTC))
    assert "a@1" in documents_in_force(library, date(1999, 1, 1))
    assert "a" in documents_in_force(library, date(2022, 6, 1))
    assert "a" not in documents_in_force(library, date(2022, 5, 31))


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2020-03-09", date(2020, 3, 9), date(2020, 3, 9)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2021-12", date(2021, 12, 1), date(2021, 12, 31)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ],
)
def test_days_of_dates(iso, first, last):
    assert (first_day(iso), last_day(iso)) == (first, last)


def test_a_crash_at_any_write_leaves_the_old_version_or_the_new_one(tmp_path, monkeypatch):
    """The disk is full at the first, second, ... write: what can be read is whole, and trying again succeeds."""
    real = os.replace
    for allowed in range(12):
        folder = tmp_path / str(allowed)
        library = Library(folder / "data")
        path = write(folder, "woonvisie.md", OLD)
        library.add(path)
        path.write_text(NEW, encoding="utf-8")
        left = [allowed]

        def failing(source, target, left=left):
            if left[0] == 0:
                raise OSError(28, "No space left on device")
            left[0] -= 1
            real(source, target)

        monkeypatch.setattr(os, "replace", failing)
        try:
            library.add(path)
            finished = True
        except OSError:
            finished = False
        monkeypatch.setattr(os, "replace", real)
        assert library.load("woonvisie").text == (NEW if finished else OLD)
        assert not list((folder / "data" / "documents").glob("*.part"))
        library.add(path)
        assert library.load("woonvisie").text == NEW
        assert [version.id for version in library.versions("woonvisie")] == ["woonvisie@1", "woonvisie"]
        assert library.load("woonvisie@1").text == OLD
        if finished:
            return
    pytest.fail("more writes than expected")


def test_a_kill_at_any_moment_loses_nothing(tmp_path):
    """A process that adds two versions in turn is killed at arbitrary moments; what is left can always be read."""
    write(tmp_path, "oud/woonvisie.md", OLD)
    write(tmp_path, "nieuw/woonvisie.md", NEW)
    program = (
        "from pathlib import Path; from corpus.storage.library import Library; import shutil\n"
        f"folder = Path({str(tmp_path)!r}); library = Library(folder / 'data'); target = folder / 'woonvisie.md'\n"
        "print('klaar', flush=True)\n"
        "while True:\n"
        "    for name in ('oud', 'nieuw'):\n"
        "        shutil.copyfile(folder / name / 'woonvisie.md', target); library.add(target)\n"
    )
    for wait in (0.0, 0.02, 0.05, 0.09, 0.14):
        process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(wait)
        process.kill()
        process.wait(10)
        process.stdout.close()
        library = Library(tmp_path / "data")
        for version in library.versions("woonvisie") if "woonvisie" in added(library) else ():
            assert library.load(version.id).text in (OLD, NEW)


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path, monkeypatch):
    path = write(tmp_path, "woonvisie.md", OLD)
    real = Path.read_bytes

    def growing(self):
        data = real(self)
        with self.open("ab") as file:
            file.write(b" en verder")
        return data

    monkeypatch.setattr(Path, "read_bytes", growing)
    with pytest.raises(UnreadableDocument) as caught:
        Library(tmp_path / "data").add(path)
    assert caught.value.reason == "changing"
    assert not (tmp_path / "data").exists()
    monkeypatch.setattr(Path, "read_bytes", real)
    assert Library(tmp_path / "data").add(path).status == "added"


def test_names_of_every_kind(library, tmp_path):
    names = ["Plan #3, concept (v2).md", "x" * 240 + ".md", "één & twee.md", "-streepje.md", ".verborgen.md", "a@b.md"]
    for number, name in enumerate(names):
        result = library.add(write(tmp_path, name, f"Zin nummer {number}."))
        assert library.load(result.metadata.id).text == f"Zin nummer {number}."
    assert added(library) == sorted(["plan-3-concept-v2", "x" * 60, "een-twee", "streepje", "verborgen", "a-b"])


def test_files_that_are_too_large(tmp_path, monkeypatch):
    monkeypatch.setattr("corpus.readers._LARGEST_FILE", 10)
    with pytest.raises(UnreadableDocument) as caught:
        Library(tmp_path / "data").add(write(tmp_path, "a.txt", OLD))
    assert caught.value.reason == "too_large"
    monkeypatch.setattr("corpus.readers._LARGEST_FILE", 10_000)
    monkeypatch.setattr("corpus.readers._LONGEST_TEXT", 10)
    with pytest.raises(UnreadableDocument) as caught:
        Library(tmp_path / "data").add(write(tmp_path, "a.txt", OLD))
    assert caught.value.reason == "too_large"
