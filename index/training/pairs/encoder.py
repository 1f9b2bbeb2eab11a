"""The encoder as it reads a question with a passage, with a head that says whether the one answers the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.models.low_rank import Adapter
from index.models.pair_texts import HEAD, pair_ids
from index.training.encoder import LAYERS, AdaptedEncoder, attention_mask

if TYPE_CHECKING:
    from torch import Tensor

# Pairs that go through the layers at once, of like length.
_GROUP = 20
_PADDING = 1
_WEIGHT, _BIAS = f"head.{HEAD}.weight", f"head.{HEAD}.bias"


class PairEncoder(AdaptedEncoder):
    """A cross-encoder (Nogueira and Cho 2019, arXiv:1901.04085): the words of both texts see each other in all layers.

    :param folder: sentence-transformers folder of the model that it starts from.
    """

    def __init__(self, folder: Path, *, rank: int, upper: int, longest: int) -> None:
        import torch

        super().__init__(folder, rank=rank, upper=upper)
        self.longest = longest
        weight = torch.randn(1, 2 * self.dimension) / math.sqrt(2 * self.dimension)
        self.adapter[_WEIGHT] = weight.requires_grad_(True)
        self.adapter[_BIAS] = torch.zeros(1, requires_grad=True)

    def load(self, adapter: Adapter) -> None:
        """Take over what was trained before.

        :raises ValueError: when it has other layers, or another rank.
        """
        import torch

        given = {_WEIGHT: adapter.heads[HEAD][0], _BIAS: adapter.heads[HEAD][1]}
        for layer, (down, up) in adapter.layers.items():
            given |= {f"{layer}.lora_A": down, f"{layer}.lora_B": adapter.scale * up}
        if {name: matrix.shape for name, matrix in given.items()} != {
            name: tuple(matrix.shape) for name, matrix in self.adapter.items()
        }:
            raise ValueError("the pair model to go on from has other layers or another rank than the recipe")
        for name, matrix in self.adapter.items():
            matrix.data = torch.from_numpy(given[name]).clone()

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Tensor:
        """The score of each pair, in log-odds, shape (len(pairs),)."""
        import torch

        pieces = [pair_ids(self.tokenizer, first, second, longest=self.longest) for first, second in pairs]
        order = sorted(range(len(pieces)), key=lambda number: len(pieces[number]))
        parts = [order[start : start + _GROUP] for start in range(0, len(order), _GROUP)]
        scores = torch.cat([self._group([pieces[number] for number in part]) for part in parts])
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return scores[back]

    def _group(self, pieces: Sequence[list[int]]) -> Tensor:
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
        return torch.nn.functional.linear(both, self.adapter[_WEIGHT], self.adapter[_BIAS]).squeeze(1)
