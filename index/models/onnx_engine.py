"""The default embedder: runs a prepared model folder with onnxruntime, without torch."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from index.models.onnx_export import OUTPUT
from index.models.onnx_session import (
    available_processors,
    clean_text,
    load_session,
    load_tokenizer,
    read_description,
    run_each,
)
from index.types import Vectors


class OnnxEmbedder:
    """Embeds with a folder that ``prepare_model`` made; see ``index.types.Embedder``.

    :param threads: how many texts are embedded at once; all processors of this process when None.
    :raises ModelError: the folder is incomplete or onnxruntime cannot load the model.
    """

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        self._described = described = read_description(folder)
        with ThreadPoolExecutor(max_workers=1) as pool:
            # onnxruntime lets other threads go on while it loads, the tokeniser does not: together they take less.
            session = pool.submit(load_session, folder / "model.onnx")
            self._tokenizer = load_tokenizer(folder / "st" / "tokenizer.json", described.max_tokens)
            self._session = session.result()
        self._threads = threads or available_processors()

    @property
    def identity(self) -> str:
        """Name of model, engine and version."""
        return self._described.identity

    @property
    def dimension(self) -> int:
        """Number of components of a vector."""
        return self._described.dimension

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        return self._embed([self._described.query_prompt + clean_text(text) for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or chunks, shape (len(texts), dimension)."""
        return self._embed([self._described.passage_prompt + clean_text(text) for text in texts])

    def _embed(self, texts: list[str]) -> Vectors:
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(texts)]
        return run_each(self._session, ids, output=OUTPUT, dimension=self.dimension, threads=self._threads)
