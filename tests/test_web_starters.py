"""Every question that the pages suggest is answered by the bundled documents."""

import pytest

from assistant.opening import open_assistant
from assistant.settings import load_settings
from tests.conftest import TEST_DATA, ingest_test_data
from ui.web.words import LANGUAGES, load_words

STARTERS = [(language, question) for language in LANGUAGES for question in load_words(language).several("starters")]


@pytest.fixture(scope="module")
def assistant(prepared_model):
    settings = load_settings(data_dir=TEST_DATA)
    ingest_test_data()
    return open_assistant(settings)


@pytest.mark.parametrize(("language", "question"), STARTERS)
def test_a_suggested_question_is_answered_in_its_language(assistant, language, question):
    answer = assistant.ask(question)
    assert (answer.status, answer.language) == ("answered", language)


def test_the_suggestions_reach_every_document(assistant):
    cited = {citation.document for _, question in STARTERS for citation in assistant.ask(question).citations}
    assert cited == set(assistant.index.documents)
