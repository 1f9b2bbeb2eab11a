"""Exact cosine signals of candidate chunks: the chunk itself, each of its passages, the best of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.searching.fusion import Values
from index.storage.tables import Tables
from index.types import Vectors

# Rounding makes ties ties, so that the order does not hang on the last bits of a sum.
DECIMALS = 6
Rows = NDArray[np.int64]
_BELOW_ANY_COSINE = -2.0


@dataclass(frozen=True, eq=False)
class Signals:
    """Of candidate ``i``: cosine of the chunk and of its best passage, which is passage ``best_places[i]`` of it.

    ``passages[starts[i]:starts[i + 1]]`` are the cosines of its passages, ``known_passages`` in the same places those
    of the known questions that they answer, and ``known[i]`` is the highest of these.
    """

    chunk: Values
    best: Values
    best_places: Rows
    passages: Values
    known: Values
    known_passages: Values
    starts: Rows

    def of_passages(self, candidate: int) -> Iterator[tuple[float, float]]:
        """Cosines of the passages of one candidate and of their known questions, in reading order."""
        span = slice(int(self.starts[candidate]), int(self.starts[candidate + 1]))
        return zip(self.passages[span], self.known_passages[span], strict=True)


def highest(values: Values | Vectors, count: int) -> Rows:
    """Places of the ``count`` highest values, best first; of equal ones the first comes first."""
    if len(values) > count:
        # All that can be among them, so that only a few are sorted.
        places = np.flatnonzero(values >= np.partition(values, -count)[-count])
    else:
        places = np.arange(len(values))
    order: Rows = places[np.argsort(-values[places], kind="stable")[:count]]
    return order


def measure(tables: Tables, rows: Rows, spans: tuple[Rows, Rows], vector: Vectors | None, known: Values) -> Signals:
    """Signals of the chunks in ``rows``; zeros without vector.

    A heading is the best passage only of a chunk that has nothing else.

    :param spans: for each chunk the row of its first passage, and the row behind its last.
    :param known: for each passage row the cosine of the nearest known question that it answers.
    """
    firsts, lasts = spans
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
    asked = known[flat]
    return Signals(chunk, best, best_places, passages, np.maximum.reduceat(asked, starts[:-1]), asked, starts)


def rounded(values: Vectors) -> Values:
    """Signals as they are compared, shape as given."""
    return values.astype(np.float64).round(DECIMALS)


def _no_values(count: int) -> Values:
    return np.zeros(count, dtype=np.float64)
