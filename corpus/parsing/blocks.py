"""Lines -> blocks: paragraphs and list items over wrapped lines, page breaks and the noise between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.parsing.block import Block
from corpus.parsing.footnotes import FootnoteMark, read_footnote
from corpus.parsing.lines import Line, is_full
from corpus.parsing.markers import Marker, read_marker, read_multilevel, settle_capitals, starts_with_time
from corpus.parsing.tables import Table

_MARKED_HEADING = re.compile(r"#{1,6}(?:\s|(?=[A-ZÀ-Þ0-9]))|</?h[1-6]\b|\*\*[^*]+\*\*:?$")
_NAMED_PART = re.compile(
    r"(?:[Aa]rtikel|ARTIKEL|Hoofdstuk|HOOFDSTUK|Bijlage|BIJLAGE|Paragraaf)\s+\d+[a-z]?\s?[.:]?\s+[A-Z][^.]*$"
)
_CAPTION = re.compile(r"(?:tabel|figuur|grafiek|afbeelding|schema|kader|bron|foto)\b", re.IGNORECASE)


def build_blocks(
    lines: Sequence[Line],
    *,
    noise: dict[int, str],
    tables: Sequence[Table],
    width: int | None,
    page_notes: Mapping[int, FootnoteMark | None],
) -> list[Block]:
    """All blocks in reading order; a footnote stands between them without ending the block around it."""
    blocks = sorted(_Builder(lines, noise, tables, width, page_notes).build(), key=lambda block: block.start)
    for block, marker in zip(blocks, settle_capitals([block.marker for block in blocks]), strict=True):
        block.marker = marker
    return blocks


class _Builder:
    """Walks over the lines once, with the block that may still go on."""

    def __init__(
        self,
        lines: Sequence[Line],
        noise: dict[int, str],
        tables: Sequence[Table],
        width: int | None,
        page_notes: Mapping[int, FootnoteMark | None],
    ) -> None:
        self.page_notes = page_notes
        self.lines = lines
        self.noise = noise
        self.width = width
        self.table_at = {table.rows[0].line.number: table for table in tables}
        self.in_table = {row.line.number for table in tables for row in table.rows}
        self.current: Block | None = None
        self.open_note: Block | None = None
        self.on_foot = False  # among the notes at the foot of a page, which blank lines do not end
        self.gap = 0
        self.apart = False
        self.quoted = 0

    def build(self) -> Iterator[Block]:
        """Yield each block as soon as it starts; it may still grow afterwards."""
        for line in self.lines:
            if line.blank or line.quoted != self.quoted:  # a quotation that begins or ends
                self.gap += 1
                self.open_note = self.open_note if self.on_foot else None
            self.quoted = self.quoted if line.blank else line.quoted
            if line.blank:
                continue
            if line.number in self.noise:
                self.apart = True
                self.open_note = None
            elif line.number in self.in_table:
                yield from self._table(line)
            else:
                yield from self._text(line)

    def _table(self, line: Line) -> Iterator[Block]:
        table = self.table_at.get(line.number)
        self.open_note = None
        if table is not None:
            last = table.rows[-1].line
            yield Block("table", [row.line for row in table.rows], self.gap, table=table, runs=[(line.start, last.end)])
        self._follow(None)

    def _text(self, line: Line) -> Iterator[Block]:
        if self.on_foot and line.number not in self.page_notes:
            self.open_note = None
        self.on_foot = line.number in self.page_notes
        note = self.page_notes[line.number] if self.on_foot else read_footnote(line)
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
        if starts_with_time(line.text) or self._stands_alone(line) or _MARKED_HEADING.match(previous.text):
            return False
        if self._stands_alone(current.lines[0]):
            return self._heading_goes_on(current, line)
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

    def _heading_goes_on(self, current: Block, line: Line) -> bool:
        """True when a heading with a number is wrapped on to ``line``."""
        previous = current.lines[-1]
        if self.gap or self.apart or previous.closed or len(current.lines) > 2:
            return False
        return line.opens_lower and (previous.unfinished or is_full(previous, line, self.width))

    def _stands_alone(self, line: Line) -> bool:
        """True for a line that starts a heading by its form: marked, "Artikel 3. ..." or "2.1 ..."."""
        if _MARKED_HEADING.match(line.text):
            return True
        numbered = _NAMED_PART.match(line.text) is not None or bool(read_multilevel(line.text))
        return numbered and not line.closed and len(line.text) < 0.95 * (self.width or 100)
