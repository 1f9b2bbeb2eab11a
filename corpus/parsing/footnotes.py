"""Footnotes: where they are defined, and which passages call them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.parsing.lines import Line

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_DEFINITION = re.compile(rf"(?P<superscript>[{_SUPERSCRIPTS}]+)\s*(?=\S)|\[\^(?P<named>\w{{1,20}})\]:\s*(?=\S)")
_BRACKETED = re.compile(r"\[(?P<bracket>\d{1,3})\]:?\s+(?=\S)")
# Behind words in brackets a number says where a link leads: "[de visie][1]".
_CALL = re.compile(
    rf"(?<=\S)\s?(?P<superscript>[{_SUPERSCRIPTS}]+)|\[\^(?P<named>\w{{1,20}})\](?!:)|(?<![^\W\d_]\])\[(?P<bracket>\d{{1,3}})\]"
)


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """The mark that opens a footnote: ``label`` is its number or name, ``length`` includes the space after it."""

    label: str
    text: str
    length: int


def read_footnote(line: Line) -> FootnoteMark | None:
    """The mark of the footnote that ``line`` defines, if it does."""
    match = _DEFINITION.match(line.text) or _BRACKETED.match(line.text)
    if match is None:
        return None
    return FootnoteMark(_label(match), match.group().strip(), match.end())


def find_calls(text: str, start: int, end: int) -> Iterator[str]:
    """Labels of the footnotes called in ``text[start:end]``, in order.

    A superscript behind a unit ("m²") is a call as well by its form; it ties to nothing unless such a note exists.
    """
    for match in _CALL.finditer(text, start, end):
        yield _label(match)


class FootnoteIndex:
    """Finds the footnote that a call means.

    Numbers may start anew in every chapter, so the first definition behind the call wins, then the last one before it.

    :param definitions: label, offset and passage index of every footnote, in reading order.
    """

    def __init__(self, definitions: Iterable[tuple[str, int, int]]) -> None:
        self._offsets: dict[str, list[int]] = {}
        self._passages: dict[str, list[int]] = {}
        for label, offset, passage in definitions:
            self._offsets.setdefault(label, []).append(offset)
            self._passages.setdefault(label, []).append(passage)

    def __bool__(self) -> bool:
        return bool(self._offsets)

    def find(self, label: str, position: int) -> int | None:
        """Passage index of the note meant by a call of ``label`` at ``position``; None when there is no such note."""
        if label not in self._offsets:
            return None
        place = bisect_left(self._offsets[label], position)
        return self._passages[label][min(place, len(self._passages[label]) - 1)]


def _label(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("superscript"):
        return str(groups["superscript"]).translate(_DIGITS)
    return str(groups.get("named") or groups.get("bracket"))
