"""Groups rows that say the same agreement again, or follow it up, in one document or in several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from corpus.agreements.types import Agreement
from corpus.agreements.words import content_words, likeness, weights

# Chosen by reading pairs of the bundled documents: from 0.6 on nearly all pairs tell of one agreement; below it, of one
# subject. Fewer than four shared words can be alike by chance.
LEAST_LIKENESS = 0.6
FEWEST_SHARED = 4
_COMMON = 60  # a word in more rows than this brings no two of them together


def group_repeats(rows: Sequence[Agreement]) -> tuple[Agreement, ...]:
    """The rows with ``group`` filled in: the id of the first row of the group, "" for a row that stands alone.

    Two rows belong together when they share at least ``FEWEST_SHARED`` content words that carry ``LEAST_LIKENESS`` of
    the weight of the shorter one; groups are joined through shared members.
    """
    words = [content_words(row.action) for row in rows]
    weight = weights(words)
    leader = list(range(len(rows)))
    for left, right in sorted(_pairs(words)):
        if likeness(words[left], words[right], weight) >= LEAST_LIKENESS:
            first, second = sorted((_find(leader, left), _find(leader, right)))
            leader[second] = first
    sizes: dict[int, int] = defaultdict(int)
    for index in range(len(rows)):
        sizes[_find(leader, index)] += 1
    return tuple(
        replace(row, group=rows[_find(leader, index)].id if sizes[_find(leader, index)] > 1 else "")
        for index, row in enumerate(rows)
    )


def _pairs(words: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs of rows that share enough words that are not everywhere."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, own in enumerate(words):
        for word in own:
            holders[word].append(index)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for indices in holders.values():
        if len(indices) <= _COMMON:
            for pair in combinations(indices, 2):
                shared[pair] += 1
    return (pair for pair, count in shared.items() if count >= FEWEST_SHARED)


def _find(leader: list[int], index: int) -> int:
    while leader[index] != index:
        leader[index] = leader[leader[index]]
        index = leader[index]
    return index
