"""Two runs side by side: paired bootstrap of every mean, exact McNemar on correctness, questions won and lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Any

import numpy as np

from evals.bootstrap import HIGH, LOW, resampled_means
from evals.measures.registry import MEASURES, Measure
from evals.store import Run
from evals.types import CaseResult

# What a run depends on, in the order in which a reader wants to know what differs.
COMPARED = ("code", "model", "settings", "documents", "questions", "versions", "python", "selection", "machine", "jobs")


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean in both runs over the ``n`` questions eligible in both; ``change`` is second minus first.

    ``probability`` is the two-sided bootstrap p-value: how easily chance alone gives a change of the other sign.
    """

    measure: Measure
    first: float
    second: float
    change: float
    low: float
    high: float
    probability: float
    n: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from the first run to the second, over the questions that both asked in the same form."""

    n: int
    differences: tuple[Difference, ...]
    won: tuple[str, ...]
    lost: tuple[str, ...]
    changed_answers: tuple[str, ...]
    left_out: tuple[str, ...]
    probability: float
    depends_on: tuple[str, ...]


def compare_runs(first: Run, second: Run) -> Comparison:
    """Compare two runs on disk, and name what they depended on that differs."""
    return compare_results(first.results, second.results, depends_on=what_differs(first.record, second.record))


def compare_results(
    first: Sequence[CaseResult], second: Sequence[CaseResult], *, depends_on: tuple[str, ...] = ()
) -> Comparison:
    """Compare the results of questions that are the same in both; others are named in ``left_out``."""
    known = {result.case.id: result for result in first}
    asked = {result.case.id: result for result in second}
    pairs = [(known[id], asked[id]) for id in known if id in asked and known[id].case == asked[id].case]
    paired = {one.case.id for one, _ in pairs}
    won = tuple(two.case.id for one, two in pairs if two.correct and not one.correct)
    lost = tuple(two.case.id for one, two in pairs if one.correct and not two.correct)
    return Comparison(
        n=len(pairs),
        differences=tuple(d for measure in MEASURES if (d := difference(measure, pairs)) is not None),
        won=won,
        lost=lost,
        changed_answers=tuple(two.case.id for one, two in pairs if one.digest != two.digest),
        left_out=tuple(sorted((set(known) | set(asked)) - paired)),
        probability=mcnemar(len(won), len(lost)),
        depends_on=depends_on,
    )


def difference(measure: Measure, pairs: Sequence[tuple[CaseResult, CaseResult]]) -> Difference | None:
    """The paired bootstrap (Efron and Tibshirani 1993) of one mean; None without eligible pairs, or for no mean."""
    if measure.whole is not None:
        return None
    values = [(measure.one(one), measure.one(two)) for one, two in pairs]
    eligible = np.array([(one, two) for one, two in values if one is not None and two is not None], dtype=np.float64)
    if not eligible.size:
        return None
    changes = eligible[:, 1] - eligible[:, 0]
    means = resampled_means(changes)
    low, high = np.percentile(means, [LOW, HIGH])
    tail = min(float(np.mean(means <= 0)), float(np.mean(means >= 0)))
    first, second = eligible.mean(axis=0)
    return Difference(
        measure=measure,
        first=float(first),
        second=float(second),
        change=float(changes.mean()),
        low=float(low),
        high=float(high),
        probability=min(1.0, 2 * tail),
        n=len(changes),
    )


def mcnemar(won: int, lost: int) -> float:
    """Exact two-sided McNemar test: the probability of a split at least this uneven when both sides are equally likely.

    p = min(1, 2 * sum over i <= min(won, lost) of C(won + lost, i) / 2^(won + lost)); 1 when nothing changed.
    """
    changed = won + lost
    tail = sum(comb(changed, i) for i in range(min(won, lost) + 1))
    return float(min(1.0, 2 * tail / 2**changed))


def what_differs(first: Mapping[str, Any], second: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts of two run records that differ, each with old and new value where that is short."""
    found = []
    for part in COMPARED:
        old, new = first.get(part), second.get(part)
        if old == new:
            continue
        if isinstance(old, dict) and isinstance(new, dict):
            keys = sorted(key for key in {*old, *new} if old.get(key) != new.get(key))
            shown = [f"{part}.{key}: {old.get(key, '-')} -> {new.get(key, '-')}" for key in keys[:10]]
            found += shown + ([f"{part}: nog {len(keys) - 10} verschillen"] if len(keys) > 10 else [])
        else:
            found.append(f"{part}: {str(old)[:40]} -> {str(new)[:40]}")
    return tuple(found)
