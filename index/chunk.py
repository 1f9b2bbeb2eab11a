"""Cuts a document into chunks: runs of passages of one section, of about a hundred words.

Never across a section border and never inside a passage. A heading stays with the text under it; a list stays with
the sentence that introduces it when both fit, else each following chunk repeats that sentence in its text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.types import Document, Passage
from index.types import Chunk
from index.wording import headings_above, lead_in, shown_text

TARGET_WORDS = 105
MOST_WORDS = 140
# Part of the identity of an index: change it when the chunks or the texts of a document change.
CHUNKING = f"1 ({TARGET_WORDS} woorden)"


@dataclass(frozen=True, slots=True)
class _Unit:
    """Passages ``first`` up to ``last`` that stay together."""

    first: int
    last: int
    words: int


def make_chunks(document: Document) -> tuple[Chunk, ...]:
    """All chunks of a document in reading order; together they hold every passage exactly once."""
    words = [len(shown_text(document, passage).split()) for passage in document.passages]
    ends = _subtree_ends(document.passages)
    chunks: list[Chunk] = []
    for _, group in groupby(document.passages, key=lambda passage: passage.section):
        passages = list(group)
        units = _glue(list(_units(document.passages, passages[0].index, passages[-1].index + 1, words, ends)), document)
        chunks.extend(_make_chunk(document, first, last) for first, last in _pack(units))
    return tuple(chunks)


def chunk_id(document: Document, start: int, end: int) -> str:
    """Id of a range of a document: other content, other id."""
    return f"{document.id}@{document.sha256[:8]}:{start}-{end}"


def _subtree_ends(passages: Sequence[Passage]) -> list[int]:
    """For each passage the index behind the last passage of the run that hangs under it."""
    ends = [passage.index + 1 for passage in passages]
    for passage in reversed(passages):
        parent = passage.parent
        if parent is not None and parent < passage.index and passages[parent].section == passage.section:
            ends[parent] = max(ends[parent], ends[passage.index])
    return ends


def _units(
    passages: Sequence[Passage], first: int, stop: int, words: Sequence[int], ends: Sequence[int]
) -> Iterator[_Unit]:
    """Passages with what hangs under them where that fits in a chunk, else level by level."""
    while first < stop:
        last = min(ends[first], stop)
        size = sum(words[first:last])
        if passages[first].kind == "heading" or size > MOST_WORDS:
            last, size = first + 1, words[first]
        yield _Unit(first, last, size)
        first = last


def _glue(units: list[_Unit], document: Document) -> list[_Unit]:
    """Join headings, and introductions that were cut off from their list, with the unit behind them."""
    glued: list[_Unit] = []
    for unit in units:
        if glued and _leads(document, glued[-1], unit):
            previous = glued.pop()
            unit = _Unit(previous.first, unit.last, previous.words + unit.words)
        glued.append(unit)
    return glued


def _leads(document: Document, unit: _Unit, following: _Unit) -> bool:
    last = document.passages[unit.last - 1]
    return last.kind == "heading" or document.passages[following.first].parent == last.index


def _pack(units: Sequence[_Unit]) -> Iterator[tuple[int, int]]:
    """Ranges of passages of about equal size, near the target, made of whole units."""
    total = sum(unit.words for unit in units)
    count = 1 if total <= MOST_WORDS else max(2, round(total / TARGET_WORDS))
    size = total / count
    first, filled = units[0].first, 0
    for position, unit in enumerate(units):
        filled += unit.words
        following = units[position + 1].words if position + 1 < len(units) else 0
        # Close where the chunk is nearer to its size without the next unit than with it.
        if position + 1 < len(units) and filled and filled + following / 2 >= size:
            yield first, unit.last
            first, filled = unit.last, 0
    yield first, units[-1].last


def _make_chunk(document: Document, first: int, last: int) -> Chunk:
    passages = document.passages[first:last]
    start, end = passages[0].start, passages[-1].end
    section = document.sections[passages[0].section]
    path = " > ".join(headings_above(document, section.index))
    lines = [lead_in(document, passages[0])]
    for passage in passages:
        # The heading of the section itself is already the end of the path, or else it repeats the title.
        if passage.index != section.heading:
            bullet = "- " if passage.kind == "item" else ""
            lines.append(bullet + shown_text(document, passage))
    text = "\n".join(line for line in (document.metadata.title, path, *lines) if line)
    return Chunk(chunk_id(document, start, end), document.id, section.index, first, last, start, end, text)
