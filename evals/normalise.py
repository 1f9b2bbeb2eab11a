"""Text -> comparable words: case, accents, Dutch numbers, percentages, amounts and dates written in one way.

Each word keeps the range it came from, so that what was recognised can be marked in the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from corpus.dutch.numerals import MONTH_NAMES, MONTHS, MULTIPLIERS, dutch_number_words


class Word(NamedTuple):
    """A normalised word and the range of the text that it stands for."""

    text: str
    start: int
    end: int


# A hyphen at the end of a line that only breaks the word: not before "en"/"of" ("jeugd-\nen opvoedhulp").
_BREAK = r"-[ \t]*\n[ \t]*(?!(?:en|of)\b)(?=[a-zà-ÿ])"
# Superscript digits call a footnote and belong to no word.
_LETTER = r"[^\W\d_²³¹⁰-⁹]"
_TOKEN = re.compile(
    rf"""
    (?<![\w-])(?P<iso>\d{{4}}-\d{{1,2}}-\d{{1,2}})(?![\w-])
    | (?<![\w/.-])(?P<numeric>\d{{1,2}}(?P<mark>[-/.])\d{{1,2}}(?P=mark)\d{{4}})(?!\w)
    | (?P<english>{_LETTER}{{3,9}}\.?\ \d{{1,2}}(?:st|nd|rd|th)?,?\ \d{{4}})(?!\w)
    | (?P<mixed>[0-9]+{_LETTER}(?:{_LETTER}|[0-9])*)
    | (?P<number>[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?:,[0-9]+)?(?![0-9]) | [0-9]+[.,][0-9]+ | [0-9]+)
    | (?P<percent>%)
    | (?P<euro>€)
    | (?P<word>{_LETTER}(?:{_LETTER}|[0-9]|\xad|{_BREAK})*)
    """,
    re.VERBOSE,
)
_REPAIR = re.compile(r"\xad|-[ \t]*\n[ \t]*")


def words(text: str) -> list[Word]:
    """The normalised words of ``text``.

    "1.175", "elf", "€ 3,5 mln", "11%" and "01-04-2020" become 1175, 11, 3500000 euro, 11 procent and 1 april 2020.
    """
    return _join_amounts(list(_split(text)))


def _split(text: str) -> Iterator[Word]:
    position = 0
    while match := _TOKEN.search(text, position):
        kind, found = str(match.lastgroup if match.lastgroup != "mark" else "numeric"), match.group()
        if kind == "english" and _month(found.split()[0]) is None:
            # Only a word before a number ("artikel 12 2020"): read the word alone and go on behind it.
            found = re.split(r"[. ]", found)[0]
            kind = "word"
        end = match.start() + len(found)
        for normalised in _normalise(kind, found):
            yield Word(normalised, match.start(), end)
        position = end


def _normalise(kind: str, found: str) -> tuple[str, ...]:
    if kind == "iso":
        year, month, day = found.split("-")
        return _date(day, month, year) or (year, str(int(month)), str(int(day)))
    if kind == "numeric":
        day, month, year = re.split(r"[-/.]", found)
        return _date(day, month, year) or (str(int(day)), str(int(month)), year)
    if kind == "english":
        month_name, day, year = re.findall(r"[^\W\d_]{3,}|\d+", found)
        return (str(int(day)), str(_month(month_name)), year)
    if kind == "number":
        return (_number(found),)
    return (found if found == "€" else "procent" if found == "%" else _word(found),)


def _date(day: str, month: str, year: str) -> tuple[str, ...]:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return ()
    return (str(int(day)), MONTH_NAMES[int(month) - 1], year)


def _month(word: str) -> str | None:
    number = MONTHS.get(word.rstrip(".").casefold())
    return MONTH_NAMES[number - 1] if number else None


def _number(found: str) -> str:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", found):
        found = found.replace(".", "")
    return _plain(Decimal(found.replace(",", ".")))


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _word(found: str) -> str:
    folded = _REPAIR.sub("", found).casefold()
    if unicodedata.normalize("NFC", folded) in ("één", "éen"):
        return "1"
    bare = _without_accents(folded)
    if bare in ("percent", "pct"):
        return "procent"
    return _plain_number_words().get(bare, bare)


@cache
def _plain_number_words() -> dict[str, str]:
    """The Dutch number words without accents."""
    return {_without_accents(word): digits for word, digits in dutch_number_words().items()}


def _without_accents(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _join_amounts(found: Sequence[Word]) -> list[Word]:
    """Join "3,5 miljoen" to one number, put "euro" behind its number, write the month beside a number in Dutch."""
    joined: list[Word] = []
    for word in found:
        before = joined[-1] if joined else None
        if before and word.text in MULTIPLIERS and _is_number(before.text):
            joined[-1] = Word(_plain(Decimal(before.text) * 10 ** MULTIPLIERS[word.text]), before.start, word.end)
        elif before and word.text in MONTHS and _is_number(before.text):
            joined.append(word._replace(text=MONTH_NAMES[MONTHS[word.text] - 1]))
        else:
            joined.append(word)
    for place, word in enumerate(joined):
        if word.text == "€":
            joined[place] = word._replace(text="euro")
            if place + 1 < len(joined) and _is_number(joined[place + 1].text):
                joined[place : place + 2] = [joined[place + 1], joined[place]]
    return joined


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\d+(?:\.\d+)?", text))


def find_words(haystack: Sequence[Word], needle: Sequence[str]) -> list[tuple[int, int]]:
    """Every place where the words of ``needle`` follow one another in ``haystack``, as ranges of the original text."""
    if not needle:
        return []
    ranges = []
    for first in range(len(haystack) - len(needle) + 1):
        window = haystack[first : first + len(needle)]
        if all(word.text == wanted for word, wanted in zip(window, needle, strict=True)):
            ranges.append((min(word.start for word in window), max(word.end for word in window)))
    return ranges
