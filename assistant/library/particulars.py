"""The particulars of a document as people fill them in: checked, and put into the form of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus import Metadata

LONGEST_TITLE = 300
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DUTCH_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_DUTCH_MONTH = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a form holds; ``date`` is as typed, "" when unknown."""

    title: str
    kind: str = ""
    publishers: tuple[str, ...] = ()
    date: str = ""
    status: str = ""
    region: str = ""
    language: str = "nl"


def particulars_of(metadata: Metadata) -> Particulars:
    """The particulars that a form begins with."""
    return Particulars(
        title=metadata.title,
        kind=metadata.kind,
        publishers=metadata.publishers,
        date=metadata.date,
        status=metadata.status,
        region=metadata.region,
        language=metadata.language,
    )


def merged_particulars(earlier: Metadata, newer: Metadata) -> Particulars:
    """Those of the document that a newer version replaces, with the date and the status of the newer one."""
    return replace(particulars_of(earlier), date=newer.date, status=newer.status)


def check_particulars(particulars: Particulars) -> list[str]:
    """What is wrong with them: names of fields, "title" or "date"; nothing when they can be used."""
    problems = []
    if not particulars.title.strip() or len(particulars.title) > LONGEST_TITLE:
        problems.append("title")
    if particulars.date.strip() and not read_date(particulars.date):
        problems.append("date")
    return problems


def with_particulars(metadata: Metadata, particulars: Particulars) -> Metadata:
    """The metadata with these particulars, white space tidied; an unreadable date counts as unknown."""
    written = read_date(particulars.date)
    return replace(
        metadata,
        title=_tidy(particulars.title) or metadata.title,
        kind=_tidy(particulars.kind) or "document",
        publishers=_names(particulars.publishers),
        date=written,
        date_precision=("unknown", "year", "month", "day")[written.count("-") + 1 if written else 0],
        status=_tidy(particulars.status),
        region=_tidy(particulars.region),
        language=_tidy(particulars.language) or "nl",
    )


def read_date(text: str) -> str:
    """A day, month or year as ISO (``2022-12-07``, ``2022-12``, ``2022``); "" for anything else.

    Read are ISO dates and Dutch ones with the day first: ``7-12-2022``, ``7/12/2022``, ``12-2022``.
    """
    text = text.strip()
    for pattern, order in ((_DAY, (0, 1, 2)), (_DUTCH_DAY, (2, 1, 0)), (_MONTH, (0, 1)), (_DUTCH_MONTH, (1, 0))):
        match = pattern.fullmatch(text)
        if match is not None:
            return _iso([int(match.groups()[place]) for place in order])
    return _iso([int(text)]) if _YEAR.fullmatch(text) else ""


def _iso(parts: Sequence[int]) -> str:
    try:
        whole = date(*(*parts, 1, 1)[:3]).isoformat()
    except ValueError:
        return ""
    return whole[: (4, 7, 10)[len(parts) - 1]]


def _names(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in map(_tidy, names) if name))


def _tidy(text: str) -> str:
    return " ".join(text.split())
