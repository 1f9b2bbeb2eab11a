"""Footnotes of one page: their lines are taken apart from the text and their marks are drawn as superscripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from corpus.parsing.footnotes import read_footnote
from corpus.parsing.lines import split_lines
from corpus.parsing.pagenotes import find_page_notes
from corpus.types import Page

_CALL = re.compile(r"(?<=[^\W\d_]|[.,;:!?)\]”’\"'])(?<!\d[.,])(?P<number>\d{1,3})(?![\w%])(?![.,]\d)")
_LONE_CALL = re.compile(r"(?<=[^\s])\n(?P<number>\d{1,3})(?=\n)")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class NoteFinder:
    """Finds the notes page by page; numbers may go on from one page to the next."""

    def __init__(self, pages: Sequence[Sequence[str]]) -> None:
        """Number the notes over all pages at once, as they may be counted through."""
        texts = ["\n".join(lines) for lines in pages]
        ranges: list[Page] = []
        start = 0
        for number, text in enumerate(texts, 1):
            ranges.append(Page(number, "", start, start + len(text) + 1))
            start += len(text) + 1
        whole = "\n".join(texts)
        lines = split_lines(whole)
        self._marks = find_page_notes(whole, lines, ranges, {})
        self._first_line = [0]
        for page_lines in pages:
            self._first_line.append(self._first_line[-1] + max(1, len(page_lines)))

    def split(self, page: int, lines: Sequence[str]) -> tuple[list[str], list[str]]:
        """The text and the notes of one page (by index), with superscripts for marks.

        :return: the lines of the text, and of the notes; a note begins with its mark.
        """
        base = self._first_line[page]
        numbers: list[str] = []
        notes: list[str] = []
        text: list[str] = []
        for index, line in enumerate(lines):
            mark = self._marks.get(base + index)
            if mark is not None:
                numbers.append(mark.label)
                notes.append(f"{mark.label.translate(_SUPERSCRIPT)} {line[mark.length :]}")
            elif base + index in self._marks:
                notes.append(line)
            else:
                text.append(line)
        if not notes:
            return _split_superscripts(list(lines))
        return _call("\n".join(text), numbers).split("\n"), [line for line in notes if line.strip()]


def _call(text: str, numbers: Sequence[str]) -> str:
    """Draw the call of each note as a superscript: the first fitting digits behind the call of the note before."""
    position = 0
    for number in numbers:
        match = _find_call(text, number, position) or _find_call(text, number, 0)
        if match is not None:
            mark = number.translate(_SUPERSCRIPT)
            text = text[: match.start()] + mark + text[match.end() :]
            position = match.start() + len(mark)
    return text


def _find_call(text: str, number: str, position: int) -> re.Match[str] | None:
    found = chain(_CALL.finditer(text, position), _LONE_CALL.finditer(text, position))
    return next((match for match in found if match["number"] == number), None)


def _split_superscripts(lines: list[str]) -> tuple[list[str], list[str]]:
    """Notes whose marks came out as superscripts: from the first one in the lower half of the page on."""
    parsed = split_lines("\n".join(lines))
    for line in parsed[len(parsed) // 2 :]:
        if line.text and not line.text.startswith("[") and read_footnote(line) is not None:
            return lines[: line.number], [rest for rest in lines[line.number :] if rest.strip()]
    return lines, []
