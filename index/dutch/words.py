"""The words of a corpus with how many documents have each, and which documents a change in them touches.

How a text is analysed depends on the words of the whole corpus in a few places only: words that the text writes apart
("jeugdzorg plus") and words that it leaves unfinished ("af- en ombouw") meet the word as the corpus has it. These
places are called hinges: the strings that were looked up among the words of the corpus. A document in whose hinges no
word came or went keeps its terms.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.dutch.analyse import corpus_words

# The words, one a line, and beside them how many documents have each.
WORDS, COUNTS = "words.txt", "word_counts.npy"
_EARLIER = "words.json"  # both in one file, as earlier versions wrote them
Hinges = NDArray[np.uint32]


class Words:
    """How many documents have each word, in folded form."""

    def __init__(self, counts: dict[str, int] | None = None) -> None:
        self.counts = dict(counts or {})
        self._were: dict[str, bool] = {}  # whether a word that was counted since was there before

    def add(self, texts: Iterable[str]) -> None:
        """Count the words of one document."""
        for word in corpus_words(texts):
            self._were.setdefault(word, word in self.counts)
            self.counts[word] = self.counts.get(word, 0) + 1

    def remove(self, texts: Iterable[str]) -> None:
        """Take the words of one document away."""
        for word in corpus_words(texts):
            self._were.setdefault(word, word in self.counts)
            left = self.counts.get(word, 0) - 1
            if left > 0:
                self.counts[word] = left
            else:
                self.counts.pop(word, None)

    def changed(self) -> Hinges:
        """Hashes of the words that came or went since the beginning."""
        return hashes(word for word, was in self._were.items() if was != (word in self.counts))

    def save(self, directory: Path) -> None:
        """Write words and counts into an existing directory."""
        words = sorted(self.counts)
        (directory / WORDS).write_text("\n".join(words), encoding="utf-8")
        counts = np.fromiter(map(self.counts.__getitem__, words), dtype=np.int32, count=len(words))
        np.save(directory / COUNTS, counts, allow_pickle=False)


def read_vocabulary(directory: Path) -> frozenset[str]:
    """The words that :meth:`Words.save` wrote, without their counts.

    :raises OSError: when the file is missing.
    :raises ValueError: when it is damaged.
    """
    if (directory / _EARLIER).is_file():
        return frozenset(load_words(directory).counts)
    return frozenset((directory / WORDS).read_text(encoding="utf-8").split())


def load_words(directory: Path) -> Words:
    """Read what :meth:`Words.save` wrote.

    :raises OSError: when a file is missing.
    :raises ValueError: when one is damaged, or they do not belong together.
    """
    if (directory / _EARLIER).is_file():
        earlier = json.loads((directory / _EARLIER).read_text(encoding="utf-8"))
        if not isinstance(earlier, dict):
            raise ValueError(f"{directory}: damaged words")
        return Words(earlier)
    words = (directory / WORDS).read_text(encoding="utf-8").split()
    counts = np.load(directory / COUNTS, allow_pickle=False)
    if counts.shape != (len(words),):
        raise ValueError(f"{directory}: the counts do not match the words")
    return Words(dict(zip(words, counts.tolist(), strict=True)))


def hashes(words: Iterable[str]) -> Hinges:
    """The CRC-32 of words, sorted, each once; that two words share one only costs some work."""
    return np.unique(np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words], dtype=np.uint32))


class AskedWords(Set[str]):
    """The words of a corpus that remember which were asked for."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self.asked: set[str] = set()

    def __contains__(self, word: object) -> bool:
        if isinstance(word, str):
            self.asked.add(word)
        return word in self._words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)
