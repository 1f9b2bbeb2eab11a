"""Tables as Excel or CSV: no cell is ever a formula, every text can be read back as it was, and dates are dates."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from corpus.errors import UserFacingError

Sheets = Mapping[str, Sequence[Mapping[str, str]]]

# A spreadsheet takes such a beginning for a formula; an apostrophe in front stops that, and is taken off when reading.
_FORMULA = re.compile(r"'*[\s\u200b\ufeff]*[=+\-@＝＋－＠]|'*[\t\r\n]")
LONGEST_CELL = 32_767
# A spreadsheet shows these in the order of its own language; it counts no days before 1900.
_DAY_FORMAT, _MOMENT_FORMAT = "dd-mm-yyyy", "dd-mm-yyyy hh:mm"
_FIRST_YEAR = 1900
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class SpreadsheetError(UserFacingError):
    """A table does not fit in a spreadsheet."""


def guard(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """What :func:`guard` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def csv_bytes(rows: Sequence[Mapping[str, str]], *, headings: Sequence[str] = ()) -> bytes:
    """The rows with semicolons, as Dutch Excel expects, in UTF-8 with the mark by which Excel knows it.

    :param headings: of a table without rows; else those of the first row.
    """
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, list(rows[0]) if rows else list(headings), delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({heading: guard(text) for heading, text in row.items()} for row in rows)
    return output.getvalue().encode("utf-8-sig", "replace")


def excel_bytes(
    sheets: Sheets,
    *,
    choices: Mapping[str, Sequence[str]] | None = None,
    headings: Sequence[str] = (),
    dates: Collection[str] = (),
) -> bytes:
    """A workbook with a worksheet for each table.

    :param choices: headings whose cells in the first worksheet offer a list to choose from.
    :param headings: of a table without rows.
    :param dates: headings below which ISO days and moments become dates, to sort and count with; other text stays text.
    :raises SpreadsheetError: when a text is longer than a cell can hold.
    """
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    for number, (title, rows) in enumerate(sheets.items()):
        _fill(book.create_sheet(title), rows, headings, choices or {} if number == 0 else {}, dates)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def _fill(
    table: Any,  # noqa: ANN401 - a worksheet of openpyxl, which is imported late
    rows: Sequence[Mapping[str, str]],
    headings: Sequence[str],
    choices: Mapping[str, Sequence[str]],
    dates: Collection[str],
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for column, heading in enumerate(list(rows[0]) if rows else headings, start=1):
        top = table.cell(1, column, heading)
        top.font, top.data_type = Font(bold=True), "s"
        widest = max((len(line) for row in rows[:500] for line in row[heading].split("\n")), default=0)
        letter = get_column_letter(column)
        table.column_dimensions[letter].width = min(70, max(10, len(heading), widest) + 2)
        if heading in choices:
            offered = DataValidation(type="list", formula1=f'"{",".join(choices[heading])}"', allow_blank=True)
            table.add_data_validation(offered)
            offered.add(f"{letter}2:{letter}5000")
        for line, row in enumerate(rows, start=2):
            cell = table.cell(line, column)
            day = _moment(row[heading]) if heading in dates else None
            if day is None:
                cell.value = _fitting(row[heading])
                # Text stays text, whatever it begins with.
                cell.data_type, cell.number_format = "s", "@"
            else:
                cell.value = day
                cell.number_format = _MOMENT_FORMAT if ":" in row[heading] else _DAY_FORMAT
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    table.freeze_panes = "B2"
    table.auto_filter.ref = table.dimensions


def _moment(text: str) -> datetime | None:
    """The day or moment that an ISO text names; None for other text, and for what a spreadsheet cannot count."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.year >= _FIRST_YEAR and moment.tzinfo is None else None


def _fitting(text: str) -> str:
    if len(text) >= LONGEST_CELL:
        raise SpreadsheetError(
            f"Een tekst van {len(text)} tekens past niet in een cel van Excel.",
            value=text[:60],
            remedy="Kies een bestand dat eindigt op .csv.",
        )
    return guard(_CONTROL.sub(" ", text))
