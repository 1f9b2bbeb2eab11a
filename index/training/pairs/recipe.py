"""The settings of a training run of the pair model, with those of the shipped one as defaults."""

from __future__ import annotations

from dataclasses import dataclass

from index.models.pair_texts import LONGEST
from index.training.recipe import Common


@dataclass(frozen=True, slots=True)
class PairRecipe(Common):
    """Everything that determines a run besides data and model.

    ``candidates``: passages a question is laid beside; ``pool``: so many nearest passages the wrong ones are drawn
    from; ``bundled``: questions on the bundled documents an epoch; ``questions``: how many a step takes;
    ``start``: the hash of the pair model that it goes on from, if any.
    """

    rate: float = 3e-4
    candidates: int = 3
    pool: int = 12
    bundled: int = 1000
    questions: int = 8
    longest: int = LONGEST
    start: str = ""
