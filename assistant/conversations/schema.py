"""The tables of kept conversations, with an index of all their words."""

from __future__ import annotations

from pathlib import Path

from assistant.sqlite_file import SqliteFile

FILE = "conversations.sqlite3"
# "WEGC".
_APPLICATION = 0x57454743
_SCHEMA = """
CREATE TABLE conversation (
    id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    title TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL
);
CREATE INDEX conversation_owner ON conversation (owner, updated);
CREATE TABLE exchange (
    number INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL REFERENCES conversation (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    asked TEXT NOT NULL,
    answer TEXT,
    problem TEXT
);
CREATE INDEX exchange_conversation ON exchange (conversation, number);
CREATE VIRTUAL TABLE words USING fts5 (
    conversation UNINDEXED, part UNINDEXED, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
"""


def conversations_file(data_dir: Path) -> SqliteFile:
    """The file with conversations of a data directory."""
    return SqliteFile(data_dir / FILE, "gesprekken", _APPLICATION, 1, _SCHEMA)
