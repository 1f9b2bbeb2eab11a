"""Fits the two models of confidence: is a question about the documents at all, and if so, do they answer it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.answering import Assistant
from evals.fitting.fit import Fitted, feature_names, fit
from evals.fitting.samples import DEVELOPMENT, OFF_TOPIC, Sample, question_weight

# Log-odds by which documents without known questions are doubted more than the mixture of questions asks for, because
# there the two kinds of question overlap more: out of fold, on documents held out whole, 37% of the unanswerable ones
# and 6% of the others were refused at the same limit; with this, 48% and 8% (a trial of its own; what it does on the
# development questions is printed by evals.ablation, as "any other document").
CAUTION = 0.42


@dataclass(frozen=True, slots=True)
class Judge:
    """A fitted model of a yes-or-no question, with the answers it was fitted to."""

    fitted: Fitted
    labels: np.ndarray

    def auroc(self) -> float:
        """How well the out-of-fold scores separate the two answers."""
        from sklearn.metrics import roc_auc_score

        return float(roc_auc_score(self.labels, self.fitted.out_of_fold))


def fit_confidence(assistant: Assistant, samples: list[Sample], *, caution: float = 0.0) -> tuple[Judge, Judge]:
    """Two models: is a question about the documents at all, and if so, do they answer it?

    :param caution: log-odds by which it counts as less likely that they do.
    """
    rows = [
        assistant.finder.features(sample.asked, replace(sample.evidence, candidates=sample.candidates))
        for sample in samples
    ]
    inside = [place for place, sample in enumerate(samples) if not _is_foreign(sample)]
    labels = np.array([not _is_foreign(sample) for sample in samples])
    scope = _fit_judge(rows, samples, labels)
    within = [samples[place] for place in inside]
    answerable = np.array([sample.question.answerable for sample in within])
    judge = _fit_judge([rows[place] for place in inside], within, answerable)
    return scope, replace(judge, fitted=replace(judge.fitted, intercept=judge.fitted.intercept - caution))


def _fit_judge(rows: Sequence[Mapping[str, float]], samples: Sequence[Sample], labels: np.ndarray) -> Judge:
    """Both labels weigh as much in all; the intercept then moves to the odds among the development questions, so that
    the probabilities are those of the mixture that people ask."""
    names = feature_names(rows[0])
    matrix = np.array([[row[name] for name in names] for row in rows])
    share = labels.mean()
    weights = np.where(labels, 0.5 / share, 0.5 / (1 - share))
    weights *= np.array([question_weight(sample) for sample in samples])
    fitted = fit(names, matrix, labels, [sample.group for sample in samples], weights, strength=0.3)
    asked = labels[[sample.question.style == DEVELOPMENT for sample in samples]]
    if 0 < asked.sum() < len(asked):
        fitted = replace(fitted, intercept=fitted.intercept + float(np.log(asked.mean() / (1 - asked.mean()))))
    return Judge(fitted, labels)


def _is_foreign(sample: Sample) -> bool:
    return sample.question.style == OFF_TOPIC or sample.question.type == "unanswerable_off_topic"
