"""The command for kept conversations: list, search, show, export, delete."""

from __future__ import annotations

import pytest

from assistant.conversations import Archive, new_id
from tests.web_double import LOCAL, PLACES, make_services
from ui import cli


@pytest.fixture
def kept(tmp_path, monkeypatch):
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("WEGWIJZER_LANGUAGE", raising=False)
    archive, names = Archive(tmp_path), []
    for start, question in (("a", PLACES), ("b", LOCAL)):
        names.append(start + new_id()[1:])
        uid = archive.begin(names[-1], question, key=new_id())
        archive.finish(uid, answer=make_services().assistant.ask(question))
    return names


def run(capsys, *arguments):
    status = cli.run(["conversations", *arguments])
    shown = capsys.readouterr()
    return status, shown.out, shown.err


def test_the_list_has_everybody_s_latest_first(kept, capsys):
    status, shown, _ = run(capsys)
    assert status == 0
    assert [line[0] for line in shown.splitlines()] == ["b", "a"]
    assert "1 vraag" in shown
    assert PLACES in shown


def test_search_and_an_empty_list(kept, capsys):
    assert run(capsys, "list", "--search", "wijkagent")[1].startswith("b")
    assert run(capsys, "list", "--search", "komt-niet-voor")[1] == "Geen gesprek met deze woorden.\n"


def test_nothing_kept_is_said(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    assert run(capsys, "list")[1] == "Er zijn nog geen gesprekken bewaard.\n"


def test_a_conversation_is_shown_by_the_beginning_of_its_name(kept, capsys):
    status, shown, _ = run(capsys, "show", "a")
    assert status == 0
    assert shown.startswith(f"# {PLACES}")
    assert "\n7. " not in shown  # at the start of a line: the time of the export may end in "7. "
    assert "1. Ambitiedocument landsdeel ZuidWest" in shown


@pytest.mark.parametrize(("suffix", "beginning"), [("docx", b"PK"), ("pdf", b"%PDF"), ("MD", b"# Hoeveel")])
def test_export_writes_the_kind_that_the_name_asks_for(kept, tmp_path, capsys, suffix, beginning):
    path = tmp_path / f"gesprek.{suffix}"
    assert run(capsys, "export", kept[0][:6], str(path))[0] == 0
    assert path.read_bytes().startswith(beginning)
    assert run(capsys, "export", kept[0][:6], str(path))[0] == 2
    assert run(capsys, "export", kept[0][:6], str(path), "--force")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["show", "zzz"], 1, "Dit gesprek is er niet."),
        (["show", ""], 1, "Dit gesprek is er niet."),
        (["export", "a", "gesprek.txt"], 2, "kies uit .docx, .pdf, .md"),
        (["delete", "a"], 2, "alleen met --yes"),
    ],
)
def test_what_cannot_be_done_is_explained(kept, capsys, arguments, status, said):
    got, _, complaint = run(capsys, *arguments)
    assert got == status
    assert said in complaint


def test_delete_removes_one(kept, capsys):
    assert run(capsys, "delete", "a", "--yes")[0] == 0
    assert [line[0] for line in run(capsys)[1].splitlines()] == ["b"]
