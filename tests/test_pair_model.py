"""The pair model: how two texts become one, its graph beside BERT by hand, its own adapter, and what it is cut to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from index.models.embed import load_pair_model
from index.models.errors import ModelError
from index.models.low_rank import read_adapter
from index.models.pair_model import PairModel, find_pair_model
from index.models.pair_texts import HEAD, LONGEST, pair_ids
from index.models.prepare import PAIR_MODEL, Recipe, is_prepared, model_folder, prepare_model
from index.models.source import hash_file
from index.models.weights import read_weights
from tests.tiny_e5 import HIDDEN, states_by_hand, write_tiny_e5

WEIGHT, BIAS = f"head.{HEAD}.weight", f"head.{HEAD}.bias"
LAYER = "encoder.layer.1.attention.self.query"


class Letters:
    """A tokeniser with a piece a letter, 0 and 2 around them; ``encode`` is all that is needed of it."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def encode(self, text: str):
        self.seen.append(text)
        return type("Encoding", (), {"ids": [0, *([7] * len(text)), 2]})


def lengths(first: int, second: int, longest: int) -> tuple[int, int]:
    """How many pieces of two texts of so many pieces in all are kept."""
    tokenizer = Letters()
    ids = pair_ids(tokenizer, "a" * (first - 9), "b" * (second - 11), longest=longest)
    end = ids.index(2) + 1
    assert ids[0] == ids[end] == 0
    assert ids[-1] == 2
    return end, len(ids) - end


@pytest.mark.parametrize(
    ("first", "second", "longest", "expected"),
    [
        (20, 30, 100, (20, 30)),
        (20, 30, 50, (20, 30)),  # just fits
        (20, 60, 50, (20, 30)),  # the long text gives way
        (60, 20, 50, (30, 20)),  # whichever that is
        (60, 60, 50, (25, 25)),  # both to a half
    ],
)
def test_a_pair_is_cut_where_it_is_long(first, second, longest, expected):
    assert lengths(first, second, longest) == expected


def test_question_and_passage_have_the_prefixes_of_the_embedding_model():
    tokenizer = Letters()
    pair_ids(tokenizer, "een", "twee", longest=99)
    assert tokenizer.seen == ["query: een", "passage: twee"]


@pytest.fixture
def weights_file(tmp_path: Path) -> Path:
    return write_tiny_e5(tmp_path / "tiny.bin")


def matrices() -> dict[str, np.ndarray]:
    source = np.random.default_rng(4)
    return {
        f"{LAYER}.lora_A": source.normal(size=(2, HIDDEN)).astype(np.float32),
        f"{LAYER}.lora_B": source.normal(size=(HIDDEN, 2)).astype(np.float32),
        WEIGHT: source.normal(size=(1, 2 * HIDDEN)).astype(np.float32),
        BIAS: np.array([0.5], np.float32),
    }


@pytest.fixture
def recipe(weights_file: Path, tmp_path: Path) -> Recipe:
    save_file(matrices(), tmp_path / "pairs.safetensors", metadata={"scale": "0.5"})
    return Recipe("tiny", hash_file(weights_file), pairs=tmp_path / "pairs.safetensors")


def test_scores_are_those_of_the_head_on_the_changed_encoder(weights_file, recipe, tmp_path):
    import onnxruntime

    folder = prepare_model(tmp_path, recipe=recipe, weights_file=weights_file)
    given, tensors = matrices(), read_weights(weights_file).tensors
    tensors[f"{LAYER}.weight"] += 0.5 * given[f"{LAYER}.lora_B"] @ given[f"{LAYER}.lora_A"]
    ids = [0, 8, 5, 2, 0, 9, 11, 2]
    states = states_by_hand(tensors, ids)
    both = np.concatenate([states[0], states.mean(axis=0)])
    session = onnxruntime.InferenceSession(str(folder / PAIR_MODEL), providers=["CPUExecutionProvider"])
    (scores,) = session.run(["scores"], {"input_ids": np.array([ids], np.int64)})
    by_hand = float(given[WEIGHT][0] @ both + given[BIAS][0])
    assert scores.shape == (1, 1)
    assert float(scores[0, 0]) == pytest.approx(by_hand, abs=0.35)  # integers come that near
    plain = read_weights(weights_file).tensors
    unchanged = states_by_hand(plain, ids)
    without = float(given[WEIGHT][0] @ np.concatenate([unchanged[0], unchanged.mean(axis=0)]) + given[BIAS][0])
    assert abs(by_hand - without) > 0.7


def test_a_pair_scores_the_same_alone_and_among_others(weights_file, recipe, tmp_path):
    model = find_pair_model(prepare_model(tmp_path, recipe=recipe, weights_file=weights_file), threads=2)
    assert model is not None
    pairs = [("a", "b"), ("ab", "b a"), ("e", "")]
    together = model.scores(pairs)
    assert [model.scores([pair])[0] for pair in pairs] == together
    assert len(set(together)) == 3
    assert model.scores([]) == []


def test_the_pair_model_changes_the_folder_and_not_the_vectors(weights_file, recipe, tmp_path):
    plain = replace(recipe, pairs=None)
    assert recipe.identity == plain.identity
    assert recipe.folder_name != plain.folder_name
    with_pairs = prepare_model(tmp_path, recipe=recipe, weights_file=weights_file)
    without = prepare_model(tmp_path, recipe=plain, weights_file=weights_file)
    assert (with_pairs / "model.onnx").read_bytes() == (without / "model.onnx").read_bytes()
    assert find_pair_model(without) is None
    assert find_pair_model(with_pairs) is find_pair_model(with_pairs)
    (with_pairs / PAIR_MODEL).unlink()
    assert not is_prepared(tmp_path, recipe)


def test_a_damaged_pair_model_says_what_to_do(weights_file, recipe, tmp_path):
    folder = prepare_model(tmp_path, recipe=recipe, weights_file=weights_file)
    (folder / PAIR_MODEL).write_bytes(b"no graph")
    with pytest.raises(ModelError) as caught:
        PairModel(folder).scores([("a", "b")])
    assert "Verwijder die map" in caught.value.remedy


def test_a_head_without_its_bias_is_refused(tmp_path):
    broken = {name: matrix for name, matrix in matrices().items() if name != BIAS}
    save_file(broken, tmp_path / "broken.safetensors", metadata={"scale": "1.0"})
    with pytest.raises(ModelError, match="kop weight en bias"):
        read_adapter(tmp_path / "broken.safetensors")


def test_only_the_default_model_has_one(tmp_path):
    assert load_pair_model("none", data_dir=tmp_path) is None
    assert load_pair_model(str(tmp_path), data_dir=tmp_path) is None
    assert load_pair_model("multilingual-e5-small", data_dir=tmp_path) is None  # not prepared
    assert not model_folder(tmp_path).exists()
    assert LONGEST >= 128
