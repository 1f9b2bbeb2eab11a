"""Headings that are told by their letters, larger or heavier than those of the text, where a file has no bookmarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.pdf.letters import bare_letters
from corpus.pdf.printed import PrintedLine
from corpus.pdf.raw import OutlineEntry

# So much larger than the text the letters of a heading are; heavy ones may be as large.
_LARGER = 1.09
_LONGEST, _MOST_LINES, _FEWEST_LETTERS = 180, 3, 3
_MOST_HEAVY_WORDS = 12
# Lines of one heading follow each other within so many times their size on a page of usual height (points).
_SPACING, _HEIGHT = 1.9, 842
# Smaller ones stand where the lines of the text begin (points), and alone: they may be labels of a figure or a form.
_MUCH_LARGER, _INDENT, _LEAST_BEGUN = 1.25, 2.0, 3
# Those that are not that large and stand elsewhere, above no line of text, are labels of a figure.
_TITLE = 1.5
# The name of a gazette: letters this large above what comes before them in the file.
_MASTHEAD = 3.0
# Two lines that stand so near to the same height stand side by side: cells of a table, a label with what it labels.
_BESIDE = 0.003
# A line of the text in another column has so many characters, a value beside its label has fewer.
_TEXT = 30
# Where more of the lines are large, they are not headings but what there is to read, as on slides.
_MOST_SHARE = 0.35
_CLOSED = re.compile(r"[.,;:-][\"'”’)]*$|@")
_BULLET = re.compile(r"[•▪◦–-]")
_NUMBERED = re.compile(
    r"(?:\d+(?:\.\d+)*\.?|[A-Z]\.|(?:artikel|hoofdstuk|bijlage|paragraaf|deel)\b.*)\s", re.IGNORECASE
)
_ENDS = re.compile(r"[?!]$|\s\d{1,3}$")
# The lines of a table of contents end in a page number; so many of them make one.
_ENDS_IN_NUMBER = re.compile(r"\s\d{1,3}$")
_CONTENTS = 3
_PARTS = re.compile(r"(?P<parts>\d+(?:\.\d+)*)\.?\s")
# A heading does not come back: what stands on more pages is a running line.
_MOST_PAGES = 2


@dataclass(frozen=True, slots=True)
class _Found:
    """A heading with its page, the size of its letters, and whether they are heavy."""

    text: str
    page: int
    size: float
    heavy: bool


@dataclass(frozen=True, slots=True)
class _Look:
    """How the text itself is printed: its size, whether it is heavy, where its lines begin, and its long lines."""

    size: float
    heavy: bool
    lefts: tuple[float, ...]
    long_lefts: tuple[float, ...]

    def stands_out(self, line: PrintedLine) -> bool:
        """Whether a line is printed as a heading may be, where one may stand."""
        if self.is_much_larger(line):
            return True
        if line.row or not _is_near(line.left, self.lefts):
            return False
        return line.size >= self.size * _LARGER or (line.heavy and not self.heavy and line.size >= self.size)

    def is_label(self, line: PrintedLine, below: PrintedLine | None) -> bool:
        """Whether a line stands apart from the text, and so does what follows it."""
        if line.size >= self.size * _TITLE or below is None or below.size >= line.size:
            return False
        return not (_is_near(line.left, self.lefts) or _is_near(below.left, self.long_lefts))

    def is_text(self, line: PrintedLine) -> bool:
        """Whether it is a line of the running text."""
        return (line.size, line.heavy) == (self.size, self.heavy) and len(line.text) >= _TEXT

    def is_much_larger(self, line: PrintedLine) -> bool:
        """Whether its letters tell enough."""
        return line.size >= self.size * _MUCH_LARGER


def _is_near(left: float, lefts: Sequence[float]) -> bool:
    return any(abs(left - other) <= _INDENT for other in lefts)


def printed_headings(pages: Sequence[Sequence[PrintedLine]]) -> tuple[OutlineEntry, ...]:
    """The headings of a document as bookmarks, in order; those in larger letters stand above the others.

    :param pages: the lines of every page as they are printed.
    :return: () when no letters stand out, or so many that they are the text itself.
    """
    usual = Counter[tuple[float, bool]]()
    for line in (line for page in pages for line in page):
        usual[line.size, line.heavy] += len(line.text)
    if len(usual) < 2:
        return ()
    (size, heavy), _ = usual.most_common(1)[0]
    own = [line for page in pages for line in page if (line.size, line.heavy) == (size, heavy)]
    look = _Look(size, heavy, _begins(own), _begins([line for line in own if len(line.text) >= _TEXT]))
    found = [one for number, page in enumerate(pages, 1) for one in _of_page(number, page, look)]
    lines = sum(len(page) for page in pages)
    if len(found) > lines * _MOST_SHARE:
        return ()
    pages_of = Counter(text for text, _ in {(bare_letters(one.text), one.page) for one in found})
    kept = [one for one in found if pages_of[bare_letters(one.text)] <= _MOST_PAGES]
    styles = sorted({(one.size, one.heavy) for one in kept}, reverse=True)
    return tuple(_levelled(OutlineEntry(one.text, styles.index((one.size, one.heavy)) + 1, one.page) for one in kept))


def _begins(lines: Sequence[PrintedLine]) -> tuple[float, ...]:
    """Where several lines begin."""
    return tuple(left for left, count in Counter(round(line.left) for line in lines).items() if count >= _LEAST_BEGUN)


def _levelled(entries: Iterable[OutlineEntry]) -> Iterator[OutlineEntry]:
    """Headings with a number in parts stand below the one that has its first parts, however they are printed.

    The others stand as the last one that is printed alike.

    :param entries: in order, each with a level for how it is printed.
    """
    last: tuple[str, ...] = ()
    levels: dict[int, int] = {}  # by number of parts of the last number
    printed: dict[int, int] = {}
    for entry in entries:
        number = _PARTS.match(entry.title)
        parts = tuple(number["parts"].split(".")) if number else ()
        level = printed.get(entry.level, entry.level)
        if len(parts) > 1 and parts[:-1] == last[: len(parts) - 1] and len(parts) - 1 in levels:
            level = levels[len(parts) - 1] + 1
        if parts:
            last, levels[len(parts)], printed[entry.level] = parts, level, level
        yield replace(entry, level=level)


def _of_page(number: int, lines: Sequence[PrintedLine], look: _Look) -> list[_Found]:
    marked = [
        look.stands_out(line)
        and (look.is_much_larger(line) or _is_alone(line, lines, look))
        and not look.is_label(line, lines[place + 1] if place + 1 < len(lines) else None)
        and not (line.size >= look.size * _MASTHEAD and any(other.down > line.down for other in lines[:place]))
        for place, line in enumerate(lines)
    ]
    found = [
        _Found(" ".join(line.text for line in run), number, run[0].size, run[0].heavy)
        for run in _runs(lines, marked)
        if len(run) <= _MOST_LINES and _is_heading(" ".join(line.text for line in run), large=run[0].size > look.size)
    ]
    in_contents = [one for one in found if _ENDS_IN_NUMBER.search(one.text)]
    return [one for one in found if one not in in_contents] if len(in_contents) >= _CONTENTS else found


def _is_alone(line: PrintedLine, lines: Sequence[PrintedLine], look: _Look) -> bool:
    """Whether nothing stands beside a line but the text of another column."""
    return not any(
        abs(other.down - line.down) <= _BESIDE and not look.is_text(other) for other in lines if other is not line
    )


def _runs(lines: Sequence[PrintedLine], marked: Sequence[bool]) -> Iterator[list[PrintedLine]]:
    """Lines that stand together and are printed alike, one heading each time; a number opens a new one, a question
    or a line of a table of contents is whole."""
    groups = groupby(zip(lines, marked, strict=True), key=lambda pair: (pair[1], pair[0].size, pair[0].heavy))
    for (is_marked, *_), group in groups:
        run: list[PrintedLine] = []
        for line, _ in group if is_marked else ():
            near = not run or 0 <= line.down - run[-1].down <= _SPACING * line.size / _HEIGHT
            if run and (not near or _NUMBERED.match(line.text) or _ENDS.search(run[-1].text)):
                yield run
                run = []
            run.append(line)
        if run:
            yield run


def _is_heading(text: str, *, large: bool) -> bool:
    if sum(letter.isalpha() for letter in text) < _FEWEST_LETTERS or len(text) > _LONGEST:
        return False
    if _CLOSED.search(text) or _BULLET.match(text) or text[:1].islower():
        return False
    return large or len(text.split()) <= _MOST_HEAVY_WORDS
