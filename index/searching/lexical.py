"""A BM25 index: fractional term frequencies, weighted queries, a score for every row.

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

from index.storage.files import map_array
from index.storage.postings import Postings, make_postings

K1 = 1.2
B = 0.75
_POSTINGS = ("starts", "rows", "frequencies", "lengths")


@dataclass(frozen=True, eq=False)
class LexicalIndex:
    """Postings, with the scores that follow from them.

    What a term adds to the score of a row depends on how many rows there are, so that it is worked out for the terms of
    a query and not kept for all.
    """

    postings: Postings

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.postings.lengths)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each term."""
        return {term: number for number, term in enumerate(self.postings.terms)}

    @cached_property
    def _idfs(self) -> NDArray[np.float64]:
        counts = np.diff(self.postings.starts)
        idfs: NDArray[np.float64] = np.log(1 + (self.size - counts + 0.5) / (counts + 0.5))
        return idfs

    @cached_property
    def _saturation(self) -> NDArray[np.float64]:
        """For each row the frequency at which a term gets half of what it can."""
        lengths = self.postings.lengths
        average = float(lengths.mean()) if len(lengths) and lengths.any() else 1.0
        return K1 * (1 - B + B * lengths / average)

    def scores(self, query: Mapping[str, float]) -> NDArray[np.float32]:
        """BM25 score of every row, shape (size,), for term -> weight; unknown terms add nothing."""
        scores = np.zeros(self.size, dtype=np.float32)
        starts, rows, frequencies = self.postings.starts, self.postings.rows, self.postings.frequencies
        for term, weight in query.items():
            number = self.numbers.get(term)
            if number is not None:
                part = slice(starts[number], starts[number + 1])
                often = frequencies[part].astype(np.float64)
                values = self._idfs[number] * often / (often + self._saturation[rows[part]])
                # A row stands once in a term's list, so plain fancy addition is right.
                scores[rows[part]] += np.float32(weight) * values.astype(np.float32)
        return scores

    def idf(self, term: str) -> float:
        """Inverse document frequency of a term; that of a term in no row when it is unknown."""
        number = self.numbers.get(term)
        unknown = np.log(1 + (self.size + 0.5) / 0.5)
        return float(unknown) if number is None else float(np.float32(self._idfs[number]))

    def knows(self, term: str) -> bool:
        """Whether a row holds the term."""
        return term in self.numbers

    def save(self, directory: Path) -> None:
        """Write the index into an existing directory."""
        text = json.dumps({"terms": self.postings.terms}, ensure_ascii=False)
        (directory / "terms.json").write_text(text, encoding="utf-8")
        for name in _POSTINGS:
            np.save(directory / f"{name}.npy", getattr(self.postings, name), allow_pickle=False)


def make_lexical_index(rows: Iterable[Mapping[str, float]]) -> LexicalIndex:
    """Index rows given as term -> frequency (which may be a fraction)."""
    return LexicalIndex(make_postings(rows))


def load_lexical_index(directory: Path) -> LexicalIndex:
    """Read what :meth:`LexicalIndex.save` wrote; the arrays are mapped, not read.

    :raises OSError: when a file is missing.
    :raises ValueError: when a file is damaged.
    """
    terms = tuple(json.loads((directory / "terms.json").read_text(encoding="utf-8"))["terms"])
    arrays = {name: map_array(directory / f"{name}.npy") for name in _POSTINGS}
    if len(arrays["starts"]) != len(terms) + 1 or len(arrays["rows"]) != len(arrays["frequencies"]):
        raise ValueError(f"{directory}: the terms do not match the arrays")
    return LexicalIndex(Postings(terms, **arrays))
