"""A language model on the chat page: who answers, sentences as they pass, stop, quotes only, and what the gate did."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from assistant.generation.types import Watch
from assistant.types import Answer, CheckedSentence, GateReport, Notice, Turn
from tests.test_web_page import NASTY, SCRIPT, NoProposals
from tests.web_double import PLACES, ScriptedAssistant, make_services
from ui.web import backend
from ui.web.conversation.answer_job import AnswerJob
from ui.web.prepared import prepare

KEPT = CheckedSentence("ZuidWest wil er 100.", "kept", "ZuidWest wil er 100.")
DROPPED = CheckedSentence(f"En 900 {NASTY}", "dropped", "", "number", f"Weggelaten: “{NASTY}”.")


@dataclass
class Model:
    """The name and the place of a model."""

    name: str = "proef*model*"
    place: str = "127.0.0.1:11434"


@dataclass
class WritingAssistant(ScriptedAssistant):
    """Wraps the scripted quotes in what a model adds; ``asked`` tells what it was asked while it had one."""

    generator: Model = field(default_factory=Model)
    asked: list[bool] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.release.set()

    def ask(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        top: int = 10,
        quotes_only: bool = False,
        watch: Watch | None = None,
    ) -> Answer:
        if self.generator is not None:
            self.asked.append(quotes_only)
        quoted = super().ask(question, history=history, documents=documents)
        if quotes_only or watch is None:
            return quoted
        watch.show("ZuidWest wil er 100. [1]")
        while not self.release.wait(0.02):
            if watch.cancelled():
                return replace(quoted, notices=(Notice("cancelled", f"Gestopt. {NASTY}"),))
        gate = GateReport(1, 0, 1, None, (KEPT, DROPPED))
        statements = (replace(quoted.statements[0], text="ZuidWest wil er 100."),)
        return replace(
            quoted, answer="ZuidWest wil er 100. [1]", statements=statements, generator=self.generator.name, gate=gate
        )


@pytest.fixture
def services(monkeypatch, tmp_path):
    made = make_services()
    writing = WritingAssistant(made.assistant.documents, made.assistant.quotes)
    made = replace(made, assistant=writing)
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(backend, "load_services", lambda: made)
    monkeypatch.setattr(backend, "suggester", lambda *_: NoProposals())
    yield made
    streamlit.cache_resource.clear()
    streamlit.cache_data.clear()


@pytest.fixture
def page(services):
    page = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
    assert not page.exception
    return page


def ask(page, question):
    page.chat_input[0].set_value(question).run()
    assert not page.exception
    return page


def plain(elements):
    return [one.value.replace("\\", "").replace("\u2060", "") for one in elements]


def test_the_page_says_who_answers_and_where_words_go(page):
    assert "Taalmodel: proef*model*" in plain(page.sidebar.caption)
    assert any("proef*model* (127.0.0.1:11434) schrijft de antwoorden" in text for text in plain(page.markdown))
    assert not any("Alles draait op deze computer" in text for text in plain(page.markdown))


def test_an_answer_with_what_the_gate_did(page, services):
    ask(page, PLACES)
    assert services.assistant.asked == [False]
    captions = plain(page.caption)
    assert "Geschreven door het taalmodel proef*model*; elke zin is aan de bronnen getoetst." in captions
    (details,) = [one for one in page.expander if "Wat de toets" in one.label]
    assert "1 zinnen gehouden, 0 vervangen, 1 weggelaten" in details.label
    assert [one.value for one in details.text] == [KEPT.written, DROPPED.written]
    assert all("<script>" not in one.value for one in details.caption), "markup is escaped"


def test_quotes_only(page, services):
    page.toggle(key="quotes-only").set_value(True).run()
    ask(page, PLACES)
    assert services.assistant.asked == [True]
    assert not [text for text in plain(page.caption) if "Geschreven door" in text]


def test_what_the_pages_show_is_worked_out_without_the_model(services):
    prepared = prepare(services)
    assert isinstance(prepared.oriented.result(timeout=60), tuple)
    assert services.assistant.asked == []


def test_what_can_be_asked_next_is_tried_without_the_model(page, services, monkeypatch):
    tried = []

    class Trying:
        def suggest(self, answer, *, assistant, **_):
            tried.append((assistant.generator, assistant.ask(PLACES).answer))
            return ()

    monkeypatch.setattr(backend, "suggester", lambda *_: Trying())
    ask(page, PLACES)
    assert [generator for generator, _ in tried] == [None]
    assert services.assistant.generator is not None


def test_notices_are_shown_as_text(page, services):
    services.assistant.release.clear()
    timer = threading.Timer(1.0, lambda: page.session_state["conversation"].job.stop())
    timer.start()
    ask(page, PLACES)
    timer.join()
    assert f"Gestopt. {NASTY}" in plain(page.info)


def test_a_job_shows_stops_and_hands_errors_on():
    def work(watch: Watch) -> Answer:
        watch.show("Eén zin. [1]")
        while not watch.cancelled():
            pass
        raise ValueError("stuk")

    job = AnswerJob(("vraag",), work)
    assert not job.done(within=0.1)
    assert job.text == "Eén zin. [1]"
    with pytest.raises(RuntimeError, match="not there yet"):
        job.result()
    job.stop()
    assert job.done(within=5)
    with pytest.raises(ValueError, match="stuk"):
        job.result()
