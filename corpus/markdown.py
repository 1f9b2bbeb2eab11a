"""Markdown beyond its usual marks: underlined headings, and code between fences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.lines import Line

_MARKED = re.compile(r"(?P<marks>#{1,6})(?:\s+\S|(?P<glued>[A-ZÀ-Þ0-9]))")
_HTML = re.compile(r"<h(?P<level>[1-6])\b[^<>]{0,300}>.{1,300}</h(?P=level)\s*>", re.IGNORECASE)
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_LONGEST = 130
_CLOSED = re.compile(r"[.,;:!…|][\"'”’)*_]*$")


def marked_depth(text: str) -> int:
    """The depth that its marks or its element give a heading; 0 for a text that is none.

    Where the space behind the marks was forgotten ("##Doel") it must look like a heading.
    """
    marked = _MARKED.match(text)
    if marked and (not marked["glued"] or (len(text) <= _LONGEST and not _CLOSED.search(text))):
        return len(marked["marks"])
    html = _HTML.fullmatch(text)
    return int(html["level"]) if html else 0


def find_underlined(lines: Sequence[Line]) -> dict[int, int]:
    """Level by number of the lines that are headings because of the rule below them: 1 for ``===``, 2 for ``---``."""
    found: dict[int, int] = {}
    above = True  # a heading stands below a blank line or at the top
    for line, below in pairwise(lines):
        if above and _is_title(line) and below.start == below.outer[0] and _UNDERLINE.fullmatch(below.text):
            found[line.number] = 1 if below.text[0] == "=" else 2
        above = line.blank
    return found


def _is_title(line: Line) -> bool:
    plain = not line.blank and len(line.text) <= _LONGEST and not _CLOSED.search(line.text)
    return plain and any(map(str.isalpha, line.text)) and line.text[0] not in "#|>-*"


def find_fenced(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the lines between fences, where marks are no markup; a fence that is never closed fences nothing."""
    found: set[int] = set()
    inside: list[int] = []
    fence = ""
    for line in lines:
        mark = _FENCE.match(line.text)
        if not fence and mark:
            fence, inside = mark[1], []
        elif fence and line.text.startswith(fence) and not line.text.strip(fence[0]):
            found |= set(inside)
            fence = ""
        elif fence:
            inside.append(line.number)
    return frozenset(found)
