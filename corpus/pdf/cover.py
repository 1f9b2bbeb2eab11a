"""The title that a PDF shows: the first lines in the largest letters of its first page."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

# A page of text has its title in letters so much larger than the others; a cover has few letters at all.
_LARGER = 1.15
_COVER = 300
_FEWEST_LETTERS, _LONGEST = 6, 150
# So many of the sizes are tried: above the title may stand a number or an abbreviation in larger letters.
_SIZES = 3


class Sizes:
    """How large the letters of a page are; :meth:`visit` is what pypdf calls for each piece of text."""

    def __init__(self) -> None:
        self._letters: dict[float, str] = {}

    def visit(self, text: str, page: Sequence[float], matrix: Sequence[float], font: object, size: float) -> None:
        """Note a piece with its height: the size of the font, scaled as its text and as the page is."""
        letters = _letters(text)
        if letters:
            height = size * math.hypot(matrix[1], matrix[3]) * math.hypot(page[1], page[3])
            place = round(height * 2) / 2
            self._letters[place] = self._letters.get(place, "") + letters

    def title(self, text: str) -> str:
        """The first lines of a page in its largest letters; "" when no letters stand out.

        :param text: of the page, as it was extracted.
        """
        counts = Counter({size: len(letters) for size, letters in self._letters.items()})
        if len(counts) < 2:
            return ""
        usual = counts.most_common(1)[0][0]
        cover = counts.total() <= _COVER
        for size in sorted(counts, reverse=True)[:_SIZES]:
            if size < usual * _LARGER and not cover:
                break
            title = "\n".join(_run(text, self._letters[size]))
            if len(_letters(title)) >= _FEWEST_LETTERS and len(title) <= _LONGEST:
                return title
        return ""


def _run(text: str, large: str) -> Iterator[str]:
    """The first lines that follow each other and consist of these letters alone."""
    lines = [line.strip() for line in text.splitlines()]
    is_large = [bool(_letters(line)) and _letters(line) in large for line in lines]
    first = next((place for place, one in enumerate(is_large) if one), len(lines))
    for _, line in takewhile(lambda pair: pair[0], zip(is_large[first:], lines[first:], strict=True)):
        yield " ".join(line.split())


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
