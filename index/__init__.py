"""The index layer: passages -> chunks -> vectors and a lexical index -> ranked hits."""

from index.building.build import BuildReport, build_index
from index.building.sources import Source
from index.errors import (
    IndexAccessError,
    IndexDamaged,
    IndexLocked,
    IndexMismatch,
    IndexNotBuilt,
    IndexWriteError,
)
from index.opening import open_index
from index.searching.search import Index
from index.storage.generations import current_generation
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
