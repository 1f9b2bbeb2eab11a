"""The pages for new staff, terms and management over a scripted assistant: what they show and what a click does."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from assistant.library.workspace import Workspace
from assistant.orientation.overview import orientation_questions
from assistant.settings import load_settings
from assistant.usage import DayOfUse
from tests.web_double import PLACES, QUOTES, make_services
from ui.web import backend
from ui.web.begin.documents import timeline_data
from ui.web.build_job import BuildJob
from ui.web.management import page as management
from ui.web.management.usage import recent_rows
from ui.web.page_texts import load_page_texts
from ui.web.prepared import prepare, value_of

SCRIPT = Path(__file__).resolve().parents[1] / "ui" / "streamlit_app.py"
PARTS = ("glossary", "marker", "oriented", "series", "parties")


@pytest.fixture
def services(monkeypatch, tmp_path):
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("WEGWIJZER_EMBEDDING_MODEL", "none")
    monkeypatch.delenv("WEGWIJZER_LANGUAGE", raising=False)
    theme, figure = (next(one for one in orientation_questions() if one.kind == kind) for kind in ("theme", "figure"))
    made = make_services(quotes={theme.question: QUOTES[PLACES], figure.question: QUOTES[PLACES], **QUOTES})
    monkeypatch.setattr(backend, "load_services", lambda: made)
    yield made
    streamlit.cache_resource.clear()
    streamlit.cache_data.clear()


def draw(show, *, services=None, language="nl"):
    """One page on its own, as the entry of the pages calls it."""
    if services is not None:
        prepared = prepare(services)
        for part in PARTS:
            assert value_of(getattr(prepared, part), wait=60) is not None, part
    page = AppTest.from_string(
        f"from ui.web.{show}.page import show_{show}\nshow_{show}({language!r})", default_timeout=60
    )
    page.run()
    assert not page.exception
    return page


def data_of(page, name):
    found = [element.proto for element in page.get("bidi_component") if element.proto.component_name.endswith(name)]
    return [json.loads(proto.json) for proto in found]


def test_begin_quotes_the_documents_and_a_click_opens_the_place(services):
    page = draw("begin", services=services)
    themes, figures = data_of(page, "_quotes")
    assert [quote["heading"] for quote in themes["quotes"]] == ["Wat betekent af- en ombouw?"]
    assert [quote["figure"] for quote in figures["quotes"]] == ["235 · 100"]
    reading = page.session_state["reading-begin"]
    source = themes["quotes"][0]["sources"][0]
    assert source["id"] == "0:0"
    reading.open_position(0, 0)
    page.run()
    (shown,) = data_of(page, "_reader")
    assert shown["marked"] is True
    assert "ambitiedocument-zuidwest" in shown["shown"]


def test_headings_of_begin_are_in_order(services):
    page = draw("begin", services=services)
    assert [title.value for title in page.title] == ["Begin hier"]
    assert len(page.header) == 6
    assert data_of(page, "_quotes")[0]["level"] == 3


def test_documents_without_a_date_stand_apart(services):
    data = timeline_data(services.metadata, load_page_texts("begin", "nl"))
    assert [one["when"] for one in data["dated"]] == ["9 maart 2020", "21 oktober 2020", "7 december 2022"]
    assert {one["id"] for one in data["undated"]} == {"vng-statement", "ambitiedocument-zuidwest"}
    assert {one["when"] for one in data["undated"]} == {"geen datum"}
    facts = [fact["text"] for fact in data["dated"][2]["facts"]]
    assert facts[:2] == ["uitvoeringsplan", "status: vastgesteld"]


def test_a_starter_of_a_role_waits_for_the_chat(services):
    page = draw("begin", services=services)
    starters = [button for button in page.button if str(button.key).startswith("begin-question-new_staff-")]
    assert len(starters) == 12
    starters[0].click().run()
    assert not page.exception
    assert page.session_state["conversation"].pending == "Wat betekent af- en ombouw?"


def test_terms_begin_with_abbreviations_and_can_be_searched(services):
    page = draw("terms", services=services)
    names = [term["name"] for term in data_of(page, "_glossary")[0]["terms"]]
    assert "GI" in names
    assert "gezinshuis" not in names
    page.text_input[0].set_value("gezinshuis").run()
    (term, *_) = data_of(page, "_glossary")[0]["terms"]
    assert (term["name"], term["long"]) == ("gezinshuis", "")
    assert page.query_params["term"] == "gezinshuis"
    page.text_input[0].set_value("<b>fiets</b>").run()
    assert data_of(page, "_glossary") == []
    assert "<b>" not in page.info[0].value.replace("\\<b\\>", "")


def test_a_term_without_a_quote_says_whose_words_it_shows(services):
    page = draw("terms", services=services)
    data = data_of(page, "_glossary")[0]
    by_name = {term["name"]: term for term in data["terms"]}
    assert by_name["GI"]["quote"]["text"] == "Gecertificeerde Instellingen (GI's)"
    assert by_name["NJi"]["quote"] is None
    assert by_name["NJi"]["definition"]
    assert "niet uit een document" in data["words"]["own_definition"]


def test_management_needs_no_index_and_masks_secrets(services, monkeypatch):
    monkeypatch.setenv("WEGWIJZER_LLM_API_KEY", "sk-geheim")
    page = draw("management")
    assert page.warning[0].value
    (table, *_) = [data for data in data_of(page, "_record_table") if len(data["columns"]) == 4]
    rows = {row["cells"][0]: row["cells"] for row in table["rows"]}
    assert rows["llm_api_key"][1:3] == ["ingesteld (verborgen)", "omgeving"]
    assert "geheim" not in json.dumps(table)


def test_a_rebuild_can_be_stopped_and_leaves_the_index(services, monkeypatch, tmp_path):
    gate, told = threading.Event(), threading.Event()

    def build(progress):
        progress("read", 1, 5)
        told.set()
        assert gate.wait(30)
        progress("read", 2, 5)
        pytest.fail("the build went on")

    job = BuildJob(build)
    monkeypatch.setattr(backend, "build_job", lambda: job)
    job.start()
    assert told.wait(30)
    page = draw("management")
    page.button(key="rebuild-stop").click().run()
    gate.set()
    for _ in range(300):
        if not job.state.running:
            break
        threading.Event().wait(0.1)
    assert job.state.outcome == "cancelled"
    assert "gestopt" in draw("management").info[0].value


def test_settings_that_cannot_be_read_are_explained(services, monkeypatch):
    monkeypatch.setenv("WEGWIJZER_PORT", "geen")
    page = draw("management")
    assert [button.key for button in page.button] == ["retry-management"]


def test_use_of_thirty_days_has_every_day():
    from datetime import date

    rows = recent_rows(
        [DayOfUse("2026-11-20", 3, 1)], today=date(2026, 11, 22), texts=load_page_texts("management", "nl")
    )
    assert len(rows) == 60
    assert [row["count"] for row in rows if row["day"] == "2026-11-20"] == [3, 1]
    assert sum(row["count"] for row in rows) == 4
    assert rows[-1]["day"] == "2026-11-22"


def test_a_workspace_is_that_of_the_settings(services, tmp_path):
    assert isinstance(management.open_workspace(), Workspace)
    assert management.open_workspace().settings == load_settings()
