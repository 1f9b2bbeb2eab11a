"""Quoted lines, as answers to mail and Markdown mark them: what stands behind the ">" is read as any other text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.parsing.lines import Line
from corpus.parsing.markup import MORE_THAN

_MARKS = re.compile(r"(?:>[ \t]?)+")


def unquote(source: str, lines: Sequence[Line]) -> list[Line]:
    """The lines with their words behind the marks of a quotation, and how many of these marks each has.

    A line with a number behind its mark is only quoted when the line beside it is: it may say "more than".

    :param source: the text that the lines are of.
    """
    if not any(line.text.startswith(">") for line in lines):
        return list(lines)
    sure = [line.text.startswith(">") and MORE_THAN.match(line.text) is None for line in lines]
    sure.append(False)  # also stands before the first line
    quoted = [
        sure[number] or (line.text.startswith(">") and (sure[number - 1] or sure[number + 1]))
        for number, line in enumerate(lines)
    ]
    return [_behind(source, line) if marked else line for line, marked in zip(lines, quoted, strict=True)]


def _behind(source: str, line: Line) -> Line:
    marks = _MARKS.match(line.text)
    length = marks.end() if marks else 0
    raw = source[line.start + length : line.end]
    start = line.start + length + len(raw) - len(raw.lstrip())
    depth = line.text[:length].count(">")
    indent = len(raw) - len(raw.lstrip())
    return replace(
        line, start=start, text=raw.strip(), indent=indent, outer=(line.start + length, line.outer[1]), quoted=depth
    )


def quote_length(text: str) -> int:
    """How many characters the marks of a quotation take at the start of a text."""
    marks = _MARKS.match(text)
    return marks.end() if marks else 0
