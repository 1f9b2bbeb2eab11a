"""Drawn pages of a PDF, and where on them a range of the canonical text stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.pdf.pdfium import Box, plain_letters
from corpus.pdf.place import find_letters
from corpus.types import Page

_ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 30.0
_SAME_LINE = 0.5  # part of the height that two boxes on one line share
_GAP = 0.03  # of the width of the page: what may lie between two words of one line


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Where a range stands on one page: boxes of (left, top, right, bottom), one a line of text.

    Numbers are parts of the width and height of the page as drawn, from its upper left corner, so that they fit a
    picture of any size.
    """

    page: int
    boxes: tuple[Box, ...]


def draw_page(data: bytes, page: int, *, width: int = 1200) -> bytes | None:
    """A page of a PDF as PNG, ``width`` pixels wide; None when it cannot be drawn."""
    return _ask(data, {"what": "picture", "page": page, "width": width})


def find_boxes(data: bytes, text: str, pages: Sequence[Page], start: int, end: int) -> tuple[PageBoxes, ...]:
    """The places of ``text[start:end]`` on the drawn pages, a record for each page on which it is found.

    Letters are compared without signs, spaces and hyphens, so that a word broken at a line end is found as well.

    :param pages: the page ranges of the canonical text.
    """
    found = []
    for page in pages:
        if page.start >= end or page.end <= start:
            continue
        wanted = plain_letters(text[max(start, page.start) : min(end, page.end)])
        before = len(plain_letters(text[page.start : max(start, page.start)]))
        whole = len(plain_letters(text[page.start : page.end]))
        letters, boxes = _letters(data, page.number)
        span = find_letters(letters, wanted, near=before / max(whole, 1))
        if span is not None:
            found.append(PageBoxes(page.number, tuple(_lines(boxes[span[0] : span[1]]))))
    return tuple(found)


def _letters(data: bytes, page: int) -> tuple[str, list[Box]]:
    answer = _ask(data, {"what": "letters", "page": page, "width": 0})
    if answer is None:
        return "", []
    record: dict[str, Any] = json.loads(answer)
    return record["letters"], [tuple(box) for box in record["boxes"]]


def _ask(data: bytes, request: dict[str, Any]) -> bytes | None:
    """Have a process of its own answer; None when it fails or takes too long."""
    head = json.dumps({**request, "size": len(data)}).encode() + b"\n"
    try:
        result = subprocess.run(
            [sys.executable, "-m", "corpus.pdf.draw"],
            input=head + data,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout if result.returncode == 0 and result.stdout else None


def _lines(boxes: Sequence[Box]) -> Iterator[Box]:
    """Boxes of letters joined to one box a line."""
    current: Box | None = None
    for box in boxes:
        if current is not None and _same_line(current, box):
            current = (
                min(current[0], box[0]),
                min(current[1], box[1]),
                max(current[2], box[2]),
                max(current[3], box[3]),
            )
        else:
            if current is not None:
                yield current
            current = box
    if current is not None:
        yield current


def _same_line(line: Box, box: Box) -> bool:
    shared = min(line[3], box[3]) - max(line[1], box[1])
    lower = min(line[3] - line[1], box[3] - box[1])
    return shared >= _SAME_LINE * lower and -_GAP <= box[0] - line[2] <= _GAP
