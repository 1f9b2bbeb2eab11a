"""Fuses signals that have different scales: the sum of standardised values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]


def standardise(values: Values) -> Values:
    """Z-scores, shape as given: how many standard deviations above the mean; zeros when all values are equal."""
    if not len(values):
        return values
    deviation = float(values.std())
    return (values - values.mean()) / deviation if deviation > 1e-9 else np.zeros_like(values)


def fuse(signals: Sequence[tuple[Values, float]]) -> Values:
    """Sum of the z-scores of (signal, weight) pairs over the same candidates."""
    total = np.zeros_like(signals[0][0])
    for values, weight in signals:
        total = total + weight * standardise(values)
    return total
