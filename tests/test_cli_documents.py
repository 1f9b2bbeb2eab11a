"""``ingest`` and ``documents`` in the terminal: versions, particulars, days, and wrong usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ui import cli

OLD = "# Woonvisie\n\nDatum: 1 maart 2020\n\nDe gemeente bouwt honderd flats aan het water.\n"
NEW = "# Woonvisie\n\nDatum: 1 mei 2022\n\nDe gemeente bouwt tweehonderd boerderijen in het bos.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with an empty data directory and search by words alone."""
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("WEGWIJZER_EMBEDDING_MODEL", "none")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    capsys.readouterr()
    status = cli.run(list(words))
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_a_version_from_adding_to_asking(folder, capsys):
    Path("woonvisie.md").write_text(OLD, encoding="utf-8")
    Path("visie 2022.md").write_text(NEW, encoding="utf-8")
    assert run(capsys, "ingest", "woonvisie.md")[0] == 0
    status, out, _ = run(capsys, "ingest", "visie 2022.md")
    assert status == 0
    assert "wegwijzer ingest 'visie 2022.md' --replaces woonvisie" in out
    status, out, _ = run(capsys, "ingest", "visie 2022.md", "--replaces", "woonvisie", "--json")
    report = json.loads(out)
    assert (status, report["document"], report["status"], report["replaced"]) == (
        0,
        "woonvisie",
        "updated",
        "woonvisie@1",
    )
    _, out, _ = run(capsys, "documents", "versions", "woonvisie")
    assert [line.split()[0] for line in out.splitlines()] == ["woonvisie@1", "woonvisie"]
    _, out, _ = run(capsys, "documents", "show", "woonvisie@1", "--text")
    assert out == OLD
    question = ("ask", "Hoeveel flats bouwt de gemeente aan het water?", "--json", "--on", "2021")
    status, out, err = run(capsys, *question)
    answer = json.loads(out)
    assert (status, "2021-12-31" in err) == (0, True)
    assert answer["citations"][0]["document"] == "woonvisie@1"
    assert "woonvisie" not in {passage["document"] for passage in answer["passages"]}
    # What people fill in is there at once, and a date that is none is refused.
    edit = ("documents", "edit", "woonvisie", "--title", "Visie op wonen", "--date", "2022-06", "--publisher", "Ergens")
    assert run(capsys, *edit)[0] == 0
    _, out, _ = run(capsys, "documents", "list")
    line = next(line for line in out.splitlines() if line.startswith("woonvisie"))
    assert "2022-06" in line
    assert "Visie op wonen" in line
    status, _, err = run(capsys, "documents", "edit", "woonvisie", "--date", "gisteren")
    assert (status, "--date" in err) == (2, True)


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("ingest", "--replaces", "x"), 2, "precies één bestand"),
        (("ingest", ".", "--replaces", "x"), 2, "precies één bestand"),
        (("ingest", "--watch"), 2, "Geef de map op"),
        (("ingest", ".", "--watch", "--every", "0"), 2, "ligt niet tussen"),
        (("documents", "edit", "nji-brief"), 2, "Zeg wat er moet veranderen"),
        (("documents", "edit", "weg", "--title", "x"), 1, "Er is geen document"),
        (("documents", "versions", "weg"), 1, "Er is geen document"),
        (("ask", "Wat?", "--on", "morgen"), 1, "Dit is geen datum"),
    ],
)
def test_wrong_usage_is_explained(folder, capsys, words, status, told):
    found, _, err = run(capsys, *words)
    assert (found, told in err) == (status, True), err


def test_a_file_to_replace_with_must_be_there(folder, capsys):
    status, out, _ = run(capsys, "ingest", "weg.docx", "--replaces", "nji-brief", "--json")
    report = json.loads(out)
    assert (status, report["status"], report["reason"]) == (0, "refused", "missing")
