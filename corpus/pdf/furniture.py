"""Running headers, footers and page numbers: lines at the edges of pages that come back on other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from corpus.pdf.letters import bare_letters
from corpus.pdf.printed import Occurrence, occurrences

_EDGE = 5  # lines from the first or last one; extraction often puts header and footer both first
_LONGEST = 160
_PAGE_MARK = re.compile(
    r"(?:pagina|page|pag\.?|blz\.?|bladzijde|p\.)\s*#(?:\s*(?:van|of|/|-)\s*#)?|#\s*(?:/|van|of)\s*#|[-–|•]\s*#\s*[-–|•]?|#\s*[-–|•]"
)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")
_ROMAN = re.compile(r"[ivxlc]{1,7}")
_LEAST_SHARE = 0.3
_FEW = 3  # pages
_LEAST_TITLE = 8  # characters
_LONGEST_NUMBER = 4  # digits of a page number
_STOPS = (".", "!", "?", ";", ":", ",")


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


def find_furniture(
    pages: Sequence[Sequence[str]], title: str = "", running: Sequence[Collection[Occurrence]] = ()
) -> list[list[Furniture]]:
    """What to leave out of each page.

    :param pages: the lines of every page, blank ones included.
    :param title: what the first page shows in its largest letters, "" when nothing stands out.
    :param running: of each page the lines that stand at the same height in the margin of another one; of a few pages
        only these can be told from words that happen to be said twice.
    """
    candidates = [candidate for number, lines in enumerate(pages) for candidate in _edges(number, lines)]
    filled = sum(any(line.strip() for line in lines) for lines in pages)
    alike = _Alike(candidates)
    known = running if filled <= _FEW else ()
    is_running = [
        [one in chosen for one in occurrences(lines)] for lines, chosen in zip_longest(pages, known, fillvalue=())
    ]
    found: list[dict[int, str]] = [{} for _ in pages]
    for candidate in candidates:
        below = _below(candidate, pages[0]) or _beside_title(candidate, title)
        reason = _reason(candidate, alike, filled, below=below, running=is_running[candidate.page][candidate.line])
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


class _Alike:
    """Which candidates say the same: in the same words, or in words around a number that counts the pages along."""

    def __init__(self, candidates: Sequence[_Candidate]) -> None:
        self._by_words: defaultdict[str, list[_Candidate]] = defaultdict(list)
        self._by_number: defaultdict[tuple[str, int], list[_Candidate]] = defaultdict(list)
        for candidate in candidates:
            self._by_words[candidate.text.lower()].append(candidate)
            for offset in _offsets(candidate):
                self._by_number[candidate.shape, offset].append(candidate)

    def of(self, candidate: _Candidate) -> list[_Candidate]:
        """The largest group that a candidate belongs to; sentences that hold a number are no running lines."""
        groups = [self._by_words[candidate.text.lower()]]
        if not candidate.text.endswith(_STOPS):
            groups += [self._by_number[candidate.shape, offset] for offset in _offsets(candidate)]
        return max(groups, key=lambda group: len({one.page for one in group}))


def _offsets(candidate: _Candidate) -> set[int]:
    """How far each number of a line is ahead of the index of its page; roman ones count as any."""
    if candidate.shape == "#" and not candidate.text.isdigit():
        return {0}
    return {
        int(number) - candidate.page for number in _NUMBER.findall(candidate.text) if len(number) <= _LONGEST_NUMBER
    }


def _below(candidate: _Candidate, first: Sequence[str]) -> bool:
    """Whether the words of a line at the top of the first page, or most of them, follow as a line of their own."""
    if candidate.page or not candidate.top:
        return False
    own = candidate.text.lower()
    others = (line.strip().lower() for line in first[candidate.line + 1 : candidate.line + 1 + _EDGE])
    return any(len(other) >= max(_LEAST_TITLE, len(own) // 3) and other in own for other in others)


def _beside_title(candidate: _Candidate, title: str) -> bool:
    """Whether a line says most words of the title that the first page shows, but is not part of it."""
    words = set(_WORD.findall(title.lower()))
    if bare_letters(candidate.text) in bare_letters(title):
        return False
    return len(words.intersection(_WORD.findall(candidate.text.lower()))) > len(words) / 2


def _reason(candidate: _Candidate, alike: _Alike, filled: int, *, below: bool, running: bool) -> str:
    if _PAGE_MARK.fullmatch(candidate.shape):
        return "page mark"
    same = alike.of(candidate)
    pages = sorted({one.page for one in same})
    if candidate.shape == "#":
        counts = candidate.text.isdigit() and filled < 3 and 1 in _offsets(candidate)
        lone = len({one.text for one in same}) == 1 < filled  # the same number everywhere is a figure
        return "page mark" if counts or (len(pages) >= 3 and not lone) else ""
    if running:
        return "page header" if candidate.top else "page footer"
    if not _comes_back(pages, filled, same):
        return ""
    # A title that is repeated above every page stands on the first one as what it is, unless it stands there itself.
    if candidate.page == 0 and candidate.top and not below and all(one.text == candidate.text for one in same):
        return ""
    return "page header" if candidate.top else "page footer"


def _comes_back(pages: Sequence[int], filled: int, same: Sequence[_Candidate]) -> bool:
    """True for a line on a good part of the pages, or on three in a row, left, right or all."""
    if not any(letter.isalnum() for letter in same[0].shape.replace("#", "")):
        return False
    if len(pages) < 3:
        # Of two pages only a line that counts them along can be told from words that happen to be said twice.
        return filled == 2 and len(pages) == 2 and len({one.text for one in same}) == 2
    if len(pages) >= max(3, filled * _LEAST_SHARE):
        return True
    return any(pages[index + 2] - pages[index] in (2, 4) for index in range(len(pages) - 2))
