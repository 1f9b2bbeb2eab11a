"""Keeps conversations: begin, finish, load, list, rename, copy, delete; each belongs to whoever holds its key."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from assistant.answer_json import answer_from_json
from assistant.conversations.schema import conversations_file
from assistant.conversations.search import list_conversations
from assistant.conversations.types import ProblemParts, StoredConversation, StoredExchange, Summary
from assistant.types import Answer

LONGEST_TITLE = 120
_ID = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """A name that nobody can guess: who knows it may read the conversation."""
    return uuid.uuid4().hex


def is_id(text: str) -> bool:
    """Whether this can be the name of a conversation or the key of an owner."""
    return bool(_ID.fullmatch(text))


def fingerprint(key: str) -> str:
    """What is kept of the key of an owner: enough to know it again, not enough to use it."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


class Archive:
    """The conversations of one data directory; every call opens the file for a moment, so processes can share it.

    :param data_dir: where the file is, or will be after the first question.
    :param now: the clock.
    """

    def __init__(self, data_dir: Path, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._file = conversations_file(data_dir)
        self._now = now

    def begin(self, conversation: str, question: str, *, key: str) -> str:
        """Note that a question is being asked; its conversation is made when there is none of this name.

        :return: the name of the exchange.
        :raises StoreError: when it cannot be kept.
        """
        moment, uid = self._moment(), new_id()
        with self._file.writing() as connection:
            owner, title = fingerprint(key), title_of(question)
            connection.execute(
                "INSERT INTO conversation (id, owner, title, created, updated) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (id) DO UPDATE SET updated = excluded.updated",
                (conversation, owner, title, moment, moment),
            )
            connection.execute(
                "INSERT INTO exchange (uid, conversation, question, asked) VALUES (?, ?, ?, ?)",
                (uid, conversation, _storable(question), moment),
            )
            _index(connection, conversation, uid, question)
            if connection.execute("SELECT 1 FROM words WHERE part = ?", (conversation,)).fetchone() is None:
                _index(connection, conversation, conversation, title)
        return uid

    def finish(self, exchange: str, *, answer: Answer | None = None, problem: ProblemParts | None = None) -> None:
        """Note what came of a question; nothing happens when it was deleted meanwhile.

        :raises StoreError: when it cannot be kept.
        """
        with self._file.writing() as connection:
            row = connection.execute(
                "SELECT conversation, question FROM exchange WHERE uid = ?", (exchange,)
            ).fetchone()
            if row is None:
                return
            kept = _storable(json.dumps(answer.to_json(), ensure_ascii=False)) if answer is not None else None
            connection.execute(
                "UPDATE exchange SET answer = ?, problem = ? WHERE uid = ?",
                (kept, json.dumps(problem, ensure_ascii=False) if problem is not None else None, exchange),
            )
            said = f"{row[1]}\n{answer.answer}" if answer is not None else row[1]
            _index(connection, row[0], exchange, said)

    def forget(self, exchange: str) -> None:
        """Take one exchange out, as when its question is asked again after a problem."""
        with self._file.writing() as connection:
            connection.execute("DELETE FROM exchange WHERE uid = ?", (exchange,))
            connection.execute("DELETE FROM words WHERE part = ?", (exchange,))

    def load(self, conversation: str) -> StoredConversation | None:
        """The conversation, whoever owns it; None when there is none of this name.

        :raises StoreError: when it cannot be read.
        """
        with self._file.reading() as connection:
            row = _row(connection, conversation) if connection is not None else None
            if connection is None or row is None:
                return None
            query = "SELECT uid, question, asked, answer, problem FROM exchange WHERE conversation = ? ORDER BY number"
            return StoredConversation(*row, tuple(_exchange(*one) for one in connection.execute(query, row[:1])))

    def list(self, *, key: str | None, text: str = "", most: int = 50) -> tuple[Summary, ...]:
        """Conversations of an owner (None: of everybody), the one used last first.

        :param text: words that must all occur in a question, an answer or the title.
        :raises StoreError: when they cannot be read.
        """
        with self._file.reading() as connection:
            if connection is None:
                return ()
            return list_conversations(connection, owner=key and fingerprint(key), text=text, most=most)

    def rename(self, conversation: str, title: str, *, key: str) -> bool:
        """Give a conversation another title; False when it has no owner with this key, or the title is blank."""
        name = title_of(title)
        with self._file.writing() as connection:
            if not name or not _owns(connection, conversation, key):
                return False
            connection.execute("UPDATE conversation SET title = ? WHERE id = ?", (name, conversation))
            _index(connection, conversation, conversation, name)
        return True

    def delete(self, conversation: str, *, key: str | None) -> bool:
        """Remove a conversation for good; False when it has no owner with this key (None: whoever owns it)."""
        with self._file.writing() as connection:
            if not _owns(connection, conversation, key):
                return False
            connection.execute("DELETE FROM words WHERE conversation = ?", (conversation,))
            connection.execute("DELETE FROM conversation WHERE id = ?", (conversation,))
            # The word index only marks what is deleted; rewriting it is what takes the words out of the file.
            connection.execute("INSERT INTO words (words) VALUES ('optimize')")
        return True

    def copy(self, conversation: str, *, key: str, title: str = "") -> str | None:
        """A conversation of one's own with the same exchanges, to go on with one that was shared; None without it."""
        source, name = self.load(conversation), new_id()
        if source is None:
            return None
        for one in source.exchanges:
            uid = self.begin(name, one.question, key=key)
            self.finish(uid, answer=one.answer, problem=one.problem)
        self.rename(name, title or source.title, key=key)
        return name

    def adopt(self, key: str, *, other: str) -> None:
        """Let what belongs to the key ``other`` belong to ``key``, as when a browser tells who it is a moment later."""
        with self._file.writing() as connection:
            connection.execute(
                "UPDATE conversation SET owner = ? WHERE owner = ?", (fingerprint(key), fingerprint(other))
            )

    def _moment(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="microseconds")


def title_of(question: str) -> str:
    """The question in one line, cut at a word border."""
    line = " ".join(_storable(question).split())
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _storable(text: str) -> str:
    """Without halves of characters, which a broken paste can hold and SQLite refuses."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _index(connection: sqlite3.Connection, conversation: str, part: str, text: str) -> None:
    """Make the words of a part findable, in place of what it held before."""
    connection.execute("DELETE FROM words WHERE part = ?", (part,))
    row = (conversation, part, _storable(text))
    connection.execute("INSERT INTO words (conversation, part, body) VALUES (?, ?, ?)", row)


def _row(connection: sqlite3.Connection, conversation: str) -> tuple[str, str, str, str, str] | None:
    query = "SELECT id, owner, title, created, updated FROM conversation WHERE id = ?"
    row: tuple[str, str, str, str, str] | None = connection.execute(query, (conversation,)).fetchone()
    return row


def _owns(connection: sqlite3.Connection, conversation: str, key: str | None) -> bool:
    row = _row(connection, conversation)
    return row is not None and (key is None or row[1] == fingerprint(key))


def _exchange(uid: str, question: str, asked: str, answer: str | None, problem: str | None) -> StoredExchange:
    parts: ProblemParts | None = tuple(json.loads(problem)) if problem is not None else None
    kept = answer_from_json(json.loads(answer)) if answer is not None else None
    return StoredExchange(uid, question, asked, kept, parts)
