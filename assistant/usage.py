"""How much Wegwijzer is used: questions and refusals a day, and nothing else. No words, no person, no time of day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.sqlite_file import SqliteFile

if TYPE_CHECKING:
    from assistant.types import Answer

_SCHEMA = """
CREATE TABLE usage (
    day TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('answered', 'refused')),
    count INTEGER NOT NULL,
    PRIMARY KEY (day, what)
) WITHOUT ROWID;
"""
_ADD = "INSERT INTO usage VALUES (?, ?, 1) ON CONFLICT (day, what) DO UPDATE SET count = count + 1"


@dataclass(frozen=True, slots=True)
class DayOfUse:
    """Questions of one day (ISO, of this machine)."""

    day: str
    answered: int
    refused: int


class UsageCounter:
    """Counts in ``usage.sqlite3`` of the data directory; several processes may count at once."""

    def __init__(self, data_dir: Path) -> None:
        self._file = SqliteFile(data_dir / "usage.sqlite3", "gebruikscijfers", 0x57575553, 1, _SCHEMA)

    def note(self, answer: Answer, *, today: date | None = None) -> None:
        """Count one answer.

        :param today: the day to count it on; by default the day it is.
        :raises StoreError: when the file cannot be written.
        """
        day = (today or datetime.now().astimezone().date()).isoformat()
        with self._file.writing() as connection:
            connection.execute(_ADD, (day, answer.status))

    def days(self) -> tuple[DayOfUse, ...]:
        """Every day on which something was asked, oldest first.

        :raises StoreError: when the file cannot be read.
        """
        with self._file.reading() as connection:
            rows = (
                connection.execute("SELECT day, what, count FROM usage ORDER BY day").fetchall() if connection else []
            )
        counts: dict[str, dict[str, int]] = {}
        for day, what, count in rows:
            counts.setdefault(day, {})[what] = count
        return tuple(DayOfUse(day, one.get("answered", 0), one.get("refused", 0)) for day, one in counts.items())
