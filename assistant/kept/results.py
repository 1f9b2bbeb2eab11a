"""Outcomes by document in one file of the data directory; whatever goes wrong with it, they are worked out again."""

from __future__ import annotations

import hashlib
import json
import logging
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from assistant.sqlite_file import SqliteFile, StoreError
from corpus import Document
from index.storage.documents import fingerprint_of

LOG = logging.getLogger(__name__)
FILE = "kept.sqlite3"
_APPLICATION = 0x57574B50
_SCHEMA = """
CREATE TABLE outcome (
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    source TEXT NOT NULL,
    value BLOB NOT NULL,
    PRIMARY KEY (kind, document)
) STRICT;
"""
# Worked out for so many seconds, it is written down, so that who stops halfway does not begin anew.
_SECONDS_AT_RISK = 5.0
_ROOT = Path(__file__).resolve().parent.parent.parent

Outcome = Any  # what JSON can hold
Work = Callable[[Document], Outcome]


class KeptResults:
    """Remembers what was worked out from a document as long as the document and the program stay the same.

    :param data_dir: the data directory; None to remember nothing.
    """

    def __init__(self, data_dir: Path | None) -> None:
        self._file = (
            SqliteFile(data_dir / FILE, "wat uit documenten is afgeleid", _APPLICATION, 1, _SCHEMA)
            if data_dir is not None
            else None
        )

    def each(
        self,
        kind: str,
        documents: Mapping[str, Document],
        work: Work,
        *,
        still: Callable[[Outcome], bool] = lambda outcome: True,
    ) -> list[tuple[str, Outcome]]:
        """What ``work`` makes of every document, by id and in their order; only those without an outcome are read.

        :param kind: names the work; ``work`` gives the same for the same document, as JSON can hold it.
        :param still: whether a kept outcome holds, when it depends on more than the document.
        """
        sources = {name: f"{_version()} {mark}" for name in documents if (mark := fingerprint_of(documents, name))}
        found = {name: one for name, one in self._read(kind, sources) if still(one)}
        fresh: dict[str, Outcome] = {}
        since = time.monotonic()
        for name in documents:
            if name not in found:
                found[name] = fresh[name] = work(documents[name])
                if time.monotonic() - since > _SECONDS_AT_RISK:
                    self._write(kind, sources, fresh)
                    fresh, since = {}, time.monotonic()
        self._write(kind, sources, fresh)
        return [(name, found[name]) for name in documents]

    def forget(self, document: str) -> None:
        """Delete everything that was worked out from a document, earlier versions (``id@1``) included.

        :raises StoreError: when the file cannot be written.
        """
        if self._file is not None and self._file.path.exists():
            with self._file.writing() as connection:
                versions = f"{document}@"
                connection.execute(
                    "DELETE FROM outcome WHERE document = ? OR substr(document, 1, ?) = ?",
                    (document, len(versions), versions),
                )

    def _read(self, kind: str, sources: Mapping[str, str]) -> Iterator[tuple[str, Outcome]]:
        for name, source, value in self._rows(kind):
            if sources.get(name) == source:
                try:
                    outcome = json.loads(zlib.decompress(value))
                except (ValueError, zlib.error):
                    continue  # damaged
                yield name, outcome

    def _rows(self, kind: str) -> list[tuple[str, str, bytes]]:
        if self._file is None:
            return []
        try:
            with self._file.reading() as connection:
                query = "SELECT document, source, value FROM outcome WHERE kind = ?"
                return connection.execute(query, (kind,)).fetchall() if connection is not None else []
        except StoreError as error:
            LOG.warning("%s", error)
            return []

    def _write(self, kind: str, sources: Mapping[str, str], outcomes: Mapping[str, Outcome]) -> None:
        """Keep outcomes of documents that can be told from what they become later."""
        rows = [
            (kind, name, sources[name], zlib.compress(json.dumps(outcome, separators=(",", ":")).encode(), 1))
            for name, outcome in outcomes.items()
            if name in sources
        ]
        if self._file is None or not rows:
            return
        try:
            with self._file.writing() as connection:
                connection.executemany("INSERT OR REPLACE INTO outcome VALUES (?, ?, ?, ?)", rows)
        except StoreError as error:
            LOG.warning("%s", error)


@cache
def _version() -> str:
    """A fingerprint of the code and the tables that outcomes come from."""
    digest = hashlib.sha256()
    corpus = (path for path in (_ROOT / "corpus").rglob("*") if path.suffix in (".py", ".toml"))
    assistant = (
        _ROOT / "assistant" / "orientation" / name
        for name in ("terms.py", "figures.py", "overview.py", "orientation.toml")
    )
    for path in sorted([*corpus, *assistant, *Path(__file__).parent.glob("*.py")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
