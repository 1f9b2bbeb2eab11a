"""One SQLite file of ours: made whole, opened for a moment, written in one transaction, its errors put into words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from corpus.errors import UserFacingError

WAIT_SECONDS = 20.0
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class StoreError(UserFacingError):
    """A file in the data directory cannot be read or written; nothing in it was changed."""


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """A file and how it is made.

    :param path: where it is, or will be after the first write.
    :param holds: what it holds, in Dutch, for messages ("gesprekken").
    :param application: number that marks the file as this one, so that another SQLite file is not taken for it.
    :param version: of the schema; a file of a later one is left alone.
    :param schema: the statements that make the tables.
    """

    path: Path
    holds: str
    application: int
    version: int
    schema: str

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection | None]:
        """The file at one moment in time; None when there is none yet, and then none is made.

        :raises StoreError: when it cannot be read.
        """
        with self._explained():
            if not self.path.exists():
                yield None
                return
            with contextlib.closing(self._open()) as connection:
                connection.execute("BEGIN")
                yield connection

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction, in a file that is made when there is none; everything in it is kept, or nothing.

        :raises StoreError: when it cannot be written.
        """
        with self._explained():
            self._create()
            with contextlib.closing(self._open()) as connection:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                except BaseException:
                    connection.execute("ROLLBACK")
                    raise
                connection.execute("COMMIT")

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT_SECONDS)
        try:
            connection.isolation_level = None
            connection.execute("PRAGMA foreign_keys = ON")
            # What is deleted is overwritten: a conversation that somebody removes must not linger in the file.
            connection.execute("PRAGMA secure_delete = ON")
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if application != self.application:
                raise self._damaged("het is geen bestand van Wegwijzer")
            if version > self.version:
                raise self._damaged("het is van een nieuwere versie van Wegwijzer")
        except BaseException:
            connection.close()
            raise
        return connection

    def _create(self) -> None:
        """Make the file beside its place and move it there whole, so that nobody ever opens half a file."""
        if self.path.exists():
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(self.path.with_name(self.path.name + ".lock"), timeout=WAIT_SECONDS):
            if self.path.exists():
                return
            part = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
            part.unlink(missing_ok=True)
            with contextlib.closing(sqlite3.connect(part)) as connection:
                # Readers go on while somebody writes; the file remembers this mode.
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(
                    f"PRAGMA application_id = {self.application}; PRAGMA user_version = {self.version}; {self.schema}"
                )
            os.replace(part, self.path)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            # The low byte of an extended code is the kind of error.
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
            if code in _BUSY:
                raise self._busy() from error
            if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR):
                raise self._damaged(str(error)) from error
            raise self._unwritable(str(error)) from error
        except Timeout as error:
            raise self._busy() from error
        except OSError as error:
            raise self._unwritable(error.strerror or str(error)) from error

    def _damaged(self, reason: str) -> StoreError:
        return StoreError(
            f"Het bestand met {self.holds} is niet te lezen ({reason}).",
            value=str(self.path),
            remedy="Er is niets in veranderd. Zet het bestand opzij, of zet een reservekopie terug.",
        )

    def _busy(self) -> StoreError:
        return StoreError(
            f"Het bestand met {self.holds} is bezet; er is niets gewijzigd.",
            value=str(self.path),
            remedy="Probeer het over een ogenblik opnieuw.",
        )

    def _unwritable(self, reason: str) -> StoreError:
        return StoreError(
            f"Het bestand met {self.holds} is niet te openen of te schrijven ({reason}).",
            value=str(self.path),
            remedy="Controleer of de schijf vol is en of u in de gegevensmap mag schrijven.",
        )
