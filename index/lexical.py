"""A BM25 index in four arrays: fractional term frequencies, weighted queries, a score for every row.

Own code because the packages count whole terms only, while here a part of a compound counts less than the compound
(and because reading it needs numpy alone). Formula: Lucene's BM25, as in Kamphuis et al. 2020, "Which BM25 do you
mean?":
``idf = ln(1 + (n - df + 0.5) / (df + 0.5))`` and
``score = idf * tf / (tf + k1 * (1 - b + b * length / average length))``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.files import map_array
from index.postings import Postings, make_postings

K1 = 1.2
B = 0.75
_POSTINGS = ("starts", "rows", "frequencies", "lengths")
_BLOCK = 1 << 18  # postings that are scored at a time, which bounds the memory


@dataclass(frozen=True, eq=False)
class LexicalIndex:
    """Postings with what each adds to the score of its row, and the inverse document frequency of each term."""

    postings: Postings
    values: NDArray[np.float32]
    idfs: NDArray[np.float32]

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.postings.lengths)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each term."""
        return {term: number for number, term in enumerate(self.postings.terms)}

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float32]:
        """BM25 score of every row, shape (size,), for term -> weight; unknown terms add nothing."""
        scores = np.zeros(self.size, dtype=np.float32)
        starts, rows = self.postings.starts, self.postings.rows
        for term, weight in query.items():
            number = self.numbers.get(term)
            if number is not None:
                part = slice(starts[number], starts[number + 1])
                # A row stands once in a term's list, so plain fancy addition is right.
                scores[rows[part]] += np.float32(weight) * self.values[part]
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
        text = json.dumps({"terms": self.postings.terms}, ensure_ascii=False)
        (directory / "terms.json").write_text(text, encoding="utf-8")
        for name in _POSTINGS:
            np.save(directory / f"{name}.npy", getattr(self.postings, name), allow_pickle=False)
        np.save(directory / "values.npy", self.values, allow_pickle=False)
        np.save(directory / "idfs.npy", self.idfs, allow_pickle=False)


def make_lexical_index(rows: Iterable[Mapping[str, float]], *, k1: float = K1, b: float = B) -> LexicalIndex:
    """Index rows given as term -> frequency (which may be a fraction)."""
    return score_postings(make_postings(rows), k1=k1, b=b)


def score_postings(postings: Postings, *, k1: float = K1, b: float = B) -> LexicalIndex:
    """The index of postings: what a term adds to the score of each row that holds it."""
    lengths, counts = postings.lengths, np.diff(postings.starts)
    average = float(lengths.mean()) if len(lengths) and lengths.any() else 1.0
    idfs = np.log(1 + (len(lengths) - counts + 0.5) / (counts + 0.5))
    saturation = k1 * (1 - b + b * lengths / average)
    values = np.empty(len(postings.rows), dtype=np.float32)
    for start in range(0, len(values), _BLOCK):
        part = slice(start, min(start + _BLOCK, len(values)))
        terms = np.searchsorted(postings.starts, np.arange(part.start, part.stop), side="right") - 1
        frequencies = postings.frequencies[part].astype(np.float64)
        values[part] = idfs[terms] * frequencies / (frequencies + saturation[postings.rows[part]])
    return LexicalIndex(postings, values, idfs.astype(np.float32))


def load_lexical_index(directory: Path) -> LexicalIndex:
    """Read what :meth:`LexicalIndex.save` wrote; the arrays are mapped, not read.

    :raises OSError: when a file is missing.
    :raises ValueError: when a file is damaged.
    """
    terms = tuple(json.loads((directory / "terms.json").read_text(encoding="utf-8"))["terms"])
    arrays = {name: map_array(directory / f"{name}.npy") for name in _POSTINGS}
    values, idfs = (map_array(directory / f"{name}.npy") for name in ("values", "idfs"))
    if len(arrays["starts"]) != len(terms) + 1 or len(idfs) != len(terms):
        raise ValueError(f"{directory}: the terms do not match the arrays")
    return LexicalIndex(Postings(terms, **arrays), values, idfs)
