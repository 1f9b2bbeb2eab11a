"""``wegwijzer ask``: one answer as text or JSON, and a file of questions that no bad line stops."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.types import Refusal
from tests.terminal_double import CITATION, QUOTE, ScriptedAssistant
from ui import cli
from ui.terminal.answer import answer_lines, source_lines
from ui.terminal.jsonl import BadLine, parse_line


@pytest.fixture
def assistant(monkeypatch: pytest.MonkeyPatch) -> ScriptedAssistant:
    scripted = ScriptedAssistant()
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("ui.terminal.session.open_terminal_assistant", lambda documents, **options: scripted)
    return scripted


def test_answer_with_its_source(assistant: ScriptedAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "Wie?", "--document", "plan", "--document", "brief", "--top", "20"]) == 0
    assert assistant.asked == [("Wie?", (), ("plan", "brief"), 20)]
    assert capsys.readouterr().out.splitlines() == [
        "De stuurgroep bestaat uit VWS en de VNG. [1]",
        "",
        "Bronnen",
        '[1] Het plan — 2 Organisatie > Stuurgroep (p. 3): "De stuurgroep bestaat uit VWS',
        '    en de VNG."',
    ]


def test_a_quote_from_a_doubtful_page_says_so() -> None:
    doubtful = replace(CITATION, reading="Bladzijde 3 is gelezen met tekstherkenning (OCR).")
    assert list(source_lines([doubtful], quotes=False))[-1].strip() == "let op: " + doubtful.reading
    assert "let op" not in " ".join(source_lines([CITATION]))


def test_refusal_looks_different(assistant: ScriptedAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "weiger dit"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Geen antwoord: Dit staat er niet in."
    assert lines[2] == "Dit komt het dichtst in de buurt"
    assert lines[3].startswith("[1] Het plan")


def test_a_reply_to_no_question_is_told_as_such() -> None:
    refused = ScriptedAssistant().ask("weiger dit")
    reply = replace(refused, refusal=Refusal("empty_question", "Graag gedaan."), answer="Graag gedaan.")
    assert list(answer_lines(reply)) == ["Graag gedaan."]


def test_json_is_the_contract(assistant: ScriptedAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "Wie?", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    contract = "id question standalone_question language status refusal answer statements citations passages"
    assert [*contract.split(), "confidence", "generator", "seconds", "notices", "gate", "tokens"] == list(answer)
    assert answer["citations"][0]["quote"] == QUOTE
    assert answer["citations"][0]["section"] == list(CITATION.section)


@pytest.mark.parametrize(
    "question", ["", " ", "🙂" * 10, "<b>&amp;</b>", "'; DROP TABLE x; --", "\x1b[2J\x07", "x" * 50_000]
)
def test_any_question_is_passed_on(question: str, assistant: ScriptedAssistant) -> None:
    assert cli.run(["ask", "--", question]) == 0
    assert assistant.asked[0][0] == question


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_file_of_questions(assistant: ScriptedAssistant, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "vragen.jsonl"
    history = [{"role": "user", "content": "Wie?", "time": 1}, {"role": "assistant", "content": "VWS."}]
    records = [
        b"\xef\xbb\xbf" + json.dumps({"id": "a", "question": "Een?", "gold": [1]}).encode(),
        b"",
        b"geen json",
        json.dumps({"id": 7, "question": "En\u2028twee?", "history": history}).encode(),
        b'{"id": "\xff", "question": "x"}',
        b"   ",
        json.dumps({"question": "Drie?"}).encode(),
    ]
    file.write_bytes(b"\r\n".join(records))
    assert cli.run(["ask", "--jsonl", str(file), "--top", "12", "--document", "plan"]) == 0
    captured = capsys.readouterr()
    lines = _lines(captured.out)
    assert [line.get("id") or line["line"] for line in lines] == ["a", 3, "7", 5, "hash"]
    assert {"problem", "value", "remedy"} == set(lines[1]["error"])
    assert [(question, len(turns), top) for question, turns, _, top in assistant.asked] == [
        ("Een?", 0, 12),
        ("En\u2028twee?", 2, 12),
        ("Drie?", 0, 12),
    ]
    assert "2 regel(s)" in captured.err


def test_questions_from_stdin(
    assistant: ScriptedAssistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "1", "question": "Wie?"}')))
    assert cli.run(["ask", "--jsonl", "-"]) == 0
    assert [line["id"] for line in _lines(capsys.readouterr().out)] == ["1"]


def test_each_answer_is_there_before_the_next_question(
    assistant: ScriptedAssistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[str] = []

    lines = [b'{"id": "1", "question": "a"}\n', b'{"id": "2", "question": "b"}\n']

    class Slow(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            seen.append(capsys.readouterr().out)
            line = lines.pop(0) if lines else b""
            buffer[: len(line)] = line
            return len(line)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Slow())))
    assert cli.run(["ask", "--jsonl", "-"]) == 0
    assert [json.loads(text)["id"] if text else None for text in seen[:3]] == [None, "1", "2"]


def test_empty_file_and_missing_file(
    assistant: ScriptedAssistant, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "leeg.jsonl"
    empty.write_bytes(b"\n\n")
    assert cli.run(["ask", "--jsonl", str(empty)]) == 0
    assert capsys.readouterr().out == ""
    for missing in (tmp_path / "weg.jsonl", tmp_path):
        assert cli.run(["ask", "--jsonl", str(missing)]) == 1
        assert str(missing) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[1]", "geen JSON-object"),
        ("{}", "question"),
        ('{"question": 5}', "question"),
        ('{"question": "x", "id": [1]}', "id"),
        ('{"question": "x", "id": true}', "id"),
        ('{"question": "x", "history": "toen"}', "history"),
        ('{"question": "x", "history": ["toen"]}', "history"),
        ('{"question": "x", "history": [{"role": "system", "content": "y"}]}', "history"),
        ('{"question": "x", "history": [{"role": "user", "content": 1}]}', "history"),
        ("[" * 100_000, "JSON"),
        ('{"question": "x"} {"question": "y"}', "JSON"),
    ],
)
def test_what_is_no_question(line: str, problem: str) -> None:
    with pytest.raises(BadLine) as caught:
        parse_line(line.encode())
    assert problem in caught.value.problem
    assert caught.value.remedy


def test_lone_surrogates_stay_valid_json(assistant: ScriptedAssistant, tmp_path: Path, capfdbinary: Any) -> None:
    file = tmp_path / "vragen.jsonl"
    file.write_text('{"id": "1", "question": "\\ud800 wie?"}\n')
    assert cli.run(["ask", "--jsonl", str(file)]) == 0
    line = capfdbinary.readouterr().out.decode("utf-8")
    assert json.loads(line)["question"] == "\ud800 wie?"


def test_unforeseen_error_is_explained(assistant: ScriptedAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "dit gaat stuk"]) == 1
    assert "RuntimeError: van slag" in capsys.readouterr().err
