"""Taking folders in: what is unchanged is not parsed again, what is gone is named, newer versions are recognised."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from assistant.library.dated import open_index_on, read_day
from assistant.library.watching import Changes, State, look, watch
from assistant.library.workspace import Workspace
from assistant.settings import load_settings
from corpus import UserFacingError
from index import Query
from ui.terminal.intake import watch_folders

ROOT = Path(__file__).resolve().parent.parent
OLD = "# Woonvisie\n\nDatum: 1 maart 2020\n\nWij bouwen honderd flats.\n"
NEW = "# Woonvisie\n\nDatum: 1 mei 2022\n\nWij bouwen tweehonderd boerderijen.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A data directory without the bundled documents, searched by words alone."""
    workspace = Workspace(load_settings(data_dir=tmp_path / "data", embedding_model="none"))
    for metadata in workspace.documents():
        workspace.library.remove(metadata.id)
    return workspace


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(workspace: Workspace, text: str, *, on: date | None = None) -> str | None:
    index = open_index_on(workspace, on) if on else workspace.index()
    hits = index.search(Query(text))
    index.close()
    return hits[0].chunk.document if hits else None


def no_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **options: object) -> None:
        pytest.fail("an unchanged document was parsed")

    for name in ("corpus.storage.shelf.parse_content", "corpus.storage.naming.parse_content"):
        monkeypatch.setattr(name, refuse)


def test_what_is_unchanged_is_not_parsed_again(workspace, tmp_path, monkeypatch):
    folder = tmp_path / "map"
    write(folder, "a.md", OLD)
    write(folder, "onder/b.txt", "Een zin.")
    first = workspace.ingest([folder])
    assert first.counts() == {"added": 2}
    with monkeypatch.context() as patched:
        no_parsing(patched)
        again = workspace.ingest([folder])
    assert again.counts() == {"unchanged": 2}
    assert [file.passages for file in again.files] == [file.passages for file in first.files]
    assert not again.build.changed
    # One that changed is parsed, the other is not.
    write(folder, "a.md", NEW)
    third = workspace.ingest([folder])
    assert third.counts() == {"updated": 1, "unchanged": 1}
    assert third.files[0].replaced == "a@1"


def test_another_parser_parses_again(workspace, tmp_path, monkeypatch):
    path = write(tmp_path, "a.md", OLD)
    workspace.ingest([path])
    loaded: list[str] = []
    real = type(workspace.library).load
    monkeypatch.setattr(
        type(workspace.library), "load", lambda self, identifier: loaded.append(identifier) or real(self, identifier)
    )
    remembered = (tmp_path / "data" / "parsed.json").stat()
    workspace.ingest([path])
    assert loaded == []
    assert (tmp_path / "data" / "parsed.json").stat().st_ino == remembered.st_ino  # nothing new, nothing written
    monkeypatch.setattr("assistant.library.parsed.parser_version", lambda: "nieuw")
    workspace.ingest([path])
    assert loaded == ["a"]
    (tmp_path / "data" / "parsed.json").write_text("kapot", encoding="utf-8")
    assert workspace.ingest([path]).files[0].status == "unchanged"


def test_files_that_are_gone_are_named_and_stay(workspace, tmp_path):
    folder = tmp_path / "map"
    path = write(folder, "a.md", OLD)
    write(folder, "b.md", "Een zin over zwaluwen.")
    workspace.ingest([folder])
    path.unlink()
    report = workspace.ingest([folder])
    assert [(one.document, one.file) for one in report.missing] == [("a", str(path))]
    assert found(workspace, "flats") == "a"
    # Moved is not gone.
    write(folder, "verplaatst.md", OLD)
    assert workspace.ingest([folder]).missing == ()


def test_a_newer_version_is_recognised_and_can_be_put_in_place(workspace, tmp_path):
    workspace.ingest([write(tmp_path, "woonvisie.md", OLD)])
    newer = write(tmp_path, "visie 2022.md", NEW)
    (report,) = workspace.ingest([newer]).files
    assert (report.status, report.may_replace) == ("added", "woonvisie")
    (report,) = workspace.ingest([newer], replaces="woonvisie").files
    assert (report.document, report.status, report.replaced) == ("woonvisie", "updated", "woonvisie@1")
    assert [metadata.id for metadata in workspace.documents()] == ["woonvisie"]
    assert (found(workspace, "boerderijen"), found(workspace, "flats")) == ("woonvisie", None)
    assert workspace.document("woonvisie@1").text == OLD
    (refused,) = workspace.ingest([newer], replaces="weg").files
    assert refused.status == "refused"


def test_questions_about_a_day_meet_the_version_of_that_day(workspace, tmp_path):
    workspace.ingest([write(tmp_path, "woonvisie.md", OLD)])
    workspace.ingest([write(tmp_path, "nieuw.md", NEW)], replaces="woonvisie")
    assert found(workspace, "flats", on=date(2021, 1, 1)) == "woonvisie@1"
    assert found(workspace, "boerderijen", on=date(2021, 1, 1)) is None
    assert found(workspace, "boerderijen", on=date(2023, 1, 1)) == "woonvisie"
    assert found(workspace, "flats", on=date(2021, 6, 1)) == "woonvisie@1"
    assert len(list((tmp_path / "data" / "index-on").iterdir())) == 1  # made once for the same documents
    with pytest.raises(UserFacingError, match="geen enkel document"):
        open_index_on(workspace, date(1990, 1, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021-06-30", date(2021, 6, 30)),
        ("30-6-2021", date(2021, 6, 30)),
        ("2021-02", date(2021, 2, 28)),
        ("2021", date(2021, 12, 31)),
    ],
)
def test_days(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["gisteren", "2021-13-01", "31-02-2021", "21"])
def test_no_days(text):
    with pytest.raises(UserFacingError, match="geen datum"):
        read_day(text)


class Stop(Exception):
    """The fake clock has run out."""


def watched(*looks: dict[str, State]) -> list[Changes]:
    """What is seen in a row of looks; the first is the state at the start."""
    states = [{Path(name): state for name, state in seen.items()} for seen in looks]
    moments = iter(range(len(looks) - 1))
    position = [0]

    def wait() -> None:
        if next(moments, None) is None:
            raise Stop
        position[0] += 1

    seen: list[Changes] = []
    try:
        for changes in watch([], wait=wait, look=lambda paths: states[position[0]]):
            seen.append(changes)
    except Stop:
        return seen
    return []


def test_watching_waits_until_a_file_holds_still():
    first, half, whole = {"a": (1, 1)}, {"a": (1, 1), "b": (5, 2)}, {"a": (1, 1), "b": (9, 3)}
    assert watched(first, first, first) == []
    assert watched(first, half, whole, whole, whole) == [Changes((Path("b"),), ())]
    assert watched(first, {"a": (2, 2)}, {"a": (2, 2)}, first, first) == [Changes((Path("a"),), ())] * 2


def test_watching_tells_once_what_went_and_knows_what_comes_back():
    there, away = {"a": (1, 1)}, {}
    assert watched(there, away, away, away) == [Changes((), (Path("a"),))]
    assert watched(there, away, there, there) == []  # replaced by way of another file, as editors do
    assert watched(there, away, away, there, there) == [Changes((), (Path("a"),)), Changes((Path("a"),), ())]


def test_looking_at_a_folder(tmp_path):
    path = write(tmp_path, "map/a.md", "abc")
    write(tmp_path, "map/~$a.docx", "slot")
    write(tmp_path, "map/._a.md", "mac")
    assert look([tmp_path / "map", tmp_path / "weg"]) == {path: (3, path.stat().st_mtime_ns)}


def test_a_watched_folder_is_taken_in_until_somebody_stops_it(workspace, tmp_path, capsys):
    folder = tmp_path / "map"
    write(folder, "a.md", "Een zin over zwaluwen.")
    steps = iter(
        [
            lambda: write(folder, "b.md", "Een zin over uilen."),
            lambda: None,
            lambda: (folder / "a.md").unlink(),
            lambda: None,
            lambda: None,
        ]
    )

    def sleep(seconds: float) -> None:
        assert seconds == 7
        step = next(steps, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    watch_folders(workspace, [folder], seconds=7, sleep=sleep)
    printed = capsys.readouterr()
    assert printed.out.count("toegevoegd") == 2
    assert "Verdwenen" in printed.err
    assert "Gestopt" in printed.err
    assert [metadata.id for metadata in workspace.documents()] == ["a", "b"]
    assert found(workspace, "uilen") == "b"


def test_a_killed_ingestion_goes_on_where_it_was(workspace, tmp_path):
    """The process is killed as soon as the third file is stored; nothing is half there, and the rest follows."""
    folder, stored = tmp_path / "map", tmp_path / "data" / "documents"
    for number in range(40):
        write(folder, f"stuk-{number:02d}.md", f"# Stuk {number}\n\nDit is zin nummer {number} over zwaluwen.\n")
    workspace.ingest([write(tmp_path, "eerst.md", "De eerste zin gaat over uilen.")])
    program = "from ui.cli import main; main()"
    environment = {**os.environ, "WEGWIJZER_DATA_DIR": str(tmp_path / "data"), "WEGWIJZER_EMBEDDING_MODEL": "none"}
    process = subprocess.Popen(
        [sys.executable, "-c", program, "ingest", str(folder)],
        env={**environment, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while len(list(stored.glob("stuk-*.json"))) < 3 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.005)
    process.kill()
    process.wait(10)
    assert found(workspace, "uilen") == "eerst"  # the index of before is whole
    done = [metadata.id for metadata in workspace.documents()]
    assert len(done) >= 4
    assert all(workspace.document(identifier).passages for identifier in done)
    report = workspace.ingest([folder])
    assert report.counts() == {"added": 41 - len(done), "unchanged": len(done) - 1}
    assert report.build.documents == 41
    assert not list(stored.glob("stuk-*.part"))
