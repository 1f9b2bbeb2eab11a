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
from assistant.retrieval import Switches
from assistant.settings import load_settings
from evals.cases import load_cases
from evals.fitting.fit import Fitted, Matrix, feature_names, fit
from evals.fitting.judges import fit_confidence
from evals.fitting.samples import Sample, collect, development_questions, off_topic_questions, question_weight
from index.questions import load_questions

_SEED = 20
# A training question must not find itself among the known questions, nor one that says nearly the same.
_CLOSEST_KNOWN = 0.9


@click.command(help=__doc__)
@click.option("--limit", type=int, default=None, help="Use only this many questions, drawn with a fixed seed.")
def main(limit: int | None) -> None:
    """Fit all models and print how well they rank and separate, cross-validated."""
    console = Console(stderr=True)
    index = open_assistant(load_settings()).index
    questions = list(load_questions())
    if limit is not None:
        questions = random.Random(_SEED).sample(questions, min(limit, len(questions)))
    questions += off_topic_questions()
    questions += development_questions(load_cases(index.documents.values()), index.documents)
    figures: dict[str, dict[str, float]] = {}
    for suffix, closest in (("", _CLOSEST_KNOWN), ("-unasked", 0.0)):
        assistant = Assistant(index, switches=Switches(closest_known=closest))
        samples = collect(assistant, questions, progress=lambda items: track(items, console=console))
        figures[f"known questions below {closest}"] = _fit_all(assistant, samples, suffix)
    json.dump(figures, sys.stdout, indent=1)
    sys.stdout.write("\n")


def _fit_all(assistant: Assistant, samples: list[Sample], suffix: str) -> dict[str, float]:
    """Fit and save the three models for one kind of documents: with known questions, or without."""
    evidence, scored = fit_evidence(samples)
    evidence.save(FOLDER / f"evidence{suffix}.json", note="fitted by python -m evals.fitting on index/questions.jsonl")
    figures = ranking(scored)
    for name, judge in zip(("scope", "confidence"), fit_confidence(assistant, scored), strict=True):
        note = f"fitted as evidence{suffix}.json; {len(judge.labels)} questions"
        judge.fitted.save(FOLDER / f"{name}{suffix}.json", note=note)
        figures[f"auroc of {name}"] = judge.auroc()
    return figures


def fit_evidence(samples: list[Sample]) -> tuple[Fitted, list[Sample]]:
    """The evidence model, and the samples with their candidates ranked by out-of-fold scores."""
    usable = [sample for sample in samples if sample.labels.any()]
    names = feature_names(usable[0].candidates[0].features)
    matrix = np.concatenate([sample.matrix(names) for sample in usable])
    labels = np.concatenate([sample.labels for sample in usable])
    groups = [sample.group for sample in usable for _ in sample.candidates]
    weights = np.concatenate([np.full(len(one.labels), question_weight(one) / len(one.labels)) for one in usable])
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
