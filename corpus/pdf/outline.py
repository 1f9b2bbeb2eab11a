"""Headings of a PDF: the lines that its bookmarks name, or that are printed as headings, get the marks of headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.pdf.letters import bare_letters
from corpus.pdf.raw import OutlineEntry

_LEAST = 3  # bookmarks found in the text, before they are taken for the headings of the document
_LEAST_SHARE = 0.5
_LINES = 4  # over which a heading may be wrapped
_PAGES_OFF = (0, 1, -1)  # some programs write where the heading was before the contents were put in front
_CONTENTS = re.compile(r"\.{4,}|(?:\s\.){4,}|…{2,}")


@dataclass(frozen=True, slots=True)
class Headings:
    """What is known of the headings of a file: its bookmarks, and the lines that are printed as headings are."""

    outline: Sequence[OutlineEntry] = ()
    printed: Sequence[OutlineEntry] = ()


def mark_headings(pages: Sequence[list[str]], headings: Headings) -> int:
    """Put ``#`` marks before the headings that the bookmarks name, or else those that are printed as such; wrapped
    ones come on one line.

    :param pages: the lines of every page; changed in place, unless nothing is known or too little of it is found.
    :return: the number of headings marked.
    """
    outline = headings.outline
    places = [place for entry in outline if (place := _find(pages, entry)) is not None]
    if len(places) < max(_LEAST, len(outline) * _LEAST_SHARE):
        places = [place for entry in headings.printed if (place := _find(pages, entry)) is not None]
    taken: set[tuple[int, int]] = set()
    for page, first, last, level in places:
        lines = {(page, line) for line in range(first, last)}
        if lines & taken:
            continue
        taken |= lines
        words = " ".join(line.strip() for line in pages[page][first:last])
        pages[page][first] = f"{'#' * min(level, 6)} {words}"
        pages[page][first + 1 : last] = [""] * (last - first - 1)
    return len(taken)


def _find(pages: Sequence[list[str]], entry: OutlineEntry) -> tuple[int, int, int, int] | None:
    """Page index, first line, line behind the last, and level of a heading; None when its words are not there."""
    wanted = bare_letters(entry.title)
    if not wanted:
        return None
    for off in _PAGES_OFF:
        index = entry.page - 1 + off
        if 0 <= index < len(pages):
            span = _find_lines(pages[index], wanted)
            if span is not None:
                return index, *span, entry.level
    return None


def _find_lines(lines: Sequence[str], wanted: str) -> tuple[int, int] | None:
    """The whole lines that together hold exactly these letters."""
    letters = [bare_letters(line) for line in lines]
    for first, start in enumerate(letters):
        if not start or not (wanted.startswith(start) or _unnumbered(start) == wanted):
            continue
        if _CONTENTS.search(lines[first]) or lines[first].endswith((";", ",")):
            continue  # a table of contents, or a sentence that sums up the chapters
        for last in range(first + 1, min(first + _LINES, len(lines)) + 1):
            together = "".join(letters[first:last])
            if wanted in (together, _unnumbered(together)):
                return first, last
            if not lines[last - 1].strip():
                break
    return None


def _unnumbered(letters: str) -> str:
    """Letters without the chapter number before them, which bookmarks often leave out."""
    return letters.lstrip("0123456789")
