"""The documents that are in use, bundled ones and added ones, and the earlier versions that they replaced."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from corpus.errors import CorpusError
from corpus.readers import read_file
from corpus.storage.catalogue import BUNDLED_DOCUMENTS, load_catalogue
from corpus.storage.datafiles import file_state
from corpus.storage.document_files import Stored, StoredDocuments
from corpus.storage.naming import free_id
from corpus.storage.records import parse_content
from corpus.storage.versions import Version, split_version
from corpus.types import Document, Metadata


class UnknownDocument(CorpusError):
    """There is no document with this id."""

    def __init__(self, identifier: str) -> None:
        super().__init__(
            "Er is geen document met deze naam.",
            value=identifier,
            remedy="Bekijk de namen met: wegwijzer documents list",
        )


def load_bundled() -> tuple[Document, ...]:
    """The bundled documents, in the order of the catalogue."""
    return tuple(_load_bundled(metadata) for metadata in load_catalogue())


def _load_bundled(metadata: Metadata) -> Document:
    return parse_content(metadata, read_file(BUNDLED_DOCUMENTS / metadata.file))


class Shelf:
    """All documents that are in use: bundled ones that were not removed, and added ones.

    :param data_dir: the data directory; nothing is written before the first change.
    """

    def __init__(self, data_dir: Path) -> None:
        self.stored = StoredDocuments(data_dir / "documents")

    def entries(self) -> tuple[Metadata, ...]:
        """What is known about every document: bundled ones in catalogue order, then added ones by id."""
        hidden = self.stored.hidden()
        stored = {one.metadata.id: one.metadata for one in self.stored.all()}
        bundled = [stored.pop(one.id, one) for one in load_catalogue() if one.id not in hidden or one.id in stored]
        return (*bundled, *stored.values())

    def load(self, identifier: str) -> Document:
        """One document.

        :raises UnknownDocument: when there is none with this id, or it was removed.
        """
        version = split_version(identifier)
        if version is not None:
            return self._load_version(identifier, *version)
        stored = self.stored.get(identifier)
        if stored is not None:
            return parse_content(stored.metadata, self.stored.content(stored))
        for metadata in load_catalogue():
            if metadata.id == identifier and identifier not in self.stored.hidden():
                return _load_bundled(metadata)
        raise UnknownDocument(identifier)

    def versions(self, identifier: str) -> tuple[Version, ...]:
        """All versions of a document, oldest first; the last one is in use.

        :raises UnknownDocument: when there is none with this id.
        """
        metadata = next((entry for entry in self.entries() if entry.id == identifier), None)
        if metadata is None:
            raise UnknownDocument(identifier)
        earlier = self.stored.versions(identifier)
        current = self.stored.get(identifier)
        number = earlier[-1].version + 1 if earlier else 1
        return (
            *(
                Version(f"{identifier}@{one.version}", one.version, one.metadata, one.added, one.replaced)
                for one in earlier
            ),
            Version(identifier, number, metadata, current.added if current else "", ""),
        )

    def _load_version(self, identifier: str, document: str, number: int) -> Document:
        """A version that was replaced, which says so among its warnings."""
        stored = next((one for one in self.stored.versions(document) if one.version == number), None)
        if stored is None:
            raise UnknownDocument(identifier)
        content = self.stored.content(stored)
        note = f"Deze versie is op {stored.replaced[:10]} vervangen door een nieuwere: {document}."
        return parse_content(
            replace(stored.metadata, id=identifier), replace(content, warnings=(note, *content.warnings))
        )

    def fingerprint(self, identifier: str) -> str:
        """A hash of everything that the document with this id is made of; cheap, nothing is parsed.

        :raises UnknownDocument: when there is none with this id.
        """
        stored = self.stored.get(identifier)
        if stored is not None:
            return self.stored.fingerprint(stored)
        for metadata in load_catalogue():
            if metadata.id == identifier and identifier not in self.stored.hidden():
                data = (BUNDLED_DOCUMENTS / metadata.file).read_bytes()
                return hashlib.sha256(repr(metadata).encode() + data).hexdigest()
        raise UnknownDocument(identifier)

    def state(self, identifier: str) -> str:
        """What changes when :meth:`fingerprint` may have; only names and times of files are looked at.

        :raises UnknownDocument: when there is none with this id.
        """
        stored = self.stored.get(identifier)
        if stored is not None:
            return self.stored.state(stored)
        for metadata in load_catalogue():
            if metadata.id == identifier and identifier not in self.stored.hidden():
                return repr((metadata, file_state(BUNDLED_DOCUMENTS / metadata.file)))
        raise UnknownDocument(identifier)

    def documents(self) -> Iterator[Document]:
        """All documents, in the order of :meth:`entries`."""
        for metadata in self.entries():
            yield self.load(metadata.id)

    def remove(self, identifier: str) -> None:
        """Remove an added document from disk; a bundled one is only hidden, and comes back when its file is added.

        :raises UnknownDocument: when there is none with this id.
        """
        if all(metadata.id != identifier for metadata in self.entries()):
            raise UnknownDocument(identifier)
        if any(metadata.id == identifier for metadata in load_catalogue()):
            self.stored.hide({*self.stored.hidden(), identifier})
        stored = self.stored.get(identifier)
        if stored is not None:
            self.stored.delete(stored)

    def free_id(self, stem: str) -> str:
        """An id for a new file that no document has."""
        return free_id(stem, {metadata.id for metadata in (*load_catalogue(), *self.entries())})

    def current(self, identifier: str) -> Stored | None:
        """The record of a document in use, also of a bundled one; None when there is none with this id."""
        found = self.stored.get(identifier)
        if found is not None or identifier in self.stored.hidden():
            return found
        bundled = next((entry for entry in load_catalogue() if entry.id == identifier), None)
        return Stored(bundled, bundled.file, "") if bundled else None
