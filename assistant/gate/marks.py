"""Citation marks in generated text: [1], [1, 2], [1-3], [1][2], 【1】, [bron 1]; found, read and taken out."""

from __future__ import annotations

import re
from collections.abc import Collection

_WORD = r"(?:(?:bron(?:nen)?|passages?|sources?|citaat|citaten|nr\.?|no\.?)\s*:?\s*)?"
_NUMBER = r"\^?\d{1,9}"
MARK = re.compile(
    rf"\[\s*{_WORD}{_NUMBER}(?:\s*(?:[,;&+/–-]|en|and|t/m)\s*{_WORD}{_NUMBER})*\s*(?:[†:|][^\[\]\n]{{0,60}})?\]",
    re.IGNORECASE,
)
_PIECE = re.compile(r"(?P<first>\d{1,9})(?:\s*(?:[–-]|t/m)\s*(?P<last>\d{1,9}))?")
_BRACKETS = str.maketrans({"【": "[", "】": "]", "［": "[", "］": "]", "〔": "[", "〕": "]"})
_LONGEST_RANGE = 20
# "Zin. [1]": the mark belongs to the sentence before it.
_BEHIND_STOP = re.compile(
    rf"(?P<stop>[.!?…]+[\"'”’»)]*)(?P<space>[ \t]*)(?P<marks>(?:{MARK.pattern}[ \t]*)+)", re.IGNORECASE
)


def straighten(text: str) -> str:
    """``text`` with plain brackets, and with marks in front of the full stop that they follow."""
    text = text.translate(_BRACKETS)
    return _BEHIND_STOP.sub(lambda found: f" {found['marks'].strip()}{found['stop']} ", text)


def read_marks(text: str) -> tuple[int, ...]:
    """The numbers of all marks in a text, in order, each once; whether they exist is not looked at."""
    numbers: list[int] = []
    for mark in MARK.finditer(text):
        inside = mark.group().split("†")[0].split("|")[0]
        for piece in _PIECE.finditer(inside):
            first = int(piece["first"])
            last = int(piece["last"]) if piece["last"] else first
            numbers += range(first, last + 1) if first <= last < first + _LONGEST_RANGE else [first, last]
    return tuple(dict.fromkeys(numbers))


def without_marks(text: str) -> str:
    """``text`` without its marks and without the space that they leave."""
    bare = re.sub(r"\s*\(\s*(?:bron|zie|source|see)?:?\s*\)", "", MARK.sub(" ", text), flags=re.IGNORECASE)
    return re.sub(r"\s+([.,;:!?])", r"\1", re.sub(r"\s+", " ", bare)).strip()


def known(marks: tuple[int, ...], numbers: Collection[int]) -> tuple[int, ...]:
    """The marks that point at a slice that was given."""
    return tuple(mark for mark in marks if mark in numbers)
