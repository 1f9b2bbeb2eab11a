"""Content words of a passage, reduced to stems, and how alike two sets of them are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from corpus.dutch.vocabulary import FINITE, FUNCTION_WORDS, STARTERS

_SMALL = (
    FUNCTION_WORDS
    | FINITE
    | STARTERS
    | frozenset(
        "worden deze daarbij daarnaast hierbij waarbij waar zoals onder andere over tussen vanuit binnen zodat alle "
        "meer minder zich hun haar ons onze eigen niet geen ook wel nog dan bij als tot naar uit per goed goede nieuwe "
        "nodig mogelijk belangrijk".split()
    )
)
_ENDINGS = ("ingen", "ende", "tjes", "isch", "ing", "en", "de", "te", "er", "es", "e", "s", "t", "n")


def content_words(text: str) -> frozenset[str]:
    """Stems of the words of four letters and more that say what a passage is about; figures count as words."""
    return frozenset(stem(word) for word in subject_words(text))


def subject_words(text: str) -> frozenset[str]:
    """Those words as they are written, in small letters."""
    words = re.findall(r"[^\W\d_]{4,}|\d+", text.lower().replace("é", "e"))
    return frozenset(word for word in words if word not in _SMALL)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its ending; crude on purpose: it only has to treat forms of one word alike."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    # "maken" and "maakt", "afspraak" and "afspraken": double letters count once.
    return re.sub(r"(.)\1", r"\1", word)


def weights(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """How much a word tells: log(1 + passages / passages with the word), the usual inverse document frequency."""
    sets: Sequence[frozenset[str]] = list(texts)
    counts = Counter(word for words in sets for word in words)
    return {word: math.log(1 + len(sets) / count) for word, count in counts.items()}


def likeness(left: frozenset[str], right: frozenset[str], weight: Mapping[str, float]) -> float:
    """Weight of the shared words / weight of the words of the shorter one, 0 to 1."""
    shared = sum(weight[word] for word in left & right)
    shorter = min(sum(weight[word] for word in left), sum(weight[word] for word in right))
    return shared / shorter if shorter else 0.0
