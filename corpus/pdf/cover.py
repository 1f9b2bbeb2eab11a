"""The title that a PDF shows: the first lines in the largest letters of its first page."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from corpus.pdf.letters import bare_letters

# A page of text has its title in letters so much larger than the others; a cover has few letters at all.
_LARGER = 1.15
_COVER = 300
_FEWEST_LETTERS, _LONGEST = 6, 150
# So many of the sizes are tried: above the title may stand a number or an abbreviation in larger letters.
_SIZES = 3
# Letters of a size that are noted, and characters of the page that are looked at: a page may hold millions.
_NOTED, _READ = 2000, 10_000


class Sizes:
    """How large the letters of a page are; :meth:`visit` is what pypdf calls for each piece of text."""

    def __init__(self) -> None:
        self._counts: Counter[float] = Counter()
        self._letters: dict[float, list[str]] = {}

    def visit(self, text: str, page: Sequence[float], matrix: Sequence[float], font: object, size: float) -> None:
        """Note a piece with its height: the size of the font, scaled as its text and as the page is."""
        letters = bare_letters(text)
        if letters:
            height = size * math.hypot(matrix[1], matrix[3]) * math.hypot(page[1], page[3])
            place = round(height * 2) / 2
            if self._counts[place] < _NOTED:
                self._letters.setdefault(place, []).append(letters)
            self._counts[place] += len(letters)

    def title(self, text: str) -> str:
        """The first lines of a page in its largest letters; "" when no letters stand out.

        :param text: of the page, as it was extracted.
        """
        counts = self._counts
        if len(counts) < 2:
            return ""
        usual = counts.most_common(1)[0][0]
        cover = counts.total() <= _COVER
        for size in sorted(counts, reverse=True)[:_SIZES]:
            if size < usual * _LARGER and not cover:
                break
            title = "\n".join(_run(text, "".join(self._letters[size])))
            if len(bare_letters(title)) >= _FEWEST_LETTERS and len(title) <= _LONGEST:
                return title
        return ""


def _run(text: str, large: str) -> Iterator[str]:
    """The first lines that follow each other and consist of these letters alone."""
    lines = [line.strip() for line in text[:_READ].splitlines()]
    is_large = [bool(bare_letters(line)) and bare_letters(line) in large for line in lines]
    first = next((place for place, one in enumerate(is_large) if one), len(lines))
    for _, line in takewhile(lambda pair: pair[0], zip(is_large[first:], lines[first:], strict=True)):
        yield " ".join(line.split())
