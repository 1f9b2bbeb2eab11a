"""Front door of the embedding side: from the name of a model in the settings to an embedder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from index.models.prepare import Progress, model_folder, prepare_model

if TYPE_CHECKING:
    from index.models.pair_model import PairModel
    from index.types import Embedder

DEFAULT_MODEL = "multilingual-e5-small"
NO_MODEL = "none"


def load_embedder(
    model: str = DEFAULT_MODEL,
    *,
    data_dir: Path,
    threads: int | None = None,
    weights_file: Path | None = None,
    progress: Progress | None = None,
) -> Embedder | None:
    """Load the embedder that a setting names.

    :param model: "multilingual-e5-small" (prepared in ``data_dir`` when that was not done before), "none", a folder
        of a sentence-transformers model, or the name of one on the Hugging Face hub.
    :param threads: processor threads to use, all when None.
    :param weights_file: where the weights of the default model are, when not in their package.
    :param progress: called while the default model is prepared.
    :return: None for "none": search by words alone.
    :raises ModelError: the model cannot be prepared or loaded.
    """
    if model == NO_MODEL:
        return None
    if model == DEFAULT_MODEL:
        from index.models.onnx_engine import OnnxEmbedder

        return OnnxEmbedder(prepare_model(data_dir, weights_file=weights_file, progress=progress), threads=threads)
    from index.models.sentence_transformer import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(model, threads=threads)


def load_pair_model(model: str, *, data_dir: Path, threads: int | None = None) -> PairModel | None:
    """The pair model that was prepared beside the default embedding model; None for any other, or when there is none.

    :param model: the setting, as for :func:`load_embedder`.
    :param threads: how many pairs are read at once, all processors when None.
    """
    if model != DEFAULT_MODEL:
        return None
    from index.models.pair_model import find_pair_model

    return find_pair_model(model_folder(data_dir), threads=threads)
