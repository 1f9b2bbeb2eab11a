"""Chunks and passages as LlamaIndex nodes: the only file that spells their metadata keys."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from corpus.types import Document, Passage
from index.chunk import chunk_id
from index.types import Chunk, Vectors
from index.wording import passage_text

if TYPE_CHECKING:
    from llama_index.core.schema import TextNode

_UNKNOWN_DATE = 0


def chunk_nodes(document: Document, chunks: Sequence[Chunk], vectors: Vectors) -> Iterator[TextNode]:
    """One node a chunk; ``vectors`` has shape (len(chunks), dimension)."""
    for chunk, vector in zip(chunks, vectors, strict=True):
        node = chunk_node(document, chunk)
        node.embedding = vector.tolist()
        yield node


def chunk_node(document: Document, chunk: Chunk) -> TextNode:
    """A chunk as a node without embedding."""
    return _node(document, chunk.id, chunk.text, chunk.section, (chunk.start, chunk.end))


def passage_nodes(document: Document, vectors: Vectors) -> Iterator[TextNode]:
    """One node a passage; ``vectors`` has shape (len(document.passages), dimension)."""
    for passage, vector in zip(document.passages, vectors, strict=True):
        text = passage_text(document, passage)
        span = (passage.start, passage.end)
        node = _node(document, passage_id(document, passage), text, passage.section, span)
        node.embedding = vector.tolist()
        yield node


def passage_id(document: Document, passage: Passage) -> str:
    """Id of a passage in the store; like that of a chunk it changes with the content of the document."""
    return chunk_id(document, passage.start, passage.end)


def date_bounds(date: str) -> tuple[int, int]:
    """First and last day of an ISO date that may lack day or month, as numbers YYYYMMDD; (0, 0) when unknown."""
    parts = date.split("-")
    if not date or not all(part.isdigit() for part in parts):
        return _UNKNOWN_DATE, _UNKNOWN_DATE
    year = int(parts[0])
    first_month, last_month = (int(parts[1]), int(parts[1])) if len(parts) > 1 else (1, 12)
    if not (1 <= first_month <= 12 and 1 <= year <= 9999):
        return _UNKNOWN_DATE, _UNKNOWN_DATE
    first_day = int(parts[2]) if len(parts) > 2 else 1
    last_day = int(parts[2]) if len(parts) > 2 else calendar.monthrange(year, last_month)[1]
    return year * 10000 + first_month * 100 + first_day, year * 10000 + last_month * 100 + last_day


def documents_filter(documents: list[str]) -> dict[str, Any]:
    """The condition, in the words of the store, that a node is from one of these documents."""
    return {"document": documents[0]} if len(documents) == 1 else {"document": {"$in": documents}}


def _node(document: Document, node: str, text: str, section: int, span: tuple[int, int]) -> TextNode:
    from llama_index.core.schema import TextNode

    first_day, last_day = date_bounds(document.metadata.date)
    return TextNode(
        id_=node,
        text=text,
        start_char_idx=span[0],
        end_char_idx=span[1],
        metadata={
            "document": document.id,
            "title": document.metadata.title,
            "kind": document.metadata.kind,
            "date": document.metadata.date,
            "first_day": first_day,
            "last_day": last_day,
            "section": " > ".join(document.section_path(section)),
            "page": document.page_at(span[0]) or 0,
            "start": span[0],
            "end": span[1],
        },
    )
