"""Which terms stand in which rows, and how often: made row by row, and brought up to date when rows come and go."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Postings:
    """For term number ``t`` rows ``rows[starts[t]:starts[t + 1]]`` hold it, ascending; ``frequencies`` are beside them.

    ``terms`` are sorted; ``lengths`` has the sum of the frequencies of each row. Frequencies are multiples of a half,
    so that 32 bits hold them exactly.
    """

    terms: tuple[str, ...]
    starts: Numbers
    rows: NDArray[np.int32]
    frequencies: NDArray[np.float32]
    lengths: NDArray[np.float64]


def make_postings(rows: Iterable[Mapping[str, float]]) -> Postings:
    """Postings of rows given as term -> frequency, read one by one."""
    numbers: dict[str, int] = {}
    terms, places, frequencies, lengths = array("i"), array("i"), array("f"), array("d")
    for place, row in enumerate(rows):
        terms.extend(numbers.setdefault(term, len(numbers)) for term in row)
        places.extend(place for _ in row)
        frequencies.extend(row.values())
        lengths.append(sum(row.values()))
    ordered = sorted(numbers)
    rank = np.empty(len(ordered), dtype=np.int32)
    rank[[numbers[term] for term in ordered]] = np.arange(len(ordered), dtype=np.int32)
    by_term = rank[np.frombuffer(terms, dtype=np.int32)]
    order = np.argsort(by_term, kind="stable")
    return Postings(
        tuple(ordered),
        _starts(np.bincount(by_term, minlength=len(ordered))),
        np.frombuffer(places, dtype=np.int32)[order],
        np.frombuffer(frequencies, dtype=np.float32)[order],
        np.frombuffer(lengths, dtype=np.float64).copy(),
    )


def merge_postings(old: Postings, moved: Numbers, new: Postings, places: Numbers, size: int) -> Postings:
    """Postings of ``size`` rows: some of the old ones, the others new; the outcome is as if all had been made at once.

    :param moved: for each old row its row now, ascending; -1 for a row that is gone.
    :param places: for each new row its row now, ascending.
    """
    terms = tuple(sorted({*old.terms, *new.terms}))
    numbers = {term: number for number, term in enumerate(terms)}
    first = _keys(old, moved, np.array([numbers[term] for term in old.terms], dtype=np.int64), size)
    second = _keys(new, places, np.array([numbers[term] for term in new.terms], dtype=np.int64), size)
    stays = first >= 0
    keys, frequencies = first[stays], old.frequencies[stays]
    at = np.searchsorted(keys, second)
    keys = np.insert(keys, at, second)
    counts = np.bincount(keys // size, minlength=len(terms)) if size else np.zeros(len(terms), dtype=np.int64)
    used = np.flatnonzero(counts)
    lengths = np.zeros(size, dtype=np.float64)
    lengths[moved[moved >= 0]] = old.lengths[moved >= 0]
    lengths[places] = new.lengths
    return Postings(
        tuple(terms[number] for number in used),
        _starts(counts[used]),
        (keys % size).astype(np.int32) if size else np.zeros(0, dtype=np.int32),
        np.insert(frequencies, at, new.frequencies),
        lengths,
    )


def _keys(postings: Postings, moved: Numbers, numbers: Numbers, size: int) -> Numbers:
    """For each posting term x size + row, which sorts as postings do; -1 where the row is gone."""
    rows = moved[postings.rows]
    terms = np.repeat(numbers, np.diff(postings.starts))
    return np.where(rows < 0, -1, terms * size + rows)


def _starts(counts: NDArray[np.integer]) -> Numbers:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
