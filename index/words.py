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

from index.analyse import corpus_words

WORDS = "words.json"
Hinges = NDArray[np.uint32]


class Words:
    """How many documents have each word, in folded form."""

    def __init__(self, counts: dict[str, int] | None = None) -> None:
        self._before = frozenset(counts or ())
        self.counts = dict(counts or {})

    def add(self, texts: Iterable[str]) -> None:
        """Count the words of one document."""
        for word in corpus_words(texts):
            self.counts[word] = self.counts.get(word, 0) + 1

    def remove(self, texts: Iterable[str]) -> None:
        """Take the words of one document away."""
        for word in corpus_words(texts):
            left = self.counts.get(word, 0) - 1
            if left > 0:
                self.counts[word] = left
            else:
                self.counts.pop(word, None)

    def changed(self) -> Hinges:
        """Hashes of the words that came or went since the beginning."""
        return hashes(self._before.symmetric_difference(self.counts))

    def save(self, directory: Path) -> None:
        """Write the counts into an existing directory."""
        text = json.dumps(dict(sorted(self.counts.items())), ensure_ascii=False, separators=(",", ":"))
        (directory / WORDS).write_text(text, encoding="utf-8")


def load_words(directory: Path) -> Words:
    """Read what :meth:`Words.save` wrote.

    :raises OSError: when the file is missing.
    :raises ValueError: when it is damaged.
    """
    counts = json.loads((directory / WORDS).read_text(encoding="utf-8"))
    if not isinstance(counts, dict):
        raise ValueError(f"{directory}: damaged words")
    return Words(counts)


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
