"""Dutch words for moments -> the first and last day they can mean: days, months, quarters, seasons, years."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from corpus.dutch.vocabulary import MONTHS

_MONTH_NAMES = MONTHS.split("|")
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "1e": 1, "2e": 2, "3e": 3, "4e": 4}
# A part of a year, in months; "eind 2024" is its last quarter, "begin 2024" its first.
_PARTS_OF_YEAR = {"begin": (1, 3), "medio": (5, 8), "halverwege": (5, 8), "eind": (10, 12), "ultimo": (12, 12)}
# A part of a month, in days; 31 is cut off at the length of the month.
_PARTS_OF_MONTH = {"begin": (1, 10), "medio": (11, 20), "halverwege": (11, 20), "eind": (21, 31), "ultimo": (21, 31)}
_SEASONS = {"voorjaar": (3, 5), "lente": (3, 5), "zomer": (6, 8), "najaar": (9, 11), "herfst": (9, 11)}
SUMMER = (6, 21)  # the day that "voor de zomer" names


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last possible day, both inclusive."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Moment:
    """What the words say: months and days, with the year when they name one (None: it recurs every year)."""

    year: int | None
    first: tuple[int, int]
    last: tuple[int, int]

    def in_year(self, year: int) -> Interval | None:
        """The interval in ``year``; None for a day that the year does not have (30 February)."""
        month, day = self.last
        day = min(day, calendar.monthrange(year, month)[1]) if day == 31 else day
        try:
            return Interval(date(year, *self.first), date(year, month, day))
        except ValueError:
            return None


_PART = r"(?P<part>begin|medio|halverwege|eind|ultimo)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|[-/]\d)"
_OF = r"(?:\s+van)?(?:\s+het\s+jaar)?\s+"
# In this order: a longer reading before the shorter one that it contains.
_READINGS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    ("numbers", r"(?P<day>\d{1,2})(?P<rule>[/-])(?P<month>\d{1,2})(?P=rule)(?P<year>(?:19|20)\d\d)\b"),
    ("day", rf"(?P<day>\d{{1,2}})(?:e)?\s+(?P<name>{MONTHS})\b(?:\s+{_YEAR})?"),
    ("month", rf"(?:{_PART}\s+)?(?P<name>{MONTHS})\b(?:\s+{_YEAR})?"),
    (
        "quarter",
        rf"(?:Q(?P<number>[1-4])|(?P<ordinal>[1-4]e|eerste|tweede|derde|vierde)\s+kwartaal)\b(?:{_OF}{_YEAR})?",
    ),
    ("half", rf"(?P<ordinal>[12]e|eerste|tweede)\s+(?:helft|halfjaar)(?:{_OF}{_YEAR})"),
    ("season", rf"(?P<season>voorjaar|lente|zomer|najaar|herfst)(?:s?reces)?\b(?:{_OF}{_YEAR})?"),
    ("year", rf"(?:{_PART}{_OF}|(?:het\s+)?(?P<close>einde){_OF})?{_YEAR}\b"),
)
_HINT = re.compile(rf"\d|kwartaal|halfjaar|{MONTHS}|{'|'.join(_SEASONS)}", re.IGNORECASE)
_PATTERNS = tuple((name, re.compile(rf"(?<![\w/-]){pattern}", re.IGNORECASE)) for name, pattern in _READINGS)


@dataclass(frozen=True, slots=True)
class Mention:
    """A moment with its place in the text and the name of the reading ("day", "quarter", ...)."""

    start: int
    end: int
    reading: str
    moment: Moment


def find_moments(text: str) -> list[Mention]:
    """All moments in ``text``, in order and without overlap; impossible dates (31/2/2024) are left out."""
    found: list[Mention] = []
    if _HINT.search(text) is None:
        return found
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(other.start < match.end() and match.start() < other.end for other in found):
                continue
            moment = _moment(name, match)
            if moment is not None:
                found.append(Mention(match.start(), match.end(), name, moment))
    return sorted(found, key=lambda mention: mention.start)


def _moment(reading: str, match: re.Match[str]) -> Moment | None:
    words = match.groupdict()
    year = int(words["year"]) if words.get("year") else None
    first, last = _span(reading, words)
    moment = Moment(year, first, last)
    return moment if 1 <= first[0] <= 12 and moment.in_year(year or 2024) is not None else None


def _span(reading: str, words: dict[str, str | None]) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last (month, day); 31 stands for the last day of any month."""
    part = (words.get("part") or "").lower()
    if reading in ("iso", "numbers", "day"):
        month = int(words["month"] or 0) if words.get("month") else _month(words["name"])
        day = (month, int(words["day"] or 0))
        return day, day
    if reading == "month":
        month = _month(words["name"])
        days = _PARTS_OF_MONTH.get(part, (1, 31))
        return (month, days[0]), (month, days[1])
    months = _months(reading, part, words)
    return (months[0], 1), (months[1], 31)


def _months(reading: str, part: str, words: dict[str, str | None]) -> tuple[int, int]:
    """First and last month of a quarter, half year, season or (part of a) year."""
    ordinal = _ORDINALS.get((words.get("ordinal") or "").lower(), 0)
    if reading == "quarter":
        quarter = ordinal or int(words["number"] or 1)
        return 3 * quarter - 2, 3 * quarter
    if reading == "half":
        return (1, 6) if ordinal == 1 else (7, 12)
    if reading == "season":
        return _SEASONS[(words["season"] or "").lower()]
    return _PARTS_OF_YEAR.get("eind" if words.get("close") else part, (1, 12))


def _month(name: str | None) -> int:
    return _MONTH_NAMES.index((name or "").lower()) + 1
