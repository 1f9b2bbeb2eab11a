"""Command line: collect samples on the current index, fit evidence and confidence, write assistant/weights/*.json."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import click
import numpy as np
from rich.console import Console
from rich.progress import track

from assistant.answering import Assistant, open_assistant
from assistant.linear import FOLDER
from assistant.retrieval import Switches
from assistant.settings import load_settings
from evals.cases import load_cases
from evals.fitting.fit import Fitted, Matrix, feature_names, fit
from evals.fitting.samples import DEVELOPMENT, OFF_TOPIC, Sample, collect, development_questions, off_topic_questions
from index.questions import load_questions

_SEED = 20
_DEVELOPMENT_WEIGHT = 4.0
# A training question must not find itself among the known questions, nor one that says nearly the same.
_CLOSEST_KNOWN = 0.9


@dataclass(frozen=True, slots=True)
class Judge:
    """A fitted model of a yes-or-no question, with the answers it was fitted to."""

    fitted: Fitted
    labels: np.ndarray

    def auroc(self) -> float:
        """How well the out-of-fold scores separate the two answers."""
        from sklearn.metrics import roc_auc_score

        return float(roc_auc_score(self.labels, self.fitted.out_of_fold))


@click.command(help=__doc__)
@click.option("--limit", type=int, default=None, help="Use only this many questions, drawn with a fixed seed.")
def main(limit: int | None) -> None:
    """Fit all models and print how well they rank and separate, cross-validated."""
    console = Console(stderr=True)
    index = open_assistant(load_settings()).index
    assistant = Assistant(index, switches=Switches(closest_known=_CLOSEST_KNOWN))
    questions = list(load_questions())
    if limit is not None:
        questions = random.Random(_SEED).sample(questions, min(limit, len(questions)))
    questions += off_topic_questions()
    documents = assistant.index.documents
    questions += development_questions(load_cases(documents.values()), documents)
    samples = collect(assistant, questions, progress=lambda items: track(items, console=console))
    evidence, scored = fit_evidence(samples)
    evidence.save(FOLDER / "evidence.json", note="fitted by python -m evals.fitting on index/questions.jsonl")
    figures = ranking(scored)
    for name, judge in zip(("scope", "confidence"), fit_confidence(assistant, scored), strict=True):
        judge.fitted.save(FOLDER / f"{name}.json", note=f"fitted as evidence.json; {len(judge.labels)} questions")
        figures[f"auroc of {name}"] = judge.auroc()
    json.dump(figures, sys.stdout, indent=1)
    sys.stdout.write("\n")


def fit_evidence(samples: list[Sample]) -> tuple[Fitted, list[Sample]]:
    """The evidence model, and the samples with their candidates ranked by out-of-fold scores."""
    usable = [sample for sample in samples if sample.labels.any()]
    names = feature_names(usable[0].candidates[0].features)
    matrix = np.concatenate([sample.matrix(names) for sample in usable])
    labels = np.concatenate([sample.labels for sample in usable])
    groups = [sample.group for sample in usable for _ in sample.candidates]
    weights = np.concatenate([np.full(len(one.labels), _weight(one) / len(one.labels)) for one in usable])
    fitted = fit(names, matrix, labels, groups, weights * len(labels) / weights.sum())
    scored, start = [], 0
    for sample in samples:
        if sample.labels.any():
            scores = fitted.out_of_fold[start : start + len(sample.candidates)]
            start += len(sample.candidates)
        else:
            standard = (sample.matrix(names) - fitted.mean) / fitted.scale
            scores = standard @ fitted.weight + fitted.intercept
        scored.append(_rescored(sample, scores))
    return fitted, scored


def _weight(sample: Sample) -> float:
    """The development questions count more: they have the mixture that people ask, and the embedding model was not
    trained on them, so that its cosines are not too good to be true."""
    return _DEVELOPMENT_WEIGHT if sample.question.style == DEVELOPMENT else 1.0


def _rescored(sample: Sample, scores: Matrix) -> Sample:
    order = np.argsort(-scores, kind="stable")
    candidates = [replace(sample.candidates[place], score=float(scores[place])) for place in order]
    return replace(sample, candidates=candidates, labels=sample.labels[order])


def fit_confidence(assistant: Assistant, samples: list[Sample]) -> tuple[Judge, Judge]:
    """Two models: is a question about the documents at all, and if so, do they answer it?"""
    rows = [
        assistant.finder.features(sample.asked, replace(sample.evidence, candidates=sample.candidates))
        for sample in samples
    ]
    inside = [place for place, sample in enumerate(samples) if not _is_foreign(sample)]
    labels = np.array([not _is_foreign(sample) for sample in samples])
    scope = _fit_judge(rows, samples, labels)
    within = [samples[place] for place in inside]
    answerable = np.array([sample.question.answerable for sample in within])
    return scope, _fit_judge([rows[place] for place in inside], within, answerable)


def _fit_judge(rows: Sequence[Mapping[str, float]], samples: Sequence[Sample], labels: np.ndarray) -> Judge:
    """Both labels weigh as much in all; the intercept then moves to the odds among the development questions, so that
    the probabilities are those of the mixture that people ask."""
    names = feature_names(rows[0])
    matrix = np.array([[row[name] for name in names] for row in rows])
    share = labels.mean()
    weights = np.where(labels, 0.5 / share, 0.5 / (1 - share)) * np.array([_weight(sample) for sample in samples])
    fitted = fit(names, matrix, labels, [sample.group for sample in samples], weights, strength=0.3)
    asked = labels[[sample.question.style == DEVELOPMENT for sample in samples]]
    if 0 < asked.sum() < len(asked):
        fitted = replace(fitted, intercept=fitted.intercept + float(np.log(asked.mean() / (1 - asked.mean()))))
    return Judge(fitted, labels)


def _is_foreign(sample: Sample) -> bool:
    return sample.question.style == OFF_TOPIC or sample.question.type == "unanswerable_off_topic"


def ranking(samples: list[Sample]) -> dict[str, float]:
    """How often an answering passage is first, and among the first three and five, by out-of-fold scores."""
    places = [
        int(sample.labels.argmax()) if sample.labels.any() else 10**6
        for sample in samples
        if sample.question.answerable
    ]
    return {f"answer among {top}": float(np.mean([place < top for place in places])) for top in (1, 3, 5)}


if __name__ == "__main__":
    main()
