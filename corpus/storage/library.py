"""Taking files into the library: new ones, the same ones again, and newer versions of what is there."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from corpus.content import Content, Progress
from corpus.readers import load_bytes, read_data, read_file
from corpus.storage.catalogue import BUNDLED_DOCUMENTS, load_catalogue
from corpus.storage.document_files import Stored
from corpus.storage.naming import keep_edits, propose_document, propose_metadata, slug
from corpus.storage.shelf import Shelf, UnknownDocument, load_bundled
from corpus.types import Document, Metadata

__all__ = ["AddResult", "Library", "UnknownDocument", "load_bundled", "propose_metadata", "slug"]

AddStatus = Literal["added", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class AddResult:
    """What :meth:`Library.add` did with a file; ``note`` is what its reader should know, "" when there is nothing.

    ``parsed`` is the document, when it had to be parsed.
    """

    metadata: Metadata
    status: AddStatus
    load: Callable[[str], Document]
    note: str = ""
    parsed: Document | None = None

    @property
    def document(self) -> Document:
        """The document, parsed when asked for."""
        return self.parsed or self.load(self.metadata.id)


class Library(Shelf):
    """All documents that are in use, and how files become documents.

    :param data_dir: the data directory; nothing is written before the first change.
    """

    def add(
        self,
        path: Path,
        *,
        replaces: str = "",
        now: datetime | None = None,
        progress: Progress | None = None,
        ocr: bool = False,
    ) -> AddResult:
        """Take in one file; the same content again changes nothing, the same file with other content is a new version.

        :param replaces: the document that this is a newer version of.
        :param now: moment to record, default the clock.
        :param progress: called with the pages read and their number; what it raises ends the reading.
        :param ocr: have pages that are pictures read by text recognition; a document that has such pages is read again.
        :raises UnknownDocument: when there is no document to replace.
        :raises UnreadableDocument: when the file cannot be read; nothing is stored then.
        """
        if replaces and all(entry.id != replaces for entry in self.entries()):
            raise UnknownDocument(replaces)
        data = load_bytes(path)
        digest = hashlib.sha256(data).hexdigest()
        everything = self.stored.all()
        known = self._with_content(digest, path, everything)
        if known is not None and replaces in ("", known.metadata.id) and not _to_recognise(known, ocr):
            return known
        content = read_data(data, path, progress=progress, ocr=ocr)
        if known is not None and not replaces and content.text == known.document.text:
            return known
        identifier = replaces or self._identifier(path, digest, everything)
        moment = (now or datetime.now(UTC)).isoformat(timespec="seconds")
        before = self.current(identifier)
        document = propose_document(identifier, path, digest, content)
        edited = before.edited if before else ()
        metadata = keep_edits(document.metadata, before.metadata, edited) if before else document.metadata
        self.put_version(Stored(metadata, path.name, moment, _source(path), edited), path, content, data)
        if known is not None and replaces and known.metadata.id != replaces:
            self.remove(known.metadata.id)  # it was taken in as a document of its own before
        stored = self.stored.get(identifier)
        parsed = replace(document, metadata=stored.metadata) if stored else None
        return AddResult(metadata, "updated" if before else "added", self.load, parsed=parsed)

    def put_version(self, stored: Stored, path: Path, content: Content, data: bytes) -> None:
        """Store a document; one with its id and other content becomes its earlier version.

        :param data: the bytes of the file at ``path``.
        """
        identifier = stored.metadata.id
        before = self.current(identifier)
        if before is not None and before.metadata.sha256 != stored.metadata.sha256:
            if self.stored.get(identifier) is None:  # a bundled document, of which nothing is stored yet
                original = BUNDLED_DOCUMENTS / before.metadata.file
                self.stored.write(before, original, read_file(original))
            self.stored.archive(identifier, replaced=stored.added)
        self.stored.write(stored, path, content, data=data)

    def _identifier(self, path: Path, digest: str, stored: Sequence[Stored]) -> str:
        """The id of the document that this file was taken in as before, or a new one."""
        source = _source(path)
        found = next((one for one in stored if one.source == source or one.metadata.sha256 == digest), None)
        # A file that was moved is still itself; another file with the same name elsewhere is not.
        moved = (one for one in stored if one.name == path.name and not (one.source and Path(one.source).is_file()))
        found = found or next(moved, None)
        return found.metadata.id if found else self.free_id(path.stem)

    def _with_content(self, digest: str, path: Path, everything: Sequence[Stored]) -> AddResult | None:
        """The document that already holds this very file; a hidden bundled one is shown again."""
        for stored in everything:
            if stored.metadata.sha256 == digest:
                if stored.source and not Path(stored.source).is_file():
                    moved = replace(stored, name=path.name, source=_source(path))
                    self.stored.write(moved, self.stored.path(stored), self.stored.content(stored))
                other = stored.name != path.name
                note = f"Dit bestand was al toegevoegd, als {stored.name}." if other else ""
                return AddResult(stored.metadata, "unchanged", self.load, note)
        for metadata in load_catalogue():
            if metadata.sha256 == digest and self.stored.get(metadata.id) is None:
                hidden = self.stored.hidden()
                if metadata.id in hidden:
                    self.stored.hide(hidden - {metadata.id})
                return AddResult(metadata, "added" if metadata.id in hidden else "unchanged", self.load)
        return self._replaced_before(digest, path)

    def _replaced_before(self, digest: str, path: Path) -> AddResult | None:
        """The version that held this very file and was replaced since, unless the file itself went back to it."""
        versions = self.stored.all_versions()
        for metadata in self.entries() if versions else ():
            current = self.stored.get(metadata.id)
            for stored in versions.get(metadata.id, ()):
                if stored.metadata.sha256 == digest and (current is None or current.source != _source(path)):
                    found = replace(stored.metadata, id=f"{metadata.id}@{stored.version}")
                    note = f"Dit is een oudere versie van {metadata.id}, die intussen is vervangen."
                    return AddResult(found, "unchanged", self.load, note)
        return None


def _to_recognise(known: AddResult, ocr: bool) -> bool:
    """Whether text recognition may find more in a document that is there already."""
    return ocr and bool(known.document.quality.without_text)


def _source(path: Path) -> str:
    return str(path.resolve())
