"""Depth of list items: which open item a new one stands beside or hangs under."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.parsing.markers import Marker


@dataclass(slots=True)
class _Level:
    style: str
    indent: int
    ordinal: int
    passage: int
    stated: int = 0  # the depth that the format gives, which is more than the number of open levels if one is skipped


class ListTracker:
    """The stack of open list levels while items are read in order.

    Indentation is a hint, not a proof: page breaks and PDF extraction lose it. So an enumerator that continues an open
    series ("iv." after "iii.") goes back to that series whatever its indentation, and a new style at the same
    indentation opens a level below.
    """

    def __init__(self) -> None:
        self._levels: list[_Level] = []

    @property
    def depth(self) -> int:
        """Number of open levels."""
        return len(self._levels)

    def close(self) -> None:
        """End the list: a paragraph or heading stands in between."""
        self._levels.clear()

    def place(self, marker: Marker, *, indent: int, passage: int) -> int | None:
        """Open or continue a level for an item; its depth is then :attr:`depth`.

        :param passage: key of the passage of the item, handed back for items that hang under it.
        :return: key of the enclosing item, None for a top-level one.
        """
        marker = self._settle(marker)
        beside = self._beside(marker, indent)
        if beside is None:
            while self._levels and indent < self._levels[-1].indent and not self._restarts(marker):
                self._levels.pop()
            self._levels.append(_Level(marker.style, indent, marker.ordinal, passage))
        else:
            del self._levels[beside + 1 :]
            level = self._levels[beside]
            level.ordinal, level.passage = marker.ordinal, passage
        return self._levels[-2].passage if len(self._levels) > 1 else None

    def place_at(self, level: int, *, passage: int) -> int | None:
        """Open or continue the level that the format states, 1 for the outermost; a level that is skipped is closed up.

        :return: key of the enclosing item, None for a top-level one.
        """
        while self._levels and self._levels[-1].stated >= level:
            self._levels.pop()
        self._levels.append(_Level("", 0, 0, passage, level))
        return self._levels[-2].passage if len(self._levels) > 1 else None

    def _settle(self, marker: Marker) -> Marker:
        """Read "i" or "v" as a letter when the letter series stands open just before it."""
        if marker.style == "roman" and marker.text.strip("-•() .").lower() in ("i", "v", "x"):
            letter = ord(marker.text.strip("-•() .").lower()) - ord("a") + 1
            if any(level.style == "letter" and level.ordinal == letter - 1 for level in self._levels):
                return Marker(marker.text, marker.length, "letter", letter, marker.bulleted)
        return marker

    def _restarts(self, marker: Marker) -> bool:
        """A series that starts at one below an open series of another style is a sub-list, however little indented."""
        return marker.ordinal == 1 and self._levels[-1].ordinal > 0 and marker.style != self._levels[-1].style

    def _beside(self, marker: Marker, indent: int) -> int | None:
        """Index of the open level that the item continues, the deepest one that fits."""
        if marker.ordinal > 1:
            for index in range(len(self._levels) - 1, -1, -1):
                level = self._levels[index]
                if level.style == marker.style and level.ordinal == marker.ordinal - 1:
                    return index
        for index in range(len(self._levels) - 1, -1, -1):
            level = self._levels[index]
            restarted = marker.ordinal == 1 and level.indent == indent and level is not self._levels[-1]
            if level.style == marker.style and level.indent == indent and not restarted:
                return index
        return None
