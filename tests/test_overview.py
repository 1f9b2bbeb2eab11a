"""Orientation: every quote is an answer that the documents give, parties are counted, words exist for every key."""

from __future__ import annotations

from assistant.orientation.figures import telling_numbers
from assistant.orientation.overview import cite, main_parties, orient, orientation_questions
from corpus import load_bundled
from tests.web_double import PLACES, QUOTES, ScriptedAssistant, make_services
from ui.web.begin.starters import ROLES
from ui.web.page_texts import load_page_texts
from ui.web.words import LANGUAGES


def test_what_the_documents_do_not_answer_is_left_out():
    services = make_services()
    asked = orientation_questions()[0]
    services.assistant.quotes = {asked.question: QUOTES[PLACES]}
    (oriented,) = orient(services.assistant)
    assert oriented.question == asked
    assert oriented.answer.citations
    assert len(services.assistant.calls) == len(orientation_questions())


def test_every_orientation_question_has_its_words_in_both_languages():
    for language in LANGUAGES:
        texts = load_page_texts("begin", language)
        for kind in ("theme", "figure"):
            keys = [one.key for one in orientation_questions() if one.kind == kind]
            assert sorted(texts.entries[f"{kind}s"]) == sorted(keys)


def test_a_dozen_questions_for_every_role():
    for language in LANGUAGES:
        questions = load_page_texts("begin", language).entries["role_questions"]
        assert tuple(questions) == ROLES
        assert all(len(set(asked)) == 12 for asked in questions.values())


def test_a_citation_is_the_slice():
    document = load_bundled()[0]
    (one,) = cite([(document, 10, 40)])
    assert (one.number, one.quote) == (1, document.text[10:40])


def test_a_script_without_answers_orients_nobody():
    assert list(orient(ScriptedAssistant(make_services().documents, {}))) == []
    assert telling_numbers("geen") == ()


def test_parties_by_how_often_they_agree_or_are_asked(tmp_path):
    from assistant.library.workspace import Workspace
    from assistant.settings import load_settings

    register = Workspace(load_settings(data_dir=tmp_path, embedding_model="none")).agreements()
    parties = main_parties(register, most=5)
    totals = [one.commits + one.asked for one in parties]
    assert len(parties) == 5
    assert totals == sorted(totals, reverse=True)
    counted = sum("VWS" in row.agreement.parties for row in register.rows)
    assert next(one for one in main_parties(register, most=99) if one.name == "VWS").commits == counted
