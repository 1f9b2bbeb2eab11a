"""Numbered lines that belong to one list, also where sub-items stand between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.parsing.block import Block

_DEEPEST = 10  # levels that are open at once


@dataclass(slots=True)
class _Member:
    """The last line of a series that may go on; ``indented`` while all that followed it stands further inwards."""

    index: int
    style: str
    ordinal: int
    indent: int
    indented: bool = True


@dataclass(frozen=True, slots=True)
class _Link:
    """Two lines of a series; ``sure`` when what stands between them shows that they are items of one list."""

    first: int
    second: int
    sure: bool

    @property
    def direct(self) -> bool:
        return self.second == self.first + 1


def find_series(blocks: Sequence[Block], *, markdown: bool) -> frozenset[int]:
    """Indices of the numbered and lettered blocks that are items of a list by the items of its series.

    Chapters that hold nothing but lists look like items with sub-items. So lines with sub-items between them are one
    list only when those stand further inwards, when two lines of the series stand right below each other, or when they
    are clauses.

    :param markdown: in such a text paragraphs that stand further inwards belong to the item above. The line that opens
        a series is left out there, unless the next one stands right below it: the texts that the weights of the search
        are fitted on are read so.
    """
    links: list[_Link] = []
    waiting: list[_Member] = []
    for index, block in enumerate(blocks):
        indent = block.lines[0].indent
        if block.marker is None and not (markdown and waiting and indent > waiting[0].indent):
            waiting.clear()
            continue
        marker = block.marker
        above = next(
            (
                place
                for place in range(len(waiting) - 1, -1, -1)
                if marker and (waiting[place].style, waiting[place].ordinal + 1) == (marker.style, marker.ordinal)
            ),
            None,
        )
        if marker and above is not None:
            member = waiting[above]
            clauses = _are_clauses(blocks[member.index], block)
            links.append(_Link(member.index, index, member.index + 1 == index or member.indented or clauses))
            del waiting[above:]
        for member in waiting:
            member.indented = member.indented and indent > member.indent
        if marker and marker.ordinal and not marker.bulleted:
            waiting = [*waiting[-_DEEPEST:], _Member(index, marker.style, marker.ordinal, indent)]
    return _in_lists(links, openers=not markdown)


def _in_lists(links: Sequence[_Link], *, openers: bool) -> frozenset[int]:
    """Members of the series in which at least one link is certain."""
    series: dict[int, int] = {}
    certain: set[int] = set()
    for link in links:
        series.setdefault(link.first, link.first)
        series[link.second] = series[link.first]
        if link.sure:
            certain.add(series[link.first])
    left_out = set() if openers else {link.first for link in links if not link.direct} - {each.second for each in links}
    return frozenset(index for index, first in series.items() if first in certain and index not in left_out)


def _are_clauses(block: Block, following: Block) -> bool:
    """True for a line that introduces what stands below it, and a full sentence with the next number."""
    return block.lines[-1].text.endswith(":") and following.lines[-1].text.endswith((".", ";"))
