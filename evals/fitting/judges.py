"""Fits the two models of confidence: is a question about the documents at all, and if so, do they answer it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.answering import THRESHOLD, Assistant
from assistant.evidence.refusal import SCOPE
from evals.fitting.fit import Fitted, feature_names, fit
from evals.fitting.samples import DEVELOPMENT, OFF_TOPIC, Sample, question_weight

# Log-odds by which documents without known questions are doubted more than the mixture of questions asks for, because
# there the two kinds of question overlap more. What it does on documents held out whole is printed by evals.fitting for
# each of CAUTIONS, out of fold; what on the development questions by evals.ablation, as "any other document".
CAUTION = 0.63
CAUTIONS = (0.0, 0.42, 0.63, 0.84, 1.05, 1.26)


@dataclass(frozen=True, slots=True)
class Judge:
    """A fitted model of a yes-or-no question, with the samples and the answers it was fitted to.

    ``shift`` is what its log-odds out of fold lack to be those of the mixture that people ask.
    """

    fitted: Fitted
    labels: np.ndarray
    samples: Sequence[Sample]
    shift: float

    def auroc(self) -> float:
        """How well the out-of-fold scores separate the two answers."""
        from sklearn.metrics import roc_auc_score

        return float(roc_auc_score(self.labels, self.fitted.out_of_fold))

    def probabilities(self, *, caution: float = 0.0) -> dict[str, float]:
        """The probability of each question by its id, by a model that did not see its section."""
        odds = np.exp(-(self.fitted.out_of_fold + self.shift - caution))
        return {sample.question.id: float(1 / (1 + one)) for sample, one in zip(self.samples, odds, strict=True)}


def refused_shares(scope: Judge, confidence: Judge, style: str, *, caution: float) -> tuple[float, float]:
    """The shares of the unanswerable and of the answerable questions of one style that would be refused, out of fold.

    :param confidence: fitted without caution.
    """
    inside = scope.probabilities()
    answered = confidence.probabilities(caution=caution)
    refused: dict[bool, list[bool]] = {False: [], True: []}
    for sample in confidence.samples:
        if sample.question.style == style:
            about = inside[sample.question.id]
            low = about < SCOPE or about * answered[sample.question.id] < THRESHOLD
            refused[sample.question.answerable].append(low)
    return float(np.mean(refused[False])), float(np.mean(refused[True]))


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
    shift = float(np.log(asked.mean() / (1 - asked.mean()))) if 0 < asked.sum() < len(asked) else 0.0
    return Judge(replace(fitted, intercept=fitted.intercept + shift), labels, samples, shift)


def _is_foreign(sample: Sample) -> bool:
    return sample.question.style == OFF_TOPIC or sample.question.type == "unanswerable_off_topic"
