"""The embedder for every other model: sentence-transformers, by folder or by name on the Hugging Face hub."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.models.errors import ModelError
from index.models.source import hash_file
from index.types import Vectors

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_SILENT = {
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
_BATCH = 16


class SentenceTransformerEmbedder:
    """Embeds with sentence-transformers on the processor; see ``index.types.Embedder``.

    Prompts are those that the model defines for queries and documents, none when it defines none. The model hub is
    contacted only for a name, never for a folder.

    :param model: a folder, or a name on the hub (used offline when it was downloaded before).
    :param threads: processor threads; torch decides when None.
    :raises ModelError: the model cannot be loaded.
    """

    def __init__(self, model: str, *, threads: int | None = None) -> None:
        folder = Path(model)
        is_folder = folder.is_dir()
        # Read by the libraries when they are imported; what the user set stays.
        for name, value in (_SILENT | _OFFLINE if is_folder else _SILENT).items():
            os.environ.setdefault(name, value)
        self._model = _load(model, local=is_folder)
        if threads is not None:
            import torch

            torch.set_num_threads(threads)
        version = _folder_version(folder) if is_folder else _hub_version(self._model)
        name = folder.resolve().name if is_folder else model
        self._identity = f"{name}/sentence-transformers/{version}"

    @property
    def identity(self) -> str:
        """Name of model, engine and version: a hash of the files of a folder, the commit of a model on the hub."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        dimension = self._model.get_embedding_dimension()
        if dimension is None:
            raise _unloadable(self._identity, "het model noemt de lengte van zijn vectoren niet")
        return int(dimension)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        return self._embed(texts, query=True)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or chunks, shape (len(texts), dimension)."""
        return self._embed(texts, query=False)

    def _embed(self, texts: Sequence[str], *, query: bool) -> Vectors:
        if not texts:
            return np.empty((0, self.dimension), np.float32)
        encode = self._model.encode_query if query else self._model.encode_document
        cleaned = [unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8") for text in texts]
        vectors = encode(
            cleaned, batch_size=_BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, np.float32)


def _load(model: str, *, local: bool) -> SentenceTransformer:
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise _unloadable(model, "het pakket sentence-transformers is niet geïnstalleerd") from error
    from httpx import HTTPError
    from safetensors import SafetensorError

    try:
        return SentenceTransformer(model, device="cpu", local_files_only=local, trust_remote_code=False)
    except (
        OSError,
        ValueError,
        RuntimeError,
        KeyError,
        TypeError,
        AttributeError,
        HTTPError,
        SafetensorError,
    ) as error:
        raise _unloadable(
            model, f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        ) from error


def _folder_version(folder: Path) -> str:
    """Eight hexadecimal digits of names and content of all files in the folder."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{hash_file(path)}\n".encode())
    return digest.hexdigest()[:8]


def _hub_version(model: SentenceTransformer) -> str:
    """The commit of a model from the hub, shortened; "unknown" when the library does not tell."""
    configuration = getattr(getattr(model[0], "auto_model", None), "config", None)
    return str(getattr(configuration, "_commit_hash", None) or "unknown")[:8]


def _unloadable(model: str, detail: str) -> ModelError:
    return ModelError(
        f"Het taalmodel kan niet worden geladen ({detail}).",
        value=model,
        remedy=(
            "Zet WEGWIJZER_EMBEDDING_MODEL op een map met een sentence-transformers-model, op de naam van een model "
            "op de Hugging Face-hub (eenmalig met netwerk), op multilingual-e5-small, of op none."
        ),
    )
