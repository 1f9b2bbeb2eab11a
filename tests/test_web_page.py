"""The chat page over a scripted assistant: conversation, refusal, filter, language, links, problems."""

import json
import threading
import time
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from assistant.errors import UserFacingError
from tests.web_double import AMBITION, LOCAL, PLACES, make_services
from ui.web import backend
from ui.web.build_job import BuildJob

SCRIPT = Path(__file__).resolve().parents[1] / "ui" / "streamlit_app.py"
NASTY = "<script>alert(1)</script> <img src=x onerror=alert(1)> $x$ :material/home: [a](javascript:b) :red[c] # d"


class NoProposals:
    def suggest(self, *_, **__):
        return ()


@pytest.fixture
def services(monkeypatch, tmp_path):
    made = make_services()
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("WEGWIJZER_LANGUAGE", raising=False)
    monkeypatch.setattr(backend, "load_services", lambda: made)
    # Proposals are asked to see whether they are answered; here only what somebody asks counts.
    monkeypatch.setattr(backend, "suggester", lambda *_: NoProposals())
    yield made
    streamlit.cache_resource.clear()
    streamlit.cache_data.clear()


@pytest.fixture
def page(services):
    return open_page()


def open_page(**parameters):
    page = AppTest.from_file(str(SCRIPT), default_timeout=30)
    for name, value in parameters.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def ask(page, question):
    page.chat_input[0].set_value(question).run()
    assert not page.exception
    return page


def data_of(page, name):
    """JSON data of the components whose id holds ``name``, in order."""
    found = [element.proto for element in page.get("bidi_component") if name in element.proto.component_name]
    return [json.loads(proto.json) for proto in found]


def all_text(page):
    elements = [*page.title, *page.subheader, *page.markdown, *page.caption, *page.text, *page.info, *page.warning]
    return "\n".join(element.value for element in elements)


def test_the_start_says_what_it_is_and_what_it_knows(page, services):
    assert page.title[0].value == "Wegwijzer"
    assert "letterlijk" in all_text(page)
    labels = [button.label for button in page.button]
    assert "Ambitiedocument landsdeel ZuidWest" in labels
    assert len([button for button in page.button if button.key.startswith("starter-")]) == 8
    assert services.assistant.calls == []


def test_a_starter_asks_its_question_once(page, services):
    starter = next(button for button in page.button if button.key == f"starter-{PLACES}")
    starter.click().run()
    assert [call[0] for call in services.assistant.calls] == [PLACES]
    (answer,) = data_of(page, "cited_text")
    assert answer["statements"][0]["text"].endswith("naar maximaal 100 eind 2024.")
    assert [mark["number"] for mark in answer["statements"][0]["marks"]] == [1]
    assert answer["sources"][0]["title"] == "Ambitiedocument landsdeel ZuidWest"


def test_citations_of_one_place_are_one_source(page):
    ask(page, LOCAL)
    (answer,) = data_of(page, "cited_text")
    assert [statement["level"] for statement in answer["statements"]] == [1] * 4
    assert [[mark["number"] for mark in source["marks"]] for source in answer["sources"]] == [[1, 2, 3, 4]]
    assert answer["sources"][0]["detail"] == "Lokaal en regionaal"


def test_a_follow_up_takes_the_history_along(page, services):
    ask(ask(page, PLACES), AMBITION)
    question, history, _ = services.assistant.calls[-1]
    assert question == AMBITION
    assert [(turn.role, turn.content[:20]) for turn in history] == [
        ("user", PLACES[:20]),
        ("assistant", "Voor de periode tot "),
    ]
    assert len(data_of(page, "cited_text")) == 2


def test_a_refusal_explains_itself_and_shows_what_comes_nearest(page):
    ask(page, "Wat kost een fiets?")
    assert "Geen antwoord in de documenten" in page.info[0].value
    assert "De documenten zeggen niets over\\:" in page.info[0].value
    assert not page.error
    (nearest,) = data_of(page, "cited_text")
    assert len(nearest["statements"]) == 1
    assert nearest["sources"][0]["marks"][0]["number"] == 1


def test_nothing_of_a_question_is_drawn_as_markup(page):
    ask(page, NASTY)
    assert page.text[0].value == NASTY
    assert "<script>" not in page.info[0].value.replace("\\<script\\>", "")
    assert all(not element.proto.allow_html for element in page.markdown)


def test_opening_a_citation_marks_its_slice_and_can_be_stepped_through(page):
    ask(page, LOCAL)
    page.session_state["conversation"].open_citation(0, 2)
    page.run()
    (data,) = data_of(page, "reader")
    marks = [run["text"] for block in data["blocks"] for run in block.get("runs", ()) if run["mark"]]
    assert marks[0].startswith("Leggen van de verbanden")
    assert page.query_params["document"] == "vng-statement"
    assert data_of(page, "cited_text")[0]["active"] == 2
    page.button(key="reader-next").click().run()
    assert data_of(page, "cited_text")[0]["active"] == 3
    page.button(key="reader-previous").click().run()
    page.button(key="reader-previous").click().run()
    assert page.button(key="reader-previous").disabled
    page.button(key="reader-close").click().run()
    assert data_of(page, "reader") == []
    assert "document" not in page.query_params
    assert "c" in page.query_params


def test_a_link_opens_the_reader_at_its_slice(services):
    text = services.documents["ambitiedocument-zuidwest"].text
    start = text.index("maximaal 100")
    page = open_page(document="ambitiedocument-zuidwest", start=str(start), end=str(start + 12))
    (data,) = data_of(page, "reader")
    assert [run["text"] for block in data["blocks"] for run in block.get("runs", ()) if run["mark"]] == ["maximaal 100"]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"document": "bestaat-niet", "start": "1", "end": "2"}, "Dit document is er niet"),
        ({"document": "nji-brief", "start": "99999999", "end": "99999999999"}, "een plek die in dit document niet"),
    ],
)
def test_a_link_to_nowhere_says_so(services, parameters, said):
    assert any(said in warning.value for warning in open_page(**parameters).warning)


def test_a_meaningless_range_opens_the_document_without_a_mark(services):
    page = open_page(document="nji-brief", start="-5", end="<b>")
    (data,) = data_of(page, "reader")
    assert not data["marked"]
    assert not page.warning


def test_the_filter_reaches_the_assistant(page, services):
    page.multiselect[0].set_value(["nji-brief"]).run()
    ask(page, PLACES)
    assert services.assistant.calls[-1][2] == ("nji-brief",)


def test_english_is_one_click_away_and_keeps_the_conversation(page):
    ask(page, PLACES)
    page.segmented_control[0].set_value("en").run()
    assert not page.exception
    assert page.chat_input[0].placeholder == "Ask a follow-up question or a new question"
    assert len(data_of(page, "cited_text")) == 1
    assert data_of(page, "page_language") == [{"language": "en"}]


def test_a_new_conversation_is_empty(page, services):
    ask(page, PLACES)
    page.button(key="new-conversation").click().run()
    assert page.title[0].value == "Wegwijzer"
    ask(page, AMBITION)
    assert services.assistant.calls[-1][1] == ()


def test_a_known_error_says_what_which_and_what_next(page, services):
    services.assistant.error = UserFacingError("De index is weg.", value="/data", remedy="Voer wegwijzer ingest uit.")
    ask(page, PLACES)
    shown = all_text(page)
    assert "De index is weg." in shown
    assert "/data" in shown
    assert "Voer wegwijzer ingest uit." in shown
    services.assistant.error = None
    page.button(key="retry").click().run()
    assert len(data_of(page, "cited_text")) == 1
    assert "De index is weg." not in all_text(page)


def test_an_unforeseen_error_shows_no_traceback_in_the_text(page, services):
    services.assistant.error = ZeroDivisionError("geheim")
    ask(page, PLACES)
    assert "niet had voorzien" in all_text(page)
    assert "ZeroDivisionError" not in all_text(page)
    assert page.expander[0].label == "Technische gegevens voor de beheerder"
    services.assistant.error = None
    ask(page, AMBITION)
    assert services.assistant.calls[-1][1] == ()


def test_a_very_long_question_is_shown_shortened_and_asked_whole(page, services):
    ask(page, "a" * 50_000)
    assert services.assistant.calls[-1][0] == "a" * 50_000
    assert len(page.text[0].value) == 2001
    assert "50000" in all_text(page)


def test_a_blank_question_is_not_asked(page, services):
    ask(page, "  \n ")
    assert services.assistant.calls == []


def test_a_long_conversation_draws_its_recent_part_first(page, services):
    answer = services.assistant.ask(PLACES)
    from ui.web.conversation.session import Exchange

    page.session_state["conversation"].exchanges.extend(Exchange(PLACES, answer) for _ in range(200))
    page.run()
    assert len(data_of(page, "cited_text")) == 20
    page.button(key="earlier").click().run()
    assert not page.exception
    assert len(data_of(page, "cited_text")) == 200


def missing():
    raise backend.NeedsIngest("Er is nog geen index.", value="/data", remedy="wegwijzer ingest")


def test_without_an_index_the_page_builds_it_under_a_progress_bar(monkeypatch, services):
    step, seen, loaders = threading.Event(), threading.Event(), [missing]

    def build(progress):
        progress("embed", 1, 2)
        seen.set()
        assert step.wait(20)
        loaders[0] = lambda: services

    job = BuildJob(build)
    monkeypatch.setattr(backend, "load_services", lambda: loaders[0]())
    monkeypatch.setattr(backend, "build_job", lambda: job)
    page = open_page()
    assert "Er is nog geen index. /data" in all_text(page)
    assert not page.chat_input
    page.button(key="build").click().run()
    assert seen.wait(20)
    page.run()
    assert page.button(key="build").disabled
    (bar,) = page.get("progress")
    assert (bar.proto.value, bar.proto.text) == (50, "Passages doorzoekbaar maken (1 van 2)")
    step.set()
    wait_until_idle(job)
    page.run()
    assert not page.exception
    ask(page, PLACES)
    assert len(data_of(page, "cited_text")) == 1


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            UserFacingError("De schijf is vol.", value="/data", remedy="Maak ruimte."),
            ["De schijf is vol.", "Maak ruimte."],
        ),
        (ZeroDivisionError("geheim"), ["niet had voorzien"]),
    ],
)
def test_a_build_that_fails_says_why_and_can_be_tried_again(monkeypatch, services, error, said):
    def fail(progress):
        raise error

    job = BuildJob(fail)
    monkeypatch.setattr(backend, "load_services", missing)
    monkeypatch.setattr(backend, "build_job", lambda: job)
    page = open_page()
    page.button(key="build").click().run()
    wait_until_idle(job)
    page.run()
    assert not page.exception
    assert all(words in all_text(page) for words in said)
    assert "ZeroDivisionError" not in all_text(page)
    assert not page.button(key="build").disabled


def wait_until_idle(job):
    deadline = time.monotonic() + 20
    while job.state.running and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not job.state.running


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UserFacingError("Deze instelling bestaat niet.", value="taal", remedy="Verbeter die."), "Verbeter die."),
        (ImportError("geheim"), "niet had voorzien"),
    ],
)
def test_an_assistant_that_cannot_be_opened_is_explained(monkeypatch, services, error, said):
    def refuse():
        raise error

    monkeypatch.setattr(backend, "load_services", refuse)
    page = open_page()
    assert said in all_text(page)
    assert [button.key for button in page.button] == ["retry-page"]
    monkeypatch.setattr(backend, "load_services", lambda: services)
    page.button(key="retry-page").click().run()
    assert page.chat_input
