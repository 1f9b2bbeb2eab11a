"""Blocks -> passages: sentences, items, rows, headings and footnotes, with what they hang under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.display import display_text
from corpus.dutch.sentences import split_sentences
from corpus.parsing.block import Block
from corpus.parsing.headings import Heading
from corpus.parsing.lists import ListTracker
from corpus.parsing.markup import Span, trim_markup
from corpus.parsing.tables import Row, Table
from corpus.parsing.titleblock import Field
from corpus.types import Cell, PassageKind

_CAPTION = re.compile(r"(?:tabel|figuur|grafiek|schema|overzicht)\b", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A passage before numbers are given out; ``parent`` and ``label`` (of a footnote) are resolved afterwards."""

    start: int
    end: int
    kind: PassageKind
    block: int
    parent: Draft | None = None
    marker: str = ""
    depth: int = 0
    cells: tuple[Cell, ...] = ()
    label: str = ""
    heading: Heading | None = None


@dataclass(slots=True)
class PassageMaker:
    """Turns the blocks of one document into drafts, in reading order."""

    source: str
    headings: dict[int, Heading]
    fields: dict[int, list[Field]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    lists: ListTracker = field(default_factory=ListTracker)
    introduction: Draft | None = None  # what a list or table that starts now hangs under
    group: Draft | None = None
    last_table: str = ""
    row_above: Draft | None = None

    def add(self, number: int, block: Block) -> None:
        """Append the passages of ``block``."""
        heading = self.headings.get(block.start)
        if block.kind == "footnote" and block.note is not None:
            self._footnote(number, block, block.note.label, block.note.text)
        elif block.table is not None:
            self._table(number, block.table)
        elif block.start in self.fields:
            self._fields(number, self.fields[block.start])
        elif heading is not None:
            self._heading(number, block, heading)
        elif block.kind == "item":
            self._item(number, block)
        else:
            self._paragraph(number, block)

    def _footnote(self, number: int, block: Block, label: str, mark: str) -> None:
        for start, end in self._trimmed(block.runs):
            self.drafts.append(Draft(start, end, "footnote", number, marker=mark, label=label))

    def _heading(self, number: int, block: Block, heading: Heading) -> None:
        runs = block.runs
        rest: list[Span] = []
        if heading.split:
            title, rest = (runs[0][0], block.lines[0].end), [(block.lines[1].start, runs[0][1]), *runs[1:]]
            runs = [title]
        # The number of a chapter belongs to its heading.
        if block.marker is not None:
            runs = [(runs[0][0] - block.marker.length, runs[0][1]), *runs[1:]]
        if heading.kind == "markdown":  # the space behind the marks may be missing
            start, end = runs[0]
            runs = [(start + len(self.source[start:end]) - len(self.source[start:end].lstrip("#")), end), *runs[1:]]
        self._close()
        for start, end in self._trimmed(runs):
            self.drafts.append(Draft(start, end, "heading", number, heading=heading))
            self.introduction = self.drafts[-1]
        for start, end in self._sentences(rest, block.breaks):
            self.drafts.append(Draft(start, end, "sentence", number))
            self.introduction = self.drafts[-1]

    def _fields(self, number: int, fields: list[Field]) -> None:
        """Labels and values of a title block, each a row; a value hangs under the row of its label."""
        self._close()
        for each in fields:
            if not self._citable(each.start, each.end):
                continue
            headings = () if each.label is None else (each.label,)
            cells = (Cell(*each.value, 0 if each.label is None else 1, headings),)
            above = None
            if each.label is not None and each.start > each.label[1]:
                above = next((draft for draft in self.drafts if draft.start <= each.label[0] < draft.end), None)
            self.drafts.append(Draft(each.start, each.end, "row", number, above, cells=cells))
        self.introduction = None

    def _paragraph(self, number: int, block: Block) -> None:
        self._close()
        for start, end in self._sentences(block.runs, block.breaks):
            self.drafts.append(Draft(start, end, "sentence", number))
            self.introduction = self.drafts[-1]

    def _item(self, number: int, block: Block) -> None:
        first: Draft | None = None
        enclosing, depth = self._place(block)
        for start, end in self._sentences(block.runs, block.breaks):
            if first is None:
                marker = block.marker.text if block.marker else ""
                first = Draft(start, end, "item", number, enclosing, marker=marker, depth=depth)
                self.drafts.append(first)
            else:
                self.drafts.append(Draft(start, end, "sentence", number, first, depth=depth))
        if first is not None and block.marker is None:
            self.introduction = first
        elif first is None and block.marker is not None:
            self._close()

    def _place(self, block: Block) -> tuple[Draft | None, int]:
        """What an item hangs under, and its depth."""
        if block.marker is None:  # an entry of a programme, which may introduce a list
            self._close()
            above = self.introduction
            while above is not None and above.kind == "item" and not above.marker:
                above = above.parent
            return above, 1
        if block.level:
            key = self.lists.place_at(block.level, passage=len(self.drafts))
        else:
            key = self.lists.place(block.marker, indent=block.lines[0].indent, passage=len(self.drafts))
        base = self.introduction.depth if self.introduction and self.introduction.kind == "item" else 0
        return (self.introduction if key is None else self.drafts[key]), base + self.lists.depth

    def _close(self) -> None:
        self.lists.close()
        self.group = self.row_above = None

    def _sentences(self, runs: list[Span], breaks: list[int]) -> Iterator[Span]:
        for start, end in runs:
            yield from self._trimmed(split_sentences(self.source, start, end, breaks=breaks))

    def _trimmed(self, spans: Iterable[Span]) -> Iterator[Span]:
        """Spans without markup around them; what is left out becomes noise. Spans without letters or digits go."""
        for start, end in spans:
            start, end = trim_markup(self.source, start, end)
            if self._citable(start, end):
                yield start, end

    def _citable(self, start: int, end: int) -> bool:
        """True when readers would see at least one letter or digit."""
        return any(character.isalnum() for character in display_text(self.source[start:end]))

    def _table(self, number: int, table: Table) -> None:
        continued = bool(table.title) and table.title == self.last_table and self.group is not None
        caption = self._caption()
        if not continued:
            self._close()
        self.last_table = table.title
        for row in table.rows:
            if row.filled and self._citable(row.filled[0][1][0], row.filled[-1][1][1]):
                self._row(number, table, row, caption)

    def _caption(self) -> Draft | None:
        above = self.introduction
        if above is None or above.kind == "heading":
            return None
        words = self.source[above.start : above.end]
        return above if _CAPTION.match(words) or words.rstrip("*_ ").endswith(":") else None

    def _row(self, number: int, table: Table, row: Row, caption: Draft | None) -> None:
        cells = tuple(
            Cell(start, end, column, () if row.role == "heading" else table.headings.get(column, ()))
            for column, (start, end) in row.filled
        )
        nested = row.nested and self.row_above is not None
        parent = self.row_above if nested else (None if row.role == "group" else self.group) or caption
        draft = Draft(row.filled[0][1][0], row.filled[-1][1][1], "row", number, parent, depth=int(nested), cells=cells)
        if row.role == "heading":
            draft.parent = caption
        elif row.role == "group":
            self.group, self.row_above = draft, None
        elif not row.nested:
            self.row_above = draft
        self.drafts.append(draft)
