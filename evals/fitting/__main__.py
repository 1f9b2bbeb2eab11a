"""Command line: collect samples on the current index, fit evidence and confidence, write assistant/weights/*.json."""

from __future__ import annotations

import json
import random
import sys
from dataclasses import replace

import click
import numpy as np
from rich.console import Console
from rich.progress import track

from assistant.answering import Assistant, open_assistant
from assistant.linear import FOLDER
from assistant.settings import load_settings
from evals.cases import load_cases
from evals.fitting.fit import Fitted, Matrix, feature_names, fit
from evals.fitting.samples import DEVELOPMENT, Sample, collect, development_questions, off_topic_questions
from index.training.questions import load_questions

_SEED = 20
_DEVELOPMENT_WEIGHT = 4.0


@click.command(help=__doc__)
@click.option("--limit", type=int, default=None, help="Use only this many questions, drawn with a fixed seed.")
def main(limit: int | None) -> None:
    """Fit both models and print how well they rank and separate, cross-validated."""
    console = Console(stderr=True)
    assistant = open_assistant(load_settings())
    questions = list(load_questions())
    if limit is not None:
        questions = random.Random(_SEED).sample(questions, min(limit, len(questions)))
    questions += off_topic_questions()
    documents = assistant.index.documents
    questions += development_questions(load_cases(documents.values()), documents)
    samples = collect(assistant, questions, progress=lambda items: track(items, console=console))
    evidence, scored = fit_evidence(samples)
    evidence.save(FOLDER / "evidence.json", note="fitted by python -m evals.fitting on index/training/questions.jsonl")
    confidence, labels = fit_confidence(assistant, scored)
    confidence.save(FOLDER / "confidence.json", note=f"fitted as evidence.json; {len(labels)} questions")
    json.dump({**ranking(scored), **separation(confidence, labels)}, sys.stdout, indent=1)
    sys.stdout.write("\n")


def fit_evidence(samples: list[Sample]) -> tuple[Fitted, list[Sample]]:
    """The evidence model, and the samples with their candidates ranked by out-of-fold scores."""
    usable = [sample for sample in samples if sample.labels.any()]
    names = feature_names(usable[0].candidates[0].features)
    matrix = np.concatenate([sample.matrix(names) for sample in usable])
    labels = np.concatenate([sample.labels for sample in usable])
    groups = [sample.group for sample in usable for _ in sample.candidates]
    weights = np.concatenate([np.full(len(sample.labels), 1.0 / len(sample.labels)) for sample in usable])
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


def _rescored(sample: Sample, scores: Matrix) -> Sample:
    order = np.argsort(-scores, kind="stable")
    candidates = [replace(sample.candidates[place], score=float(scores[place])) for place in order]
    return replace(sample, candidates=candidates, labels=sample.labels[order])


def fit_confidence(assistant: Assistant, samples: list[Sample]) -> tuple[Fitted, np.ndarray]:
    """The confidence model: does a question with this evidence have an answer in the documents?"""
    rows = [
        assistant.finder.features(sample.asked, replace(sample.evidence, candidates=sample.candidates))
        for sample in samples
    ]
    names = feature_names(rows[0])
    matrix = np.array([[row[name] for name in names] for row in rows])
    labels = np.array([sample.question.answerable for sample in samples])
    share = labels.mean()
    weights = np.where(labels, 0.5 / share, 0.5 / (1 - share))
    # The development questions have the mixture of unanswerable ones that people ask; the training questions do not.
    weights *= np.array([_DEVELOPMENT_WEIGHT if one.question.style == DEVELOPMENT else 1.0 for one in samples])
    return fit(names, matrix, labels, [sample.group for sample in samples], weights), labels


def ranking(samples: list[Sample]) -> dict[str, float]:
    """How often an answering passage is first, and among the first three and five, by out-of-fold scores."""
    places = [
        int(sample.labels.argmax()) if sample.labels.any() else 10**6
        for sample in samples
        if sample.question.answerable
    ]
    return {f"answer among {top}": float(np.mean([place < top for place in places])) for top in (1, 3, 5)}


def separation(fitted: Fitted, labels: np.ndarray) -> dict[str, float]:
    """AUROC of the out-of-fold confidence on answerable against unanswerable training questions."""
    from sklearn.metrics import roc_auc_score

    return {"auroc": float(roc_auc_score(labels, fitted.out_of_fold))}


if __name__ == "__main__":
    main()
