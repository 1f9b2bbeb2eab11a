"""The page for reviewers over a scripted assistant: list, filter, state, and from an entry to a question that fails."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
import streamlit
from streamlit.testing.v1 import AppTest

from assistant.conversations import new_id
from assistant.feedback import REASONS, STATES, Judgement, ReviewList
from assistant.types import Turn
from evals.cases import read_question_file
from tests.test_web_page import all_text, data_of
from tests.web_double import LOCAL, PLACES, make_services
from ui.web import backend
from ui.web.evaluation.texts import load_texts
from ui.web.review.texts import review_words
from ui.web.words import load_words

PAGES = Path(__file__).resolve().parents[1] / "ui" / "web"
NASTY = "<script>alert(1)</script> **vet** :red[x]"


def page_script():
    import streamlit

    from ui.web.review.page import show_review

    show_review(streamlit.session_state.get("test-language", "nl"))


@pytest.fixture
def reviews(monkeypatch, tmp_path):
    services = make_services()
    monkeypatch.setenv("WEGWIJZER_DATA_DIR", str(tmp_path))
    monkeypatch.setattr(backend, "load_services", lambda: services)
    monkeypatch.setattr("evals.authoring.QUESTIONS", tmp_path)
    yield ReviewList(tmp_path)
    streamlit.cache_resource.clear()
    streamlit.cache_data.clear()


def judge(reviews, question, vote="down", reasons=(), comment="", history=()):
    return reviews.judge(
        Judgement(vote, tuple(reasons), comment),
        exchange=new_id(),
        key=new_id(),
        question=question,
        history=history,
        answer=make_services().assistant.ask(question),
    )


def open_page(language="nl", **parameters):
    page = AppTest.from_function(page_script, default_timeout=60)
    page.session_state["test-language"] = language
    for name, value in parameters.items():
        page.query_params[name] = value
    page.run()
    assert not page.exception
    return page


def rows_of(page):
    tables = data_of(page, "record_table")
    return [row["cells"] for row in tables[0]["rows"]] if tables else []


def widget(page, kind, name):
    (found,) = [one for one in getattr(page, kind) if one.key and one.key.endswith(name)]
    return found


def test_without_feedback_it_says_where_it_comes_from(reviews):
    assert "Nuttig en Niet nuttig" in open_page().info[0].value


def test_the_list_is_filtered_by_state_vote_and_words(reviews):
    judge(reviews, PLACES, reasons=["incomplete"], comment=f"Mist Midgaard {NASTY}")
    reviews.review(judge(reviews, LOCAL, "up"), "handled")
    page = open_page()
    assert [row[0] for row in rows_of(page)] == [PLACES]
    assert rows_of(page)[0][3].startswith("Er ontbreekt iets – Mist Midgaard <script>")
    page.segmented_control(key="review-state").set_value("all").run()
    assert len(rows_of(page)) == 2
    page.segmented_control(key="review-vote").set_value("up").run()
    assert [row[0] for row in rows_of(page)] == [LOCAL]
    page.text_input(key="review-text").set_value("midgaard").run()
    assert "Geen terugkoppeling past" in page.info[0].value


def test_an_entry_has_a_link_and_its_state_changes(reviews):
    uid = judge(reviews, PLACES, comment=NASTY, history=(Turn("user", "Eerst?"), Turn("assistant", "Toen.")))
    page = open_page(item=uid)
    assert NASTY in [one.value for one in page.text]
    page.button(key="review-to-dismissed").click().run()
    assert reviews.item(uid).state == "dismissed"
    page.button(key="review-to-new").click().run()
    assert reviews.item(uid).state == "new"
    page.button(key="review-back").click().run()
    assert len(rows_of(page)) == 1
    assert "item" not in page.query_params


def test_a_link_to_nothing_says_so(reviews):
    assert "is er niet (meer)" in open_page(item="weg").warning[0].value


def test_an_entry_becomes_a_question_that_is_asked_at_once_and_fails(reviews, tmp_path):
    uid = judge(reviews, PLACES)
    page = open_page(item=uid)
    assert page.button(key="review-submit").disabled
    widget(page, "selectbox", "type-answered-False").set_value("number").run()
    page.text_input(key=f"review-find-{uid}").set_value("alternatieven 135 streven").run()
    found = next(one for one in page.checkbox if "135 plaatsen" in one.label)
    found.check().run()
    widget(page, "text_area", "facts").set_value("135 plaatsen | 135").run()
    page.button(key="review-submit").click().run()
    assert not page.exception
    assert "Deze vraag faalt" in page.error[0].value
    ((entry,), problems) = read_question_file(tmp_path / "questions" / "terugkoppeling.yaml")
    assert problems == []
    assert (entry.case.question, entry.case.facts) == (PLACES, (("135 plaatsen", "135"),))
    assert "135 plaatsen" in entry.case.gold[0][0].quote
    assert (reviews.item(uid).state, reviews.item(uid).case) == ("handled", entry.case.id)
    again = open_page(item=uid)
    assert entry.case.id in all_text(again).replace("\\", "") + again.success[0].value.replace("\\", "")


def test_what_is_wrong_with_a_question_is_said_and_nothing_is_written(reviews, tmp_path):
    uid = judge(reviews, PLACES)
    page = open_page(item=uid)
    widget(page, "selectbox", "type-answered-False").set_value("number").run()
    page.button(key="review-submit").click().run()
    assert "zonder 'gold'" in page.error[0].value.replace("\\", "")
    assert not (tmp_path / "questions" / "terugkoppeling.yaml").exists()
    assert reviews.item(uid).state == "new"


def test_what_should_have_been_refused_becomes_such_a_question(reviews):
    uid = judge(reviews, PLACES, reasons=["should_refuse"])
    page = open_page(item=uid)
    widget(page, "selectbox", "type-refused-False").set_value("unanswerable_near").run()
    page.button(key="review-submit").click().run()
    assert "had geweigerd moeten worden" in page.error[0].value


def test_a_passage_is_taken_in_the_reader(reviews):
    uid = judge(reviews, PLACES)
    page = open_page(item=uid)
    citation = make_services().assistant.ask(PLACES).citations[0]
    page.session_state["reviewing"].open_place(citation.document, citation.start, citation.end)
    page.run()
    page.button(key="passage-1").click().run()
    page.button(key="passage-take").click().run()
    assert not page.exception
    (quote,) = page.session_state["reviewing"].extra
    assert quote.quote != " ".join(citation.quote.split())
    assert page.checkbox[0].value


def own_entries(language):
    known = load_texts(language).entries
    return {key: value for key, value in review_words(language).entries.items() if key not in known}


def test_both_languages_have_the_same_words_and_every_word_is_used():
    dutch, english = own_entries("nl"), own_entries("en")
    assert dutch.keys() == english.keys()
    for key in dutch.keys() - {"review_states"}:
        names = [{name for _, name, _, _ in Formatter().parse(one[key]) if name} for one in (dutch, english)]
        assert names[0] == names[1], key
    code = "\n".join(path.read_text("utf-8") for path in (PAGES / "review").glob("*.py"))
    literals = set(re.findall(r"""["']([a-z_0-9]+)["']""", code))
    assert dutch.keys() - literals == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_reason_and_state_has_a_name(language):
    names = load_words(language).entries["judge_names"]
    assert set(names) == {one for reasons in REASONS.values() for one in reasons}
    assert set(review_words(language).entries["review_states"]) == {"all", *STATES}
