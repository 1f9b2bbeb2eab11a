"""Reads and writes tables of text as Excel or CSV: no cell is ever a formula, every text comes back as it was."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from evals.errors import EvaluationError

Rows = list[dict[str, str]]
Sheets = Mapping[str, Sequence[Mapping[str, str]]]

# A spreadsheet takes such a beginning for a formula; an apostrophe in front stops that, and is taken off when reading.
_FORMULA = re.compile(r"'*[=+\-@\t]")
LONGEST_CELL = 32_767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read_table(path: Path, *, sheet: str = "") -> Rows:
    """The rows of a ``.xlsx`` or ``.csv`` file by heading, empty rows too; numbers and dates become text.

    :param sheet: the worksheet to read; the first one when there is none of that name.
    :raises EvaluationError: when the file cannot be read, has no rows, or the same heading twice.
    """
    kind = path.suffix.casefold()
    if kind not in (".xlsx", ".csv"):
        raise _unusable(path, "Dit is geen Excel- of CSV-bestand.", "Bewaar het als .xlsx of als CSV UTF-8.")
    try:
        lines = _read_excel(path, sheet) if kind == ".xlsx" else _read_csv(path)
    except FileNotFoundError as error:
        raise _unusable(path, "Dit bestand bestaat niet.", "Controleer de naam.") from error
    except (OSError, ValueError, KeyError, csv.Error) as error:
        raise _unusable(path, "Dit bestand is niet te lezen.", "Bewaar het opnieuw als .xlsx of CSV UTF-8.") from error
    if len([line for line in lines if any(cell.strip() for cell in line)]) < 2:
        raise _unusable(
            path, "Dit bestand bevat geen rijen.", "Zet koppen in de eerste rij, en daaronder een vraag per rij."
        )
    headings = [heading.strip() for heading in lines[0]]
    twice = sorted({heading for heading in headings if heading and headings.count(heading) > 1})
    if twice:
        raise _unusable(path, f"De kop {', '.join(twice)} komt twee keer voor.", "Geef elke kolom een eigen kop.")
    return [{h: cell for h, cell in zip(headings, line, strict=False) if h} for line in lines[1:]]


def _unusable(path: Path, problem: str, remedy: str) -> EvaluationError:
    return EvaluationError(problem, value=str(path), remedy=remedy)


def _read_excel(path: Path, sheet: str) -> list[list[str]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException) as error:
        raise ValueError("no workbook") from error
    try:
        table = book[sheet] if sheet in book.sheetnames else book.worksheets[0]
        return [[_cell_text(cell) for cell in row] for row in table.iter_rows(values_only=True)]
    finally:
        book.close()


def _cell_text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        value = value.date()
    return value.isoformat() if isinstance(value, date) else _unguard(str(value))


def _read_csv(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    first_line = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first_line.count)
    # newline="" keeps line breaks inside cells as they are.
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [[_unguard(cell) for cell in line] for line in lines]


def _guard(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _unguard(text: str) -> str:
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def write_table(path: Path, sheets: Sheets, *, choices: Mapping[str, Sequence[str]] | None = None) -> None:
    """Write tables: to ``.xlsx`` all of them as worksheets, to ``.csv`` (semicolons, as Dutch Excel expects) the first.

    :param choices: headings whose cells in the first worksheet offer a list to choose from.
    :raises EvaluationError: for another kind of file, or one that cannot be written.
    """
    kind = path.suffix.casefold()
    try:
        if kind == ".xlsx":
            _write_excel(path, sheets, choices or {})
        elif kind == ".csv":
            rows = next(iter(sheets.values()))
            path.write_text(_csv_text(rows), encoding="utf-8-sig", newline="")
        else:
            raise _unusable(
                path, "Dit is geen Excel- of CSV-bestand.", "Geef een naam op die eindigt op .xlsx of .csv."
            )
    except OSError as error:
        raise _unusable(
            path, "Dit bestand is niet te schrijven.", "Sluit het in Excel of kies een andere map."
        ) from error


def _csv_text(rows: Sequence[Mapping[str, str]]) -> str:
    output = io.StringIO(newline="")
    writer = csv.DictWriter(output, list(rows[0]) if rows else [], delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({heading: _guard(text) for heading, text in row.items()} for row in rows)
    return output.getvalue()


def _write_excel(path: Path, sheets: Sheets, choices: Mapping[str, Sequence[str]]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    del book["Sheet"]
    for number, (title, rows) in enumerate(sheets.items()):
        _fill(book.create_sheet(title), rows, choices if number == 0 else {})
    book.save(path)


def _fill(table: Any, rows: Sequence[Mapping[str, str]], choices: Mapping[str, Sequence[str]]) -> None:  # noqa: ANN401
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    headings = list(rows[0]) if rows else []
    for column, heading in enumerate(headings, start=1):
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
            cell.value = _fitting(row[heading])
            # Text stays text, whatever it begins with.
            cell.data_type, cell.number_format = "s", "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    table.freeze_panes = "B2"


def _fitting(text: str) -> str:
    if len(text) >= LONGEST_CELL:
        raise EvaluationError(
            f"Een tekst van {len(text)} tekens past niet in een cel van Excel.",
            value=text[:60],
            remedy="Kies een bestand dat eindigt op .csv.",
        )
    return _guard(_CONTROL.sub(" ", text))
