"""A tiny E5S1 file with random weights, written by hand, and the encoder it describes in plain numpy."""

from __future__ import annotations

import math
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HIDDEN, LAYERS, HEADS, WIDE, ROWS, POSITIONS, TYPES = 32, 2, 4, 64, 16, 40, 2
EPSILON = 1e-12
PIECES = ("<s>", "<pad>", "</s>", "<unk>", "\u2581", "a", "b", "\u2581a", "\u2581ab", "e", "\u00e9", ":", "<mask>")
SCORES = tuple(-float(number) for number in range(len(PIECES)))

SHAPES: dict[str, tuple[int, ...]] = {
    "emb.word": (ROWS, HIDDEN),
    "emb.pos": (POSITIONS, HIDDEN),
    "emb.type": (TYPES, HIDDEN),
    "emb.ln.w": (HIDDEN,),
    "emb.ln.b": (HIDDEN,),
}
for _layer in range(LAYERS):
    for _name, _rows, _columns in (
        *((name, HIDDEN, HIDDEN) for name in ("q", "k", "v", "ao")),
        *(("fi", WIDE, HIDDEN), ("fo", HIDDEN, WIDE)),
    ):
        SHAPES[f"l{_layer}.{_name}.w"] = (_rows, _columns)
        SHAPES[f"l{_layer}.{_name}.b"] = (_rows,)
    for _name in ("aln", "oln"):
        SHAPES[f"l{_layer}.{_name}.w"] = (HIDDEN,)
        SHAPES[f"l{_layer}.{_name}.b"] = (HIDDEN,)


def encode_q4_0(values: NDArray[np.float32]) -> bytes:
    """Q4_0 blocks, one at a time as the format is described."""
    content = b""
    for block in values.reshape(-1, 32):
        scale = np.float16(block[np.abs(block).argmax()] / -8)
        steps = [int(min(max(round(float(value) / float(scale)) + 8, 0), 15)) for value in block]
        content += scale.tobytes() + bytes(steps[j] | steps[j + 16] << 4 for j in range(16))
    return content


def write_tiny_e5(path: Path, *, seed: int = 1, leave_out: str = "") -> Path:
    """Write the file; ``leave_out`` names a tensor that is then missing."""
    random = np.random.default_rng(seed)
    header = b"E5S1" + struct.pack("<I7ifi", 1, HIDDEN, LAYERS, HEADS, WIDE, ROWS, POSITIONS, TYPES, EPSILON, 32)
    text = b"".join(piece.encode() for piece in PIECES)
    ends = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)])
    header += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(text))
    header += struct.pack(f"<{len(ends)}I", *ends) + struct.pack(f"<{len(SCORES)}f", *SCORES) + text
    header += struct.pack("<iI", 2, 9 + 13) + struct.pack("<IBI", 0xA0, 1, 0x20) + struct.pack("<IBII", 0xBD, 2, 49, 50)
    bodies = {}
    for name, shape in SHAPES.items():
        values = random.normal(1 if "ln.w" in name else 0, 0.3, shape).astype(np.float32)
        quantised = len(shape) == 2 and name not in ("emb.pos", "emb.type")
        bodies[name] = (int(quantised), values.size, encode_q4_0(values) if quantised else values.tobytes())
    bodies.pop(leave_out, None)
    start = len(header) + 4 + sum(2 + len(name) + 21 for name in bodies)
    directory = struct.pack("<i", len(bodies))
    for name, (kind, count, body) in bodies.items():
        directory += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", kind, count, start, len(body))
        start += len(body)
    path.write_bytes(header + directory + b"".join(body for _, _, body in bodies.values()))
    return path


def embed_by_hand(tensors: dict[str, NDArray[np.float32]], ids: list[int]) -> NDArray[np.float32]:
    """The unit vector of a text; tensors by their Hugging Face names."""
    mean = states_by_hand(tensors, ids).mean(axis=0)
    return mean / np.linalg.norm(mean)


def states_by_hand(tensors: dict[str, NDArray[np.float32]], ids: list[int]) -> NDArray[np.float32]:
    """What the last layer makes of each piece, with BERT spelled out in numpy, shape (len(ids), HIDDEN)."""

    def linear(name: str, states: NDArray[np.float32]) -> NDArray[np.float32]:
        return states @ tensors[f"{name}.weight"].T + tensors[f"{name}.bias"]

    def normalise(name: str, states: NDArray[np.float32]) -> NDArray[np.float32]:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
        return centred / spread * tensors[f"{name}.weight"] + tensors[f"{name}.bias"]

    states = tensors["embeddings.word_embeddings.weight"][ids]
    states = states + tensors["embeddings.position_embeddings.weight"][: len(ids)]
    states = normalise("embeddings.LayerNorm", states + tensors["embeddings.token_type_embeddings.weight"][0])
    size = HIDDEN // HEADS
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}"
        query, key, value = (linear(f"{prefix}.attention.self.{part}", states) for part in ("query", "key", "value"))
        heads = []
        for head in range(HEADS):
            part = slice(head * size, (head + 1) * size)
            weights = np.exp(query[:, part] @ key[:, part].T / math.sqrt(size))
            heads.append(weights / weights.sum(axis=1, keepdims=True) @ value[:, part])
        attended = linear(f"{prefix}.attention.output.dense", np.concatenate(heads, axis=1))
        states = normalise(f"{prefix}.attention.output.LayerNorm", attended + states)
        wide = linear(f"{prefix}.intermediate.dense", states)
        wide = wide * 0.5 * (1 + np.vectorize(math.erf)(wide / math.sqrt(2)))
        states = normalise(f"{prefix}.output.LayerNorm", linear(f"{prefix}.output.dense", wide) + states)
    return states
