"""Reads and writes tables of text as Excel or CSV: no cell is ever a formula, every text comes back as it was."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from assistant.spreadsheet import LONGEST_CELL, Sheets, SpreadsheetError, csv_bytes, excel_bytes, unguard
from evals.errors import EvaluationError

__all__ = ["LONGEST_CELL", "Rows", "Sheets", "read_table", "write_table"]

Rows = list[dict[str, str]]


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
    return value.isoformat() if isinstance(value, date) else unguard(str(value))


def _read_csv(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    first_line = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=first_line.count)
    # newline="" keeps line breaks inside cells as they are.
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return [[unguard(cell) for cell in line] for line in lines]


def write_table(path: Path, sheets: Sheets, *, choices: Mapping[str, Sequence[str]] | None = None) -> None:
    """Write tables: to ``.xlsx`` all of them as worksheets, to ``.csv`` (semicolons, as Dutch Excel expects) the first.

    :param choices: headings whose cells in the first worksheet offer a list to choose from.
    :raises EvaluationError: for another kind of file, or one that cannot be written.
    """
    kind = path.suffix.casefold()
    try:
        if kind == ".xlsx":
            path.write_bytes(excel_bytes(sheets, choices=choices))
        elif kind == ".csv":
            path.write_bytes(csv_bytes(next(iter(sheets.values()))))
        else:
            raise _unusable(
                path, "Dit is geen Excel- of CSV-bestand.", "Geef een naam op die eindigt op .xlsx of .csv."
            )
    except SpreadsheetError as error:
        raise EvaluationError(error.problem, value=error.value, remedy=error.remedy) from error
    except OSError as error:
        raise _unusable(
            path, "Dit bestand is niet te schrijven.", "Sluit het in Excel of kies een andere map."
        ) from error
