"""The seam to LlamaIndex embeddings, both ways: ours as theirs, and theirs as ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from index.types import Embedder, Vectors

if TYPE_CHECKING:
    from llama_index.core.base.embeddings.base import BaseEmbedding

_BATCH = 64


def as_llama_embedding(embedder: Embedder) -> BaseEmbedding:
    """The embedder behind LlamaIndex's embedding interface, for its pipelines, indexes and retrievers.

    A function and not a class, because the base class takes seconds to import.
    """
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from llama_index.core.bridge.pydantic import PrivateAttr

    class EmbedderAdapter(BaseEmbedding):
        """An ``Embedder`` as LlamaIndex sees it."""

        _embedder: Any = PrivateAttr()

        def __init__(self, wrapped: Embedder) -> None:
            super().__init__(model_name=wrapped.identity, embed_batch_size=_BATCH)
            self._embedder = wrapped

        @classmethod
        def class_name(cls) -> str:
            return "WegwijzerEmbedding"

        def _get_query_embedding(self, query: str) -> list[float]:
            return _rows(self._embedder.embed_queries([query]))[0]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

        def _get_text_embedding(self, text: str) -> list[float]:
            return _rows(self._embedder.embed_passages([text]))[0]

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            return _rows(self._embedder.embed_passages(texts))

    return EmbedderAdapter(embedder)


class LlamaIndexEmbedder:
    """Any LlamaIndex embedding as an ``Embedder``; vectors are scaled to length 1.

    :param identity: name of model, version and engine; by default the model name that the embedding states.
    """

    def __init__(self, embedding: BaseEmbedding, *, identity: str | None = None) -> None:
        self._embedding = embedding
        self._identity = identity or f"{embedding.model_name}/llama-index/{type(embedding).__name__}"
        self._dimension: int | None = None

    @property
    def identity(self) -> str:
        """Name of model, version and engine."""
        return self._identity

    @property
    def dimension(self) -> int:
        """Number of components of a vector; found out by embedding one word, as LlamaIndex does not tell."""
        if self._dimension is None:
            self._dimension = len(self._embedding.get_text_embedding("lengte"))
        return self._dimension

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of questions, shape (len(texts), dimension)."""
        return self._unit([self._embedding.get_query_embedding(text) for text in texts])

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors of passages or chunks, shape (len(texts), dimension)."""
        return self._unit(self._embedding.get_text_embedding_batch(list(texts)))

    def _unit(self, rows: Sequence[Sequence[float]]) -> Vectors:
        vectors = np.asarray(rows, np.float32).reshape(len(rows), self.dimension)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)


def _rows(vectors: Vectors) -> list[list[float]]:
    rows: list[list[float]] = vectors.tolist()
    return rows
