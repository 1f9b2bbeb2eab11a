"""Sizes of an encoder, and names and shapes of its tensors in an E5S1 file: short name to Hugging Face name."""

from __future__ import annotations

from dataclasses import dataclass

Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of the encoder; ``epsilon`` is the one of layer normalisation."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    epsilon: float


def hugging_face_names(sizes: Sizes) -> dict[str, tuple[str, Shape]]:
    """Short name of every tensor of an encoder of these sizes -> its Hugging Face name and shape."""
    names = _embedding_names(sizes)
    for layer in range(sizes.layers):
        for short, (name, shape) in _layer_names(sizes).items():
            names[f"l{layer}.{short}"] = (f"encoder.layer.{layer}.{name}", shape)
    return names


def _embedding_names(sizes: Sizes) -> dict[str, tuple[str, Shape]]:
    hidden = sizes.hidden
    return {
        "emb.word": ("embeddings.word_embeddings.weight", (sizes.vocabulary, hidden)),
        "emb.pos": ("embeddings.position_embeddings.weight", (sizes.positions, hidden)),
        "emb.type": ("embeddings.token_type_embeddings.weight", (sizes.token_types, hidden)),
        "emb.ln.w": ("embeddings.LayerNorm.weight", (hidden,)),
        "emb.ln.b": ("embeddings.LayerNorm.bias", (hidden,)),
    }


def _layer_names(sizes: Sizes) -> dict[str, tuple[str, Shape]]:
    hidden, wide = sizes.hidden, sizes.feed_forward
    dense = {
        "q": ("attention.self.query", hidden, hidden),
        "k": ("attention.self.key", hidden, hidden),
        "v": ("attention.self.value", hidden, hidden),
        "ao": ("attention.output.dense", hidden, hidden),
        "fi": ("intermediate.dense", wide, hidden),
        "fo": ("output.dense", hidden, wide),
    }
    names: dict[str, tuple[str, Shape]] = {}
    for short, (name, outputs, inputs) in dense.items():
        names[f"{short}.w"] = (f"{name}.weight", (outputs, inputs))
        names[f"{short}.b"] = (f"{name}.bias", (outputs,))
    for short, name in {"aln": "attention.output.LayerNorm", "oln": "output.LayerNorm"}.items():
        names[f"{short}.w"] = (f"{name}.weight", (hidden,))
        names[f"{short}.b"] = (f"{name}.bias", (hidden,))
    return names
