"""The review list in a file: what people say of answers goes in, a reviewer changes its state."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from assistant.answer_json import answer_from_json
from assistant.feedback.types import REASONS, Item, Judgement, State, Vote
from assistant.sqlite_file import SqliteFile
from assistant.types import Answer, Turn

FILE = "feedback.sqlite3"
LONGEST_COMMENT = 2000
# "WEGF".
_APPLICATION = 0x57454746
_SCHEMA = """
CREATE TABLE item (
    uid TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    vote TEXT NOT NULL,
    reasons TEXT NOT NULL,
    comment TEXT NOT NULL,
    question TEXT NOT NULL,
    history TEXT NOT NULL,
    answer TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'new',
    note TEXT NOT NULL DEFAULT '',
    made TEXT NOT NULL DEFAULT '',
    reviewed TEXT NOT NULL DEFAULT ''
);
"""
_FIELDS = "uid, at, vote, reasons, comment, question, history, answer, state, note, made, reviewed"


class ReviewList:
    """The feedback in one data directory; every call opens the file for a moment, so processes can share it.

    :param data_dir: where the file is, or will be after the first vote.
    :param now: the clock.
    """

    def __init__(self, data_dir: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._file = SqliteFile(data_dir / FILE, "terugkoppeling", _APPLICATION, 1, _SCHEMA)
        self._now = now

    def judge(
        self, judgement: Judgement, *, exchange: str, key: str, question: str, history: Sequence[Turn], answer: Answer
    ) -> str:
        """Note what somebody says of an answer, in place of what the same person said of it before.

        What was handled already is new again, since it says something else now.

        :param exchange: name of the exchange; ``key`` the key of who says it. Neither can be read back from the list.
        :return: the name of the entry.
        :raises StoreError: when it cannot be kept.
        """
        uid = entry_uid(exchange, key)
        turns = [{"role": turn.role, "content": turn.content} for turn in history]
        kept = _checked(judgement)
        said = (kept.vote, _json(kept.reasons), kept.comment)
        row = (uid, self._moment(), *said, _plain(question), _json(turns), _json(answer.to_json()))
        with self._file.writing() as connection:
            connection.execute(
                "INSERT INTO item (uid, at, vote, reasons, comment, question, history, answer) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO UPDATE SET at = excluded.at, "
                "vote = excluded.vote, reasons = excluded.reasons, comment = excluded.comment, state = 'new'",
                row,
            )
        return uid

    def withdraw(self, *, exchange: str, key: str) -> None:
        """Take back what somebody said of an answer; one that a reviewer dealt with stays."""
        with self._file.writing() as connection:
            query = "DELETE FROM item WHERE uid = ? AND state = 'new' AND made = ''"
            connection.execute(query, (entry_uid(exchange, key),))

    def judgement(self, *, exchange: str, key: str) -> Judgement | None:
        """What this person said of this answer, None when nothing."""
        found = self.item(entry_uid(exchange, key))
        return found.judgement if found is not None else None

    def items(self, *, state: State | None = None, vote: Vote | None = None, text: str = "") -> tuple[Item, ...]:
        """The entries, latest first.

        :param text: letters that must occur in the question or the comment.
        :raises StoreError: when they cannot be read.
        """
        with self._file.reading() as connection:
            if connection is None:
                return ()
            query = (
                f"SELECT {_FIELDS} FROM item WHERE (? IS NULL OR state = ?) AND (? IS NULL OR vote = ?) "
                "ORDER BY at DESC, uid"
            )
            rows = connection.execute(query, (state, state, vote, vote)).fetchall()
        wanted = text.casefold().strip()
        found = (_item(row) for row in rows)
        return tuple(one for one in found if wanted in f"{one.question}\n{one.judgement.comment}".casefold())

    def item(self, uid: str) -> Item | None:
        """One entry; None when there is none."""
        with self._file.reading() as connection:
            row = _row(connection, uid) if connection is not None else None
            return _item(row) if row is not None else None

    def counts(self) -> dict[State, int]:
        """How many entries there are of each state that occurs."""
        with self._file.reading() as connection:
            if connection is None:
                return {}
            return dict(connection.execute("SELECT state, count(*) FROM item GROUP BY state").fetchall())

    def review(self, uid: str, state: State, *, note: str | None = None, case: str | None = None) -> None:
        """Say what became of an entry.

        :param note: of the reviewer; None leaves the one that is there.
        :param case: id of the evaluation question made of it; None leaves what is there.
        """
        with self._file.writing() as connection:
            connection.execute(
                "UPDATE item SET state = ?, note = coalesce(?, note), made = coalesce(?, made), reviewed = ? "
                "WHERE uid = ?",
                (state, _plain(note) if note is not None else None, case, self._moment(), uid),
            )

    def _moment(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="microseconds")


def entry_uid(exchange: str, key: str) -> str:
    """The name of what the holder of a key says of an exchange; neither can be found back from it."""
    return hashlib.sha256(f"{exchange}\x00{key}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _checked(judgement: Judgement) -> Judgement:
    """Only reasons that go with the vote, each once, and a comment of a length that somebody reads."""
    reasons = tuple(one for one in REASONS[judgement.vote] if one in judgement.reasons)
    return Judgement(judgement.vote, reasons, _plain(judgement.comment).strip()[:LONGEST_COMMENT])


def _plain(text: str) -> str:
    """Without halves of characters, which SQLite refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _json(value: object) -> str:
    return _plain(json.dumps(value, ensure_ascii=False))


def _row(connection: sqlite3.Connection, uid: str) -> Sequence[Any] | None:
    return cast(
        "Sequence[Any] | None", connection.execute(f"SELECT {_FIELDS} FROM item WHERE uid = ?", (uid,)).fetchone()
    )


def _item(row: Sequence[Any]) -> Item:
    uid, at, vote, reasons, comment, question, history, answer, *review = row
    turns = tuple(Turn(turn["role"], turn["content"]) for turn in json.loads(history))
    judgement = Judgement(vote, tuple(json.loads(reasons)), comment)
    return Item(uid, at, judgement, question, turns, answer_from_json(json.loads(answer)), *review)
