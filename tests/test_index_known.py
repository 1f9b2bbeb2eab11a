"""Known questions: what a similar question finds through them, when they count, and how an index keeps them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import index.questions
from corpus import load_bundled
from index import Query, build_index, open_index
from index.questions import TrainingQuestion, known_questions
from index.searching.known import KnownQuestions, load_known, make_known, save_known
from index.searching.search import KNOWN_FLOOR, KNOWN_WEIGHT
from index.storage.generations import generation_path
from tests.assistant_double import Pieces
from tests.builders import HashedWords

# Three questions over four passages: the first is answered by 0 and 2, the second by 2, the third by none.
VECTORS = np.array([[1, 0, 0], [0.6, 0.8, 0], [0, 0, 1]], dtype=np.float32)
KNOWN = KnownQuestions(("een", "twee", "drie"), VECTORS, np.array([[0, 0], [0, 2], [1, 2]]), 4)


def test_a_passage_has_the_cosine_of_its_most_similar_question():
    asked = KNOWN.measure(np.array([0, 1, 0], dtype=np.float32))
    assert asked.passages.tolist() == pytest.approx([0, 0, 0.8, 0])
    assert asked.nearest == pytest.approx(0.8)
    assert KNOWN.measure(np.array([1, 0, 0], dtype=np.float32)).passages.tolist() == pytest.approx([1, 0, 1, 0])


def test_how_much_of_what_is_near_was_not_answered():
    assert KNOWN.measure(np.array([0, 0, 1], dtype=np.float32)).unanswered == pytest.approx(1, abs=1e-6)
    assert KNOWN.measure(np.array([1, 0, 0], dtype=np.float32)).unanswered == pytest.approx(0, abs=1e-6)
    even = KNOWN.measure(np.array([1, 0, 1], dtype=np.float32) / np.sqrt(2).astype(np.float32))
    assert even.unanswered == pytest.approx(0.5, abs=0.01)  # the second one is too far behind to say much


def test_how_much_of_the_nearest_questions_a_passage_answers():
    asked = KNOWN.measure(np.array([1, 0, 1], dtype=np.float32) / np.sqrt(2).astype(np.float32))
    # The cosines are 0.7071, 0.4243 and 0.7071, so they weigh 1, exp(-0.2828 / 0.05) = 0.0035 and 1.
    assert asked.shares.tolist() == pytest.approx([1 / 2.0035, 0, 1.0035 / 2.0035, 0], abs=1e-4)
    assert not KNOWN.measure(None).shares.any()


def test_too_similar_questions_can_be_left_out():
    asked = KNOWN.measure(np.array([1, 0, 0], dtype=np.float32), closest=0.99)
    assert asked.passages.tolist() == pytest.approx([0, 0, 0.6, 0])


def test_without_vector_or_questions_nothing_is_known():
    none = make_known((), {}, np.zeros((0, 3), dtype=np.float32), {}, 4)
    for asked in (KNOWN.measure(None), none.measure(np.array([1, 0, 0], dtype=np.float32))):
        assert not asked.passages.any()
        assert (asked.nearest, asked.unanswered) == (0, 0)


def test_what_is_saved_is_read(tmp_path):
    save_known(KNOWN, tmp_path)
    again = load_known(tmp_path)
    assert (again.texts, again.rows) == (KNOWN.texts, 4)
    assert again.vectors.tolist() == KNOWN.vectors.tolist()
    assert again.marks.tolist() == KNOWN.marks.tolist()
    np.save(tmp_path / "known_vectors.npy", VECTORS[:2])
    with pytest.raises(ValueError, match="do not match"):
        load_known(tmp_path)


def test_questions_are_used_only_for_the_very_text_that_they_were_written_on():
    documents = {one.id: one.sha256 for one in load_bundled()}
    everything = known_questions(documents)
    assert len(everything) > 4000
    assert {one for question in everything for one, _, _ in question.positives} == set(documents)
    fewer = known_questions({**documents, "nji-brief": "0" * 64})
    assert 0 < len(fewer) < len(everything)
    assert not any(one == "nji-brief" for question in fewer for one, _, _ in question.positives)
    assert known_questions({"plan": "0" * 64}) == []


@pytest.fixture
def plan():
    made = Pieces("plan", title="Plan").heading("Geld").add("Het rijk betaalt de verbouwing.")
    return (
        made.heading("Zorg").add("Er komen kleine huizen.").heading("Werk").add("Wie werkt, krijgt scholing.").build()
    )


@pytest.fixture
def indexed(plan, tmp_path, monkeypatch):
    """An index over the plan that knows one question, whose words are not in the passage that answers it."""
    target = plan.passages[3]
    marked = (("plan", target.start, target.end),)
    question = TrainingQuestion("q", "nl", "lay", "what", "Waar slapen pubers straks?", (), marked, (), ())
    monkeypatch.setattr(index.questions, "load_questions", lambda: iter([question]))
    whole = replace(plan, metadata=replace(plan.metadata, sha256=plan.sha256))
    monkeypatch.setattr(index.questions, "load_catalogue", lambda: [whole.metadata])
    report = build_index([whole], tmp_path, HashedWords())
    opened = open_index(tmp_path, HashedWords())
    yield opened, report, tmp_path, whole
    opened.close()


def test_a_similar_question_finds_the_passage_that_answered_the_known_one(indexed):
    opened, _, _, document = indexed
    (best, *_) = opened.search(Query("Waar slapen pubers straks dan?"))
    assert best.has_known
    assert best.known == max(score.known for score in best.passages) > KNOWN_FLOOR
    assert [score.share for score in best.passages] == [float(score.known > 0) for score in best.passages]
    assert document.quote(document.passages[3]) in [
        document.quote(document.passages[score.passage]) for score in best.passages if score.known
    ]
    ignored = opened.search(Query("Waar slapen pubers straks dan?", closest_known=0.1))
    assert not any(hit.known for hit in ignored)
    gained = KNOWN_WEIGHT * (best.known - KNOWN_FLOOR)
    without = next(hit for hit in ignored if hit.chunk == best.chunk)
    assert best.score == pytest.approx(without.score + gained, abs=1e-4)


def test_questions_are_embedded_once(indexed):
    _, report, directory, document = indexed
    again = build_index([document], directory, HashedWords())
    assert not again.changed
    assert again.reused == report.embedded
    extra = Pieces("brief").add("Nog een stuk.").build()
    third = build_index([document, extra], directory, HashedWords())
    assert third.reused == report.embedded
    assert third.embedded == 2  # the chunk and the passage of the new document


def test_as_long_as_their_documents_stay_the_questions_are_not_read(indexed, monkeypatch):
    _, _, directory, document = indexed
    extra = Pieces("brief").add("Nog een stuk.").build()
    read = index.questions.load_questions
    monkeypatch.setattr(index.questions, "load_questions", lambda: pytest.fail("the questions were read"))
    build_index([document, extra], directory, HashedWords())
    opened = open_index(directory, HashedWords())
    (moved, *_) = opened.search(Query("Waar slapen pubers straks dan?"))
    opened.close()
    assert moved.has_known
    monkeypatch.setattr(index.questions, "load_questions", read)
    build_index([extra], directory, HashedWords())
    assert load_known(generation_path(directory, 3)).texts == ()
    build_index([extra, document], directory, HashedWords())
    build_index([extra, document], directory / "fresh", HashedWords())
    grown, fresh = (
        load_known(path) for path in (generation_path(directory, 4), generation_path(directory / "fresh", 1))
    )
    assert (grown.texts, grown.marks.tolist(), grown.about) == (fresh.texts, fresh.marks.tolist(), fresh.about)
    assert grown.about == {"plan": document.sha256}


def test_questions_kept_without_what_they_are_about_are_read_again(indexed, monkeypatch):
    _, _, directory, document = indexed
    directory = directory / "other"
    with monkeypatch.context() as patched:
        patched.setattr(
            "index.building.write.save_known", lambda known, path: save_known(replace(known, about=None), path)
        )
        build_index([document], directory, HashedWords())
    assert load_known(generation_path(directory, 1)).about is None
    build_index([document, Pieces("brief").add("Nog een stuk.").build()], directory, HashedWords())
    assert load_known(generation_path(directory, 2)).about == {"plan": document.sha256}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Hoeveel plaatsen in 2021?", 1.0),
        ("Hoeveel plaatsen in 2022?", 0.9),  # another year
        ("Hoeveel plaatsen?", 0.9),
        ("Wie telt? Hoeveel plaatsen in 2021?", 0.9),  # a follow-up behind the question before it
        ("Wie telt? Hoeveel plaatsen in 2022?", 0.8),
        ("Welke plaatsen in 2021?", 0.9),  # not how many, but which
        ("Noem plaatsen", 0.8),
        ("Wat zijn plaatsen in 2021?", 1.0),
        ("Hoeveel en welke plaatsen in 2021?", 1.0),  # what comes first
    ],
)
def test_a_question_of_another_form_is_less_alike(asked, expected):
    known = KnownQuestions(("Hoeveel plaatsen in 2021?",), np.array([[1, 0]], dtype=np.float32), np.array([[0, 0]]), 1)
    assert known.measure(np.array([1, 0], dtype=np.float32), asked).passages.tolist() == pytest.approx([expected])
