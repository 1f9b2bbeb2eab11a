"""Reading E5S1 files, quantising, merging adapters: on tiny files and matrices that can be done by hand."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from index.models.errors import ModelError
from index.models.low_rank import Adapter, merge_adapter, read_adapter
from index.models.quantise import quantise_blocks, quantise_rows
from index.models.tokenizer_file import build_tokenizer
from index.models.weights import decode_q4_0, read_weights
from tests.tiny_e5 import HEADS, HIDDEN, LAYERS, PIECES, POSITIONS, SCORES, write_tiny_e5


def test_q4_0_low_halves_come_first() -> None:
    # Byte j holds weight j low and weight j + 16 high: 0x1F is 15 and 1, around 8 that is 7 and -7.
    block = struct.pack("<e", 0.5) + bytes([0x1F, 0x80]) + bytes([0x88]) * 14
    expected = [0.0] * 32
    expected[0], expected[16], expected[1], expected[17] = 3.5, -3.5, -4.0, 0.0
    assert decode_q4_0(block, 32).tolist() == expected


def test_reads_sizes_vocabulary_and_tensors(tmp_path: Path) -> None:
    weights = read_weights(write_tiny_e5(tmp_path / "tiny.bin"))
    assert (weights.sizes.hidden, weights.sizes.layers, weights.sizes.heads, weights.sizes.positions) == (
        HIDDEN,
        LAYERS,
        HEADS,
        POSITIONS,
    )
    assert weights.sizes.epsilon == pytest.approx(1e-12)
    assert (weights.vocabulary.pieces, weights.vocabulary.scores) == (PIECES, SCORES)
    assert (weights.vocabulary.begin, weights.vocabulary.padding, weights.vocabulary.end) == (0, 1, 2)
    assert len(weights.tensors) == 5 + 2 * 16
    assert weights.tensors["encoder.layer.1.intermediate.dense.weight"].shape == (64, 32)
    assert weights.tensors["embeddings.word_embeddings.weight"].shape == (16, 32)


@pytest.mark.parametrize("content", [b"", b"E5S", b"PK\x03\x04 something else", b"E5S1" + bytes(40)])
def test_refuses_another_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.bin"
    path.write_bytes(content)
    with pytest.raises(ModelError) as caught:
        read_weights(path)
    assert caught.value.value == str(path)
    assert caught.value.remedy


@pytest.mark.parametrize("size", [60, 200, 400, 700, 2000, 15_000])
def test_refuses_a_file_that_is_cut_off(tmp_path: Path, size: int) -> None:
    path = write_tiny_e5(tmp_path / "tiny.bin")
    assert path.stat().st_size > size
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(ModelError):
        read_weights(path)


def test_names_the_tensor_that_is_missing(tmp_path: Path) -> None:
    path = write_tiny_e5(tmp_path / "tiny.bin", leave_out="l1.fo.w")
    with pytest.raises(ModelError, match=r"l1\.fo\.w"):
        read_weights(path)


def test_tokenizer_marks_words_and_composes_accents(tmp_path: Path) -> None:
    tokenizer = build_tokenizer(read_weights(write_tiny_e5(tmp_path / "tiny.bin")).vocabulary)
    assert tokenizer.encode("ab").tokens == ["<s>", "\u2581ab", "</s>"]
    assert tokenizer.encode("a  e\u0301").tokens == ["<s>", "\u2581a", "\u2581", "\u00e9", "</s>"]
    assert tokenizer.encode("").tokens[0] == "<s>"
    assert tokenizer.encode("<s>").ids.count(0) == 2  # special pieces in a text are recognised, as in the original


def test_rows_get_their_own_scale() -> None:
    integers, scales = quantise_rows(np.array([[63, -21, 0], [0, 0, 0], [0.5, 6.3, -3]], np.float32))
    assert integers.tolist() == [[63, -21, 0], [0, 0, 0], [5, 63, -30]]
    assert scales.tolist() == pytest.approx([1, 1, 0.1])


def test_blocks_that_were_q4_0_come_back_unchanged(tmp_path: Path) -> None:
    matrix = read_weights(write_tiny_e5(tmp_path / "tiny.bin")).tensors["embeddings.word_embeddings.weight"]
    packed = quantise_blocks(matrix)
    assert packed is not None
    halves, scales = packed
    low, high = (halves & 15).astype(np.float32) - 8, (halves >> 4).astype(np.float32) - 8
    assert np.array_equal(np.stack((low, high), axis=2).reshape(16, 32) * scales, matrix)


@pytest.mark.parametrize("shape", [(2, 32), (2, 31)])
def test_other_matrices_are_not_packed_with_loss(shape: tuple[int, int]) -> None:
    assert quantise_blocks(np.random.default_rng(2).normal(size=shape).astype(np.float32)) is None


def test_merges_a_low_rank_change_by_hand() -> None:
    weights = {"a.weight": np.array([[1, 2, 3], [4, 5, 6]], np.float32), "a.bias": np.zeros(2, np.float32)}
    down, up = np.array([[1, 0, -1]], np.float32), np.array([[2], [10]], np.float32)
    merged = merge_adapter(weights, Adapter(scale=0.5, layers={"a": (down, up)}))
    assert merged["a.weight"].tolist() == [[2, 2, 2], [9, 5, 1]]
    assert merged["a.bias"] is weights["a.bias"]
    assert weights["a.weight"].tolist() == [[1, 2, 3], [4, 5, 6]]


@pytest.mark.parametrize(
    ("layer", "down", "up"),
    [("b", (1, 3), (2, 1)), ("a", (1, 2), (2, 1)), ("a", (1, 3), (3, 1)), ("a", (2, 3), (2, 1))],
)
def test_an_adapter_that_does_not_fit_is_refused(layer: str, down: tuple[int, int], up: tuple[int, int]) -> None:
    adapter = Adapter(scale=1, layers={layer: (np.ones(down, np.float32), np.ones(up, np.float32))})
    with pytest.raises(ModelError) as caught:
        merge_adapter({"a.weight": np.ones((2, 3), np.float32)}, adapter)
    assert caught.value.value == layer


def test_reads_an_adapter(tmp_path: Path) -> None:
    path = tmp_path / "adapter.safetensors"
    down, up = np.array([[1, 2]], np.float32), np.array([[3]], np.float32)
    save_file({"x.lora_A": down, "x.lora_B": up}, path, metadata={"scale": "0.25"})
    adapter = read_adapter(path)
    assert adapter.scale == 0.25
    assert [matrix.tolist() for matrix in adapter.layers["x"]] == [[[1, 2]], [[3]]]


@pytest.mark.parametrize(
    ("names", "metadata"),
    [
        (["x.lora_A", "x.lora_B"], {}),
        (["x.lora_A", "x.lora_B"], {"scale": "much"}),
        (["x.lora_A"], {"scale": "1"}),
        (["x.lora_A", "x.lora_B", "x.other"], {"scale": "1"}),
    ],
)
def test_refuses_a_damaged_adapter(tmp_path: Path, names: list[str], metadata: dict[str, str]) -> None:
    path = tmp_path / "adapter.safetensors"
    save_file({name: np.ones((1, 1), np.float32) for name in names}, path, metadata=metadata)
    with pytest.raises(ModelError) as caught:
        read_adapter(path)
    assert caught.value.value == str(path)


def test_refuses_an_adapter_that_is_no_safetensors_file(tmp_path: Path) -> None:
    path = tmp_path / "adapter.safetensors"
    path.write_bytes(b"not a safetensors file")
    with pytest.raises(ModelError):
        read_adapter(path)
