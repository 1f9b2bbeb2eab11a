"""A small linear model kept as readable JSON: named features, their mean, scale and weight."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "weights"
# How the names of features begin that are about known questions.
OF_KNOWN = "known"


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Logistic regression over standardised features.

    ``terms`` maps a feature name to (mean, scale, weight); a feature that the model does not know counts nothing,
    one that is missing counts as its mean.
    """

    intercept: float
    terms: Mapping[str, tuple[float, float, float]]

    def score(self, features: Mapping[str, float]) -> float:
        """The log-odds of the features."""
        total = self.intercept
        for name, (mean, scale, weight) in self.terms.items():
            if name in features:
                total += weight * (features[name] - mean) / scale
        return total

    def probability(self, features: Mapping[str, float]) -> float:
        """The probability between 0 and 1 that belongs to :meth:`score`."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score(features)))))


def model_for(name: str, features: Mapping[str, float]) -> LinearModel:
    """The model of that name for these features: another one where there are no known questions to go by."""
    with_known = any(feature.startswith(OF_KNOWN) for feature in features)
    return load_model(name if with_known else f"{name}-unasked")


@cache
def load_model(name: str) -> LinearModel:
    """The model in ``assistant/weights/<name>.json`` (written by ``python -m evals.fitting``).

    :raises FileNotFoundError: when there is no such file, which only a damaged installation has.
    """
    data = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    terms = {
        feature: (float(term["mean"]), float(term["scale"]), float(term["weight"]))
        for feature, term in data["features"].items()
    }
    return LinearModel(float(data["intercept"]), terms)
