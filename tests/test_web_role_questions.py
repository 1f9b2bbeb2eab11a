"""Every question that the page for new staff suggests to a role, and every orientation question, is answered."""

from __future__ import annotations

import pytest

from assistant.opening import open_assistant
from assistant.orientation.overview import orient, orientation_questions
from assistant.settings import load_settings
from tests.conftest import TEST_DATA, ingest_test_data
from ui.web.begin.starters import ROLES, role_questions
from ui.web.page_texts import load_page_texts
from ui.web.words import LANGUAGES

QUESTIONS = [
    (language, question)
    for language in LANGUAGES
    for role in ROLES
    for question in role_questions(load_page_texts("begin", language), role)
]


@pytest.fixture(scope="module")
def assistant(prepared_model):
    settings = load_settings(data_dir=TEST_DATA)
    ingest_test_data()
    return open_assistant(settings)


@pytest.mark.parametrize(("language", "question"), QUESTIONS)
def test_a_question_for_a_role_is_answered_in_its_language(assistant, language, question):
    answer = assistant.ask(question)
    assert (answer.status, answer.language) == ("answered", language)


def test_orientation_quotes_most_documents_exactly(assistant):
    oriented = list(orient(assistant))
    assert len(oriented) == len(orientation_questions())
    documents = assistant.index.documents
    citations = [citation for one in oriented for citation in one.answer.citations]
    assert all(documents[one.document].text[one.start : one.end] == one.quote for one in citations)
    assert {one.document for one in citations} == set(documents)
