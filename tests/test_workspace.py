"""The workspace: what goes in is searchable, what is refused says why, and nothing is done twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.library.intake import walk
from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from corpus import UserFacingError
from index import Query

BUNDLED = 5


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty data directory, searched by words alone: no model is needed to see what happens to documents."""
    return Workspace(load_settings(data_dir=tmp_path / "data", embedding_model="none"))


def _write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def _search(workspace: Workspace, text: str) -> str | None:
    index = workspace.index()
    hits = index.search(Query(text))
    index.close()
    return hits[0].chunk.document if hits else None


def test_bundled_documents_go_in_once(workspace: Workspace) -> None:
    first = workspace.ingest()
    assert [file.status for file in first.files] == ["added"] * BUNDLED
    assert first.build.changed
    assert first.build.documents == BUNDLED
    assert first.build.passages == sum(file.passages for file in first.files)
    second = workspace.ingest()
    assert [file.status for file in second.files] == ["unchanged"] * BUNDLED
    assert not second.build.changed


def test_added_changed_and_removed(workspace: Workspace, tmp_path: Path) -> None:
    path = _write(tmp_path, "Zwaluwen rapport.md", "# Zwaluwen\n\nDe boerenzwaluw komt in april terug uit Afrika.\n")
    (added,) = workspace.ingest([path]).files
    assert (added.document, added.status, added.reason) == ("zwaluwen-rapport", "added", None)
    assert _search(workspace, "boerenzwaluw") == "zwaluwen-rapport"
    assert workspace.document("zwaluwen-rapport").metadata.title == "Zwaluwen"
    (again,) = workspace.ingest([path]).files
    assert again.status == "unchanged"
    _write(tmp_path, path.name, "# Zwaluwen\n\nDe gierzwaluw slaapt in de lucht.\n")
    (changed,) = workspace.ingest([path]).files
    assert (changed.document, changed.status) == ("zwaluwen-rapport", "updated")
    assert _search(workspace, "gierzwaluw") == "zwaluwen-rapport"
    assert len(workspace.documents()) == BUNDLED + 1
    workspace.remove("zwaluwen-rapport")
    assert _search(workspace, "gierzwaluw") is None
    assert len(workspace.documents()) == BUNDLED
    with pytest.raises(UserFacingError, match="zwaluwen-rapport"):
        workspace.remove("zwaluwen-rapport")


def test_one_bad_file_stops_no_other(workspace: Workspace, tmp_path: Path) -> None:
    files = [
        _write(tmp_path, "leeg.txt", " \n"),
        _write(tmp_path, "plaat.jpg", "geen plaat"),
        tmp_path / "weg.txt",
        _write(tmp_path, "nep.pdf", "dit is geen pdf"),
        _write(tmp_path, "goed.txt", "De ijsvogel vist in helder water."),
    ]
    report = workspace.ingest(files)
    assert [file.status for file in report.files] == ["refused"] * 4 + ["added"]
    assert [file.reason for file in report.files[:3]] == ["empty", "unsupported", "missing"]
    assert report.files[3].reason in ("not_a_pdf", "damaged")
    assert all(file.explanation and file.document is None for file in report.files[:4])
    assert [file.file for file in report.files] == [str(file) for file in files]
    assert _search(workspace, "ijsvogel") == "goed"
    assert json.loads(json.dumps(report.files[4].to_json()))["passages"] == 1


def test_folders_are_walked(tmp_path: Path) -> None:
    named = _write(tmp_path, "map/.verborgen.txt", "x")
    for name in ("map/b.txt", "map/a.txt", "map/onder/c.md", "map/._a.txt", "map/.git/d.txt"):
        _write(tmp_path, name, "x")
    found = [path.relative_to(tmp_path).as_posix() for path in walk([tmp_path / "map", tmp_path / "map" / "a.txt"])]
    assert found == ["map/a.txt", "map/b.txt", "map/onder/c.md"]
    assert walk([named]) == [named]  # named by the user, so meant


def test_removed_bundled_document_comes_back_with_its_file(workspace: Workspace) -> None:
    workspace.ingest()
    workspace.remove("nji-brief")
    assert "nji-brief" not in [metadata.id for metadata in workspace.documents()]
    assert "nji-brief" not in workspace.index().documents
    original = Path(__file__).resolve().parent.parent / "corpus" / "documents" / "nji-brief.txt"
    (report,) = workspace.ingest([original]).files
    assert (report.document, report.status) == ("nji-brief", "added")
    assert "nji-brief" in workspace.index().documents


def test_progress_is_told_per_stage(workspace: Workspace) -> None:
    told: list[tuple[str, int, int]] = []
    workspace.ingest(progress=lambda stage, done, total: told.append((stage, done, total)))
    assert ("read", 0, BUNDLED) in told
    assert ("read", BUNDLED, BUNDLED) in told
    assert all(0 <= done <= total for _, done, total in told)


def test_without_index_the_cure_is_named(workspace: Workspace) -> None:
    with pytest.raises(UserFacingError) as caught:
        workspace.index()
    assert "wegwijzer ingest" in caught.value.remedy
