"""On the real documents and the real index: whatever is asked, every quote is a slice of its document."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.answering import Assistant
from assistant.opening import open_assistant
from assistant.settings import load_settings
from assistant.types import Answer, Turn
from corpus import load_bundled
from tests.conftest import TEST_DATA, ingest_test_data

TEXTS = {document.id: document.text for document in load_bundled()}
WORDS = sorted({word for text in TEXTS.values() for word in text.split()})
OPENINGS = ("Wat", "Wie", "Wanneer", "Hoeveel", "Noem de", "Wat is het verschil tussen", "What are the", "En", "Waarom")
ODD = ("\x00", "\u200b", "\ud800", "<b>", "'; --", "{0}", "%s", "[1]", "(", "\\", "😀", "?")

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=15).map(" ".join)
# A run of characters as it stands in a document, from anywhere to anywhere.
runs = st.tuples(st.sampled_from(sorted(TEXTS)), st.integers(0, 60_000), st.integers(1, 200)).map(
    lambda drawn: TEXTS[drawn[0]][drawn[1] % len(TEXTS[drawn[0]]) :][: drawn[2]]
)
asked = st.tuples(st.sampled_from(OPENINGS), words).map(lambda parts: f"{parts[0]} {parts[1]}?")
mixed = st.lists(st.one_of(words, runs, st.sampled_from(ODD), st.text(max_size=20)), max_size=6).map(" ".join)
questions = st.one_of(words, runs, asked, mixed, st.text(max_size=300))
histories = st.lists(st.tuples(st.sampled_from(("user", "assistant")), questions), max_size=3)


@pytest.fixture(scope="module")
def eager(prepared_model) -> Assistant:
    """The assistant on the index of the test data, made to answer whatever its confidence."""
    chosen = load_settings(data_dir=TEST_DATA)
    ingest_test_data()
    return Assistant(open_assistant(chosen).index, threshold=0.0)


@pytest.fixture(scope="module")
def wary(eager) -> Assistant:
    """The same, made to refuse."""
    return Assistant(eager.index, threshold=1.1)


def check_quotes(answer: Answer) -> None:
    nearest = answer.refusal.nearest if answer.refusal else ()
    for citation in (*answer.citations, *nearest):
        assert citation.quote == TEXTS[citation.document][citation.start : citation.end]
        assert citation.quote.strip()
    for passage in answer.passages:
        assert 0 <= passage.start <= passage.best.start < passage.best.end <= passage.end
        assert passage.end <= len(TEXTS[passage.document])
    for statement in answer.statements:
        assert statement.text.strip()
        assert all(1 <= number <= len(answer.citations) for number in statement.citations)
    assert 0 <= answer.confidence <= 1


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
@given(question=questions, history=histories)
def test_every_quote_is_a_slice(eager, wary, question, history):
    turns = [Turn(role, content) for role, content in history]
    for assistant in (eager, wary):
        answer = assistant.ask(question, history=turns)
        check_quotes(answer)
        assert answer.question == question
        assert answer.answer.strip()
        assert len(answer.passages) == 10 or answer.refusal.reason in ("empty_question", "too_long")
    assert answer.status == "refused"


@pytest.mark.parametrize("identifier", sorted(TEXTS))
def test_a_sentence_of_a_document_finds_itself(eager, identifier):
    """The first long sentence: asked for literally, it is in what the answer quotes or ranks first."""
    document = eager.index.documents[identifier]
    passage = next(one for one in document.passages if one.kind == "sentence" and one.end - one.start > 120)
    answer = eager.ask(document.quote(passage), documents=[identifier])
    check_quotes(answer)
    assert any(one.start <= passage.start and passage.end <= one.end for one in (*answer.citations, answer.passages[0]))
