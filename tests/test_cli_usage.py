"""The command line as a whole: help, usage errors, errors in three parts, exit statuses, odd terminals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from ui import cli
from ui.terminal.screen import clean, styled

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = cli.wegwijzer.list_commands(click.Context(cli.wegwijzer))


def start(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with an empty data directory unless told otherwise."""
    program = "from ui.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_help_teaches_by_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"Gebruik: wegwijzer {command}")
    assert shown.count(f"wegwijzer {command}") >= 2
    assert "Usage" not in shown
    assert "Show this message" not in shown


def test_without_arguments_the_tutorial(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == 0
    shown = capsys.readouterr().out
    assert "In drie stappen" in shown
    assert all(f"  {command} " in shown for command in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["aks"], "Fout: Het commando aks bestaat niet. Bedoelde u ask?"),
        (["ask", "--jsn", "vraag"], "Fout: De optie --jsn bestaat niet. Bedoelde u --json?"),
        (["ask"], "Fout: Geef één vraag op, tussen aanhalingstekens, of een bestand met --jsonl."),
        (
            ["ask", "vraag", "--jsonl", "-"],
            "Fout: Geef één vraag op, tussen aanhalingstekens, of een bestand met --jsonl.",
        ),
        (["ask", "wie", "wat"], "Fout: Dit is meer dan het commando verwacht: wat."),
        (["ask", "vraag", "--top"], "Fout: Na de optie --top hoort een waarde."),
        (["ask", "vraag", "--top", "0"], "Fout: --top: 0 ligt niet tussen 1 en 100."),
        (["ask", "vraag", "--top", "veel"], "Fout: --top: 'veel' is geen geheel getal."),
        (["documents", "show"], "Fout: Er ontbreekt iets: ID."),
        (["serve", "--port", "0"], "Fout: --port: 0 ligt niet tussen 1 en 65535."),
    ],
)
def test_wrong_usage(arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.splitlines()[0] == expected
    assert captured.out == ""


def test_error_in_three_parts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    assert cli.run(["documents", "show", "bestaat-niet"]) == 1
    first, value, remedy = capsys.readouterr().err.splitlines()
    assert first == "Fout: Er is geen document met deze naam."
    assert value == "  Waarde: bestaat-niet"
    assert remedy == "  Wat u kunt doen: Bekijk de namen met: wegwijzer documents list"


@pytest.mark.parametrize("arguments", [["--debug", "ask", "x"], ["ask", "x", "--debug"]])
def test_traceback_only_when_asked_for(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def break_down(documents: tuple[str, ...], **options: object) -> None:
        raise RuntimeError("van slag")

    monkeypatch.setattr("ui.terminal.session.open_terminal_assistant", break_down)
    assert cli.run(["ask", "x"]) == 1
    quiet = capsys.readouterr().err
    assert "RuntimeError: van slag" in quiet
    assert "Traceback" not in quiet
    assert cli.run(arguments) == 1
    assert "Traceback" in capsys.readouterr().err


def test_debug_behind_two_dashes_is_a_question(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.terminal_double import ScriptedAssistant

    assistant = ScriptedAssistant()
    monkeypatch.setattr("ui.terminal.session.open_terminal_assistant", lambda documents, **options: assistant)
    assert cli.run(["ask", "--", "--debug"]) == 0
    assert assistant.asked[0][0] == "--debug"


def test_interrupted(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(documents: tuple[str, ...], **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ui.terminal.session.open_terminal_assistant", interrupt)
    assert cli.run(["ask", "x"]) == 130
    assert capsys.readouterr().err.split() == ["Afgebroken."]


def test_settings_that_are_wrong_are_explained(tmp_path: Path) -> None:
    result = start("documents", WEGWIJZER_DATA_DIR=str(tmp_path), WEGWIJZER_PROT="1")
    assert result.returncode == 1
    assert "WEGWIJZER_PROT" in result.stderr
    assert "Bedoelde u port?" in result.stderr


def test_terminal_without_our_characters(tmp_path: Path) -> None:
    environment = {"WEGWIJZER_DATA_DIR": str(tmp_path), "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "NO_COLOR": "1"}
    result = start("ask", "--help", **environment)
    assert result.returncode == 0
    assert "n vraag:" in result.stdout
    assert "\x1b" not in result.stdout


def test_reader_that_stops_early(tmp_path: Path) -> None:
    """As in ``wegwijzer documents show ... | head -1``: no complaint, also not when Python ends."""
    command = f"{sys.executable} -c 'from ui.cli import main; main()' documents show nji-brief | head -1"
    result = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "WEGWIJZER_DATA_DIR": str(tmp_path)},
        timeout=120,
        check=False,
    )
    assert result.stdout.startswith("Brief NJi")
    assert result.stderr == ""


def test_documents_cannot_drive_the_terminal() -> None:
    assert clean("a\x1b[2Jb\x07c\u202ed\r") == "a [2Jb c d "
    assert clean("een\ttab\nen een regel") == "een\ttab\nen een regel"


def test_no_colour_in_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    assert styled("kop", bold=True) == "kop"  # pytest captures: no terminal
