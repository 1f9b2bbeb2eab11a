"""Which terms stand in which rows, and how often: made row by row, and brought up to date when rows come and go."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_BLOCK = 1 << 18  # postings that are sorted at a time


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
    by_row = (np.frombuffer(part, dtype=kind) for part, kind in ((terms, "i4"), (places, "i4"), (frequencies, "f4")))
    starts, by_term, weights = _by_term(rank, *by_row)
    return Postings(tuple(ordered), starts, by_term, weights, np.frombuffer(lengths, dtype=np.float64).copy())


def _by_term(
    rank: NDArray[np.int32], terms: NDArray[np.int32], places: NDArray[np.int32], frequencies: NDArray[np.float32]
) -> tuple[Numbers, NDArray[np.int32], NDArray[np.float32]]:
    """What came row by row, term by term: where each term starts, its rows ascending, and their frequencies.

    Some at a time are put in their place, so that sorting takes no memory beside what goes in and comes out.
    """
    counts = np.zeros(len(rank), dtype=np.int64)
    for start in range(0, len(terms), _BLOCK):
        counts += np.bincount(rank[terms[start : start + _BLOCK]], minlength=len(rank))
    starts = _starts(counts)
    free = starts[:-1].copy()  # where the next posting of each term goes
    rows, weights = np.empty_like(places), np.empty_like(frequencies)
    for start in range(0, len(terms), _BLOCK):
        part = slice(start, start + _BLOCK)
        numbers = rank[terms[part]]
        order = np.argsort(numbers, kind="stable")
        numbers = numbers[order]
        # Within a run of one term the postings follow each other.
        target = free[numbers] + np.arange(len(numbers)) - np.searchsorted(numbers, numbers)
        rows[target], weights[target] = places[part][order], frequencies[part][order]
        free += np.bincount(numbers, minlength=len(rank))
    return starts, rows, weights


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
