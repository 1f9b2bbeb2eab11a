"""The deadlines of the register as an iCalendar file (RFC 5545) for Outlook and other calendars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from assistant.agreements.sheet import deadline_words
from assistant.agreements.types import CuratedRegister, RegisterRow
from corpus.display import display_text

_LINE_OCTETS = 75
_SUMMARY = 100


def calendar_rows(rows: Sequence[RegisterRow]) -> list[RegisterRow]:
    """The rows that get a place in the calendar: with a day, and not rejected."""
    return [row for row in rows if row.review != "rejected" and row.agreement.deadline and row.agreement.deadline.end]


def register_calendar(rows: Sequence[RegisterRow], register: CuratedRegister, *, now: datetime) -> bytes:
    """An all-day event for every deadline, on its last day: then it must be done.

    A deadline of several days ("eind 2024") says so in the description. The UID of an event follows from document and
    passage, so a calendar that reads a newer file replaces events and doubles none.

    :param now: moment of writing, which the format asks for.
    """
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Wegwijzer//Afspraken//NL", "CALSCALE:GREGORIAN"]
    for row in calendar_rows(rows):
        lines += _event(row, register, stamp)
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) + "\r\n" for line in lines).encode("utf-8", "replace")


def _event(row: RegisterRow, register: CuratedRegister, stamp: str) -> list[str]:
    shown = row.agreement
    if shown.deadline is None:
        return []
    last = date.fromisoformat(shown.deadline.end)
    who = f"{', '.join(shown.parties)}: " if shown.parties else ""
    summary = f"{who}{shown.action}"
    place = " › ".join((register.documents.get(shown.document, shown.document), *shown.section))
    description = [
        f"{shown.kind.capitalize()}; termijn: {deadline_words(shown.deadline)}",
        f"“{display_text(shown.quote)}”",
        place,
        *([f"Opmerking: {row.note}"] if row.note else []),
    ]
    return [
        "BEGIN:VEVENT",
        f"UID:{row.key}-{shown.document}@wegwijzer",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{last:%Y%m%d}",
        # The end of an event is the first day after it; the calendar of Python ends with the year 9999.
        *([f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"] if last < date.max else []),
        f"SUMMARY:{_escape(summary if len(summary) <= _SUMMARY else summary[: _SUMMARY - 1] + '…')}",
        f"DESCRIPTION:{_escape(chr(10).join(description))}",
        f"CATEGORIES:{_escape(shown.kind)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escape(text: str) -> str:
    """A TEXT value: backslash, semicolon and comma escaped, line ends written as ``\\n``, no control characters."""
    for character in "\\;,":
        text = text.replace(character, f"\\{character}")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\\n".join("".join(one if one >= " " and one != "\x7f" else " " for one in line) for line in lines)


def _fold(line: str) -> str:
    """The line in pieces of at most 75 octets, each next one after a space; no character is cut in two."""
    pieces, piece, size = [], "", 0
    for character in line:
        width = len(character.encode("utf-8", "replace"))
        if size + width > _LINE_OCTETS:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += width
    return "\r\n".join([*pieces, piece])
