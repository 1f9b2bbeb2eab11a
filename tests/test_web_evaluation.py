"""The evaluation page over a scripted assistant and a few cases: measure, browse, filter, open, compare, go wrong."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from assistant.errors import UserFacingError
from corpus import display_text
from corpus.types import Section
from evals.evaluate import Selection, evaluate
from evals.session import Session
from evals.store import list_runs
from evals.yaml_files import write_cases
from tests.evals_double import DOCUMENTS as PLAIN
from tests.evals_double import ScriptedAssistant, answered, make_case, refused, unanswerable
from ui.web import backend
from ui.web.evaluation.start import shared_runner

NASTY = "<script>alert(1)</script> **vet** :red[x]"
# The reader names the section of what it shows, so a document has one.
DOCUMENTS = [replace(one, sections=(Section(0, "", 0, None, None, 0, len(one.text)),)) for one in PLAIN]
CASES = [
    make_case("goed"),
    make_case("fout", question="Wanneer geldt de wet?", type="date", persona="professional", facts=(("11",),)),
    make_case("eng", question=f"Which? {NASTY}", language="en", type="who", note=NASTY),
    unanswerable("weiger"),
]


def script(question, history, *, wrong=("Wanneer",)):
    if "cup" in question:
        return refused()
    return answered("Kinderen wonen thuis." if question.startswith(wrong) else "Er zijn 11 aanbieders.")


def page_script():
    import streamlit

    from ui.web.evaluation.page import show_evaluation

    show_evaluation(streamlit.session_state.get("test-language", "nl"))


class Place:
    """A folder with questions and runs, and the session that evaluates."""

    def __init__(self, folder):
        self.questions, self.runs = folder / "questions", folder / "runs"
        self.questions.mkdir()
        self.write(CASES)
        self.assistant = ScriptedAssistant(script)

    def write(self, cases):
        (self.questions / "vragen.yaml").write_text(write_cases(cases), encoding="utf-8")

    def session(self, *_):
        return Session(self.assistant, tuple(DOCUMENTS), {"threads": 0}, "m", self.runs)

    def measure(self, selection=None, *, assistant=None, **options):
        if assistant is not None:
            self.assistant = assistant
        return evaluate(selection or Selection(), questions=self.questions, session=self.session(), **options).run


@pytest.fixture
def place(tmp_path, monkeypatch):
    made = Place(tmp_path)
    services = backend.Services(
        made.assistant,
        tuple(document.metadata for document in DOCUMENTS),
        {document.id: document for document in DOCUMENTS},
        display_text,
    )
    monkeypatch.setattr(backend, "load_services", lambda: services)
    monkeypatch.setattr("evals.cases.QUESTIONS", made.questions)
    monkeypatch.setattr("evals.session.runs_folder", lambda: made.runs)
    monkeypatch.setattr("evals.session.session_of", made.session)
    streamlit.cache_resource.clear()
    yield made
    job = shared_runner().job
    if job is not None:
        job.stop.set()
    streamlit.cache_resource.clear()
    streamlit.cache_data.clear()


def open_page(language="nl", **parameters):
    page = AppTest.from_function(page_script, default_timeout=60)
    page.session_state["test-language"] = language
    for name, value in parameters.items():
        page.query_params[name] = value
    return run(page)


def run(page):
    page.run()
    assert not page.exception
    return page


def data_of(page, name, *, key=""):
    """JSON data of the components whose name holds ``name`` and whose id holds ``key``."""
    found = [element.proto for element in page.get("bidi_component") if name in element.proto.component_name]
    return [json.loads(proto.json) for proto in found if key in proto.id]


def rows_of(page, key):
    (table,) = data_of(page, "record_table", key=key)
    return table["rows"]


def all_text(page):
    kinds = (page.title, page.subheader, page.markdown, page.caption, page.info, page.warning, page.error)
    return "\n".join(element.value for kind in kinds for element in kind)


def wait_for_end(page):
    deadline = time.monotonic() + 60
    while shared_runner().busy and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not shared_runner().busy
    return run(page)


def browse(page, *, run_name="", question=""):
    browsing = page.session_state["evaluation"]
    if run_name:
        browsing.open_run(run_name)
    if question:
        browsing.open_question(question)
    return run(page)


def test_without_runs_it_says_how_to_begin(place):
    page = open_page()
    assert "Er zijn nog geen metingen." in page.info[0].value
    assert "4 van de 4 vragen passen" in all_text(page)
    page.segmented_control(key="evaluation-view").set_value("compare").run()
    assert "zodra er twee metingen zijn" in page.info[0].value


def test_a_run_from_the_page_stands_where_the_command_puts_it(place):
    page = open_page()
    page.multiselect(key="evaluation-types").set_value(["number", "date"]).run()
    assert "2 van de 4 vragen passen" in all_text(page)
    page.checkbox(key="evaluation-repeat").uncheck().run()
    page.button(key="evaluation-begin").click().run()
    assert not page.exception
    wait_for_end(page)
    assert "De meting is klaar: 2 van 2" in all_text(page)
    (path,) = list_runs(place.runs)
    assert (path / "report.html").is_file()
    (row,) = rows_of(page, "runs")
    assert row["id"] == path.name
    assert row["cells"][1] == "getal, datum"
    assert row["cells"][3:6] == ["2", "0,50", "0,50"]
    page.button(key="open-job").click().run()
    assert page.query_params["run"] in (path.name, [path.name])


def test_a_choice_without_questions_cannot_begin(place):
    page = open_page()
    page.multiselect(key="evaluation-types").set_value(["table"]).run()
    assert page.button(key="evaluation-begin").disabled


def test_one_run_at_a_time_that_can_be_stopped_and_continued(place):
    gate, asked = threading.Event(), threading.Event()

    def slow(question, history):
        asked.set()
        assert gate.wait(60)
        return script(question, history)

    place.assistant = ScriptedAssistant(slow)
    page, other = open_page(), open_page()
    page.button(key="evaluation-begin").click().run()
    assert asked.wait(60)
    other.button(key="evaluation-begin").click().run()
    assert "Er loopt al een meting" in other.warning[0].value
    assert "iemand in een ander venster" in other.warning[0].value
    assert "Gestart in een ander venster" in all_text(other)
    run(page)
    assert "Gestart in dit venster" in all_text(page)
    page.button(key="evaluation-stop").click().run()
    assert page.button(key="evaluation-stop").disabled
    gate.set()
    wait_for_end(page)
    assert "De meting is gestopt na 1 van 8" in all_text(page)
    assert rows_of(page, "runs")[0]["cells"][3] == "1/4"
    page.button(key="evaluation-begin").click().run()
    wait_for_end(page)
    assert len(list_runs(place.runs)) == 1
    assert place.assistant.asked.count("Hoeveel aanbieders zijn er?") == 2
    assert rows_of(page, "runs")[0]["cells"][-1] == "voltooid"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UserFacingError("De schijf is vol.", value="/data", remedy="Maak ruimte."), "De schijf is vol"),
        (ZeroDivisionError("geheim"), "niet had voorzien"),
    ],
)
def test_a_run_that_fails_says_why_and_does_not_block_the_next(place, error, said):
    def fail(question, history):
        raise error

    place.assistant = ScriptedAssistant(fail)
    page = open_page()
    page.button(key="evaluation-begin").click().run()
    wait_for_end(page)
    assert said in page.error[0].value.replace("\\", "")
    assert "geheim" not in all_text(page)
    place.assistant = ScriptedAssistant(script)
    page.button(key="evaluation-begin").click().run()
    wait_for_end(page)
    assert not page.error


def test_faulty_questions_are_all_listed(place):
    place.write([make_case("a", gold=()), make_case("b", split="examen"), make_case("b")])
    page = open_page()
    rows = rows_of(page, "question-problems")
    assert {row["cells"][2] for row in rows} >= {"a", "b"}
    assert f"{len(rows)} fout" in page.error[0].value
    assert not [button for button in page.button if button.key == "evaluation-begin"]


def test_a_run_shows_its_numbers_charts_and_downloads(place):
    kept = place.measure()
    page = browse(open_page(), run_name=kept.name)
    numbers = {metric.label: metric.value for metric in page.metric}
    assert numbers["Goed, alles samen"] == "0,75"
    assert numbers["Ten onrechte geweigerd"] == "0,00"
    assert "n = 4" in all_text(page)
    charts = [json.loads(element.proto.spec) for element in page.get("vega_lite_chart")]
    assert len(charts) == 2
    labels = {button.proto.label for button in page.get("download_button")}
    assert labels == {"HTML", "Markdown", "CSV", "JUnit XML", "JSON Lines"}
    assert len(rows_of(page, "measures")) == len(numbers) + 22
    assert {row["id"]: row["tone"] for row in rows_of(page, "questions")} == {
        "goed": "good",
        "fout": "bad",
        "eng": "good",
        "weiger": "good",
    }


def test_an_unfinished_run_says_so_and_offers_what_there_is(place):
    asked = []
    kept = place.measure(stopped=lambda: len(asked) >= 2, progress=asked.append)
    page = browse(open_page(), run_name=kept.name)
    assert "2 van 4 vragen beantwoord" in page.warning[0].value
    assert [button.proto.label for button in page.get("download_button")] == ["JSON Lines"]


def listed(page):
    return [row["id"] for row in rows_of(page, "questions")]


def test_filters_keep_what_matches_and_survive_a_visit_to_a_question(place):
    kept = place.measure()
    page = browse(open_page(), run_name=kept.name)
    page.toggle(key="filter-failed").set_value(True).run()
    assert listed(page) == ["fout"]
    page.toggle(key="filter-failed").set_value(False).run()
    page.multiselect(key="filter-documents").set_value(["alpha"]).run()
    assert listed(page) == ["goed", "fout", "eng"]
    page.multiselect(key="filter-personas").set_value(["new_staff"]).run()
    assert listed(page) == ["goed", "eng"]
    browse(page, question="goed")
    page.button(key="question-next").click().run()
    assert page.session_state["evaluation"].question == "eng"
    assert page.button(key="question-next").disabled
    page.button(key="question-back").click().run()
    assert listed(page) == ["goed", "eng"]
    page.text_input(key="filter-text").set_value("nergens te vinden").run()
    assert "Geen enkele vraag past" in all_text(page)


def runs_text(block):
    return [(run["text"], run["mark"]) for run in block["runs"]]


def test_a_question_shows_expected_against_given_with_matching_words_marked(place):
    kept = place.measure()
    page = browse(open_page(), run_name=kept.name, question="goed")
    expected, given = data_of(page, "marked_text")
    fact = next(block for block in expected["blocks"] if block["kind"] == "fact")
    assert (fact["text"], fact["found"], fact["verdict"]) == ("11 | elf aanbieders", True, "gevonden")
    gold = next(block for block in expected["blocks"] if block["kind"] == "quote")
    assert [text for text, marked in runs_text(gold) if marked] == ["zijn", "11", "aanbieders"]
    assert "".join(text for text, _ in runs_text(gold)) == "Er zijn 11 aanbieders."
    answer = next(block for block in given["blocks"] if block["kind"] == "text")
    assert runs_text(answer) == [("Er zijn ", False), ("11 aanbieders", True), (". [1]", False)]
    assert "Goed" in page.success[0].value


def test_a_missed_fact_is_told_and_nothing_becomes_markup(place):
    kept = place.measure()
    page = browse(open_page(), run_name=kept.name, question="fout")
    expected, _ = data_of(page, "marked_text")
    assert [block["found"] for block in expected["blocks"] if block["kind"] == "fact"] == [False]
    assert "0 van 1 feiten" in page.error[0].value
    browse(page, question="eng")
    expected, _ = data_of(page, "marked_text")
    assert expected["blocks"][-1] == {"kind": "note", "text": NASTY}
    assert "<script>" not in page.title[0].value
    assert all(not element.proto.allow_html for element in page.markdown)


def test_citations_and_gold_open_the_reader_at_their_slice(place):
    kept = place.measure()
    page = browse(open_page(), run_name=kept.name, question="fout")
    browsing = page.session_state["evaluation"]
    result = next(one for one in kept.results if one.case.id == "fout")
    for opened, words in (
        (lambda: browsing.open_citation(result, 0), "Kinderen wonen thuis."),
        (lambda: browsing.open_gold(result, 0, 0), "Er zijn 11 aanbieders."),
    ):
        opened()
        run(page)
        (data,) = data_of(page, "wegwijzer_reader")
        assert [one["text"] for block in data["blocks"] for one in block["runs"] if one["mark"]] == [words]
    page.button(key="reader-close").click().run()
    assert data_of(page, "wegwijzer_reader") == []


def test_a_link_opens_a_question_and_a_wrong_one_says_so(place):
    kept = place.measure()
    assert len(data_of(open_page(run=kept.name, question="goed"), "marked_text")) == 2
    assert "niet in deze meting" in open_page(run=kept.name, question="zzz").warning[0].value
    for name in ("nergens", "../questions", "/etc"):
        assert "Deze meting is er niet" in open_page(run=name).warning[0].value


def test_a_damaged_run_is_named_and_the_others_are_there(place):
    kept = place.measure()
    (place.runs / "stuk").mkdir()
    (place.runs / "stuk" / "run.json").write_text("{", encoding="utf-8")
    rows = rows_of(open_page(), "runs")
    assert {row["cells"][-1] for row in rows} == {"voltooid", "beschadigd"}
    assert [row["id"] for row in rows if "id" in row] == [kept.name]


def test_two_runs_are_compared(place):
    first = place.measure()
    place.assistant = ScriptedAssistant(lambda question, history: script(question, history, wrong=("Hoeveel",)))
    # The double is no part of the fingerprint: another setting makes it another run.
    second = evaluate(
        questions=place.questions,
        session=Session(place.assistant, tuple(DOCUMENTS), {"threads": 1}, "m", place.runs),
    ).run
    page = open_page()
    page.segmented_control(key="evaluation-view").set_value("compare").run()
    page.selectbox(key="compare-first").set_value(first.name).run()
    page.selectbox(key="compare-second").set_value(second.name).run()
    assert not page.exception
    assert {metric.label: metric.value for metric in page.metric} == {
        "Vergeleken vragen": "4",
        "Goed geworden": "1",
        "Fout geworden": "1",
        "McNemar (exact)": "p = 1,00",
    }
    assert [row["id"] for row in rows_of(page, "compare-won")] == ["fout"]
    assert [row["id"] for row in rows_of(page, "compare-lost")] == ["goed"]
    changes = {row["cells"][0]: row["cells"][1:4] for row in rows_of(page, "differences")}
    assert changes["Goed, alles samen"] == ["0,75", "0,75", "+0,00"]
    assert "settings.threads: 0 -> 1" in page.code[0].value
    page.selectbox(key="compare-second").set_value(first.name).run()
    assert "twee verschillende" in page.info[0].value


def test_without_an_index_it_offers_to_build_one(place, monkeypatch):
    def missing():
        raise backend.NeedsIngest("Er is nog geen index.", value="/data", remedy="wegwijzer ingest")

    monkeypatch.setattr(backend, "load_services", missing)
    page = open_page()
    assert [button.key for button in page.button] == ["build"]


def test_english_has_its_own_words_and_numbers(place):
    kept = place.measure()
    page = browse(open_page("en"), run_name=kept.name)
    assert {metric.label: metric.value for metric in page.metric}["Correct, all together"] == "0.75"
    assert "Download:" in all_text(page)
    assert rows_of(page, "questions")[1]["cells"][-1] == "Wrong: 0 of 1 facts"
