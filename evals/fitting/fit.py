"""Logistic regressions on standardised features, cross-validated by section, written as readable JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.linear import LinearModel

Matrix = NDArray[np.float64]
Labels = NDArray[np.bool_]

FOLDS = 5
_SEED = 20


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted model: per feature its mean, scale and weight; ``out_of_fold`` are log-odds by models that did not
    see the sample's section."""

    names: list[str]
    mean: Matrix
    scale: Matrix
    weight: Matrix
    intercept: float
    out_of_fold: Matrix

    def linear(self) -> LinearModel:
        """The model as it is used."""
        terms = zip(self.mean.tolist(), self.scale.tolist(), self.weight.tolist(), strict=True)
        return LinearModel(self.intercept, dict(zip(self.names, terms, strict=True)))

    def save(self, path: Path, *, note: str) -> None:
        """Write the model as JSON, weights rounded to four decimals so that a refit shows small differences."""
        terms = {
            name: {"mean": round(float(mean), 4), "scale": round(float(scale), 4), "weight": round(float(weight), 4)}
            for name, mean, scale, weight in zip(self.names, self.mean, self.scale, self.weight, strict=True)
        }
        content = {"note": note, "intercept": round(self.intercept, 4), "features": terms}
        path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def fit(
    names: list[str], matrix: Matrix, labels: Labels, groups: Sequence[str], weights: Matrix, *, strength: float = 1.0
) -> Fitted:
    """Fit one model on all samples, and one per fold for the out-of-fold scores.

    :param matrix: shape (samples, features).
    :param groups: samples of one group are never split over train and test.
    :param weights: weight of each sample.
    :param strength: inverse of the regularisation (scikit-learn's C).
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold

    mean, scale = matrix.mean(axis=0), matrix.std(axis=0)
    scale[scale < 1e-9] = 1.0
    standard = (matrix - mean) / scale
    out_of_fold = np.zeros(len(matrix))
    for train, test in GroupKFold(FOLDS, shuffle=True, random_state=_SEED).split(standard, labels, list(groups)):
        model = LogisticRegression(C=strength, max_iter=500).fit(standard[train], labels[train], weights[train])
        out_of_fold[test] = model.decision_function(standard[test])
    model = LogisticRegression(C=strength, max_iter=500).fit(standard, labels, weights)
    return Fitted(names, mean, scale, model.coef_[0], float(model.intercept_[0]), out_of_fold)


def feature_names(features: Mapping[str, float]) -> list[str]:
    """The names of the features, in a fixed order."""
    return sorted(features)
