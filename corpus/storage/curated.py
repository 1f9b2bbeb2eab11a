"""Documents with the particulars that people gave them: proposed, put in or put in place of another, revised."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.readers import load_bytes, read_data, read_file
from corpus.storage.catalogue import BUNDLED_DOCUMENTS
from corpus.storage.document_files import Stored
from corpus.storage.library import Library, UnknownDocument
from corpus.storage.naming import EDITABLE, changed_fields, propose_document
from corpus.storage.snapshot import Snapshot
from corpus.types import Document, Metadata


class CuratedLibrary(Library):
    """A library in which people decide what a document is called and which one a newer version replaces.

    :param data_dir: the data directory; nothing is written before the first change.
    """

    def __init__(self, data_dir: Path) -> None:
        super().__init__(data_dir)
        self._folder = data_dir / "documents"

    def snapshot(self) -> Snapshot:
        """What is stored now, to undo changes that are broken off."""
        return Snapshot(self._folder)

    def propose(self, path: Path, *, ocr: bool = False) -> Document:
        """The document that a file would become, with the metadata that it suggests; nothing is stored.

        :param ocr: have pages that are pictures read by text recognition, where it is installed.
        :raises UnreadableDocument: when the file cannot be read.
        """
        data = load_bytes(path)
        content, digest = read_data(data, path, ocr=ocr), hashlib.sha256(data).hexdigest()
        return propose_document(self.free_id(path.stem), path, digest, content)

    def holder(self, digest: str) -> Metadata | None:
        """The document that holds the file with this SHA-256, None when no document does."""
        return next((metadata for metadata in self.entries() if metadata.sha256 == digest), None)

    def put(self, path: Path, metadata: Metadata, *, now: datetime | None = None, ocr: bool = False) -> None:
        """Take in a file under ``metadata``, in place of the document with that id when there is one.

        :param ocr: as for :meth:`propose`.
        :raises UnreadableDocument: when the file cannot be read; nothing is stored then.
        """
        data = load_bytes(path)
        content, digest = read_data(data, path, ocr=ocr), hashlib.sha256(data).hexdigest()
        added = (now or datetime.now(UTC)).isoformat(timespec="seconds")
        filled = replace(metadata, file=path.name, sha256=digest)
        self.put_version(Stored(filled, path.name, added, str(path.resolve()), EDITABLE), path, content, data)

    def revise(self, metadata: Metadata, *, now: datetime | None = None) -> None:
        """Give the document with this id other particulars; its file and text stay the same.

        :raises UnknownDocument: when there is none with this id.
        """
        known = next((entry for entry in self.entries() if entry.id == metadata.id), None)
        if known is None:
            raise UnknownDocument(metadata.id)
        revised = replace(metadata, file=known.file, sha256=known.sha256)
        stored = self.stored.get(metadata.id)
        if stored is not None:
            edited = tuple(dict.fromkeys((*stored.edited, *changed_fields(known, revised))))
            changed = replace(stored, metadata=revised, edited=edited)
            self.stored.write(changed, self.stored.path(stored), self.stored.content(stored))
            return
        original, added = BUNDLED_DOCUMENTS / known.file, (now or datetime.now(UTC)).isoformat(timespec="seconds")
        changed = Stored(revised, known.file, added, edited=changed_fields(known, revised))
        self.stored.write(changed, original, read_file(original))
