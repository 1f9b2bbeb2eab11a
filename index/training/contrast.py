"""The loss that training lowers, and the figures that say how well the model ranks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.training.examples import Example

if TYPE_CHECKING:
    from torch import Tensor


def contrast(scores: Tensor, batch: Sequence[Example], columns: Sequence[Sequence[int]]) -> Tensor:
    """Cross-entropy with the right column of each row on the diagonal (InfoNCE, van den Oord et al. 2018).

    Columns that may be right too do not count: those that stand for another answer, or for a neighbour of one.

    :param scores: cosines divided by the temperature, shape (len(batch), len(columns)).
    :param columns: the texts that each column stands for.
    """
    import torch

    barred = torch.zeros_like(scores, dtype=torch.bool)
    for row, example in enumerate(batch):
        also_right = {*example.positives, *example.chunks, *example.near}
        for column, texts in enumerate(columns):
            barred[row, column] = column != row and not also_right.isdisjoint(texts)
    return torch.nn.functional.cross_entropy(scores.masked_fill(barred, -1e4), torch.arange(len(batch)))


def figures(places: Sequence[int]) -> dict[str, float]:
    """How often the right text is first and among the first five, and the mean reciprocal rank; {} without places.

    :param places: for each question the place of its first right text, from 0.
    """
    count = len(places)
    if not count:
        return {}
    return {
        "first": round(sum(place < 1 for place in places) / count, 4),
        "among_five": round(sum(place < 5 for place in places) / count, 4),
        "reciprocal_rank": round(sum(1 / (place + 1) for place in places) / count, 4),
    }
