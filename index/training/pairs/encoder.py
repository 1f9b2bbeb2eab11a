"""The encoder as it reads two texts at once, with a head for each thing that is asked of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.pair_texts import HEADS, pair_ids
from index.training.encoder import LAYERS, AdaptedEncoder, attention_mask

if TYPE_CHECKING:
    from torch import Tensor

# Pairs that go through the layers at once, of like length.
_GROUP = 20
_PADDING = 1


class PairEncoder(AdaptedEncoder):
    """A cross-encoder (Nogueira and Cho 2019, arXiv:1901.04085): the words of both texts see each other in all layers.

    :param folder: sentence-transformers folder of the model that it starts from.
    """

    def __init__(self, folder: Path, *, rank: int, upper: int, longest: int) -> None:
        import torch

        super().__init__(folder, rank=rank, upper=upper)
        self.longest = longest
        for head in HEADS:
            weight = torch.randn(1, 2 * self.dimension) / math.sqrt(2 * self.dimension)
            self.adapter[f"{head}.weight"] = weight.requires_grad_(True)
            self.adapter[f"{head}.bias"] = torch.zeros(1, requires_grad=True)

    def scores(self, pairs: Sequence[tuple[str, str]], head: str) -> Tensor:
        """The score of each pair by one head, in log-odds, shape (len(pairs),)."""
        import torch

        pieces = [pair_ids(self.tokenizer, head, first, second, longest=self.longest) for first, second in pairs]
        order = sorted(range(len(pieces)), key=lambda number: len(pieces[number]))
        parts = [order[start : start + _GROUP] for start in range(0, len(order), _GROUP)]
        scores = torch.cat([self._group([pieces[number] for number in part], head) for part in parts])
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return scores[back]

    def _group(self, pieces: Sequence[list[int]], head: str) -> Tensor:
        import torch

        lengths = [len(ids) for ids in pieces]
        longest = max(lengths)
        mask = attention_mask(lengths, longest)
        with torch.no_grad():
            state = self._embed(torch.tensor([ids + [_PADDING] * (longest - len(ids)) for ids in pieces]))
            for layer in range(self.first):
                state = self._layer(state, mask, layer)
        for layer in range(self.first, LAYERS):
            state = self._layer(state, mask, layer)
        present = (mask == 0).float().reshape(len(pieces), -1, 1)
        mean = (state * present).sum(1) / present.sum(1)
        both = torch.cat([state[:, 0], mean], dim=1)
        weight, bias = self.adapter[f"{head}.weight"], self.adapter[f"{head}.bias"]
        return torch.nn.functional.linear(both, weight, bias).squeeze(1)
