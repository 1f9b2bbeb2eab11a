"""The SQLite file with reviews: opened for a moment, written in one transaction, never touched when it is damaged."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.agreements.errors import CurationBusy, CurationDamaged, CurationUnwritable

# Marks the file as ours ("WEGW"), so that another SQLite file is not taken for an empty one.
APPLICATION_ID = 0x57454757
VERSION = 1
WAIT_SECONDS = 20.0
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR)
_SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
CREATE TABLE anchor (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    quote TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    snapshot TEXT NOT NULL
);
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    anchor INTEGER NOT NULL REFERENCES anchor (id),
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    previous TEXT NOT NULL
);
CREATE INDEX change_anchor ON change (anchor);
"""


@contextlib.contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """The file open for reading, at one moment in time; None when there is none yet, and then none is made.

    :raises CurationError: when it cannot be read.
    """
    with _explained(path):
        if not path.exists():
            yield None
            return
        with contextlib.closing(_open(path)) as connection:
            connection.execute("BEGIN")
            yield connection


@contextlib.contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The file open for one transaction, made when there is none; everything in it is kept, or nothing.

    Other processes wait for their turn.

    :raises CurationError: when it cannot be written.
    """
    with _explained(path):
        _create(path)
        with contextlib.closing(_open(path)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT_SECONDS)
    try:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID:
            raise CurationDamaged(str(path), "het is geen bestand van Wegwijzer")
        if version > VERSION:
            raise CurationDamaged(str(path), "het is van een nieuwere versie van Wegwijzer")
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise CurationDamaged(str(path), "het is beschadigd")
    except BaseException:
        connection.close()
        raise
    return connection


def _create(path: Path) -> None:
    """Make the file beside its place and move it there whole, so that nobody ever opens half a file."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(path.name + ".lock"), timeout=WAIT_SECONDS):
        if path.exists():
            return
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        part.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(part)) as connection:
            # Readers go on while somebody writes; the file remembers this mode.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(_SCHEMA)
        os.replace(part, path)


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        # The low byte of an extended code is the kind of error.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        if code in _BUSY:
            raise CurationBusy(str(path)) from error
        if code in _DAMAGED:
            raise CurationDamaged(str(path), str(error)) from error
        raise CurationUnwritable(str(path), str(error)) from error
    except Timeout as error:
        raise CurationBusy(str(path)) from error
    except OSError as error:
        raise CurationUnwritable(str(path), error.strerror or str(error)) from error
