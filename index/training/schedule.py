"""How fast a training run learns: the share of the learning rate at each step."""

from __future__ import annotations


def learning_rate(step: int, total: int) -> float:
    """Share of the learning rate: up over the first twentieth of the steps, then down to a twentieth of it.

    :param step: from 0.
    :param total: how many steps the run takes in all.
    """
    warm = max(1, total // 20)
    return min((step + 1) / warm, max(0.05, (total - step) / max(1, total - warm)))
