"""An encoder of twelve layers with random weights, small enough to train in a test."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.models.folder import write_model_folder
from index.models.tokenizer_file import build_tokenizer
from index.models.weight_names import Sizes, hugging_face_names
from index.models.weights import Vocabulary, Weights

WORDS = tuple("abcdefgh")
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁query:", "▁passage:", *(f"▁{word}" for word in WORDS), "<mask>")
HIDDEN, LAYERS, WIDE, POSITIONS = 24, 12, 36, 10


def make_weights() -> Weights:
    """Random weights of twelve layers and heads, as exact as float16."""
    sizes = Sizes(HIDDEN, LAYERS, 12, WIDE, len(PIECES), POSITIONS, 2, 1e-12)
    vocabulary = Vocabulary(PIECES, tuple(-float(number) for number in range(len(PIECES))), 0, 2, 1, 3)
    source = np.random.default_rng(5)
    tensors = {
        name: source.normal("LayerNorm.weight" in name, 0.25, shape).astype(np.float16).astype(np.float32)
        for name, shape in hugging_face_names(sizes).values()
    }
    return Weights(sizes, vocabulary, tensors)


def write_folder(weights: Weights, folder: Path) -> Path:
    """The folder with these weights as sentence-transformers reads it."""
    write_model_folder(weights, build_tokenizer(weights.vocabulary), folder)
    return folder
