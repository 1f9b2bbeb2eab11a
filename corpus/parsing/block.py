"""The block: a paragraph, list item, table or footnote between lines and passages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.parsing.footnotes import FootnoteMark
from corpus.parsing.lines import Line
from corpus.parsing.markers import Marker
from corpus.parsing.tables import Table

BlockKind = Literal["text", "item", "table", "footnote"]


@dataclass(slots=True)
class Block:
    """A paragraph, list item, table or footnote.

    ``runs`` are the ranges of its text, more than one when noise stands in between; ``breaks`` the offsets at which a
    sentence ends because a line does; ``gap`` is the number of blank lines above; ``level`` is the depth of a list item
    where the format states it, 0 where it is to be found out.
    """

    kind: BlockKind
    lines: list[Line]
    gap: int
    marker: Marker | None = None
    note: FootnoteMark | None = None
    table: Table | None = None
    runs: list[tuple[int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    level: int = 0

    @property
    def start(self) -> int:
        """Offset of the first character behind the marker."""
        return self.runs[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.runs[-1][1]

    def text(self, source: str) -> str:
        """The words of the block on one line, for recognising things; never shown."""
        words = " ".join(" ".join(source[start:end].split()) for start, end in self.runs)
        return " ".join(line.text for line in self.lines) if self.marker is None and self.lines[0].quoted else words

    def add(self, line: Line, *, apart: bool) -> None:
        """Let the block go on in ``line``; ``apart`` when noise stands in between."""
        self.lines.append(line)
        if apart:
            self.runs.append((line.start, line.end))
        else:
            self.runs[-1] = (self.runs[-1][0], line.end)
