"""Merges a low-rank adapter (LoRA) into the weights of the encoder, before export."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from index.models.errors import ModelError
from index.models.weights import Tensor

_DOWN, _UP = ".lora_A", ".lora_B"
# How the names of tensors begin that belong to no layer of the encoder but stand on top of it.
_HEAD = "head."


@dataclass(frozen=True, slots=True)
class Adapter:
    """Low-rank changes of linear layers: layer name (without ``.weight``) -> (A of r x inputs, B of outputs x r).

    ``heads`` are linear layers on top of the encoder: name -> (weight of outputs x inputs, bias of outputs).
    """

    scale: float
    layers: dict[str, tuple[Tensor, Tensor]]
    heads: dict[str, tuple[Tensor, Tensor]] = field(default_factory=dict)


def read_adapter(path: Path) -> Adapter:
    """Read a safetensors file with ``<layer>.lora_A`` and ``<layer>.lora_B`` tensors and ``scale`` in its metadata.

    It may hold ``head.<name>.weight`` and ``head.<name>.bias`` as well.

    :raises ModelError: the file is damaged, lacks the scale, or has an A without a B or a head without its bias.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="numpy") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name).astype("float32") for name in file.keys()}  # noqa: SIM118
        scale = float(metadata["scale"])
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise _unusable(path, f"{type(error).__name__}: {error}") from error
    heads = {name.split(".")[1] for name in tensors if name.startswith(_HEAD)}
    down = {name.removesuffix(_DOWN) for name in tensors if name.endswith(_DOWN)}
    up = {name.removesuffix(_UP) for name in tensors if name.endswith(_UP)}
    named = {f"{_HEAD}{head}.{part}" for head in heads for part in ("weight", "bias")}
    if down != up or named - set(tensors) or len(tensors) != 2 * len(down) + len(named):
        raise _unusable(path, "bij elke laag horen precies een lora_A en een lora_B, bij elke kop weight en bias")
    return Adapter(
        scale,
        {layer: (tensors[layer + _DOWN], tensors[layer + _UP]) for layer in sorted(down)},
        {head: (tensors[f"{_HEAD}{head}.weight"], tensors[f"{_HEAD}{head}.bias"]) for head in sorted(heads)},
    )


def merge_adapter(weights: dict[str, Tensor], adapter: Adapter) -> dict[str, Tensor]:
    """The weights with ``W + scale * B @ A`` for each layer of the adapter; the others are passed on as they are.

    Low-rank adaptation: Hu et al. 2021, arXiv:2106.09685, section 4.1.

    :param weights: tensors by Hugging Face name; ``<layer>.weight`` has shape (outputs, inputs). Not changed.
    :raises ModelError: the adapter names a layer that is not there, or its matrices do not fit.
    """
    merged = dict(weights)
    for layer, (down, up) in adapter.layers.items():
        name = f"{layer}.weight"
        weight = weights.get(name)
        if weight is None or (up.shape[0], down.shape[1]) != weight.shape or up.shape[1] != down.shape[0]:
            found = "die laag bestaat niet" if weight is None else f"{up.shape} x {down.shape} op {weight.shape}"
            raise ModelError(
                f"De aanpassing past niet op het taalmodel: {found}.",
                value=layer,
                remedy="Gebruik de aanpassing die voor dit model is gemaakt.",
            )
        merged[name] = weight + adapter.scale * (up @ down)
    return merged


def _unusable(path: Path, detail: str) -> ModelError:
    return ModelError(
        f"De aanpassing van het taalmodel kan niet worden gelezen: {detail}.",
        value=str(path),
        remedy="Zet het bestand terug uit de broncode, of verwijder het om het model zonder aanpassing te gebruiken.",
    )
