"""Fits the model that tells follow-up questions from questions that stand alone, on the training questions."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from assistant.asking.leaning import THRESHOLD, leaning_features
from evals.fitting.fit import Fitted, fit
from index.questions import TrainingQuestion

# Search words are no sentences, and a question in two turns is what is to be told.
_LEFT_OUT = "keyword"


def fit_leaning(questions: Iterable[TrainingQuestion]) -> tuple[Fitted, dict[str, float]]:
    """The model, and by out-of-fold scores which share of both kinds is taken for a follow-up question.

    Without the later ones: fitted on them as well, it took a new subject ("Hoe hoog is de Eiffeltoren?") for a
    follow-up more often. Questions that were written together stay together in cross-validation.
    """
    asked = [question for question in questions if question.style != _LEFT_OUT and not question.later]
    labels = np.array([bool(question.history) for question in asked])
    rows = [leaning_features(question.question) for question in asked]
    names = sorted(rows[0])
    matrix = np.array([[row[name] for name in names] for row in rows])
    share = labels.mean()
    weights = np.where(labels, 0.5 / share, 0.5 / (1 - share))
    fitted = fit(names, matrix, labels, [question.id[:2] for question in asked], weights)
    leaning = fitted.out_of_fold >= np.log(THRESHOLD / (1 - THRESHOLD))
    return fitted, {
        "follow-up questions found": float(leaning[labels].mean()),
        "other questions taken for one": float(leaning[~labels].mean()),
    }
