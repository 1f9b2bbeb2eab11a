"""Conversations that are kept: saved as they go, found again by their words, renamed, shared by link, deleted."""

from __future__ import annotations

from assistant.conversations.archive import Archive, fingerprint, is_id, new_id
from assistant.conversations.types import StoredConversation, StoredExchange, Summary
from assistant.sqlite_file import StoreError

__all__ = [
    "Archive",
    "StoreError",
    "StoredConversation",
    "StoredExchange",
    "Summary",
    "fingerprint",
    "is_id",
    "new_id",
]
