"""Text -> document: the pure core of the corpus layer."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from corpus.blocks import Block, build_blocks
from corpus.display import display_text
from corpus.footnotes import FootnoteIndex, find_calls
from corpus.headings import HeadingFinder
from corpus.levels import Entry, assign_levels
from corpus.lines import Line, split_lines, wrap_width
from corpus.noise import find_noise
from corpus.passages import Draft, PassageMaker
from corpus.tables import find_tables
from corpus.titleblock import read_fields
from corpus.types import Document, Metadata, Noise, Page, Passage, Section

_MARK_ONLY = re.compile(r"[\W_]*")


def parse_document(
    metadata: Metadata, text: str, pages: Sequence[Page] = (), *, warnings: Sequence[str] = ()
) -> Document:
    """The structure of a canonical text; pure, deterministic and linear in the length of the text.

    :param metadata: the catalogue entry; handed on unchanged.
    :param text: the canonical text.
    :param pages: page ranges in ``text``, empty for formats without pages.
    :param warnings: what the reader of the file noticed; handed on.
    :return: a document whose passages and noise cover every character that is not white space exactly once.
    """
    lines = split_lines(text)
    line_noise = find_noise(lines, pages)
    width = wrap_width([line for line in lines if line.number not in line_noise])
    tables = list(find_tables(text, lines, line_noise))
    blocks = build_blocks(lines, noise=line_noise, tables=tables, width=width)
    maker = PassageMaker(text, HeadingFinder(text, blocks, width).find(), read_fields(text, blocks))
    for number, block in enumerate(blocks):
        maker.add(number, block)
    drafts = sorted(maker.drafts, key=lambda draft: draft.start)
    sections, section_of = _sections(text, drafts)
    return Document(
        metadata=metadata,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        pages=tuple(pages),
        sections=sections,
        passages=_number(text, drafts, section_of),
        noise=tuple(_noise(text, drafts, lines, line_noise, blocks)),
        warnings=tuple(warnings),
    )


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


def _number(text: str, drafts: Sequence[Draft], section_of: Sequence[int]) -> tuple[Passage, ...]:
    index_of = {id(draft): index for index, draft in enumerate(drafts)}
    notes = FootnoteIndex(
        (draft.label, draft.start, index) for index, draft in enumerate(drafts) if draft.kind == "footnote"
    )
    passages = []
    for index, draft in enumerate(drafts):
        called: dict[int, None] = {}
        if notes and draft.kind != "footnote":
            found = (notes.find(label, draft.start) for label in find_calls(text, draft.start, draft.end))
            called = dict.fromkeys(note for note in found if note is not None)
        parent = index_of[id(draft.parent)] if draft.parent is not None else None
        passages.append(
            Passage(
                index=index,
                start=draft.start,
                end=draft.end,
                kind=draft.kind,
                section=section_of[index],
                block=draft.block,
                parent=parent,
                marker=draft.marker,
                depth=draft.depth,
                cells=draft.cells,
                notes=tuple(called),
            )
        )
    return tuple(passages)


def _noise(
    text: str, drafts: Sequence[Draft], lines: Sequence[Line], line_noise: dict[int, str], blocks: Sequence[Block]
) -> list[Noise]:
    """Everything outside the passages that is not white space, one range a line, with its reason."""
    markers = {block.lines[0].start for block in blocks if block.marker is not None}
    notes = {block.lines[0].start for block in blocks if block.note is not None}
    found: list[Noise] = []
    position = 0
    for line in lines:
        cursor = line.start
        while position < len(drafts) and drafts[position].end <= cursor:
            position += 1
        ahead = position
        while cursor < line.end:
            draft = drafts[ahead] if ahead < len(drafts) else None
            stop = min(line.end, draft.start) if draft else line.end
            piece = text[cursor:stop]
            if piece.strip():
                start = cursor + len(piece) - len(piece.lstrip())
                reason = line_noise.get(line.number) or _reason(start, piece.strip(), markers, notes)
                found.append(Noise(start, cursor + len(piece.rstrip()), reason))
            if draft is None or draft.start >= line.end:
                break
            cursor, ahead = max(cursor, draft.end), ahead + 1
    return found


def _reason(start: int, piece: str, markers: set[int], notes: set[int]) -> str:
    if start in notes:
        return "note mark"
    if start in markers:
        return "list marker"
    if piece.startswith("<"):
        return "html"
    if re.fullmatch(r"[eoO]", piece):
        return "list marker"  # a bullet read as a letter
    return "mark" if _MARK_ONLY.fullmatch(piece) else "residue"
