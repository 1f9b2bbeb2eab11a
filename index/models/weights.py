"""Reader of an E5S1 file: the 4-bit weights, vocabulary and sizes of a small BERT sentence encoder.

Layout, little endian throughout:

- ``E5S1``, u32 version (1), i32 x 7: hidden size, layers, heads, feed-forward size, vocabulary, positions,
  token types; f32 epsilon of layer normalisation; i32 block size (32);
- i32 x 5: number of pieces and the ids of begin, end, padding and unknown; u64 length of the piece text;
  u32 offsets (pieces + 1); f32 scores (pieces); the UTF-8 text of all pieces;
- i32 number of normaliser rules, u32 their size in bytes, the rules (not needed here: see ``tokenizer_file``);
- i32 number of tensors, then for each: u16 length of the name, the name, u8 type (0 = f32, 1 = Q4_0),
  u32 number of weights, u64 absolute offset, u64 size in bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.models.errors import ModelError
from index.models.weight_names import Sizes, hugging_face_names

Tensor = NDArray[np.float32]
BLOCK = 32
"""Weights in one Q4_0 block, which share one scale."""

_Q4_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
_F32, _Q4 = 0, 1


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of the tokeniser with their unigram scores (log probabilities) and the ids of special pieces."""

    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Weights:
    """Sizes, vocabulary and tensors of an encoder; tensors carry their Hugging Face BERT names, all float32."""

    sizes: Sizes
    vocabulary: Vocabulary
    tensors: dict[str, Tensor]


def read_weights(path: Path) -> Weights:
    """Read a whole E5S1 file; matrices come out dequantised, shaped (outputs, inputs).

    :raises ModelError: the file is not E5S1 version 1, is cut off, or does not hold exactly the expected tensors.
    """
    data = memoryview(path.read_bytes())
    if bytes(data[:4]) != b"E5S1":
        raise _damaged(path, "no E5S1 at the start")
    try:
        sizes = _read_sizes(data)
        vocabulary, offset = _read_vocabulary(data, 44)
        entries = dict(_read_directory(data, _skip_normaliser(data, offset)))
        return Weights(sizes, vocabulary, _read_tensors(data, sizes, entries))
    except (struct.error, ValueError, KeyError, IndexError) as error:
        raise _damaged(path, str(error)) from error


def decode_q4_0(raw: bytes | memoryview, count: int) -> Tensor:
    """Dequantise ``count`` weights stored as Q4_0 blocks, to a flat array.

    A block of 32 weights takes 18 bytes: a float16 scale, then 16 bytes of which byte j holds weight j in its low
    and weight j + 16 in its high half; a weight is (half byte - 8) * scale. The format is the one of ggml.
    """
    blocks = np.frombuffer(raw, _Q4_BLOCK, count // BLOCK)
    nibbles = blocks["nibbles"]
    weights = np.concatenate((nibbles & 15, nibbles >> 4), axis=1).astype(np.float32)
    weights -= 8.0
    weights *= blocks["scale"].astype(np.float32)[:, np.newaxis]
    return weights.reshape(-1)


def _read_sizes(data: memoryview) -> Sizes:
    version, block = struct.unpack_from("<I", data, 4)[0], struct.unpack_from("<i", data, 40)[0]
    if version != 1 or block != BLOCK:
        raise ValueError(f"version {version} with blocks of {block}")
    return Sizes(*struct.unpack_from("<7if", data, 8))


def _read_vocabulary(data: memoryview, offset: int) -> tuple[Vocabulary, int]:
    """The vocabulary, and the offset behind it."""
    count, begin, end, padding, unknown, text_size = struct.unpack_from("<5iQ", data, offset)
    offset += 28
    ends = np.frombuffer(data, "<u4", count + 1, offset).tolist()
    offset += 4 * (count + 1)
    scores = np.frombuffer(data, "<f4", count, offset).tolist()
    offset += 4 * count
    text = bytes(data[offset : offset + text_size])
    pieces = tuple(text[ends[i] : ends[i + 1]].decode("utf-8") for i in range(count))
    return Vocabulary(pieces, tuple(scores), begin, end, padding, unknown), offset + text_size


def _skip_normaliser(data: memoryview, offset: int) -> int:
    """The offset behind the normaliser rules."""
    (rules,) = struct.unpack_from("<i", data, offset)
    offset += 8
    for _ in range(rules):
        offset += 5 + 4 * int(data[offset + 4])
    return offset


def _read_directory(data: memoryview, offset: int) -> Iterator[tuple[str, tuple[int, int, int]]]:
    """Name of each tensor with its type, number of weights and offset."""
    (tensors,) = struct.unpack_from("<i", data, offset)
    offset += 4
    for _ in range(tensors):
        (length,) = struct.unpack_from("<H", data, offset)
        name = bytes(data[offset + 2 : offset + 2 + length]).decode("utf-8")
        kind, count, start, _size = struct.unpack_from("<BIQQ", data, offset + 2 + length)
        offset += 2 + length + 21
        yield name, (kind, count, start)


def _read_tensors(data: memoryview, sizes: Sizes, entries: dict[str, tuple[int, int, int]]) -> dict[str, Tensor]:
    expected = hugging_face_names(sizes)
    if entries.keys() != expected.keys():
        raise ValueError(f"unexpected or missing tensors: {sorted(entries.keys() ^ expected.keys())[:5]}")
    tensors: dict[str, Tensor] = {}
    for short, (name, shape) in expected.items():
        kind, count, start = entries[short]
        if kind == _Q4:
            values = decode_q4_0(data[start : start + count // BLOCK * _Q4_BLOCK.itemsize], count)
        elif kind == _F32:
            values = np.frombuffer(data, "<f4", count, start).copy()
        else:
            raise ValueError(f"tensor {short} of unknown type {kind}")
        tensors[name] = values.reshape(shape)
    return tensors


def _damaged(path: Path, detail: str) -> ModelError:
    return ModelError(
        f"Het bestand met de gewichten van het taalmodel is beschadigd of van een andere soort ({detail}).",
        value=str(path),
        remedy="Installeer het pakket waar het uit komt opnieuw.",
    )
