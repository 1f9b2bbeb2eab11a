"""The date of a document, as it prints it itself: beside a label, on a line of its own, or in its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.dutch.vocabulary import MONTHS
from corpus.metadata.adoption import is_about_itself
from corpus.types import DatePrecision

_NAMES = MONTHS.split("|")
_MONTH = rf"(?P<month>{MONTHS})"
_DAY = rf"(?P<day>\d{{1,2}})\.?\s+{_MONTH}\s+(?P<year>(?:19|20)\d\d)"
_NUMBERS = r"(?P<d>\d{1,2})[-/.](?P<m>\d{1,2})[-/.](?P<y>(?:19|20)\d\d)"
_ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
_MONTH_ONLY = rf"(?P<only>{MONTHS})\s+(?P<of>(?:19|20)\d\d)"
_DATE = re.compile(rf"(?<![\w-])(?:{_DAY}|{_NUMBERS}|{_ISO}|{_MONTH_ONLY})(?![\w-])", re.IGNORECASE)
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag,?\s+)?"
# Of what a label may give the date.
_OCCASION = (
    r"(?:(?:raads|college|commissie|bestuurs|leden)?vergadering|vergader|overleg|bijeenkomst|behandeling|besluit|brief"
    r"|document|stuk|versie|vaststelling|publicatie|raad|college|b&w|voorstel)"
)
_LABEL = re.compile(
    rf"\b(?:datum(?:\s+(?:van\s+)?(?:de\s+|het\s+)?{_OCCASION})?|(?:raads|college)?{_OCCASION}s?datum|dagtekening|date"
    r"|verzenddatum|verzonden|laatst\s+(?:gewijzigd|bijgewerkt)(?:\s+op)?"
    r"|vastgesteld(?:(?:\s+door\s[^.;:]{3,80}?)?\s+(?:op|d\.d\.))?|gepubliceerd(?:\s+op)?|d\.\s?d\.)"
    rf"\W{{0,12}}{_WEEKDAY}",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:[A-Z][\w'’ -]{1,30},\s*(?:den\s+)?|versie\s+[\w.]+\W+(?:(?:concept|definitief|ontwerp)\W+)?|"
    rf"(?:concept|definitief|ontwerp)(?:\s?versie)?(?:\s+v?\d[\w.]*)?\W+)?{_WEEKDAY}",
    re.IGNORECASE,
)
_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:(?P<sep>[-_.]?)(?P<month>0[1-9]|1[0-2])(?:(?P=sep)(?P<day>0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)
_LINES, _LONGEST, _BELOW, _VALUE = 60, 140, 3, 60
# What may also be said of another document than this one.
_DONE = ("vastgesteld", "gepubliceerd")
# Words before a date in a running line that make it a day of something else: "bijlage bij de brief van 9 maart 2020".
_OTHER_DAY = re.compile(r"\b(?:van|per|op|uiterlijk|tot|vanaf|sinds|in|voor|na|de|d\.d\.)\W*$", re.IGNORECASE)
# A date on a line of its own among the first lines is that of the document, whatever a table below it says.
_COVER = 10


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """An ISO date as exact as it is known: ``2020-03-09``, ``2020-03``, ``2020``; "" with precision unknown."""

    iso: str = ""
    precision: DatePrecision = "unknown"


def printed_date(
    lines: Sequence[str],
    title: str,
    stem: str,
    *,
    cells: Collection[int] = (),
    running: Sequence[str] = (),
    closing: PrintedDate | None = None,
) -> PrintedDate:
    """The date of a document with these first lines, title and file name; unknown when none of them says.

    :param cells: numbers of the lines that are cells of a row: a date there needs a label.
    :param running: the lines above and below its pages.
    :param closing: the day that its closing words name.
    """
    head = [line.strip() for line in lines][:_LINES]
    loose = ["" if number in cells else line for number, line in enumerate(head)]
    named = (*_of_name(title), *_of_name(stem))
    candidates = (
        *_of_cover(head[:_COVER], loose, title),
        *_labelled(head, title),
        *_alone(loose, led=True),
        *_running(running),
        *(found for found in named if found.precision == "day"),
        *((closing,) if closing is not None and closing.iso else ()),
        *_alone(loose),
        *named,
    )
    return next(iter(candidates), PrintedDate())


def stated_date(value: str) -> PrintedDate:
    """A date that a file states about itself, such as "2020-03-09T10:00" or "9 maart 2020"."""
    match = re.match(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?!\d)", value.strip())
    if match:
        return _checked(match[0])
    return next(dates_within(value), PrintedDate())


def _running(lines: Sequence[str]) -> Iterator[PrintedDate]:
    """The date that the lines around the pages bear, when all that bear one bear the same."""
    found = {
        day
        for line in lines
        for match in _DATE.finditer(line)
        if not _OTHER_DAY.search(line[: match.start()])
        for day in _read(match)
    }
    if len(found) == 1:
        yield from found


def _labelled(lines: Sequence[str], title: str) -> Iterator[PrintedDate]:
    """Dates behind a label, or on one of the lines below a line that is only labels."""
    for number in range(len(lines)):
        yield from _labelled_at(lines, number, title)


def _of_cover(lines: Sequence[str], loose: Sequence[str], title: str) -> Iterator[PrintedDate]:
    """Dates behind a label or on a line of their own, in the order in which they stand at the top.

    :param loose: the lines, empty where one is a cell.
    """
    for number in range(len(lines)):
        yield from _labelled_at(lines, number, title)
        yield from _alone([loose[number]])


def _labelled_at(lines: Sequence[str], number: int, title: str) -> Iterator[PrintedDate]:
    line = lines[number]
    label = _LABEL.search(line)
    if label is None or len(line) > _LONGEST:
        return
    if label.group().lower().startswith(_DONE) and not is_about_itself(line, label.start(), title):
        return
    found = _DATE.match(line, label.end())
    if found:
        yield from _read(found)
    elif len(line) <= 40 and not re.search(r"[.!?]$", line):
        for below in lines[number + 1 : number + 1 + _BELOW]:
            yield from (dates_within(below) if len(below) <= _VALUE else ())


def _alone(lines: Sequence[str], *, led: bool = False) -> Iterator[PrintedDate]:
    """Dates that are a line, at most behind a place or a version.

    :param led: only those behind one, as in a letterhead.
    """
    for line in lines:
        lead = _ALONE.match(line)
        if led and not (lead and "," in lead.group()):
            continue
        found = _DATE.match(line, lead.end() if lead else 0) or _DATE.match(line)
        if found and not line[found.end() :].strip(" .*_)"):
            yield from _read(found)


def dates_within(text: str) -> Iterator[PrintedDate]:
    """All dates in a text, in order."""
    for match in _DATE.finditer(text):
        yield from _read(match)


def _of_name(stem: str) -> Iterator[PrintedDate]:
    """A date in a title or a file name: 9 maart 2020, 20240312, 2024-03-12, 2024-03 or 2024; the last of several."""
    yield from dates_within(stem.replace("_", " "))
    for match in list(_IN_NAME.finditer(stem))[::-1]:
        parts = [part for part in (match["year"], match["month"], match["day"]) if part]
        found = _checked("-".join(parts)) if match["sep"] or len(parts) != 2 else _checked(match["year"])
        if found.iso and int(match["year"]) <= date.today().year + 1:
            yield found


def _read(match: re.Match[str]) -> Iterator[PrintedDate]:
    if match["only"]:
        found = _checked(f"{match['of']}-{_NAMES.index(match['only'].lower()) + 1:02d}")
    elif match["iso"]:
        found = _checked(match["iso"])
    elif match["month"]:
        found = _checked(f"{match['year']}-{_NAMES.index(match['month'].lower()) + 1:02d}-{int(match['day']):02d}")
    else:
        found = _checked(f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}")
    if found.iso:
        yield found


def _checked(iso: str) -> PrintedDate:
    """The date when it exists."""
    try:
        date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return PrintedDate()
    precision: DatePrecision = "day" if len(iso) == 10 else "month" if len(iso) == 7 else "year"
    return PrintedDate(iso, precision)
