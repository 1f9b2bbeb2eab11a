"""Command line: collect samples on the current index, fit evidence and confidence, write assistant/weights/*.json."""

from __future__ import annotations

import json
import random
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import click
import numpy as np
from rich.console import Console
from rich.progress import track

from assistant.answering import Assistant
from assistant.evidence.reading import Reader, open_reader
from assistant.evidence.retrieval import Switches
from assistant.linear import FOLDER
from assistant.opening import open_assistant
from assistant.settings import load_settings
from evals.apart import index_apart
from evals.cases import load_cases
from evals.fitting.fit import Fitted, Matrix, feature_names, fit
from evals.fitting.judges import CAUTION, CAUTIONS, fit_confidence, refused_shares
from evals.fitting.leaning import fit_leaning
from evals.fitting.reading import fit_reading
from evals.fitting.samples import (
    DEVELOPMENT,
    FOREIGN,
    OFF_TOPIC,
    Sample,
    collect,
    development_questions,
    elsewhere_questions,
    foreign_questions,
    held_out_questions,
    off_topic_questions,
    question_weight,
)
from index import Index
from index.questions import TrainingQuestion, load_questions
from index.training.documents import HELD_DOCUMENTS, TEXTS, own_questions

_SEED = 20
# A training question must not find itself among the known questions, nor one that says nearly the same.
_CLOSEST_KNOWN = 0.9
# One in so many training questions on the bundled documents takes part where the pair model reads.
_EVERY = 3


@click.command(help=__doc__)
@click.option("--limit", type=int, default=None, help="Use only this many questions, drawn with a fixed seed.")
def main(limit: int | None) -> None:
    """Fit all models and print how well they rank and separate, cross-validated."""
    console = Console(stderr=True)
    index = open_assistant(load_settings()).index
    asked = held_out_questions(load_questions())
    asked += off_topic_questions()
    asked += development_questions(load_cases(index.documents.values()), index.documents)
    leaning, told = fit_leaning([*load_questions(), *own_questions()])
    leaning.save(FOLDER / "leaning.json", note="fitted by python -m evals.fitting on the training questions")
    figures = {
        "follow-ups": told,
        "with known questions": _fit(index, [*asked, *elsewhere_questions(held=True)], "", console, limit),
    }
    with tempfile.TemporaryDirectory() as place:
        other = index_apart([TEXTS / f"{name}.md" for name in sorted(HELD_DOCUMENTS)], Path(place))
        figures["without, with other documents"] = _fit(
            other,
            [*asked, *foreign_questions(), *elsewhere_questions(held=False)],
            "-unasked",
            console,
            limit,
            open_reader(load_settings()),
        )
        other.close()
    json.dump(figures, sys.stdout, indent=1)
    sys.stdout.write("\n")


def _fit(
    index: Index,
    questions: list[TrainingQuestion],
    suffix: str,
    console: Console,
    limit: int | None,
    reader: Reader | None = None,
) -> dict[str, float]:
    """Fit and save the models for one kind of documents: with known questions ("") or without ("-unasked")."""
    assistant = Assistant(index, switches=Switches(closest_known=0.0 if suffix else _CLOSEST_KNOWN))
    if limit is not None:
        questions = random.Random(_SEED).sample(questions, min(limit, len(questions)))
    samples = collect(assistant, questions, progress=lambda items: track(items, console=console))
    return _fit_all(assistant, samples, suffix, reader)


def _fit_all(
    assistant: Assistant, samples: list[Sample], suffix: str, reader: Reader | None = None
) -> dict[str, float]:
    """Fit and save the three models, and with a reader that which weighs what it read."""
    evidence, scored = fit_evidence(samples)
    evidence.save(FOLDER / f"evidence{suffix}.json", note="fitted by python -m evals.fitting on index/questions.jsonl")
    figures: dict[str, float] = {}
    if reader is not None:
        scored = fewer_bundled(scored)
        scope, confidence = fit_confidence(assistant, scored)
        before = {**_rankings(scored), "auroc of scope": scope.auroc(), "auroc of confidence": confidence.auroc()}
        figures = {f"{name}, before reading": value for name, value in before.items()}
        reading, scored = fit_reading(scored, reader, assistant.finder.index.analyser.terms)
        reading.save(FOLDER / "reading.json", note="fitted by python -m evals.fitting, as evidence-unasked.json")
    figures |= _rankings(scored)
    judges = fit_confidence(assistant, scored, caution=CAUTION if suffix else 0.0)
    for name, judge in zip(("scope", "confidence"), judges, strict=True):
        note = f"fitted as evidence{suffix}.json; {len(judge.labels)} questions"
        judge.fitted.save(FOLDER / f"{name}{suffix}.json", note=note)
        figures[f"auroc of {name}"] = judge.auroc()
    for caution in CAUTIONS if any(sample.question.style == FOREIGN for sample in scored) else ():
        shares = refused_shares(*judges, FOREIGN, caution=caution)
        for kind, share in zip(("unanswerable", "answerable"), shares, strict=True):
            figures[f"{kind} refused, other documents, caution {caution}"] = share
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


def fewer_bundled(samples: list[Sample]) -> list[Sample]:
    """All but most of the training questions on the bundled documents: reading takes time, and there are many."""
    other = (DEVELOPMENT, FOREIGN, OFF_TOPIC)
    plain = [sample.question.id for sample in samples if sample.question.style not in other]
    left_out = set(plain) - set(plain[::_EVERY])
    return [sample for sample in samples if sample.question.id not in left_out]


def _rankings(samples: list[Sample]) -> dict[str, float]:
    """That of all samples and, when there are any, of those on made-up documents."""
    foreign = [sample for sample in samples if sample.question.style == FOREIGN]
    other = {f"{name}, other documents": value for name, value in ranking(foreign).items()} if foreign else {}
    return {**ranking(samples), **other}


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
