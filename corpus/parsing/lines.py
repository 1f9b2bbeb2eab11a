"""Lines of a text with their offsets, and how wide the text was wrapped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.dutch.vocabulary import UNFINISHED

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]*_]*(?:[⁰¹²³⁴-⁹]+|\[\^\w+\])?[\"'”’»)\]*_]*$")
_OPENING = "\"'“‘«„([*_`´"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without the white space around it; ``indent`` counts the columns before its first character
    and ``outer`` is the range with that white space; ``quoted`` is the number of quotations that it stands in."""

    number: int
    start: int
    end: int
    text: str
    indent: int
    outer: tuple[int, int]
    quoted: int = 0

    @property
    def blank(self) -> bool:
        """True when the line holds nothing but white space."""
        return not self.text

    @property
    def hard_break(self) -> bool:
        """True when markdown asks for a line end here: two spaces or a backslash behind the last word."""
        return self.outer[1] - self.end >= 2 or self.text.endswith("\\")

    @property
    def closed(self) -> bool:
        """True when the line ends as a sentence or a clause does."""
        return bool(_SENTENCE_END.search(self.text[-24:]))

    @property
    def unfinished(self) -> bool:
        """True when the last word announces another one ("van", "de", "met", a hyphen)."""
        if self.text.endswith(("-", "\u00ad")):
            return len(self.text) > 1 and self.text[-2].isalpha()
        last = self.text[-12:].split()
        return bool(last) and last[-1].lower() in UNFINISHED

    @property
    def opens_lower(self) -> bool:
        """True when the first letter of the line, after quotes and brackets, is a small one."""
        for character in self.text[:8]:
            if character not in _OPENING:
                return character.islower()
        return False

    @property
    def opens_upper(self) -> bool:
        """True when the first letter of the line, after quotes and brackets, is a capital."""
        for character in self.text[:8]:
            if character not in _OPENING:
                return character.isupper()
        return False


def split_lines(text: str) -> list[Line]:
    """All lines of ``text``; a form feed ends a line too, so that pages never share one."""
    lines: list[Line] = []
    position = 0
    for match in re.finditer(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]|\Z", text):
        raw = text[position : match.start()]
        stripped = raw.strip()
        start = position + (len(raw) - len(raw.lstrip()) if stripped else 0)
        indent = len(raw[: start - position].expandtabs(4))
        lines.append(Line(len(lines), start, start + len(stripped), stripped, indent, (position, match.start())))
        position = match.end()
        if match.start() == match.end():
            break
    return lines


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Column at which the text was wrapped by hand or by a page; None when its lines are whole paragraphs.

    Evidence is a line that goes on in small letters on the next one; the width is the 90th percentile of those.
    """
    lengths = sorted(
        len(line.text)
        for line, following in pairwise(lines)
        if len(line.text) >= 40 and following.opens_lower and not line.closed and "\t" not in line.text
    )
    if len(lengths) < 4:
        return None
    width = lengths[int(len(lengths) * 0.9)] if len(lengths) > 10 else lengths[-1]
    return width if width <= 200 else None


def is_full(line: Line, following: Line, width: int | None) -> bool:
    """True when ``line`` was broken off because the first word of ``following`` did not fit on it."""
    first_word = following.text[:40].split(maxsplit=1)[0] if following.text else ""
    return len(line.text) + 1 + len(first_word) > 0.88 * (width or 70)
