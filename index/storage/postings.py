"""Which terms stand in which rows, and how often: made row by row, and brought up to date when rows come and go."""

from __future__ import annotations

from array import array
from bisect import bisect_left
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

    The old ones, of which there may be millions, are moved and copied once; all other work is for the new ones.

    :param moved: for each old row its row now, ascending; -1 for a row that is gone.
    :param places: for each new row its row now, ascending.
    """
    starts, rows, frequencies = _moved(old, moved)
    terms, old_numbers, new_numbers = _all_terms(old.terms, new.terms)
    counts = np.zeros(len(terms), dtype=np.int64)
    counts[old_numbers] = np.diff(starts)
    # Where the run of each term begins among the old rows; a term that only the new ones have finds no room there.
    begins = _starts(counts)
    times = np.diff(new.starts)
    own, added = np.repeat(new_numbers, times), places[new.rows].astype(np.int32)
    at = _first_not_below(rows, begins[own], begins[own + 1], added)
    counts[new_numbers] += times
    used = np.flatnonzero(counts)
    lengths = np.zeros(size, dtype=np.float64)
    lengths[moved[moved >= 0]] = old.lengths[moved >= 0]
    lengths[places] = new.lengths
    return Postings(
        terms if len(used) == len(terms) else tuple(terms[number] for number in used),
        _starts(counts[used]),
        np.insert(rows, at, added),
        np.insert(frequencies, at, new.frequencies),
        lengths,
    )


def _moved(postings: Postings, moved: Numbers) -> tuple[Numbers, NDArray[np.int32], NDArray[np.float32]]:
    """Starts, rows and frequencies of postings when rows have moved or gone; terms may be left without any."""
    rows = moved.astype(np.int32)[postings.rows]
    if not (moved < 0).any():
        return postings.starts, rows, postings.frequencies
    stays = rows >= 0
    return _starts(stays)[postings.starts], rows[stays], postings.frequencies[stays]


def _all_terms(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], Numbers, Numbers]:
    """Terms of either, sorted, and the numbers that the old ones and the new ones have among them."""
    places = [bisect_left(old, term) for term in new]
    fresh = [term for term, place in zip(new, places, strict=True) if old[place : place + 1] != (term,)]
    before = np.array([bisect_left(old, term) for term in fresh], dtype=np.int64)
    # Each old term moves up by the fresh ones in front of it.
    old_numbers = np.arange(len(old)) + np.cumsum(np.bincount(before, minlength=len(old) + 1))[: len(old)]
    terms = tuple(sorted([*old, *fresh]))  # two sorted runs, which sorting joins in one pass
    return terms, old_numbers, np.array([bisect_left(terms, term) for term in new], dtype=np.int64)


def _first_not_below(rows: NDArray[np.int32], low: Numbers, high: Numbers, wanted: NDArray[np.int32]) -> Numbers:
    """For each wanted row the first place from ``low`` on with no lower row, at most ``high``: all by halving at once.

    Within those bounds rows are ascending.
    """
    while (unsure := low < high).any():
        middle = (low + high) // 2
        below = unsure & (np.take(rows, middle, mode="clip") < wanted)
        low = np.where(below, middle + 1, low)
        high = np.where(unsure & ~below, middle, high)
    return low


def _starts(counts: NDArray[np.integer | np.bool_]) -> Numbers:
    return np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
