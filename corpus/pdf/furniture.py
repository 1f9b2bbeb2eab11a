"""Running headers, footers and page numbers: lines at the edges of pages that come back on other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

_EDGE = 5  # lines from the first or last one; extraction often puts header and footer both first
_LONGEST = 160
_PAGE_MARK = re.compile(
    r"(?:pagina|page|pag\.?|blz\.?|bladzijde|p\.)\s*#(?:\s*(?:van|of|/|-)\s*#)?|#\s*(?:/|van|of)\s*#|[-–|•]\s*#\s*[-–|•]?|#\s*[-–|•]"
)
_NUMBER = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_LEAST_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Furniture:
    """One line that is no content: its index among the lines of its page, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    page: int
    line: int
    text: str
    top: bool
    shape: str


def find_furniture(pages: Sequence[Sequence[str]]) -> list[list[Furniture]]:
    """What to leave out of each page.

    :param pages: the lines of every page, blank ones included.
    """
    candidates = [candidate for number, lines in enumerate(pages) for candidate in _edges(number, lines)]
    filled = sum(any(line.strip() for line in lines) for lines in pages)
    by_shape: defaultdict[str, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_shape[candidate.shape].append(candidate)
    counting = _counting(candidates, filled)
    found: list[dict[int, str]] = [{} for _ in pages]
    for candidate in candidates:
        reason = _reason(candidate, by_shape[candidate.shape], filled, counting)
        if reason:
            found[candidate.page][candidate.line] = reason
    for lines, reasons in zip(pages, found, strict=True):
        if not any(line.strip() for index, line in enumerate(lines) if index not in reasons):
            # Nothing else stands there: then it is what the page is about.
            for index in [index for index, reason in reasons.items() if reason != "page mark"]:
                del reasons[index]
    return [[Furniture(line, reason) for line, reason in sorted(lines.items())] for lines in found]


def _edges(number: int, lines: Sequence[str]) -> list[_Candidate]:
    filled = [index for index, line in enumerate(lines) if line.strip()]
    top, bottom = filled[:_EDGE], filled[_EDGE:][-_EDGE:]
    chosen = [(index, True) for index in top] + [(index, False) for index in bottom]
    return [
        _Candidate(number, index, lines[index].strip(), is_top, _shape(lines[index]))
        for index, is_top in chosen
        if len(lines[index]) <= _LONGEST
    ]


def _shape(text: str) -> str:
    """A line with its numbers left out, so that page numbers do not make two of it."""
    plain = " ".join(text.lower().split())
    return "#" if _ROMAN.fullmatch(plain) else _NUMBER.sub("#", plain)


def _reason(candidate: _Candidate, same: Sequence[_Candidate], filled: int, counting: set[tuple[int, int]]) -> str:
    if candidate.shape == "#":
        return "page mark" if (candidate.page, candidate.line) in counting else ""
    if _PAGE_MARK.fullmatch(candidate.shape):
        return "page mark"
    pages = sorted({other.page for other in same})
    if not _comes_back(pages, filled, candidate, same):
        return ""
    # A title that is repeated above every page stands on the first one as what it is.
    if candidate.page == 0 and candidate.top and all(other.text == candidate.text for other in same):
        return ""
    return "page header" if candidate.top else "page footer"


def _comes_back(pages: Sequence[int], filled: int, candidate: _Candidate, same: Sequence[_Candidate]) -> bool:
    """True for a line on a good part of the pages, or on three in a row, left, right or all."""
    if not any(letter.isalnum() for letter in candidate.shape.replace("#", "")):
        return False
    if len(pages) < 3:
        # Of two pages only a line that counts them along can be told from words that happen to be said twice.
        return filled == 2 and len(pages) == 2 and "#" in candidate.shape and _counts_along(same)
    if len(pages) >= max(3, filled * _LEAST_SHARE):
        return True
    return (
        any(pages[index + 2] - pages[index] in (2, 4) for index in range(len(pages) - 2))
        and len({other.text if "#" not in other.shape else other.shape for other in same}) == 1
    )


def _counts_along(same: Sequence[_Candidate]) -> bool:
    numbers = [[int(number) for number in _NUMBER.findall(other.text)[-2:]] for other in same]
    return any(second - first == 1 for first, second in zip(numbers[0], numbers[-1], strict=False))


def _counting(candidates: Sequence[_Candidate], filled: int) -> set[tuple[int, int]]:
    """Lone numbers that go up with the pages, as (page, line)."""
    by_offset: defaultdict[int, list[_Candidate]] = defaultdict(list)
    roman: list[_Candidate] = []
    for candidate in candidates:
        if candidate.shape != "#":
            continue
        if candidate.text.isdigit() and len(candidate.text) <= 4:
            by_offset[int(candidate.text) - candidate.page].append(candidate)
        elif not candidate.text.isdigit():
            roman.append(candidate)
    runs = [
        run for offset, run in by_offset.items() if len({one.page for one in run}) >= 3 or (filled < 3 and offset == 1)
    ]
    if len({one.page for one in roman}) >= 2:
        runs.append(roman)
    return {(one.page, one.line) for run in runs for one in run}
