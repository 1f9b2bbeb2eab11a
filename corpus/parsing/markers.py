"""List markers at the start of a line: bullets, OCR bullets and enumerators in letters, digits and Roman numerals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_BULLETS = "-–—•▪●◦‣·*+▸►■□➢✓\uf0b7\uf0a7"
_ENUMERATOR = r"(?:\d{1,3}|[a-z]|[A-Z]|[ivx]{2,5}|[IVX]{2,5})[.)](?!\d)|\((?:\d{1,3}|[a-z]|[ivx]{2,5}|[IVX]{2,5})\)"
_MARKER = re.compile(
    rf"(?:(?P<bullet>[{re.escape(_BULLETS)}])[ \t]+)?(?P<enumerator>{_ENUMERATOR})[ \t]+(?=\S)"
    rf"|(?P<plain>[{re.escape(_BULLETS)}])[ \t]+(?P<circle>[oO][ \t]+(?=[A-Z(\"'“‘]))?(?=\S)"
    r"|(?P<ocr>[eo•.©°])[ \t]+(?=[A-Z(\"'“‘][a-zA-Z(\"'“‘*])"
)
_MULTILEVEL = re.compile(r"(?P<number>[1-9]\d?(?:\.\d{1,2})+)\.?[ \t]+(?=\S)")
_TIME = re.compile(r"\d{1,2}[.:]\d{2}(?:\s*(?:uur)?\s*[-–]\s*\d{1,2}[.:]\d{2})?(?:\s+uur)?\s+(?=[A-Z])")
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ROMAN_CAPITALS = {"I": 0, "V": 4, "X": 9}  # with the number before them in a Roman series


@dataclass(frozen=True, slots=True)
class Marker:
    """A list marker: ``text`` as written, ``length`` with the white space after it.

    ``style`` is "number", "letter", "capital", "roman", "roman capital" or the bullet itself; ``ordinal`` is 0 for
    bullets. A single "I", "V" or "X" is a capital until :func:`settle_capitals` has seen what stands around it.
    ``bulleted`` is True for an enumerator behind a bullet ("- i."): such a line is never a heading.
    """

    text: str
    length: int
    style: str
    ordinal: int
    bulleted: bool = False


def read_marker(text: str) -> Marker | None:
    """The list marker that ``text`` (a stripped line) starts with, if any."""
    if _MULTILEVEL.match(text) or _TIME.match(text):
        return None
    match = _MARKER.match(text)
    if match is None:
        return None
    written = match.group().strip()
    if match["enumerator"]:
        style, ordinal = _enumeration(match["enumerator"].strip("()."))
        return Marker(written, match.end(), style, ordinal, bulleted=match["bullet"] is not None)
    style = "o" if match["circle"] else (match["plain"] or match["ocr"])
    return Marker(written, match.end(), style, 0, bulleted=True)


def read_multilevel(text: str) -> tuple[int, ...]:
    """The parts of a chapter number such as "2.3" at the start of ``text``; empty without one."""
    match = _MULTILEVEL.match(text)
    if match is None or (_TIME.match(text) and len(match["number"].split(".")[-1]) == 2):
        return ()
    return tuple(int(part) for part in match["number"].split("."))


def starts_with_time(text: str) -> bool:
    """True for an entry of a programme, such as "11.30 Inloop en ontvangst"."""
    return _TIME.match(text) is not None


def _enumeration(label: str) -> tuple[str, int]:
    if label.isdigit():
        return "number", int(label)
    if label in ("i", "v", "x") or len(label) > 1:
        return "roman" if label.islower() else "roman capital", roman_value(label.lower())
    style = "letter" if label.islower() else "capital"
    return style, ord(label.lower()) - ord("a") + 1


def settle_capitals(markers: Sequence[Marker | None]) -> list[Marker | None]:
    """The markers with "I" as a Roman numeral where "II" follows, and "V" and "X" behind "IV" and "IX".

    Elsewhere they are letters: of a series of capitals, or initials at the start of a line.
    """
    settled = list(markers)
    following = 0
    for index in range(len(settled) - 1, -1, -1):
        marker = settled[index]
        if marker is not None and marker.style == "roman capital":
            following = marker.ordinal
        elif marker is not None and _single(marker) == "I":
            if following == 2:
                settled[index] = replace(marker, style="roman capital", ordinal=1)
            following = 0
    previous = 0
    for index, marker in enumerate(settled):
        if marker is None:
            continue
        if previous and _ROMAN_CAPITALS.get(_single(marker)) == previous:
            marker = settled[index] = replace(marker, style="roman capital", ordinal=previous + 1)
        previous = marker.ordinal if marker.style == "roman capital" else previous
    return settled


def _single(marker: Marker) -> str:
    """The letter of a marker that is one capital."""
    return marker.text.rstrip(".)")[-1] if marker.style == "capital" else ""


def roman_value(numeral: str) -> int:
    """Value of a Roman numeral in small letters below forty: "iv" is 4."""
    total = 0
    for letter, following in zip(numeral, numeral[1:] + " ", strict=False):
        value = _ROMAN[letter]
        total += -value if _ROMAN.get(following, 0) > value else value
    return total
