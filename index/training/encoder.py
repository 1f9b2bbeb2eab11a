"""The encoder as torch computes it for training: lower layers fixed and computed once, upper layers with an adapter.

Low-rank adaptation (Hu et al. 2021, arXiv:2106.09685): a linear layer W gets W + B A with B and A of a small rank.
Only the upper layers have one, so that what the lower layers make of a text is computed once and kept.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

LAYERS = 12
_HEADS = 12
_MASKED = -1e9
_BATCH = 16
_LINEAR = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)


class AdaptedEncoder:
    """A BERT encoder from a model folder with trainable low-rank matrices in its upper layers.

    :param folder: sentence-transformers folder with ``model.safetensors`` and ``tokenizer.json``.
    :param upper: how many layers, counted from the top, are adapted.
    """

    def __init__(self, folder: Path, *, rank: int, upper: int) -> None:
        import torch
        from safetensors.torch import load_file
        from tokenizers import Tokenizer

        self.weights = {name: value.float() for name, value in load_file(folder / "model.safetensors").items()}
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.first = LAYERS - upper
        self.dimension = int(self.weights["embeddings.LayerNorm.weight"].shape[0])
        self.adapter: dict[str, Tensor] = {}
        for layer in range(self.first, LAYERS):
            for name in _LINEAR:
                full = f"encoder.layer.{layer}.{name}"
                outputs, inputs = self.weights[f"{full}.weight"].shape
                self.adapter[f"{full}.lora_A"] = torch.randn(rank, inputs) / math.sqrt(inputs)
                self.adapter[f"{full}.lora_B"] = torch.zeros(outputs, rank)
        for matrix in self.adapter.values():
            matrix.requires_grad_(True)

    def lower(
        self, texts: Sequence[str], *, longest: int, progress: Callable[[int], None] = lambda done: None
    ) -> list[Tensor]:
        """What the fixed layers make of each text, shape (pieces, dimension) as float16.

        :param longest: texts are cut to this many pieces.
        :param progress: called with the number of texts done.
        """
        import torch

        self.tokenizer.enable_truncation(longest)
        pieces = [self.tokenizer.encode(text).ids for text in texts]
        order = sorted(range(len(pieces)), key=lambda number: len(pieces[number]))
        states: list[Tensor] = [torch.empty(0)] * len(pieces)
        with torch.no_grad():
            for start in range(0, len(order), _BATCH):
                part = order[start : start + _BATCH]
                longest_here = len(pieces[part[-1]])
                ids = torch.tensor([pieces[number] + [1] * (longest_here - len(pieces[number])) for number in part])
                mask = attention_mask([len(pieces[number]) for number in part], longest_here)
                state = self._embed(ids)
                for layer in range(self.first):
                    state = self._layer(state, mask, layer)
                for row, number in enumerate(part):
                    states[number] = state[row, : len(pieces[number])].half()
                progress(start + len(part))
        return states

    def upper(self, states: Sequence[Tensor]) -> Tensor:
        """Unit vectors of texts from what the fixed layers made of them, shape (len(states), dimension)."""
        import torch
        from torch.nn import functional

        lengths = [len(state) for state in states]
        state = torch.zeros(len(states), max(lengths), self.dimension)
        for row, values in enumerate(states):
            state[row, : lengths[row]] = values.float()
        mask = attention_mask(lengths, max(lengths))
        for layer in range(self.first, LAYERS):
            state = self._layer(state, mask, layer)
        present = (mask == 0).float().reshape(len(states), -1, 1)
        return functional.normalize((state * present).sum(1) / present.sum(1), dim=-1)

    def _embed(self, ids: Tensor) -> Tensor:
        weights = self.weights
        state = weights["embeddings.word_embeddings.weight"][ids]
        state = state + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        return self._normalise(state + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")

    def _layer(self, state: Tensor, mask: Tensor, layer: int) -> Tensor:
        from torch.nn import functional

        count, length, _ = state.shape
        prefix = f"encoder.layer.{layer}"

        def heads(values: Tensor) -> Tensor:
            return values.view(count, length, _HEADS, self.dimension // _HEADS).transpose(1, 2)

        query, key, value = (heads(self._linear(state, f"{prefix}.{name}")) for name in _LINEAR[:3])
        context = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        context = context.transpose(1, 2).reshape(count, length, self.dimension)
        state = self._normalise(
            state + self._linear(context, f"{prefix}.{_LINEAR[3]}"), f"{prefix}.attention.output.LayerNorm"
        )
        inner = functional.gelu(self._linear(state, f"{prefix}.{_LINEAR[4]}"))
        return self._normalise(state + self._linear(inner, f"{prefix}.{_LINEAR[5]}"), f"{prefix}.output.LayerNorm")

    def _linear(self, state: Tensor, name: str) -> Tensor:
        from torch.nn import functional

        result = functional.linear(state, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"])
        down = self.adapter.get(f"{name}.lora_A")
        if down is None:
            return result
        return result + functional.linear(functional.linear(state, down), self.adapter[f"{name}.lora_B"])

    def _normalise(self, state: Tensor, name: str) -> Tensor:
        from torch.nn import functional

        scale, shift = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        return functional.layer_norm(state, (self.dimension,), scale, shift, 1e-12)


def attention_mask(lengths: Sequence[int], longest: int) -> Tensor:
    """Added to the attention scores, shape (texts, 1, 1, longest): 0 for a piece, very negative for padding."""
    import torch

    mask = torch.zeros(len(lengths), 1, 1, longest)
    for row, length in enumerate(lengths):
        mask[row, 0, 0, length:] = _MASKED
    return mask
