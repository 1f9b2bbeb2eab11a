"""A BM25 index in four arrays: fractional term frequencies, weighted queries, a score for every row.

Own code because the packages count whole terms only, while here a part of a compound counts less than the compound
(and because reading it needs numpy alone). Formula: Lucene's BM25, as in Kamphuis et al. 2020, "Which BM25 do you
mean?":
``idf = ln(1 + (n - df + 0.5) / (df + 0.5))`` and
``score = idf * tf / (tf + k1 * (1 - b + b * length / average length))``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.files import map_array

K1 = 1.2
B = 0.75
_ARRAYS = ("starts", "rows", "values", "idfs")


@dataclass(frozen=True, eq=False)
class LexicalIndex:
    """For term number ``t`` rows ``rows[starts[t]:starts[t + 1]]`` hold it; ``values`` there are its scores."""

    size: int
    numbers: Mapping[str, int]
    starts: NDArray[np.int64]
    rows: NDArray[np.int32]
    values: NDArray[np.float32]
    idfs: NDArray[np.float32]

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float32]:
        """BM25 score of every row, shape (size,), for term -> weight; unknown terms add nothing."""
        scores = np.zeros(self.size, dtype=np.float32)
        for term, weight in query.items():
            number = self.numbers.get(term)
            if number is not None:
                part = slice(self.starts[number], self.starts[number + 1])
                # A row stands once in a term's list, so plain fancy addition is right.
                scores[self.rows[part]] += np.float32(weight) * self.values[part]
        return scores

    def idf(self, term: str) -> float:
        """Inverse document frequency of a term; that of a term in no row when it is unknown."""
        number = self.numbers.get(term)
        return float(np.log(1 + (self.size + 0.5) / 0.5)) if number is None else float(self.idfs[number])

    def knows(self, term: str) -> bool:
        """Whether a row holds the term."""
        return term in self.numbers

    def save(self, directory: Path) -> None:
        """Write the index into an existing directory."""
        header = {"size": self.size, "terms": list(self.numbers)}
        (directory / "terms.json").write_text(json.dumps(header, ensure_ascii=False), encoding="utf-8")
        for name in _ARRAYS:
            np.save(directory / f"{name}.npy", getattr(self, name), allow_pickle=False)


def make_lexical_index(rows: Sequence[Mapping[str, float]], *, k1: float = K1, b: float = B) -> LexicalIndex:
    """Index rows given as term -> frequency (which may be a fraction)."""
    lengths = np.array([sum(row.values()) for row in rows], dtype=np.float64)
    average = float(lengths.mean()) if len(rows) and lengths.any() else 1.0
    postings: dict[str, list[tuple[int, float]]] = {}
    for number, row in enumerate(rows):
        for term, frequency in row.items():
            postings.setdefault(term, []).append((number, frequency))
    terms = sorted(postings)
    counts = np.array([len(postings[term]) for term in terms], dtype=np.int64)
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    flat = [pair for term in terms for pair in postings[term]]
    row_numbers = np.array([number for number, _ in flat], dtype=np.int32)
    frequencies = np.array([frequency for _, frequency in flat], dtype=np.float64)
    idfs = np.log(1 + (len(rows) - counts + 0.5) / (counts + 0.5))
    saturation = k1 * (1 - b + b * lengths[row_numbers] / average)
    values = np.repeat(idfs, counts) * frequencies / (frequencies + saturation)
    numbers = {term: number for number, term in enumerate(terms)}
    return LexicalIndex(len(rows), numbers, starts, row_numbers, values.astype(np.float32), idfs.astype(np.float32))


def load_lexical_index(directory: Path) -> LexicalIndex:
    """Read what :meth:`LexicalIndex.save` wrote; the arrays are mapped, not read.

    :raises OSError: when a file is missing.
    :raises ValueError: when a file is damaged.
    """
    header = json.loads((directory / "terms.json").read_text(encoding="utf-8"))
    arrays = {name: map_array(directory / f"{name}.npy") for name in _ARRAYS}
    numbers = {term: number for number, term in enumerate(header["terms"])}
    if len(arrays["starts"]) != len(numbers) + 1:
        raise ValueError(f"{directory}: the terms do not match the arrays")
    return LexicalIndex(header["size"], numbers, **arrays)
