"""Which word of Dutch evidence an English word translates, by the vectors of the embedding model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.gate.types import Embed
    from index.types import Vectors

# A translation is at least so near, and nearer than every other word by this margin. Fitted by eye on the words of
# ``dev_third.yaml``, where right translations had cosines of 0.42 to 0.82 and the next words lay well below.
_NEAR, _MARGIN = 0.45, 0.04
# An English word of which the Dutch is known, and absent, needs more.
_SURELY = 0.65


class Translator:
    """Finds translations among given words; keeps the vectors of what it saw."""

    def __init__(self, embed: Embed) -> None:
        self._embed = embed
        self._vectors: dict[str, Vectors] = {}

    def find(self, word: str, others: Sequence[str], *, known: bool) -> str | None:
        """The one of ``others`` that translates ``word``; None when no one is near enough or two are as near.

        :param known: whether a word list has Dutch words for it, none of which is among the others.
        """
        others = [other for other in dict.fromkeys(others) if other != word]
        if not others:
            return None
        self._read([word, *others])
        mine = self._vectors[word]
        ranked = sorted(((float(self._vectors[other] @ mine), other) for other in others), reverse=True)
        (best, found), *rest = ranked
        # "Sport" and "sportverenigingen" are as near to "sports" for one reason.
        rival = next((score for score, other in rest if not _related(found, other)), 0.0)
        return found if best >= (_SURELY if known else _NEAR) and best - rival >= _MARGIN else None

    def _read(self, words: Sequence[str]) -> None:
        new = [word for word in words if word not in self._vectors]
        if new:
            self._vectors |= dict(zip(new, self._embed(new), strict=True))


_SHORTEST_STEM = 3


def _related(one: str, other: str) -> bool:
    """Whether one word has the other, without its ending, as a part."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_STEM and short[: max(_SHORTEST_STEM, len(short) - 2)] in long
