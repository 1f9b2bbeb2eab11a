"""Exact cosine signals of candidate chunks: the chunk itself, each of its passages, the best of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.fusion import Values
from index.tables import Tables
from index.types import Vectors

# Rounding makes ties ties, so that the order does not hang on the last bits of a sum.
DECIMALS = 6
Rows = NDArray[np.int64]
_BELOW_ANY_COSINE = -2.0


@dataclass(frozen=True, eq=False)
class Signals:
    """Of candidate ``i``: cosine of the chunk and of its best passage, which is passage ``best_places[i]`` of it.

    ``passages[starts[i]:starts[i + 1]]`` are the cosines of its passages.
    """

    chunk: Values
    best: Values
    best_places: Rows
    passages: Values
    starts: Rows

    def of_passages(self, candidate: int) -> Values:
        """Cosines of the passages of one candidate, in reading order."""
        return self.passages[self.starts[candidate] : self.starts[candidate + 1]]


def nearest(vectors: Vectors, vector: Vectors, count: int) -> Rows:
    """Places of the ``count`` rows of ``vectors`` with the highest cosine to a unit vector, best first."""
    order: Rows = np.argsort(-rounded(vectors @ vector), kind="stable")[:count]
    return order


def measure(tables: Tables, rows: Rows, firsts: Rows, lasts: Rows, vector: Vectors | None) -> Signals:
    """Signals of the chunks in ``rows``, whose passages are rows ``firsts`` up to ``lasts``; zeros without vector.

    A heading is the best passage only of a chunk that has nothing else.
    """
    lengths = lasts - firsts
    starts = np.concatenate(([0], np.cumsum(lengths)))
    # Rows of all passages of all candidates, one candidate after the other.
    flat = np.arange(starts[-1]) - np.repeat(starts[:-1] - firsts, lengths)
    if vector is None:
        chunk, passages = _no_values(len(rows)), _no_values(len(flat))
    else:
        chunk = rounded(tables.chunk_vectors[rows] @ vector)
        passages = rounded(tables.passage_vectors[flat] @ vector)
    eligible = np.where(tables.is_heading[flat], _BELOW_ANY_COSINE, passages)
    only_headings = np.maximum.reduceat(eligible, starts[:-1]) == _BELOW_ANY_COSINE
    eligible = np.where(np.repeat(only_headings, lengths), passages, eligible)
    best = np.maximum.reduceat(eligible, starts[:-1])
    # The first place of each candidate that has its best value.
    hits = np.flatnonzero(eligible == np.repeat(best, lengths))
    best_places = hits[np.searchsorted(hits, starts[:-1])] - starts[:-1]
    return Signals(chunk, best, best_places, passages, starts)


def rounded(values: Vectors) -> Values:
    """Signals as they are compared, shape as given."""
    return values.astype(np.float64).round(DECIMALS)


def _no_values(count: int) -> Values:
    return np.zeros(count, dtype=np.float64)
