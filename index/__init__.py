"""The index layer: passages -> chunks -> vectors and a lexical index -> ranked hits."""

from index.build import BuildReport, build_index
from index.errors import (
    IndexAccessError,
    IndexDamaged,
    IndexLocked,
    IndexMismatch,
    IndexNotBuilt,
    IndexWriteError,
)
from index.generations import current_generation
from index.opening import open_index
from index.search import Index
from index.sources import Source
from index.types import Chunk, Embedder, Hit, PassageScore, Query, Vectors

__all__ = [
    "BuildReport",
    "Chunk",
    "Embedder",
    "Hit",
    "Index",
    "IndexAccessError",
    "IndexDamaged",
    "IndexLocked",
    "IndexMismatch",
    "IndexNotBuilt",
    "IndexWriteError",
    "PassageScore",
    "Query",
    "Source",
    "Vectors",
    "build_index",
    "current_generation",
    "open_index",
]
