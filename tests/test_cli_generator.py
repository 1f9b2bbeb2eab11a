"""A language model in the terminal: sentences as they pass, what was done to them, quotes when asked or stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from assistant.generation.types import Watch
from assistant.types import Answer, CheckedSentence, GateReport, Notice, Turn
from tests.terminal_double import ScriptedAssistant
from ui import cli
from ui.terminal.chat import Conversation

KEPT = CheckedSentence("De stuurgroep bestaat uit VWS.", "kept", "De stuurgroep bestaat uit VWS.")
DROPPED = CheckedSentence("Zij kost 5 euro.", "dropped", "", "number", "Weggelaten, want een getal klopt niet.")
WRITTEN = "De stuurgroep bestaat uit VWS. [1]\n- De VNG hoort erbij. [1]"


@dataclass
class Writer:
    """The name of a model."""

    name: str = "proefmodel"


class WritingAssistant(ScriptedAssistant):
    """Answers as a model would: two lines that come one after the other, unless quotes are asked for."""

    generator = Writer()
    fault: BaseException | None = None

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        top: int = 10,
        id: str | None = None,
        quotes_only: bool = False,
        watch: Watch | None = None,
    ) -> Answer:
        quoted = super().ask(question, history=history, documents=documents, top=top, id=id)
        if quotes_only:
            return quoted
        if watch is not None:
            watch.show(WRITTEN.splitlines()[0])
            if self.fault is not None:
                raise self.fault
            watch.show(WRITTEN)
        gate = GateReport(1, 0, 1, None, (KEPT, DROPPED))
        return replace(
            quoted, answer=WRITTEN, generator="proefmodel", gate=gate, notices=(Notice("repaired", "Eén weggelaten."),)
        )


@pytest.fixture
def assistant(monkeypatch: pytest.MonkeyPatch) -> WritingAssistant:
    writing = WritingAssistant()
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("ui.terminal.session.open_terminal_assistant", lambda documents, **options: writing)
    return writing


def watch_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.terminal.stream.is_interactive", lambda stream: True)


def test_who_wrote_it_and_what_was_left_out(assistant: WritingAssistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "Wie?"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == WRITTEN.splitlines()
    assert lines[3:5] == [
        "Geschreven door het taalmodel proefmodel; elke zin is aan de bronnen getoetst.",
        "Eén weggelaten.",
    ]
    assert lines[6] == "Bronnen"


def test_on_a_screen_every_line_comes_once(
    assistant: WritingAssistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    watch_the_screen(monkeypatch)
    assert cli.run(["ask", "Wie?"]) == 0
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if line in WRITTEN.splitlines()] == WRITTEN.splitlines()
    assert "proefmodel schrijft" in err


def test_interrupting_a_model_brings_the_quotes(
    assistant: WritingAssistant, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    watch_the_screen(monkeypatch)
    assistant.fault = KeyboardInterrupt()
    assert cli.run(["ask", "Wie?"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == WRITTEN.splitlines()[0]
    assert "U hebt het taalmodel gestopt. Daarom staat hier het antwoord in citaten." in lines
    assert "De stuurgroep bestaat uit VWS en de VNG. [1]" in lines
    assert not any("Geschreven door" in line for line in lines)


def test_quotes_only_and_details_in_a_conversation() -> None:
    conversation = Conversation(WritingAssistant())
    assert conversation.reply("/details") == ["Bij het laatste antwoord is geen zin van een taalmodel getoetst."]
    assert (conversation.reply("Wie?") or [])[0] == WRITTEN.splitlines()[0]
    assert conversation.reply("/details") == [
        "+ De stuurgroep bestaat uit VWS.",
        "- Zij kost 5 euro.",
        "  Weggelaten, want een getal klopt niet.",
    ]
    assert conversation.reply("/citaten") == ["Vanaf nu alleen citaten."]
    assert (conversation.reply("Wie?") or [])[0] == "De stuurgroep bestaat uit VWS en de VNG. [1]"
    assert conversation.reply("/citaten") == ["Vanaf nu schrijft proefmodel."]
    assert (conversation.reply("Wie?") or [])[0] == WRITTEN.splitlines()[0]


def test_without_a_model_there_is_nothing_to_switch() -> None:
    assert Conversation(ScriptedAssistant()).reply("/citaten") == [
        "/citaten ken ik niet. Wel: /bronnen, /nieuw, /stop."
    ]


def test_an_unknown_generator_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "Wie?", "--generator", "gpt"]) == 2
    assert "kies extractive of llm" in capsys.readouterr().err


def test_a_model_that_is_not_configured_is_explained(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("WEGWIJZER_LLM_BASE_URL", raising=False)
    assert cli.run(["ask", "Wie?", "--generator", "llm"]) == 1
    assert "stel llm_base_url en llm_model in" in capsys.readouterr().err
