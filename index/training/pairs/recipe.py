"""The settings of a training run of the pair model, with those of the shipped one as defaults."""

from __future__ import annotations

from dataclasses import dataclass

from index.pair_texts import LONGEST
from index.training.recipe import Common


@dataclass(frozen=True, slots=True)
class PairRecipe(Common):
    """Everything that determines a run besides data and model.

    ``candidates``: passages a question is laid beside; ``pool``: so many nearest passages the wrong ones are drawn
    from; ``bundled``: questions on the bundled documents an epoch; ``questions``: how many a step takes; ``later``:
    the share of the questions that an epoch after the first takes, when sentences with evidence join in.
    """

    rate: float = 5e-4
    candidates: int = 5
    pool: int = 12
    bundled: int = 1000
    questions: int = 8
    later: float = 0.5
    longest: int = LONGEST
