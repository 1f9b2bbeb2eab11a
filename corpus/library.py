"""Documents on disk: the bundled catalogue and what users added under the data directory."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from corpus.catalogue import BUNDLED_DOCUMENTS, load_catalogue
from corpus.errors import CorpusError
from corpus.readers import Content, Progress, UnreadableDocument, load_bytes, read_data, read_file
from corpus.records import parse_content
from corpus.storage import Stored, StoredDocuments
from corpus.types import Document, Metadata

AddStatus = Literal["added", "updated", "unchanged"]


class UnknownDocument(CorpusError):
    """There is no document with this id."""

    def __init__(self, identifier: str) -> None:
        super().__init__(
            "Er is geen document met deze naam.",
            value=identifier,
            remedy="Bekijk de namen met: wegwijzer documents list",
        )


@dataclass(frozen=True, slots=True)
class AddResult:
    """What :meth:`Library.add` did with a file."""

    document: Document
    status: AddStatus


def load_bundled() -> tuple[Document, ...]:
    """The bundled documents, in the order of the catalogue."""
    return tuple(_load_bundled(metadata) for metadata in load_catalogue())


def _load_bundled(metadata: Metadata) -> Document:
    return parse_content(metadata, read_file(BUNDLED_DOCUMENTS / metadata.file))


class Library:
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
        stored = self.stored.get(identifier)
        if stored is not None:
            return parse_content(stored.metadata, self.stored.content(stored))
        for metadata in load_catalogue():
            if metadata.id == identifier and identifier not in self.stored.hidden():
                return _load_bundled(metadata)
        raise UnknownDocument(identifier)

    def documents(self) -> Iterator[Document]:
        """All documents, in the order of :meth:`entries`."""
        for metadata in self.entries():
            yield self.load(metadata.id)

    def add(
        self, path: Path, *, now: datetime | None = None, progress: Progress | None = None, ocr: bool = False
    ) -> AddResult:
        """Take in one file; the same content again changes nothing, a file of the same name replaces the old one.

        :param now: moment to record, default the clock.
        :param progress: called with the pages read and their number; what it raises ends the reading.
        :param ocr: have pages that are pictures read by text recognition; a document that has such pages is read again.
        :raises UnreadableDocument: when the file cannot be read; nothing is stored then.
        """
        data = load_bytes(path)
        digest = hashlib.sha256(data).hexdigest()
        known = self._with_content(digest)
        if known is not None and not (ocr and known.document.quality.without_text):
            return known
        content = read_data(data, path, progress=progress, ocr=ocr)
        if known is not None and content.text == known.document.text:
            return known
        earlier = next((stored for stored in self.stored.all() if _is_earlier(stored, path, digest)), None)
        identifier = earlier.metadata.id if earlier else self.free_id(path.stem)
        metadata = propose_metadata(identifier, path, digest, content)
        added = (now or datetime.now(UTC)).isoformat(timespec="seconds")
        self.stored.write(Stored(metadata, path.name, added), path, content, data=data)
        return AddResult(self.load(identifier), "updated" if earlier else "added")

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

    def _with_content(self, digest: str) -> AddResult | None:
        """The document that already holds this very file; a hidden bundled one is shown again."""
        for stored in self.stored.all():
            if stored.metadata.sha256 == digest:
                return AddResult(self.load(stored.metadata.id), "unchanged")
        for metadata in load_catalogue():
            if metadata.sha256 == digest and self.stored.get(metadata.id) is None:
                hidden = self.stored.hidden()
                if metadata.id in hidden:
                    self.stored.hide(hidden - {metadata.id})
                return AddResult(_load_bundled(metadata), "added" if metadata.id in hidden else "unchanged")
        return None

    def free_id(self, stem: str) -> str:
        """An id for a new file that no document has."""
        base = slug(stem)
        taken = {metadata.id for metadata in (*load_catalogue(), *self.entries())}
        candidate, number = base, 2
        while candidate in taken:
            candidate, number = f"{base}-{number}", number + 1
        return candidate


def _is_earlier(stored: Stored, path: Path, digest: str) -> bool:
    return stored.name == path.name or stored.metadata.sha256 == digest


def slug(name: str) -> str:
    """``name`` as an id: small letters, digits and hyphens, at most 60; "document" when nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "document"


def propose_metadata(identifier: str, path: Path, digest: str, content: Content) -> Metadata:
    """Metadata for a new file; its title is the first heading, else the file name.

    :raises UnreadableDocument: when the text holds no passage at all.
    """
    metadata = Metadata(
        id=identifier,
        title=path.stem,
        kind="document",
        publishers=(),
        date="",
        date_precision="unknown",
        status="",
        region="",
        language="nl",
        file=path.name,
        sha256=digest,
    )
    document = parse_content(metadata, content)
    if not document.passages:
        raise UnreadableDocument("no_text", "Het bestand bevat niets dat te citeren is.", path=path)
    titles = (section.title for section in document.sections if section.level)
    title = next((title for title in titles if 3 < len(title) <= 200), "")
    return replace(metadata, title=title) if title else metadata
