"""Initials before a surname ("K. Vos vraagt", "A. el Hamdi:"): they look like the letter of a list or a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.parsing.block import Block
from corpus.parsing.markdown import marked_depth

# The particles of surnames as they occur in the Netherlands; before them stands a name, whatever the letter.
_PARTICLE = (
    r"(?:(?:van|von)(?:\s(?:de[rn]?|het|'t|’t))?|de[nr]?|te[nr]?|(?:op|in)\s(?:de|'t|’t)|el|al|la|le|du|da|dos|di|ben)"
)
_SURNAME = re.compile(rf"(?P<particle>{_PARTICLE}\s)?[A-ZÀ-Þ][^\W\d_]*[a-zà-ÿ]")
_LEAST = 3  # letters of a series that does not begin at A
_NAMED = re.compile(rf"(?:(?:drs|mr|dr|ir|ing|prof|dhr|mevr|mw)\.?\s)*(?:[A-Z]\.\s?){{1,4}}{_SURNAME.pattern}")


def settle_initials(blocks: Sequence[Block], source: str, *, paged: bool) -> set[int]:
    """Make paragraphs of the items whose letter is an initial: before a name, with no item before or behind it.

    In Markdown nothing changes: the texts that the weights of the search are fitted on are read so.

    :param blocks: in reading order; changed in place.
    :param paged: the text has pages, so that marks of headings come from their reader.
    :return: where paragraphs start that open with a name: no headings, unless they are marked as such.
    """
    if not paged and any(marked_depth(block.lines[0].text) for block in blocks):
        return set()
    lettered = [block for block in blocks if block.marker is not None and block.marker.style == "capital"]
    in_series = _in_series([block.marker.ordinal for block in lettered if block.marker is not None])
    for block, listed in zip(lettered, in_series, strict=True):
        marker, name = block.marker, _SURNAME.match(source, block.start)
        if marker is None or name is None or marker.bulleted or not marker.text.endswith("."):
            continue
        if name["particle"] or not (listed or marker.ordinal == 1):
            start, end = block.runs[0]
            block.marker, block.kind = None, "text"
            block.runs[0] = (start - marker.length, end)
    return {block.start for block in blocks if block.kind == "text" and _NAMED.match(source, block.start)}


def _in_series(ordinals: Sequence[int]) -> list[bool]:
    """Which letters count on from each other, from A or three of them: two may be initials that happen to."""
    found: list[bool] = []
    while len(found) < len(ordinals):
        first = behind = len(found)
        while behind < len(ordinals) and ordinals[behind] - ordinals[first] == behind - first:
            behind += 1
        found += [behind - first >= _LEAST or (behind - first > 1 and ordinals[first] == 1)] * (behind - first)
    return found
