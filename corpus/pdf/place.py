"""Where a run of letters stands among the letters of a page, also when the two were extracted in different order."""

from __future__ import annotations

from collections.abc import Iterator

_LEAST_SCORE = 85.0
_LEAST_LETTERS = 8  # a shorter run that does not occur as it is may be found anywhere
_LONGEST = 4000


def find_letters(letters: str, wanted: str, *, near: float) -> tuple[int, int] | None:
    """Range of ``wanted`` in ``letters``; the best likeness when it does not occur as it is, None without one.

    :param near: where it is expected, as a part of the whole (0 to 1): of several places the nearest is meant.
    """
    if not wanted or not letters:
        return None
    middle = near * len(letters)
    places = list(_places(letters, wanted))
    if places:
        start = min(places, key=lambda place: abs(place - middle))
        return start, start + len(wanted)
    if len(wanted) < _LEAST_LETTERS:
        return None
    from rapidfuzz.fuzz import partial_ratio_alignment

    found = partial_ratio_alignment(wanted[:_LONGEST], letters, score_cutoff=_LEAST_SCORE)
    return (found.dest_start, found.dest_end) if found is not None and found.dest_end > found.dest_start else None


def _places(letters: str, wanted: str) -> Iterator[int]:
    start = letters.find(wanted)
    while start >= 0:
        yield start
        start = letters.find(wanted, start + 1)
