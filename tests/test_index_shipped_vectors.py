"""The vectors of known questions that come along: for one embedder, close to exact, and all of them."""

from __future__ import annotations

import numpy as np

from index.building.shipped_vectors import shipped_vectors
from index.models.prepare import default_recipe
from index.questions import load_questions
from index.storage.vectors import question_key
from index.training.vectors import save_shipped_vectors
from tests.builders import HashedWords


def test_vectors_come_back_nearly_as_they_were(tmp_path, monkeypatch):
    questions = list(load_questions())[:70]
    monkeypatch.setattr("index.training.vectors.load_questions", lambda: iter(questions))
    embedder, path = HashedWords(), tmp_path / "questions.npz"
    assert save_shipped_vectors(embedder, path) == len({question.text for question in questions})
    found = shipped_vectors(embedder.identity, path)
    for question in questions:
        exact = embedder.embed_queries([question.text])[0]
        near = found[question_key(question.text)]
        assert abs(np.linalg.norm(near) - 1) < 1e-5
        assert near @ exact > 0.999
    assert shipped_vectors("another model", path) == {}
    assert shipped_vectors(embedder.identity, tmp_path / "none.npz") == {}


def test_only_questions_that_are_new_are_embedded(tmp_path, monkeypatch):
    questions = list(load_questions())[:70]
    embedder, path = HashedWords(), tmp_path / "questions.npz"
    asked: list[str] = []
    monkeypatch.setattr("index.training.vectors.load_questions", lambda: iter(questions[:60]))
    save_shipped_vectors(embedder, path)
    before = shipped_vectors(embedder.identity, path)
    embed = embedder.embed_queries
    monkeypatch.setattr(embedder, "embed_queries", lambda texts: (asked.extend(texts), embed(texts))[1])
    monkeypatch.setattr("index.training.vectors.load_questions", lambda: iter(questions[5:]))
    save_shipped_vectors(embedder, path)
    after = shipped_vectors(embedder.identity, path)
    assert set(asked) == {one.text for one in questions[60:]} - {one.text for one in questions[:60]}
    assert set(after) == {question_key(one.text) for one in questions[5:]}
    assert all((after[key] == row).all() for key, row in before.items() if key in after)


def test_those_that_come_along_are_of_the_default_model_and_of_every_question():
    found = shipped_vectors(default_recipe().identity)
    assert set(found) == {question_key(question.text) for question in load_questions()}
