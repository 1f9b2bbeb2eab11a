"""Documents with particulars that people chose: proposed, put in, replaced, revised, and undone as a whole."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from corpus import UnknownDocument
from corpus.storage.curated import CuratedLibrary

NOW = datetime(2024, 1, 2, tzinfo=UTC)
PLAN = "1. Inleiding\n\nDit plan gaat over kleine groepen. Er zijn er tien.\n"
BUNDLED = "nji-brief"


@pytest.fixture
def library(tmp_path):
    return CuratedLibrary(tmp_path / "data")


def write(tmp_path, name, text):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def contents(tmp_path):
    folder = tmp_path / "data" / "documents"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def test_a_proposal_stores_nothing(library, tmp_path):
    document = library.propose(write(tmp_path, "Plan van aanpak.txt", PLAN))
    assert document.id == "plan-van-aanpak"
    assert [document.quote(passage) for passage in document.passages][-1] == "Er zijn er tien."
    assert contents(tmp_path) == {}


def test_what_is_put_in_carries_the_particulars_given(library, tmp_path):
    path = write(tmp_path, "plan.txt", PLAN)
    wanted = replace(
        library.propose(path).metadata,
        title="Plan kleine groepen",
        publishers=("VWS",),
        date="2024",
        date_precision="year",
    )
    library.put(path, wanted, now=NOW)
    stored = library.load("plan")
    assert (stored.metadata.title, stored.metadata.publishers, stored.metadata.date) == (
        "Plan kleine groepen",
        ("VWS",),
        "2024",
    )
    assert stored.text == PLAN
    holder = library.holder(stored.metadata.sha256)
    assert holder is not None
    assert holder.id == "plan"


@pytest.mark.parametrize("identifier", ["plan", BUNDLED])
def test_a_newer_version_stands_in_the_place_of_the_old_one(library, tmp_path, identifier):
    path = write(tmp_path, "plan.txt", PLAN)
    library.put(path, library.propose(path).metadata, now=NOW)
    before = [entry.id for entry in library.entries()]
    old = library.load(identifier).metadata
    newer = write(tmp_path, "Plan 2025.txt", PLAN.replace("tien", "twaalf"))
    library.put(newer, replace(old, status="vastgesteld"), now=NOW)
    assert [entry.id for entry in library.entries()] == before
    assert "twaalf" in library.load(identifier).text
    assert library.load(identifier).metadata.title == old.title
    library.remove(identifier)
    assert identifier not in [entry.id for entry in library.entries()]


@pytest.mark.parametrize("identifier", ["plan", BUNDLED])
def test_revising_changes_the_particulars_alone(library, tmp_path, identifier):
    path = write(tmp_path, "plan.txt", PLAN)
    library.put(path, library.propose(path).metadata, now=NOW)
    before = library.load(identifier)
    for title in ("Eerste", "Tweede"):
        library.revise(replace(before.metadata, title=title), now=NOW)
    after = library.load(identifier)
    assert after.metadata.title == "Tweede"
    assert (after.text, after.pages, after.metadata.sha256) == (before.text, before.pages, before.metadata.sha256)
    with pytest.raises(UnknownDocument):
        library.revise(replace(before.metadata, id="bestaat-niet"))


def test_a_snapshot_undoes_everything_since(library, tmp_path):
    path = write(tmp_path, "plan.txt", PLAN)
    library.put(path, library.propose(path).metadata, now=NOW)
    before = contents(tmp_path)
    snapshot = library.snapshot()
    library.put(write(tmp_path, "ander.txt", PLAN.replace("tien", "elf")), library.load("plan").metadata)
    library.revise(replace(library.load(BUNDLED).metadata, title="Anders"))
    library.remove("vng-statement")
    assert contents(tmp_path) != before
    snapshot.restore()
    snapshot.discard()
    assert contents(tmp_path) == before
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["documents"]
    assert library.load("plan").text == PLAN


def test_a_snapshot_of_nothing_brings_nothing_back(library, tmp_path):
    snapshot = library.snapshot()
    path = write(tmp_path, "plan.txt", PLAN)
    library.put(path, library.propose(path).metadata)
    snapshot.restore()
    snapshot.discard()
    assert contents(tmp_path) == {}
