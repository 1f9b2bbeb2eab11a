"""Embedders: one text, one vector; prompts; odd texts; the seam to LlamaIndex; the real model knows some Dutch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index.models.embed import load_embedder
from index.models.errors import ModelError
from index.models.onnx_engine import OnnxEmbedder
from index.models.prepare import Recipe, prepare_model
from index.models.source import hash_file
from tests.tiny_e5 import HIDDEN, POSITIONS, write_tiny_e5

TEXTS = ["ab a b", "", "a", "a b e ab a b", "b:b", "ab ab ab ab ab ab ab ab ab", "\u00e9", "a"]


@pytest.fixture(scope="module")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("tiny")
    weights = write_tiny_e5(directory / "tiny.bin")
    return prepare_model(directory, recipe=Recipe("tiny", hash_file(weights)), weights_file=weights)


@pytest.fixture(scope="module")
def tiny(tiny_folder: Path) -> OnnxEmbedder:
    return OnnxEmbedder(tiny_folder, threads=2)


@pytest.fixture(scope="module")
def real(prepared_model: Path) -> OnnxEmbedder:
    return OnnxEmbedder(prepared_model, threads=2)


def test_vectors_are_unit_vectors_in_the_order_of_the_texts(tiny: OnnxEmbedder) -> None:
    vectors = tiny.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), HIDDEN)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(TEXTS)), abs=1e-6)
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert np.array_equal(tiny.embed_passages([text])[0], vector), text
    assert not np.array_equal(vectors[0], vectors[2])


def test_order_and_company_do_not_matter(tiny: OnnxEmbedder) -> None:
    assert np.array_equal(tiny.embed_passages(TEXTS[::-1])[::-1], tiny.embed_passages(TEXTS))


def test_questions_and_passages_differ_by_their_prompt(tiny: OnnxEmbedder) -> None:
    assert not np.array_equal(tiny.embed_queries(["ab"]), tiny.embed_passages(["ab"]))


def test_no_texts_give_no_vectors(tiny: OnnxEmbedder) -> None:
    assert tiny.embed_passages([]).shape == (0, HIDDEN)
    assert tiny.embed_queries([]).shape == (0, HIDDEN)


def test_composed_and_decomposed_accents_are_one_text(tiny: OnnxEmbedder) -> None:
    assert np.array_equal(tiny.embed_queries(["e\u0301"]), tiny.embed_queries(["\u00e9"]))


def test_long_texts_are_cut_where_the_model_ends(tiny: OnnxEmbedder) -> None:
    long = "ab " * POSITIONS
    assert np.array_equal(tiny.embed_passages([long]), tiny.embed_passages([long * 1000]))


@pytest.mark.parametrize("text", ["\x00\x01", "\ud800 half", "<script>", "\U0001f600" * 50, "\u202e", "x" * 50_000])
def test_odd_texts_have_a_vector(tiny: OnnxEmbedder, text: str) -> None:
    assert np.linalg.norm(tiny.embed_queries([text])) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize("name", ["model.json", "model.onnx", "st/tokenizer.json"])
def test_a_damaged_folder_says_what_to_do(tiny_folder: Path, tmp_path: Path, name: str) -> None:
    for path in (path for path in tiny_folder.rglob("*") if path.is_file()):
        copy = tmp_path / path.relative_to(tiny_folder)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    (tmp_path / name).write_bytes(b"{ broken")
    with pytest.raises(ModelError) as caught:
        OnnxEmbedder(tmp_path)
    assert caught.value.remedy


def test_none_searches_by_words_alone(tmp_path: Path) -> None:
    assert load_embedder("none", data_dir=tmp_path) is None


def test_the_default_path_loads_neither_torch_nor_sentence_transformers(prepared_model: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from index.models.embed import load_embedder;"
        f"e = load_embedder(data_dir=Path({str(prepared_model.parent.parent)!r}));"
        "print(e.identity, e.embed_queries(['hallo']).shape);"
        "print({'torch', 'sentence_transformers', 'transformers', 'onnx', 'llama_index'} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[0].endswith("(1, 384)")
    assert result.stdout.splitlines()[1] == "set()"


def test_similar_dutch_sentences_are_closer_than_others(real: OnnxEmbedder) -> None:
    question = real.embed_queries(["Wanneer sluiten de instellingen voor gesloten jeugdzorg?"])[0]
    passages = [
        "De gesloten jeugdhulp wordt uiterlijk in 2030 afgebouwd.",
        "De appeltaart moet een uur in de oven.",
        "Het treinkaartje naar Groningen kost dertig euro.",
    ]
    similarities = real.embed_passages(passages) @ question
    assert similarities.argmax() == 0
    assert similarities[0] - similarities[1:].max() > 0.04


def test_real_vectors_do_not_depend_on_company_or_threads(real: OnnxEmbedder, prepared_model: Path) -> None:
    texts = ["Gemeenten kopen jeugdhulp in. " * times for times in (1, 2, 3, 5, 8, 1)]
    together = real.embed_passages(texts)
    one_thread = OnnxEmbedder(prepared_model, threads=1)
    for text, vector in zip(texts, together, strict=True):
        assert np.array_equal(one_thread.embed_passages([text])[0], vector)
