"""Splits Dutch compounds: jeugdbeschermingsketen -> jeugdbescherming, keten, jeugd, bescherming.

A word is split when its parts are, on average, at least as frequent as the word itself (the geometric mean
criterion of Koehn and Knight 2003), so that "minister" stays whole and "jeugdzorg" does not.
"""

from __future__ import annotations

from index.dutch.lexicon import Lexicon
from index.dutch.stopwords import NO_PART, STOPWORDS

MINIMUM_PART = 4
MAXIMUM_WORD = 60
# Letters between two parts (gezin-s-voogd, kind-er-opvang), "" first.
LINKS = ("", "s", "e", "en", "er", "n")


def split_compound(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The largest parts of a compound as they stand in it, without linking letters; () when it is not split."""
    if not 2 * MINIMUM_PART <= len(word) <= MAXIMUM_WORD or not word.isalpha():
        return ()
    for count in (2, 3, 4):
        best = _best_split(word, count, lexicon)
        if best is not None:
            mean = best[0] / count
            return best[1] if mean >= lexicon.zipf.get(word, 0.0) else ()
    return ()


def all_parts(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The parts of a compound and the parts of those, in order of depth; () when it is not split."""
    found: list[str] = []
    queue = list(split_compound(word, lexicon))
    while queue:
        part = queue.pop(0)
        if part not in found:
            found.append(part)
            queue.extend(split_compound(part, lexicon))
    return tuple(found)


def _best_split(word: str, count: int, lexicon: Lexicon) -> tuple[float, tuple[str, ...]] | None:
    """Sum of Zipf frequencies and parts of the best split in exactly ``count`` parts, None when there is none."""
    if count == 1:
        frequency = _part_frequency(word, lexicon)
        return None if frequency is None else (frequency, (word,))
    best: tuple[float, tuple[str, ...]] | None = None
    for end in range(MINIMUM_PART, len(word) - MINIMUM_PART + 1):
        frequency = _part_frequency(word[:end], lexicon)
        if frequency is None:
            continue
        for link in LINKS:
            rest = word[end + len(link) :]
            if not word.startswith(link, end) or len(rest) < MINIMUM_PART * (count - 1):
                continue
            tail = _best_split(rest, count - 1, lexicon)
            if tail is not None and (best is None or frequency + tail[0] > best[0]):
                best = (frequency + tail[0], (word[:end], *tail[1]))
    return best


def _part_frequency(part: str, lexicon: Lexicon) -> float | None:
    """Zipf frequency of a word that may stand in a compound, None when it may not."""
    lemma = lexicon.lemma(part)
    if len(part) < MINIMUM_PART or part in NO_PART or part in STOPWORDS or lemma in STOPWORDS:
        return None
    frequency = lexicon.zipf.get(part)
    return lexicon.zipf.get(lemma) if frequency is None else frequency
