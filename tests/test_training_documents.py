"""The made-up documents to learn from, and the questions on them."""

from __future__ import annotations

from index.questions import marked_passages
from index.training.documents import HELD_DOCUMENTS, NEAR_DOCUMENTS, own_documents, own_questions
from index.training.examples import make_training_set


def test_every_question_marks_passages_of_its_document():
    documents = {document.id: document for document in own_documents()}
    asked = list(own_questions())
    assert len({one.id for one in asked}) == len(asked) > 1000
    assert {document for one in asked for document, _, _ in (*one.positives, *one.nearest)} == set(documents)
    ranges = [one_range for one in asked for one_range in (*one.positives, *one.negatives, *one.nearest)]
    assert all(marked_passages((one_range,), documents) for one_range in ranges)


def test_documents_that_are_held_out_are_not_trained_on():
    assert {document.id for document in own_documents()} > HELD_DOCUMENTS | NEAR_DOCUMENTS
    documents = own_documents()[:8]
    held = {document.id for document in documents} & HELD_DOCUMENTS
    assert held
    examples = make_training_set(documents, own_questions(), held=HELD_DOCUMENTS).examples
    foreign = [example for example in examples if example.foreign]
    assert foreign
    assert all(example.held_out for example in foreign)
    assert any(not example.held_out for example in examples)
