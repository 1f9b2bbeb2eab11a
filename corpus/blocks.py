"""Lines -> blocks: paragraphs and list items over wrapped lines, page breaks and the noise between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from corpus.footnotes import FootnoteMark, read_footnote
from corpus.lines import Line, is_full
from corpus.markers import Marker, read_marker, read_multilevel, starts_with_time
from corpus.tables import Table

BlockKind = Literal["text", "item", "table", "footnote"]
_STANDS_ALONE = re.compile(
    r"#{1,6}\s|\*\*[^*]+\*\*:?$|(?:artikel|hoofdstuk|bijlage|paragraaf)\s+\d+[a-z]?\b[.:]?\s+[A-Z][^.]*$", re.I
)
_CAPTION = re.compile(r"(?:tabel|figuur|grafiek|afbeelding|schema|kader|bron|foto)\b", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A paragraph, list item, table or footnote.

    ``runs`` are the ranges of its text, more than one when noise stands in between; ``breaks`` the offsets at which a
    sentence ends because a line does; ``gap`` is the number of blank lines above.
    """

    kind: BlockKind
    lines: list[Line]
    gap: int
    marker: Marker | None = None
    note: FootnoteMark | None = None
    table: Table | None = None
    runs: list[tuple[int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

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
        return " ".join(" ".join(source[start:end].split()) for start, end in self.runs)

    def add(self, line: Line, *, apart: bool) -> None:
        """Let the block go on in ``line``; ``apart`` when noise stands in between."""
        self.lines.append(line)
        if apart:
            self.runs.append((line.start, line.end))
        else:
            self.runs[-1] = (self.runs[-1][0], line.end)


def build_blocks(
    lines: Sequence[Line], *, noise: dict[int, str], tables: Sequence[Table], width: int | None
) -> list[Block]:
    """All blocks in reading order; a footnote stands between them without ending the block around it."""
    return sorted(_Builder(lines, noise, tables, width).build(), key=lambda block: block.start)


class _Builder:
    """Walks over the lines once, with the block that may still go on."""

    def __init__(
        self, lines: Sequence[Line], noise: dict[int, str], tables: Sequence[Table], width: int | None
    ) -> None:
        self.lines = lines
        self.noise = noise
        self.width = width
        self.table_at = {table.rows[0].line.number: table for table in tables}
        self.in_table = {row.line.number for table in tables for row in table.rows}
        self.current: Block | None = None
        self.open_note: Block | None = None
        self.gap = 0
        self.apart = False

    def build(self) -> Iterator[Block]:
        """Yield each block as soon as it starts; it may still grow afterwards."""
        for line in self.lines:
            if line.blank:
                self.gap += 1
                self.open_note = None
            elif line.number in self.noise:
                self.apart = True
                self.open_note = None
            elif line.number in self.in_table:
                yield from self._table(line)
            else:
                yield from self._text(line)

    def _table(self, line: Line) -> Iterator[Block]:
        table = self.table_at.get(line.number)
        if table is not None:
            last = table.rows[-1].line
            yield Block("table", [row.line for row in table.rows], self.gap, table=table, runs=[(line.start, last.end)])
        self._follow(None)

    def _text(self, line: Line) -> Iterator[Block]:
        note = read_footnote(line)
        if note is not None:
            self.open_note = Block("footnote", [line], self.gap, note=note, runs=[(line.start + note.length, line.end)])
            self.apart = True
            yield self.open_note
        elif self.open_note is not None:
            self.open_note.add(line, apart=False)
        else:
            yield from self._block(line)

    def _block(self, line: Line) -> Iterator[Block]:
        marker = self._marker(line)
        current = self.current
        if current is not None and marker is None and self._joins(current, line):
            if not (self.gap or self.apart) and self._breaks(current.lines[-1], line):
                current.breaks.append(line.start)
            current.add(line, apart=self.apart)
            self._follow(current)
            return
        timed = marker is None and starts_with_time(line.text)
        start = line.start + (marker.length if marker else 0)
        block = Block("item" if marker or timed else "text", [line], self.gap, marker=marker, runs=[(start, line.end)])
        yield block
        self._follow(block)

    def _follow(self, block: Block | None) -> None:
        self.current = block
        self.gap = 0
        self.apart = False

    def _marker(self, line: Line) -> Marker | None:
        """The list marker of ``line``, unless it is a number or dash that only happens to start a wrapped line."""
        marker = read_marker(line.text)
        if marker is None or self.current is None or self.gap or self.apart:
            return marker
        previous, above = self.current.lines[-1], self.current.marker
        if previous.closed or not is_full(previous, line, self.width) or marker.ordinal == 1:
            return marker
        follows = above is not None and (marker.style == above.style or previous.text.endswith(","))
        return marker if follows else None

    def _joins(self, current: Block, line: Line) -> bool:
        previous = current.lines[-1]
        if starts_with_time(line.text) or self._stands_alone(line) or self._stands_alone(previous):
            return False
        if self.gap or self.apart:
            return self._bridges(current, line)
        if current.kind == "item" or self.width is None:
            return True
        full = is_full(previous, line, self.width)
        if previous.closed or full:
            return full or not line.opens_upper
        # A short line that does not end a sentence, with a capital below it: a heading without a blank line.
        return not (len(current.lines) == 1 and len(previous.text) < 0.8 * self.width and line.opens_upper)

    def _bridges(self, current: Block, line: Line) -> bool:
        """True when a sentence goes on below blank lines, as at the foot of a page."""
        previous = current.lines[-1]
        if previous.closed or _CAPTION.match(line.text) or _CAPTION.match(current.lines[0].text):
            return False
        long_enough = current.kind == "item" or len(current.lines) > 1 or len(previous.text) >= 40
        return previous.unfinished or (line.opens_lower and long_enough)

    def _breaks(self, previous: Line, line: Line) -> bool:
        """True when the line end between them ends a sentence without a full stop."""
        if previous.hard_break and not previous.unfinished and line.opens_upper:
            return True
        ends = not (previous.closed or previous.unfinished or previous.text.endswith(","))
        return ends and not is_full(previous, line, self.width) and (line.opens_upper or line.text[0].isdigit())

    @staticmethod
    def _stands_alone(line: Line) -> bool:
        return bool(_STANDS_ALONE.match(line.text)) or (
            bool(read_multilevel(line.text)) and not line.closed and len(line.text) < 100
        )
