"""Key facts: how many of the expected facts does the answer state?"""

from __future__ import annotations

from collections.abc import Sequence

from evals.normalise import words


def fact_recall(found: Sequence[bool]) -> float | None:
    """Facts found in the answer / facts expected; None when no facts are expected.

    The judge-free form of nugget recall (Pradeep et al. 2024, AutoNuggetizer; all nuggets vital, no half support): a
    fact is found when one of its accepted forms occurs on word boundaries after normalising (``evals.normalise``).
    """
    return sum(found) / len(found) if found else None


def strict_correctness(found: Sequence[bool]) -> float | None:
    """1 when every expected fact is in the answer, else 0; None when no facts are expected."""
    return float(all(found)) if found else None


def answer_words(text: str) -> float | None:
    """The number of words of the answer without citation marks; None for an empty answer or a refusal."""
    return float(len(words(text))) or None
