"""Refusals: is it silent when the documents are, and only then? Taken from the status field, never from wording."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Judged(NamedTuple):
    """One question: should it be refused, and was it?"""

    unanswerable: bool
    refused: bool


def refusal_precision(judged: Sequence[Judged]) -> float | None:
    """Rightly refused / refused; None when nothing was refused."""
    refused = [one.unanswerable for one in judged if one.refused]
    return sum(refused) / len(refused) if refused else None


def refusal_recall(judged: Sequence[Judged]) -> float | None:
    """Rightly refused / unanswerable; None without unanswerable questions."""
    unanswerable = [one.refused for one in judged if one.unanswerable]
    return sum(unanswerable) / len(unanswerable) if unanswerable else None


def refusal_f1(judged: Sequence[Judged]) -> float | None:
    """Harmonic mean of refusal precision and recall: 2TP / (2TP + FP + FN) (van Rijsbergen 1979).

    None when nothing should be and nothing was refused.
    """
    right = sum(one.refused and one.unanswerable for one in judged)
    wrong = sum(one.refused != one.unanswerable for one in judged)
    return 2 * right / (2 * right + wrong) if right or wrong else None


def overall_correctness(*, answerable: bool, refused: bool, strict: float | None) -> float:
    """1 when an answerable question got all its facts, or an unanswerable one was refused; else 0."""
    return float(bool(strict) and not refused) if answerable else float(refused)
