"""Parts of a whole in words: "de helft", "een kwart", "twee derde", "een op de tien", and how often: "tweemaal"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.gate.text.numerals import number_words

# How often: "tweemaal" is what "twee keer" says; "het dubbele" is two times as much.
TIMES = {
    **dict.fromkeys("tweemaal twice dubbele dubbel double doubled verdubbeling verdubbeld".split(), "2"),
    **dict.fromkeys(("driemaal", "thrice"), "3"),
    "viermaal": "4",
    "vijfmaal": "5",
}
_WHOLES = {"kwart": 4, "quarter": 4, "derde": 3, "third": 3, "vierde": 4, "fourth": 4, "vijfde": 5, "fifth": 5}
_WHOLES |= {"zesde": 6, "sixth": 6, "achtste": 8, "eighth": 8, "tiende": 10, "tenth": 10}
_COUNTS = {"een": 1, "één": 1, "one": 1, "a": 1, "twee": 2, "two": 2, "drie": 3, "three": 3}
# Behind "een" an ordinal is a part only where no noun can follow: "een derde van", not "een derde partij".
_SHARE = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNTS)})[ -]?(?P<whole>{'|'.join(_WHOLES)})s?\b"
    r"(?P<part>\s+(?:van|deel|of|part|minder|meer)\b)?(?P<end>(?=\s*(?:[.,;:)]|$)))?",
    re.IGNORECASE,
)
_HALF = re.compile(r"\b(?:de helft|helft|half (?=of\b|the\b)|gehalveerd|halver\w+|halved?)\b", re.IGNORECASE)
_ONE_IN = re.compile(
    r"\b(?P<some>\d+|\w+) (?:op|in) (?:de |elke |every )?(?P<all>\d+|[^\W\d_]{3,})\b"
    r"(?! (?:jaar|weken|week|years|weeks))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole at ``text[start:end]`` as a percentage, rounded down: "66" for "twee derde"."""

    percentage: str
    start: int
    end: int


def shares(text: str) -> list[Share]:
    """The parts of a whole that a text has in words, in no order."""
    return [*_fractions(text), *_counted(text)]


def _fractions(text: str) -> Iterator[Share]:
    for match in _HALF.finditer(text):
        yield Share("50", match.start(), match.end())
    for match in _SHARE.finditer(text):
        count, whole = _COUNTS[match["count"].lower()], _WHOLES[match["whole"].lower()]
        if count > 1 or whole == 4 or match["part"] or match["end"] is not None:
            yield Share(str(100 * count // whole), match.start("count"), match.end("whole"))


def _counted(text: str) -> Iterator[Share]:
    for match in _ONE_IN.finditer(text):
        some, whole = _count(match["some"]), _count(match["all"])
        if 0 < some < whole and whole > 1 and not (match["some"].isdigit() and match["all"].isdigit()):
            yield Share(str(100 * some // whole), match.start(), match.end())


def _count(word: str) -> int:
    value = word if word.isdigit() else number_words().get(word.lower(), "")
    return int(value) if value.isdigit() else _COUNTS.get(word.lower(), 0)
