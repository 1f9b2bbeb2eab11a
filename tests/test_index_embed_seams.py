"""Other models through sentence-transformers, and the seam to LlamaIndex in both directions."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.models.embed import load_embedder
from index.models.errors import ModelError
from index.models.llama_embedding import LlamaIndexEmbedder, as_llama_embedding
from index.models.onnx_engine import OnnxEmbedder
from index.models.prepare import Recipe, prepare_model
from index.models.source import hash_file
from index.models.weights import read_weights
from index.types import Vectors
from tests.tiny_e5 import HIDDEN, embed_by_hand, write_tiny_e5


class Lengths:
    """An embedder whose vectors are (length, 1 for a question), scaled to length 1."""

    identity = "lengths/1"
    dimension = 2

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._unit([(len(text), 1) for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._unit([(len(text), 0) for text in texts])

    def _unit(self, rows: list[tuple[int, int]]) -> Vectors:
        vectors = np.array(rows, np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_ours_as_theirs() -> None:
    embedding = as_llama_embedding(Lengths())
    assert embedding.model_name == "lengths/1"
    assert embedding.get_query_embedding("a") == pytest.approx([0.5**0.5, 0.5**0.5])
    assert embedding.get_text_embedding("abc") == [1, 0]
    assert embedding.get_text_embedding_batch(["a"] * 100) == [[1, 0]] * 100


def test_theirs_as_ours() -> None:
    embedder = LlamaIndexEmbedder(as_llama_embedding(Lengths()))
    assert embedder.identity.startswith("lengths/1/llama-index/")
    assert embedder.dimension == 2
    assert embedder.embed_queries(["aaa"]) == pytest.approx(np.array([[0.9**0.5, 0.1**0.5]]), abs=1e-6)
    assert embedder.embed_passages([]).shape == (0, 2)


def test_vectors_of_theirs_are_scaled_to_length_one() -> None:
    from llama_index.core.base.embeddings.base import BaseEmbedding

    class Long(BaseEmbedding):
        def _get_query_embedding(self, query: str) -> list[float]:
            return [3.0, 4.0]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return [3.0, 4.0]

        def _get_text_embedding(self, text: str) -> list[float]:
            return [0.0, 0.0]

    embedder = LlamaIndexEmbedder(Long(), identity="long/1")
    assert embedder.identity == "long/1"
    assert embedder.embed_queries(["?"])[0].tolist() == pytest.approx([0.6, 0.8])
    assert embedder.embed_passages(["zero stays zero"])[0].tolist() == [0, 0]


@pytest.fixture(scope="module")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("tiny")
    weights = write_tiny_e5(directory / "tiny.bin")
    return prepare_model(directory, recipe=Recipe("tiny", hash_file(weights)), weights_file=weights)


@pytest.fixture(scope="module")
def other(tiny_folder: Path) -> Any:
    return load_embedder(str(tiny_folder / "st"), data_dir=tiny_folder)


def test_a_folder_loads_with_its_prompts(other: Any, tiny_folder: Path) -> None:
    assert other.dimension == HIDDEN
    assert other.identity.startswith("st/sentence-transformers/")
    texts = ["ab a", "", "e\u0301"]
    ours = OnnxEmbedder(tiny_folder)
    for mine, theirs in ((ours.embed_queries, other.embed_queries), (ours.embed_passages, other.embed_passages)):
        vectors = theirs(texts)
        assert vectors.dtype == np.float32
        assert (vectors * mine(texts)).sum(axis=1).min() > 0.995
    assert not np.allclose(other.embed_queries(texts), other.embed_passages(texts))
    assert other.embed_queries([]).shape == (0, HIDDEN)


def test_the_folder_computes_bert(other: Any, tiny_folder: Path) -> None:
    """Three implementations of one model: sentence-transformers agrees with numpy but for the float16 weights."""
    tensors = read_weights(tiny_folder.parent.parent / "tiny.bin").tensors
    ids = OnnxEmbedder(tiny_folder)._tokenizer.encode("query: ab").ids
    assert other.embed_queries(["ab"])[0] @ embed_by_hand(tensors, ids) > 0.99999


def test_identity_follows_the_content_of_the_folder(other: Any, tiny_folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "st"
    for path in (path for path in (tiny_folder / "st").rglob("*") if path.is_file()):
        target = copy / path.relative_to(tiny_folder / "st")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    (copy / "2_Normalize").mkdir()
    assert load_embedder(str(copy), data_dir=tmp_path).identity == other.identity
    (copy / "config_sentence_transformers.json").write_text('{"prompts": {"query": "vraag: ", "document": ""}}')
    assert load_embedder(str(copy), data_dir=tmp_path).identity != other.identity


@pytest.mark.parametrize("content", [{}, {"config.json": "{"}, {"config.json": '{"model_type": "bert"}'}])
def test_a_folder_that_is_no_model_says_what_to_do(tmp_path: Path, content: dict[str, str]) -> None:
    for name, text in content.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(ModelError) as caught:
        load_embedder(str(tmp_path), data_dir=tmp_path)
    assert caught.value.value == str(tmp_path)
    assert "WEGWIJZER_EMBEDDING_MODEL" in caught.value.remedy


def test_a_name_that_cannot_be_had_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Set, not asked for: when this test runs first the libraries read it, when they were imported before they do not.
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError) as caught:
        load_embedder("no-such-owner/no-such-model", data_dir=tmp_path)
    assert caught.value.value == "no-such-owner/no-such-model"
