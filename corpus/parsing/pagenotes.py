"""Footnotes of paged formats, where extraction leaves their marks as plain digits: "video’s.1" and "1 Zie ook ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.parsing.footnotes import FootnoteMark
from corpus.parsing.lines import Line
from corpus.types import Page

_DEFINITION = re.compile(r"(?P<number>\d{1,3})(?P<bracket>\))?\s+(?=[A-Z\"'“‘(]|https?:|www\.)")
_PLAIN_CALL = re.compile(r"(?<=[^\W\d_]|[.,;:!?)\]”’\"'])(?<!\d[.,])(?P<number>\d{1,3})(?![\w%])(?![.,]\d)")
# A raised digit may come out on a line of its own, behind the sentence that calls the note.
_LONE_CALL = re.compile(r"^[ \t]*(?P<number>\d{1,3})[ \t]*$", re.MULTILINE)
_LARGEST_GAP = 3  # a number may have been lost in extraction


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may open a note: its place among the lines of its page, and its number."""

    place: int
    number: int
    mark: FootnoteMark


def find_page_notes(
    text: str, lines: Sequence[Line], pages: Sequence[Page], noise: dict[int, str]
) -> dict[int, FootnoteMark | None]:
    """The lines of notes at the foot of pages: the mark by line number, None for a line on which a note goes on.

    A line opens a note when it starts with the next number in the series and that number stands behind a word before it
    on the page (before "2) Zie": on a line of its own, as a list may begin so too). A chapter ("1 Inleiding") stands
    above the call of note 1, or above the note itself. From the first note to the end of the page everything belongs to
    the notes.
    """
    found: dict[int, FootnoteMark | None] = {}
    last = 0
    for page, on_page in _by_page(lines, pages, noise):
        series = _series(list(_candidates(text, page, on_page)), last)
        if not series:
            continue
        last = series[-1].number
        for line in on_page[series[0].place :]:
            found[line.number] = None
        for one in series:
            found[on_page[one.place].number] = one.mark
    return found


def _candidates(text: str, page: Page, on_page: Sequence[Line]) -> Iterator[_Candidate]:
    """The lines of a page that start with the number of a note that was called above them."""
    called: dict[bool, dict[int, int]] | None = None
    for place, line in enumerate(on_page):
        match = _DEFINITION.match(line.text)
        if match is None:
            continue
        called = called or {
            bracket: _first_calls(form, text, page) for bracket, form in ((False, _PLAIN_CALL), (True, _LONE_CALL))
        }
        number = int(match["number"])
        if called[bool(match["bracket"])].get(number, page.end) < line.start:
            yield _Candidate(place, number, FootnoteMark(match["number"], match["number"], match.end()))


def _first_calls(form: re.Pattern[str], text: str, page: Page) -> dict[int, int]:
    """Where each number is called first on a page."""
    first: dict[int, int] = {}
    for call in form.finditer(text, page.start, page.end):
        first.setdefault(int(call["number"]), call.start())
    return first


def _series(candidates: Sequence[_Candidate], last: int) -> list[_Candidate]:
    """The notes of a page: the longest series of numbers behind ``last``; of equally long ones that lowest on the page.

    Lowest, as a chapter may stand between the call and the note; but once the notes have begun the next one is the
    first with its number, as a line within a note may begin with that number too.
    """
    lengths: dict[int, int] = {}  # by number, of the longest series from here to the foot of the page
    length_at: list[int] = []
    for one in reversed(candidates):
        length = 1 + max(lengths.get(one.number + gap, 0) for gap in range(1, _LARGEST_GAP + 1))
        lengths[one.number] = max(length, lengths.get(one.number, 0))
        length_at.append(length)
    length_at.reverse()
    starts = [index for index, one in enumerate(candidates) if last < one.number <= last + _LARGEST_GAP]
    series: list[_Candidate] = []
    if not starts:
        return series
    first = max(starts, key=lambda index: (length_at[index], index))
    for one, length in zip(candidates[first:], length_at[first:], strict=True):
        if not series or (
            series[-1].number < one.number <= series[-1].number + _LARGEST_GAP
            and length == length_at[first] - len(series)
        ):
            series.append(one)
    return series


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
