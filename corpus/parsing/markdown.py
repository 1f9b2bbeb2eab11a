"""Markdown beyond its usual marks: underlined headings, where links lead, and code between fences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.parsing.lines import Line

_MARKED = re.compile(r"(?P<marks>#{1,6})(?:\s+\S|(?P<glued>[A-ZÀ-Þ0-9]))")
_HTML = re.compile(r"<h(?P<level>[1-6])\b[^<>]{0,300}>.{1,300}</h(?P=level)\s*>", re.IGNORECASE)
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_DEFINITION = re.compile(
    r"\[(?P<label>[^\[\]^][^\[\]]{0,100})\]:\s{1,8}<?(?P<target>[^\s<>]{1,500})>?"
    r"(?:\s{1,8}(?:\"[^\"]{0,200}\"|'[^']{0,200}'|\([^()]{0,200}\)))?"
)
_REFERRED = re.compile(r"\[(?P<words>[^\[\]]{1,100})\]\[(?P<label>[^\[\]]{0,100})\]")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)", re.IGNORECASE)
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


def find_link_definitions(lines: Sequence[Line]) -> Iterator[int]:
    """Numbers of the lines that only say where a link leads: "[visie]: https://x.nl/visie".

    A number before an address is the note of a source, unless a link goes by it ("[de visie][1]").
    """
    defined = [(line.number, found) for line in lines if (found := _DEFINITION.fullmatch(line.text))]
    if not defined:
        return
    referred = {(found["label"] or found["words"]).lower() for line in lines for found in _REFERRED.finditer(line.text)}
    for number, found in defined:
        label = found["label"].lower()
        if label in referred or (not label.isdigit() and _ADDRESS.match(found["target"])):
            yield number


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
