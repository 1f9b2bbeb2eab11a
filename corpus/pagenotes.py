"""Footnotes of paged formats, where extraction leaves their marks as plain digits: "video’s.1" and "1 Zie ook ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.footnotes import FootnoteMark
from corpus.lines import Line
from corpus.types import Page

_DEFINITION = re.compile(r"(?P<number>\d{1,3})(?P<bracket>\))?\s+(?=[A-Z\"'“‘(]|https?:|www\.)")
_PLAIN_CALL = re.compile(r"(?<=[^\W\d_]|[.,;:!?)\]”’\"'])(?<!\d[.,])(?P<number>\d{1,3})(?![\w%])(?![.,]\d)")
# A raised digit may come out on a line of its own, behind the sentence that calls the note.
_LONE_CALL = re.compile(r"^[ \t]*(?P<number>\d{1,3})[ \t]*$", re.MULTILINE)
_LARGEST_GAP = 3  # a number may have been lost in extraction


def find_page_notes(
    text: str, lines: Sequence[Line], pages: Sequence[Page], noise: dict[int, str]
) -> dict[int, FootnoteMark | None]:
    """The lines of notes at the foot of pages: the mark by line number, None for a line on which a note goes on.

    A line opens a note when it starts with the next number in the series and that number stands behind a word on the
    page (before "2) Zie": on a line of its own, as a list may begin so too); from there to the end of the page
    everything belongs to the notes.
    """
    found: dict[int, FootnoteMark | None] = {}
    last = 0
    for page, on_page in _by_page(lines, pages, noise):
        inside = False
        calls: set[int] | None = None
        lone: set[int] = set()
        for line in on_page:
            match = _DEFINITION.match(line.text)
            number = int(match["number"]) if match else 0
            if match and last < number <= last + _LARGEST_GAP:
                if calls is None:
                    calls = {int(call["number"]) for call in _PLAIN_CALL.finditer(text, page.start, page.end)}
                    lone = {int(call["number"]) for call in _LONE_CALL.finditer(text, page.start, page.end)}
                if number in (lone if match["bracket"] else calls):
                    inside, last = True, number
                    found[line.number] = FootnoteMark(match["number"], match["number"], match.end())
            if inside:
                found.setdefault(line.number, None)
    return found


def find_plain_calls(text: str, start: int, end: int, labels: frozenset[str]) -> Iterator[str]:
    """Labels of notes called by plain digits in ``text[start:end]``; only those among ``labels``."""
    if labels:
        for match in _PLAIN_CALL.finditer(text, start, end):
            if match["number"] in labels:
                yield match["number"]


def _by_page(lines: Sequence[Line], pages: Sequence[Page], noise: dict[int, str]) -> Iterator[tuple[Page, list[Line]]]:
    position = 0
    for page in pages:
        on_page: list[Line] = []
        while position < len(lines) and lines[position].start < page.end:
            if not lines[position].blank and lines[position].number not in noise:
                on_page.append(lines[position])
            position += 1
        yield page, on_page
