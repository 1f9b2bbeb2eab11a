"""The settings of a training run, with those of the shipped adapter as defaults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Common:
    """What every training run has: how long and how fast it learns, and the shape of its adapter."""

    epochs: int = 2
    rate: float = 6e-4
    rank: int = 32
    upper: int = 6
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Recipe(Common):
    """Everything that determines a run besides data and model.

    ``bundled_share``: see :func:`index.training.examples.draw_epoch`.
    """

    bundled_share: float = 0.3
    batch: int = 32
    temperature: float = 0.05
    chunk_share: float = 0.1
    sibling_weight: float = 0.5
    longest_text: int = 128
    longest_question: int = 64
