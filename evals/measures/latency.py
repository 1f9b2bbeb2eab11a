"""Latency: how long the stages of an answer take, as percentiles over the questions."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Latency(NamedTuple):
    """Seconds of one stage over ``n`` questions."""

    p50: float
    p95: float
    n: int


def percentile(values: Sequence[float], share: float) -> float | None:
    """The smallest value that at least ``share`` of the values do not exceed (nearest rank); None without values."""
    if not values:
        return None
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def stage_latencies(seconds: Sequence[Mapping[str, float]]) -> dict[str, Latency]:
    """p50 and p95 of every stage that occurs, "total" first, the others by name."""
    stages = sorted({stage for one in seconds for stage in one}, key=lambda stage: (stage != "total", stage))
    latencies = {}
    for stage in stages:
        values = [one[stage] for one in seconds if stage in one]
        median, high = percentile(values, 0.50), percentile(values, 0.95)
        if median is not None and high is not None:
            latencies[stage] = Latency(median, high, len(values))
    return latencies
