"""Text -> document: the pure core of the corpus layer."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.display import display_text
from corpus.parsing.block import Block
from corpus.parsing.blocks import build_blocks
from corpus.parsing.coverage import find_rest
from corpus.parsing.footnotes import FootnoteIndex, find_calls
from corpus.parsing.headings import HeadingFinder
from corpus.parsing.initials import settle_initials
from corpus.parsing.levels import Entry, assign_levels
from corpus.parsing.lines import Line, split_lines, wrap_width
from corpus.parsing.machinery import find_machinery
from corpus.parsing.markdown import find_fenced, find_underlined
from corpus.parsing.noise import find_noise
from corpus.parsing.pagenotes import find_page_notes, find_plain_calls
from corpus.parsing.passages import Draft, PassageMaker
from corpus.parsing.pieces import Placed
from corpus.parsing.placed import place_blocks
from corpus.parsing.quotations import unquote
from corpus.parsing.tables import find_tables
from corpus.parsing.titleblock import read_fields
from corpus.quality import UNJUDGED, Quality
from corpus.types import Document, Metadata, Noise, Page, Passage, Section


def parse_document(
    metadata: Metadata,
    text: str,
    pages: Sequence[Page] = (),
    *,
    warnings: Sequence[str] = (),
    layout: Sequence[Placed] = (),
    noise: Sequence[Noise] = (),
    quality: Quality = UNJUDGED,
) -> Document:
    """The structure of a canonical text; pure, deterministic and linear in the length of the text.

    :param metadata: the catalogue entry; handed on unchanged.
    :param text: the canonical text.
    :param pages: page ranges in ``text``, empty for formats without pages.
    :param warnings: what the reader of the file noticed; handed on.
    :param layout: the pieces of the text, from formats that state their structure; without it is read from the words.
    :param noise: whole lines that the reader knows to be no content, in order.
    :param quality: how well each page could be read; handed on.
    :return: a document whose passages and noise cover every character that is not white space exactly once.
    """
    lines = split_lines(text)
    read = (
        _read_layout(text, lines, layout)
        if layout
        else _read_lines(text, lines, pages, noise, judged=bool(quality.pages))
    )
    for number, block in enumerate(read.blocks):
        read.maker.add(number, block)
    drafts = sorted(read.maker.drafts, key=lambda draft: draft.start)
    sections, section_of = _sections(text, drafts)
    return Document(
        metadata=metadata,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pages=tuple(pages),
        sections=sections,
        passages=_number(drafts, section_of, _Notes(text, drafts, pages, read.plain)),
        noise=tuple(find_rest(text, drafts, lines, read.noise, read.blocks)),
        warnings=tuple(warnings),
        quality=quality,
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """Blocks in order and what turns them into passages; ``plain`` are labels of notes called by bare digits."""

    blocks: list[Block]
    maker: PassageMaker
    noise: dict[int, str] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()


def _read_layout(text: str, lines: Sequence[Line], layout: Sequence[Placed]) -> _Read:
    blocks, headings = place_blocks(lines, layout)
    return _Read(blocks, PassageMaker(text, headings))


def _read_lines(
    text: str, lines: Sequence[Line], pages: Sequence[Page], known: Sequence[Noise], *, judged: bool
) -> _Read:
    """Structure from the words; ``judged``: the reader of the pages has already found their running lines."""
    lines = unquote(text, lines)
    noise = find_noise(lines, () if judged else pages)
    noise.update(find_machinery(text, lines))
    starts = {each.start: each.reason for each in known}
    noise.update({line.number: starts[line.start] for line in lines if line.start in starts})
    width = wrap_width([line for line in lines if line.number not in noise])
    tables = list(find_tables(text, lines, noise, typed=not pages))
    page_notes = find_page_notes(text, lines, pages, noise)
    blocks = build_blocks(lines, noise=noise, tables=tables, width=width, page_notes=page_notes)
    names = settle_initials(blocks, text, paged=bool(pages))
    headings = HeadingFinder(text, blocks, width, find_underlined(lines)).find()
    fenced = find_fenced(lines)
    unmarked = names | {block.start for block in blocks if block.lines[0].number in fenced}
    headings = {start: heading for start, heading in headings.items() if start not in unmarked}
    plain = frozenset(mark.label for mark in page_notes.values() if mark is not None)
    return _Read(blocks, PassageMaker(text, headings, read_fields(text, blocks)), noise, plain)


def _sections(text: str, drafts: Sequence[Draft]) -> tuple[tuple[Section, ...], list[int]]:
    """The section tree, and the section of every draft."""
    entries: list[Entry] = []
    at: list[int] = []
    for index, draft in enumerate(drafts):
        if draft.heading is not None:
            above = next(
                (other for other in reversed(drafts[max(0, index - 3) : index]) if other.kind != "footnote"), None
            )
            words = display_text(text[draft.start : draft.end])
            entries.append(Entry(draft.heading, words, above is not None and above.heading is not None))
            at.append(index)
    levels = assign_levels(entries)
    sections = [Section(0, "", 0, None, None, 0, len(text))]
    section_of = [0] * len(drafts)
    starts = [drafts[index].start for index in at]
    ends = _section_ends(starts, levels, len(text))
    open_sections = [0]
    for number, (index, entry, level) in enumerate(zip(at, entries, levels, strict=True), 1):
        while sections[open_sections[-1]].level >= level:
            open_sections.pop()
        parent = open_sections[-1]
        sections.append(Section(number, entry.text, level, parent, index, starts[number - 1], ends[number - 1]))
        open_sections.append(number)
        until = at[number] if number < len(at) else len(drafts)
        section_of[index:until] = [number] * (until - index)
    return tuple(sections), section_of


def _section_ends(starts: Sequence[int], levels: Sequence[int], length: int) -> list[int]:
    """End of each section: where the next heading of its level or an outer one starts."""
    ends = [length] * len(starts)
    waiting: list[int] = []
    for index, level in enumerate(levels):
        while waiting and levels[waiting[-1]] >= level:
            ends[waiting.pop()] = starts[index]
        waiting.append(index)
    return ends


class _Notes:
    """Finds the footnotes that a passage calls; ``plain`` are labels of notes that are called by bare digits."""

    def __init__(self, text: str, drafts: Sequence[Draft], pages: Sequence[Page], plain: frozenset[str]) -> None:
        self._text = text
        self._drafts = drafts
        self._plain = plain
        self._page_starts = [page.start for page in pages]
        self._index = FootnoteIndex(
            (draft.label, draft.start, index) for index, draft in enumerate(drafts) if draft.kind == "footnote"
        )

    def called_in(self, draft: Draft) -> tuple[int, ...]:
        """Passage indices of the notes called in ``draft``, in order and once each."""
        if not self._index or draft.kind == "footnote":
            return ()
        called = [self._index.find(label, draft.start) for label in find_calls(self._text, draft.start, draft.end)]
        for label in find_plain_calls(self._text, draft.start, draft.end, self._plain):
            note = self._index.find(label, draft.start)
            # Bare digits mean a note only when it stands at the foot of the same page.
            if note is not None and self._page(self._drafts[note].start) == self._page(draft.start):
                called.append(note)
        return tuple(dict.fromkeys(note for note in called if note is not None))

    def _page(self, offset: int) -> int:
        return bisect_right(self._page_starts, offset)


def _number(drafts: Sequence[Draft], section_of: Sequence[int], notes: _Notes) -> tuple[Passage, ...]:
    """Passages with their numbers, parents and the footnotes they call."""
    index_of = {id(draft): index for index, draft in enumerate(drafts)}
    return tuple(
        Passage(
            index=index,
            start=draft.start,
            end=draft.end,
            kind=draft.kind,
            section=section_of[index],
            block=draft.block,
            parent=index_of[id(draft.parent)] if draft.parent is not None else None,
            marker=draft.marker,
            depth=draft.depth,
            cells=draft.cells,
            notes=notes.called_in(draft),
        )
        for index, draft in enumerate(drafts)
    )
