"""The index as a LlamaIndex retriever: the seam for whoever builds on that ecosystem."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.nodes import chunk_node
from index.searching.search import Index
from index.types import Query

if TYPE_CHECKING:
    from llama_index.core.base.base_retriever import BaseRetriever


def make_retriever(index: Index, *, top: int = 10, filters: Query | None = None) -> BaseRetriever:
    """A retriever that answers with the chunks of :meth:`Index.search` as ``NodeWithScore``, best first.

    :param filters: a query whose filters and weight apply to every question; its text is ignored.
    """
    from llama_index.core.base.base_retriever import BaseRetriever
    from llama_index.core.schema import NodeWithScore, QueryBundle

    template = filters if filters is not None else Query("")

    class HybridRetriever(BaseRetriever):
        """Hybrid search of one index."""

        def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
            hits = index.search(replace(template, text=query_bundle.query_str, lexical=None), top=top)
            return [
                NodeWithScore(node=chunk_node(index.documents[hit.chunk.document], hit.chunk), score=hit.score)
                for hit in hits
            ]

    return HybridRetriever()
