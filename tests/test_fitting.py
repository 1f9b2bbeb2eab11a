"""Fitting: signs are recovered, groups are kept apart, a refit gives the same, and what is saved scores the same."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

import assistant.linear
from assistant.answering import Assistant
from assistant.linear import load_model
from evals.fitting.__main__ import fewer_bundled, fit_evidence, ranking
from evals.fitting.fit import feature_names, fit
from evals.fitting.judges import fit_confidence, refused_shares
from evals.fitting.reading import fit_reading
from evals.fitting.samples import collect
from index import build_index, open_index
from index.questions import TrainingQuestion
from tests.assistant_double import Pieces
from tests.builders import HashedWords

NAMES = ["helps", "hurts", "noise", "constant"]


def made_up(count=400):
    """Samples whose label follows from the first two features; the third says nothing, the fourth never changes."""
    source = np.random.default_rng(7)
    matrix = np.column_stack([source.normal(3, 2, (count, 3)), np.full(count, 5.0)])
    labels = (matrix[:, 0] - 2 * matrix[:, 1] + source.normal(0, 1, count)) > -3
    groups = [f"section {number % 20}" for number in range(count)]
    return matrix, labels, groups, np.ones(count)


def test_signs_are_recovered():
    matrix, labels, groups, weights = made_up()
    fitted = fit(NAMES, matrix, labels, groups, weights)
    helps, hurts, noise, constant = fitted.weight
    assert helps > 1
    assert hurts < -2
    assert abs(noise) < helps / 3
    assert constant == 0
    assert fitted.mean.tolist() == pytest.approx(matrix.mean(axis=0).tolist())
    assert fitted.scale[3] == 1  # no division by zero
    assert np.mean((fitted.out_of_fold > 0) == labels) > 0.85


def test_a_refit_is_the_same_to_the_last_bit():
    first, second = fit(NAMES, *made_up()), fit(NAMES, *made_up())
    assert first.intercept == second.intercept
    for one, other in ((first.weight, second.weight), (first.out_of_fold, second.out_of_fold)):
        assert one.tobytes() == other.tobytes()


def test_out_of_fold_scores_do_not_know_the_group_they_judge():
    """The only feature tells groups apart and labels are by group: what was learned of others is no help."""
    groups = [f"section {number // 4}" for number in range(40)]
    labels = np.array([number // 4 % 2 == 0 for number in range(40)])
    matrix = np.eye(10)[np.arange(40) // 4]
    fitted = fit([str(number) for number in range(10)], matrix, labels, groups, np.ones(40))
    whole = (matrix - fitted.mean) / fitted.scale @ fitted.weight + fitted.intercept
    assert np.all((whole > 0) == labels)
    assert np.mean((fitted.out_of_fold > 0) == labels) < 0.8


def test_weights_of_samples_count():
    matrix = np.zeros((20, 1))
    labels = np.array([True, False] * 10)
    groups = [str(number // 2) for number in range(20)]
    heavy = fit(["a"], matrix, labels, groups, np.where(labels, 3.0, 1.0))
    assert heavy.intercept == pytest.approx(np.log(3), abs=0.01)


def test_what_is_saved_scores_the_same(tmp_path, monkeypatch):
    matrix, labels, groups, weights = made_up()
    fitted = fit(NAMES, matrix, labels, groups, weights)
    fitted.save(tmp_path / "saved-in-a-test.json", note="een proef")
    monkeypatch.setattr(assistant.linear, "FOLDER", tmp_path)
    model = load_model("saved-in-a-test")
    expected = (matrix - fitted.mean) / fitted.scale @ fitted.weight + fitted.intercept
    scores = [model.score(dict(zip(NAMES, row, strict=True))) for row in matrix.tolist()]
    assert scores == pytest.approx(expected.tolist(), abs=0.01)
    content = json.loads((tmp_path / "saved-in-a-test.json").read_text(encoding="utf-8"))
    assert (content["note"], list(content["features"])) == ("een proef", NAMES)
    assert content["features"]["helps"]["weight"] == round(float(fitted.weight[0]), 4)


def test_feature_names_are_in_a_fixed_order():
    assert feature_names({"b": 1.0, "a": 2.0}) == feature_names({"a": 0.0, "b": 0.0}) == ["a", "b"]


SUBJECTS = ("gebouwen", "tarieven", "begeleiders", "wachttijden", "ouders", "rechters", "scholing", "vervoer")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """An assistant over one document, with answerable and unanswerable questions about it."""
    made = Pieces("plan", title="Plan")
    for subject in SUBJECTS:
        made.heading(subject.title()).add(f"Het rijk betaalt {subject} in 2024.").add("Daarover is niets bekend.")
    document = made.build()
    questions = []
    for number, subject in enumerate(SUBJECTS):
        passage = document.passages[3 * number + 1]
        marked = (("plan", passage.start, passage.end),)
        for text, positives in ((f"Wie betaalt {subject}?", marked), (f"Hoe laat wint Frankrijk {subject}?", ())):
            style = "plain" if positives else "off topic" if number < 4 else "near"
            asked = (f"{number}{bool(positives)}", "nl", style, "who", text)
            questions.append(TrainingQuestion(*asked, (), positives, (), ()))
    directory = tmp_path_factory.mktemp("index")
    build_index([document], directory, HashedWords())
    index = open_index(directory, HashedWords())
    yield Assistant(index), questions
    index.close()


def test_samples_label_exactly_the_answering_passages(tiny):
    assistant, questions = tiny
    samples = collect(assistant, questions)
    assert [sample.question.id for sample in samples] == [question.id for question in questions]
    for sample in samples:
        found = [one.text for one, label in zip(sample.candidates, sample.labels, strict=True) if label]
        subject = sample.question.question.removeprefix("Wie betaalt ").removesuffix("?")
        assert found == ([f"Het rijk betaalt {subject} in 2024."] if sample.question.answerable else [])
        names = feature_names(sample.candidates[0].features)
        assert sample.matrix(names).shape == (len(sample.candidates), len(names))
        if found:
            section = next(one for one, label in zip(sample.candidates, sample.labels, strict=True) if label)
            assert sample.group == f"plan/{section.passage.section}"


def test_a_follow_up_is_collected_with_its_history(tiny):
    assistant, _ = tiny
    follow_up = TrainingQuestion("f", "nl", "plain", "why", "Waarom?", (("user", "Wie betaalt ouders?"),), (), (), ())
    (sample,) = collect(assistant, [follow_up])
    assert sample.asked.standalone == "Wie betaalt ouders? Waarom?"


def test_all_models_are_fitted_on_a_tiny_index(tiny):
    assistant, questions = tiny
    evidence, scored = fit_evidence(collect(assistant, questions))
    for sample in scored:
        scores = [one.score for one in sample.candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(("Het rijk betaalt" in one.text) or not label
                   for one, label in zip(sample.candidates, sample.labels, strict=True))  # fmt: skip
    assert evidence.weight[evidence.names.index("coverage")] > 0
    measured = ranking(scored)
    assert 0.5 < measured["answer among 1"] <= measured["answer among 3"] <= measured["answer among 5"] <= 1
    scope, confidence = fit_confidence(assistant, scored)
    assert scope.labels.tolist() == [question.style != "off topic" for question in questions]
    inside = [question for question in questions if question.style != "off topic"]
    assert confidence.labels.tolist() == [question.answerable for question in inside]
    assert min(scope.auroc(), confidence.auroc()) > 0.5


def test_what_would_be_refused_follows_from_both_judges(tiny):
    """With 0.9 that the question is about the documents, 0.62 that they answer it passes (0.558) and 0.6 does not."""
    assistant, questions = tiny
    _, scored = fit_evidence(collect(assistant, questions))
    scope, confidence = fit_confidence(assistant, scored)
    samples = [replace(one, question=replace(one.question, style="plain")) for one in confidence.samples]
    answerable = [sample.question.answerable for sample in samples]
    about = replace(scope, shift=0.0, fitted=replace(scope.fitted, out_of_fold=odds(0.9, len(scope.samples))))
    outside = replace(about, fitted=replace(scope.fitted, out_of_fold=odds(0.87, len(scope.samples))))
    sure = np.where(answerable, odds(0.62, 1), odds(0.6, 1))
    judged = replace(confidence, samples=samples, shift=0.0, fitted=replace(confidence.fitted, out_of_fold=sure))
    assert 0 < sum(answerable) < len(answerable)
    assert refused_shares(about, judged, "plain", caution=0.0) == (1.0, 0.0)
    assert refused_shares(about, judged, "plain", caution=-0.2) == (0.0, 0.0)
    assert refused_shares(about, judged, "plain", caution=0.2) == (1.0, 1.0)
    assert refused_shares(outside, judged, "plain", caution=-9.0) == (1.0, 1.0)


def odds(probability, count):
    return np.full(count, np.log(probability / (1 - probability)))


class Knows:
    """Reads as a person would: who pays is said in the sentence that says so."""

    def scores(self, pairs):
        return [
            3.0 if "betaalt" in passage and asked.split()[-1].rstrip("?") in passage else -3.0
            for asked, passage in pairs
        ]


def test_what_was_read_is_weighed_with_the_evidence(tiny):
    assistant, questions = tiny
    _, scored = fit_evidence(collect(assistant, questions))
    # Worse than it is, so that reading has something to mend.
    muddled = [replace(sample, candidates=[replace(one, score=0.0) for one in sample.candidates]) for sample in scored]
    fitted, read = fit_reading(muddled, Knows(), str.split)
    assert fitted.weight[fitted.names.index("reading")] > 0
    assert ranking(read)["answer among 1"] == 1.0
    for sample in read:
        found = [one.text for one, label in zip(sample.candidates, sample.labels, strict=True) if label]
        assert len(found) == int(sample.question.answerable)  # labels moved along
        scores = [one.score for one in sample.candidates]
        assert scores == sorted(scores, reverse=True)
    _, confidence = fit_confidence(assistant, read)
    assert "reading_any" in confidence.fitted.names


def test_most_questions_on_bundled_documents_are_left_out_of_reading(tiny):
    assistant, questions = tiny
    samples = collect(assistant, questions)
    kept = [sample.question.id for sample in fewer_bundled(samples)]
    plain = [question.id for question in questions if question.style != "off topic"]
    assert [name for name in kept if name in plain] == plain[::3]
    assert [name for name in kept if name not in plain] == [one.id for one in questions if one.style == "off topic"]
