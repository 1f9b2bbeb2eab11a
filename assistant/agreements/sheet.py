"""The register as a table for Excel and CSV, with Dutch headings; text and dates only, so nothing is a formula."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.agreements.types import CuratedRegister, RegisterRow
from assistant.spreadsheet import csv_bytes, excel_bytes
from corpus.agreements import Deadline
from corpus.display import display_text

REVIEW_WORDS = {
    "extracted": "niet nagekeken",
    "confirmed": "bevestigd",
    "corrected": "verbeterd",
    "rejected": "afgewezen",
}
FIELD_WORDS = {
    "kind": "soort",
    "parties": "partijen",
    "addressed_to": "gevraagd aan",
    "action": "actie",
    "topic": "onderwerp",
    "region": "regio",
    "deadline": "termijn",
}
HEADINGS = (
    *("sleutel", "soort", "partijen", "gevraagd aan", "actie", "onderwerp", "regio"),
    *("termijn van", "termijn tot en met", "termijn in woorden", "jaar afgeleid"),
    *("document", "titel", "status document", "paragraaf", "bladzijde", "begin", "einde", "citaat", "groep"),
    *("aanwijzing", "beoordeling", "zoals gelezen", "opmerking", "door", "op"),
)
# Columns with days or moments.
DATES = ("termijn van", "termijn tot en met", "op")


def register_csv(rows: Sequence[RegisterRow], register: CuratedRegister) -> bytes:
    """The rows as CSV: semicolons, UTF-8 with byte order mark."""
    return csv_bytes(_table(rows, register), headings=HEADINGS)


def register_excel(rows: Sequence[RegisterRow], register: CuratedRegister) -> bytes:
    """The rows as a workbook; a second sheet lists what could not be read."""
    unread = [
        {"document": one.document, "paragraaf": " › ".join(one.section), "reden": one.reason} for one in register.unread
    ]
    unread += [{"document": name, "paragraaf": "", "reden": reason} for name, reason in register.unreadable.items()]
    nothing = [{"document": "", "paragraaf": "", "reden": "Alles kon worden gelezen."}]
    sheets = {"afspraken": _table(rows, register), "niet gelezen": unread or nothing}
    return excel_bytes(sheets, headings=HEADINGS, dates=DATES)


def field_words(value: Any) -> str:  # noqa: ANN401 - the value of any field, as JSON or as in a row
    """The value of a field for people; "geen" for none."""
    if isinstance(value, Deadline):
        return deadline_words(value)
    if isinstance(value, Mapping):
        return deadline_words(Deadline(**value))
    if isinstance(value, list | tuple):
        return ", ".join(value) or "geen"
    return str(value) if value else "geen"


def deadline_words(deadline: Deadline) -> str:
    """The words of a deadline with its days, when it has any and they are not the words themselves."""
    if not deadline.end:
        return deadline.text
    days = deadline.end if deadline.start == deadline.end else f"{deadline.start} t/m {deadline.end}"
    inferred = ", jaar afgeleid" if deadline.inferred else ""
    return days if deadline.text == days else f"{deadline.text} ({days}{inferred})"


def _table(rows: Sequence[RegisterRow], register: CuratedRegister) -> list[dict[str, str]]:
    return [dict(zip(HEADINGS, _cells(row, register), strict=True)) for row in rows]


def _cells(row: RegisterRow, register: CuratedRegister) -> list[str]:
    shown, deadline = row.agreement, row.agreement.deadline
    days = [deadline.start, deadline.end, deadline.text] if deadline else ["", "", ""]
    original = "\n".join(f"{FIELD_WORDS[name]}: {field_words(getattr(row.extracted, name))}" for name in row.corrected)
    return [
        *(row.key, shown.kind, ", ".join(shown.parties), ", ".join(shown.addressed_to), shown.action, shown.topic),
        *(shown.region or "", *days, "ja" if deadline and deadline.inferred else ""),
        *(shown.document, register.documents.get(shown.document, ""), shown.document_status),
        *(" › ".join(shown.section), "" if shown.page is None else str(shown.page), str(shown.start), str(shown.end)),
        *(display_text(shown.quote), shown.group, shown.cue),
        *(REVIEW_WORDS[row.review], original, row.note, row.reviewer, row.reviewed[:19].replace("T", " ")),
    ]
