"""Files that the commands write: refused when something would be lost, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.errors import UserFacingError
from ui.terminal.usage import WrongUsage

if TYPE_CHECKING:
    from assistant.agreements import CuratedRegister, RegisterRow


def refuse_existing(context: click.Context, paths: Sequence[Path], *, force: bool) -> None:
    """Nothing is overwritten unasked; an empty file holds nothing to lose."""
    for path in paths:
        if not force and path.exists() and (path.is_dir() or path.stat().st_size):
            raise WrongUsage(f"{path} bestaat al; met --force wordt het overschreven.", context)


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    :raises UserFacingError: when it cannot be written.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserFacingError(
            f"Dit bestand is niet te schrijven ({error.strerror or error}).",
            value=str(path),
            remedy="Sluit het in het andere programma, of kies een andere map.",
        ) from error


def _csv(rows: Sequence[RegisterRow], register: CuratedRegister) -> tuple[bytes, int]:
    from assistant.agreements.sheet import register_csv

    return register_csv(rows, register), len(rows)


def _xlsx(rows: Sequence[RegisterRow], register: CuratedRegister) -> tuple[bytes, int]:
    from assistant.agreements.sheet import register_excel

    return register_excel(rows, register), len(rows)


def _ics(rows: Sequence[RegisterRow], register: CuratedRegister) -> tuple[bytes, int]:
    from datetime import UTC, datetime

    from assistant.agreements.calendar import calendar_rows, register_calendar

    return register_calendar(rows, register, now=datetime.now(UTC)), len(calendar_rows(rows))


# Makes the content of a file, and says how many rows are in it.
Writer = Callable[["Sequence[RegisterRow]", "CuratedRegister"], "tuple[bytes, int]"]
WRITERS: dict[str, Writer] = {"csv": _csv, "xlsx": _xlsx, "ics": _ics}
