"""Full-text search in kept conversations: what was typed as a query that SQLite understands, and the list it gives."""

from __future__ import annotations

import re
import sqlite3

from assistant.conversations.types import Summary

_WORDS = re.compile(r"\w+")
_FIELDS = """
SELECT c.id, c.title, c.created, c.updated,
    (SELECT count(*) FROM exchange e WHERE e.conversation = c.id)
"""


def match_query(text: str) -> str:
    """All words of ``text``, each as the beginning of a word; "" when it has none. Never any syntax of its own."""
    return " ".join(f'"{word}"*' for word in _WORDS.findall(text))


def list_conversations(
    connection: sqlite3.Connection, *, owner: str | None, text: str = "", most: int = 50
) -> tuple[Summary, ...]:
    """Conversations, the one used last first.

    :param owner: fingerprint of whose they are; None for everybody's.
    :param text: words that must all occur in one question, answer or title; "" for all conversations.
    """
    if not text.strip():
        where = "WHERE ? IS NULL OR c.owner = ?"
        query = f"{_FIELDS} FROM conversation c {where} ORDER BY c.updated DESC, c.id LIMIT ?"
        return tuple(Summary(*row) for row in connection.execute(query, (owner, owner, most)))
    wanted = match_query(text)
    if not wanted:
        return ()
    query = f"""
        {_FIELDS}, found.excerpt
        FROM (SELECT conversation, snippet(words, 2, '', '', '…', 16) AS excerpt, rank
              FROM words WHERE words MATCH ? ORDER BY rank) found
        JOIN conversation c ON c.id = found.conversation
        WHERE ? IS NULL OR c.owner = ?
        ORDER BY c.updated DESC, c.id, found.rank
    """
    found: dict[str, Summary] = {}
    for row in connection.execute(query, (f"body : ({wanted})", owner, owner)):
        found.setdefault(row[0], Summary(*row))
    return tuple(found.values())[:most]
