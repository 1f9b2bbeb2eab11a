"""How the lines of a PDF page are printed: how large, how heavy and where, for who tells headings and running lines."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.pdf.cells import Cell, Piece, is_row, split_line
from corpus.pdf.letters import bare_letters

# As font programs name their heavy faces; "BCDEEE+Calibri-Bold".
_HEAVY = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
# Pieces of a page that are noted: a drawing may hold millions of letters, and needs no headings.
_NOTED = 20_000
# The upper and the lower part of a page where running lines stand.
_MARGIN = 0.1
# A line that is printed in several ways, such as a word in bold and what it labels, is as its smallest letters are.
_UNIFORM = 0.9


# The letters of a line, and how many lines of its page with the same letters come before it.
Occurrence = tuple[str, int]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of a page as it was extracted.

    ``size`` is that of its letters in points, rounded to halves; ``heavy`` whether they are; ``down`` how far down the
    page it stands (0 for the upper edge, 1 for the lower); ``left`` where it begins, in points; ``row`` whether it is
    several things side by side.
    """

    text: str
    size: float
    heavy: bool
    down: float
    left: float
    row: bool = False


def running_lines(pages: Sequence[Sequence[PrintedLine]]) -> list[frozenset[Occurrence]]:
    """The lines of each page that stand in the margin of another one too, at the same height and printed alike.

    :param pages: the lines of every page.
    :return: each as its letters, and how many lines of its page with the same letters come before it.
    """
    placed = [
        {occurrence: (line.size, line.heavy, round(line.down, 2)) for occurrence, line in _occurrences(page)}
        for page in pages
    ]
    counts = Counter((letters, *place) for page in placed for (letters, _), place in page.items())
    return [
        frozenset(
            (letters, nth)
            for (letters, nth), place in page.items()
            if counts[letters, *place] > 1 and not _MARGIN < place[2] < 1 - _MARGIN
        )
        for page in placed
    ]


def _occurrences(page: Sequence[PrintedLine]) -> Iterator[tuple[Occurrence, PrintedLine]]:
    return zip(occurrences(line.text for line in page), page, strict=True)


def occurrences(lines: Iterable[str]) -> Iterator[Occurrence]:
    """The letters of each line, and how many lines with the same letters come before it."""
    before = Counter[str]()
    for line in lines:
        letters = bare_letters(line)
        yield letters, before[letters]
        before[letters] += 1


class Printing:
    """Notes how the letters of a page are printed; :meth:`visit` is what pypdf calls for each piece of text."""

    def __init__(self, bottom: float, top: float) -> None:
        """
        :param bottom: the lower edge of the page, in points of the file; ``top`` its upper edge.
        """
        self._top = top
        self._height = max(abs(top - bottom), 1.0)
        self._styles: list[tuple[str, float, bool, float, float]] = []
        self._pieces: list[tuple[int, Piece]] = []  # with how many letters come before each
        self._letters = 0

    def visit(self, text: str, page: Sequence[float], matrix: Sequence[float], font: object, size: float) -> None:
        """Note a piece: its letters, their size as the text and the page are scaled, their weight and their place."""
        if not text.strip() or len(self._styles) >= _NOTED:
            return
        letters = bare_letters(text)
        scaled = size * math.hypot(matrix[1], matrix[3]) * math.hypot(page[1], page[3])
        up = matrix[4] * page[1] + matrix[5] * page[3] + page[5]
        left = round(matrix[4] * page[0] + matrix[5] * page[2] + page[4], 1)
        heavy = isinstance(font, Mapping) and _HEAVY.search(str(font.get("/BaseFont"))) is not None
        self._pieces.append((self._letters, Piece(text.strip().split("\n")[0], left, scaled)))
        self._letters += len(letters)
        down = round((self._top - up) / self._height, 3)
        self._styles.append((letters, round(scaled * 2) / 2, heavy, down, left))

    def lines(self, text: str) -> list[PrintedLine]:
        """The lines of the page that hold letters; [] when these are not the letters that were noted.

        :param text: of the page, as it was extracted.
        """
        cells = self.cells(text)
        styles = [style for letters, *style in self._styles for _ in letters]
        start = 0
        lines: list[PrintedLine] = []
        for line, parts in zip((line for line in text.splitlines() if bare_letters(line)), cells, strict=False):
            end = start + len(bare_letters(line))
            (size, heavy), most = Counter((one[0], one[1]) for one in styles[start:end]).most_common(1)[0]
            if most < (end - start) * _UNIFORM:
                size, heavy = min(one[0] for one in styles[start:end]), False
            down, left = styles[start][2:]
            lines.append(PrintedLine(line.strip(), size, bool(heavy), down, left, is_row(parts)))
            start = end
        return lines

    def cells(self, text: str) -> list[list[Cell]]:
        """What stands apart in each of the lines that hold letters; [] as for :meth:`lines`."""
        if "".join(letters for letters, *_ in self._styles) != bare_letters(text):
            return []
        downs = [down for letters, *_, down, _ in self._styles for _ in letters]
        found: list[list[Cell]] = []
        start = first = 0
        for line in text.splitlines():
            end = start + len(bare_letters(line))
            if end == start:
                continue
            behind = first
            while behind < len(self._pieces) and (
                self._pieces[behind][0] < end or (self._is_sign(behind) and self._pieces[behind][1].text in line)
            ):
                behind += 1
            found.append(split_line(line, [piece for _, piece in self._pieces[first:behind]], downs[start]))
            start, first = end, behind
        return found

    def _is_sign(self, place: int) -> bool:
        """Whether a piece has no letters, so that their number does not tell on which line it stands."""
        return not self._styles[place][0]
