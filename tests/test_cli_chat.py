"""``wegwijzer chat``: the conversation keeps its turns, and its own commands do what they say."""

from __future__ import annotations

import io

import pytest

from assistant.types import Turn
from tests.terminal_double import ScriptedAssistant
from ui import cli
from ui.terminal.chat import Conversation


def test_turns_are_kept_for_follow_ups() -> None:
    assistant = ScriptedAssistant()
    conversation = Conversation(assistant, documents=("plan",))
    conversation.reply("Wie?")
    conversation.reply("  En waarom?  ")
    answer = "De stuurgroep bestaat uit VWS en de VNG. [1]"
    assert assistant.asked[1] == ("En waarom?", (Turn("user", "Wie?"), Turn("assistant", answer)), ("plan",), 10)
    assert conversation.reply("/nieuw")
    conversation.reply("Opnieuw?")
    assert assistant.asked[2][1] == ()


def test_sources_on_request() -> None:
    conversation = Conversation(ScriptedAssistant())
    assert conversation.reply("/bronnen") == ["Er is nog geen antwoord met bronnen."]
    shown = "\n".join(conversation.reply("Wie?") or [])
    assert "[1] Het plan" in shown
    assert '"De stuurgroep' not in shown
    assert '"De stuurgroep' in " ".join(conversation.reply("/bronnen") or [])
    conversation.reply("weiger dit")
    assert "[1] Het plan" in " ".join(conversation.reply("/bronnen") or [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [("", []), ("   ", []), ("/stop", None), ("/hulp", ["/hulp ken ik niet. Wel: /bronnen, /nieuw, /stop."])],
)
def test_lines_that_are_no_question(line: str, expected: list[str] | None) -> None:
    assistant = ScriptedAssistant()
    assert Conversation(assistant).reply(line) == expected
    assert assistant.asked == []


@pytest.mark.parametrize("typed", ["Wie?\n/stop\nnooit\n", "Wie?\n"])
def test_from_a_pipe_until_stop_or_the_end(
    typed: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assistant = ScriptedAssistant()
    monkeypatch.setattr("ui.terminal.session.open_terminal_assistant", lambda documents, **options: assistant)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert cli.run(["chat"]) == 0
    assert [question for question, *_ in assistant.asked] == ["Wie?"]
    assert capsys.readouterr().out.startswith("> Wie?\nDe stuurgroep bestaat uit VWS en de VNG. [1]")


def test_from_a_pipe_every_answer_stands_below_its_question(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ui.terminal.session.open_terminal_assistant", lambda documents, **options: ScriptedAssistant())
    monkeypatch.setattr("sys.stdin", io.StringIO("Wie?\n\n  weiger dit \n/stop\n"))
    assert cli.run(["chat"]) == 0
    lines = capsys.readouterr().out.splitlines()
    asked = [number for number, line in enumerate(lines) if line.startswith("> ")]
    assert [lines[number] for number in asked] == ["> Wie?", "> weiger dit"]
    assert lines[asked[1] - 1] == ""
    assert lines[asked[1] + 1].startswith("Geen antwoord")
