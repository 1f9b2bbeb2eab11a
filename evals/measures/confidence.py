"""Confidence: does it separate questions the documents answer from those they do not, and is it honest?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Scored(NamedTuple):
    """One question: the confidence reported and whether the thing it predicts came true."""

    confidence: float
    positive: bool


class Bin(NamedTuple):
    """One bar of the reliability diagram: how many questions, their mean confidence and the share that came true."""

    questions: int
    confidence: float
    share: float


class Point(NamedTuple):
    """One point of the risk-coverage curve."""

    coverage: float
    risk: float


def auroc(scored: Sequence[Scored]) -> float | None:
    """Probability that a positive question has the higher confidence of a random pair; ties count half.

    Equals the area under the ROC curve (Hanley and McNeil 1982), computed from mid-ranks (Mann-Whitney U). None when
    there are no positives or no negatives.
    """
    positives = sum(one.positive for one in scored)
    negatives = len(scored) - positives
    if not positives or not negatives:
        return None
    at: dict[float, list[int]] = {}
    for confidence, positive in scored:
        at.setdefault(confidence, [0, 0])[positive] += 1
    below, wins = 0, 0.0
    for _, (tied_negatives, tied_positives) in sorted(at.items()):
        wins += tied_positives * (below + tied_negatives / 2)
        below += tied_negatives
    return wins / (positives * negatives)


def risk_coverage(answered: Sequence[Scored], *, asked: int) -> list[Point]:
    """The curve of risk against coverage when only the k most confident answers are shown, k = 1, 2, ...

    Coverage is k / ``asked``, risk the share of those k answers that is wrong (``positive`` means correct). Refused
    questions have no answer and stay outside. Within a tie every order is equally likely, so errors are spread evenly.
    Source: El-Yaniv and Wiener 2010.
    """
    points: list[Point] = []
    shown, errors = 0, 0.0
    at: dict[float, list[int]] = {}
    for confidence, positive in answered:
        at.setdefault(confidence, [0, 0])[positive] += 1
    for _, (wrong, right) in sorted(at.items(), reverse=True):
        rate = wrong / (wrong + right)
        for _ in range(wrong + right):
            shown += 1
            errors += rate
            points.append(Point(shown / asked, errors / shown))
    return points


def risk_coverage_area(answered: Sequence[Scored]) -> float | None:
    """Mean risk over all k of the curve (AURC, Geifman et al. 2019); lower is better, None when nothing is answered."""
    points = risk_coverage(answered, asked=max(1, len(answered)))
    return sum(point.risk for point in points) / len(points) if points else None


def reliability(scored: Sequence[Scored], *, bins: int = 10) -> list[Bin | None]:
    """Questions by confidence in ``bins`` bars of equal width (the last one includes 1); None for an empty bar."""
    bars: list[list[Scored]] = [[] for _ in range(bins)]
    for one in scored:
        bars[min(bins - 1, int(one.confidence * bins))].append(one)
    return [
        Bin(len(bar), sum(one.confidence for one in bar) / len(bar), sum(one.positive for one in bar) / len(bar))
        if bar
        else None
        for bar in bars
    ]


def calibration_error(scored: Sequence[Scored], *, bins: int = 10) -> float | None:
    """Expected calibration error: mean distance of confidence and truth over the bars, weighted by their questions.

    Source: Guo et al. 2017. 0 is perfect; None without questions.
    """
    filled = [bar for bar in reliability(scored, bins=bins) if bar]
    total = sum(bar.questions for bar in filled)
    return sum(bar.questions / total * abs(bar.confidence - bar.share) for bar in filled) if total else None
