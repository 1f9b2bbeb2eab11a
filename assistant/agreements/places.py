"""Where words stand in a text whatever the white space between them, and short names of passages."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from corpus.agreements import Agreement

_KEY_LENGTH = 8
_UID_LENGTH = 24


def collapsed(quote: str) -> str:
    """The words with one space between them: what makes two passages the same."""
    return " ".join(quote.split())


def find_words(text: str, quote: str) -> list[tuple[int, int]]:
    """All ranges of ``text`` with these words, whatever white space is between them; none without words."""
    words = quote.split()
    if not words:
        return []
    return [match.span() for match in re.finditer(r"\s+".join(map(re.escape, words)), text)]


def anchor_uid(document: str, quote: str, start: int) -> str:
    """Name of a passage at a place; the same for everyone who reviews the same passage of the same text."""
    return _digest(document, collapsed(quote), str(start))[:_UID_LENGTH]


def row_keys(agreements: Sequence[Agreement]) -> list[str]:
    """A short name for each row that lasts as long as its words do: equal words in one document are numbered."""
    seen: Counter[tuple[str, str]] = Counter()
    keys = []
    for agreement in agreements:
        words = (agreement.document, collapsed(agreement.quote))
        keys.append(_digest(*words, str(seen[words]))[:_KEY_LENGTH])
        seen[words] += 1
    return keys


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
