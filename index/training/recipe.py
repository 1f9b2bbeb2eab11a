"""The settings of a training run, with those of the shipped adapter as defaults."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recipe:
    """Everything that determines a run besides data and model.

    ``bundled_share``: see :func:`index.training.examples.draw_epoch`.
    """

    epochs: int = 2
    bundled_share: float = 0.3
    batch: int = 32
    rate: float = 6e-4
    rank: int = 32
    upper: int = 6
    temperature: float = 0.05
    chunk_share: float = 0.1
    sibling_weight: float = 0.5
    longest_text: int = 128
    longest_question: int = 64
    seed: int = 1
