"""95% bootstrap intervals (Efron 1979, percentile method) with a fixed seed: everyone gets the same numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from evals.types import Estimate

Item = TypeVar("Item")
Measured = Callable[[Sequence[Item]], float | None]

SEED = 20221207
RESAMPLES = 1000
# Measures of a whole set (AUROC and such) are computed anew for every resample, which takes long.
WHOLE_RESAMPLES = 400
LOW, HIGH = 2.5, 97.5


def mean_estimate(values: Sequence[float | None], *, resamples: int = RESAMPLES) -> Estimate:
    """The mean of the values that are not None, with its interval over resampled questions."""
    eligible = np.array([value for value in values if value is not None], dtype=np.float64)
    if not eligible.size:
        return Estimate(None, None, None, 0)
    means = resampled_means(eligible, resamples=resamples)
    low, high = np.percentile(means, [LOW, HIGH])
    return Estimate(float(eligible.mean()), float(low), float(high), int(eligible.size))


def resampled_means(values: NDArray[np.float64], *, resamples: int = RESAMPLES) -> NDArray[np.float64]:
    """Means of ``resamples`` samples drawn with replacement, each as large as ``values``."""
    picks = np.random.default_rng(SEED).integers(0, values.size, size=(resamples, values.size))
    means: NDArray[np.float64] = values[picks].mean(axis=1)
    return means


def whole_estimate(
    items: Sequence[Item],
    measure: Callable[[Sequence[Item]], float | None],
    *,
    n: int,
    resamples: int = WHOLE_RESAMPLES,
) -> Estimate:
    """A measure of the whole set with its interval; resamples on which it is not defined are left out."""
    value = measure(items)
    if value is None:
        return Estimate(None, None, None, n)
    generator = np.random.default_rng(SEED)
    drawn = (measure([items[pick] for pick in generator.integers(0, len(items), len(items))]) for _ in range(resamples))
    defined = [one for one in drawn if one is not None]
    low, high = np.percentile(defined, [LOW, HIGH])
    return Estimate(value, float(low), float(high), n)
