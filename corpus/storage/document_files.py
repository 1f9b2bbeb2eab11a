"""Files of added documents: original, canonical text and metadata, written so that a crash loses nothing."""

from __future__ import annotations

import hashlib
import os
from dataclasses import asdict, replace
from pathlib import Path

from corpus.content import Content
from corpus.storage.datafiles import State, as_json, copy_file, damaged, file_state, read_json, write_file
from corpus.storage.records import from_record, to_record
from corpus.storage.stored import Stored, canonical_name, read_stored

__all__ = ["Stored", "StoredDocuments"]

_HIDDEN = "hidden.json"


class StoredDocuments:
    """``<id>.json`` names the content files, so replacing it is the one step that makes a change visible.

    Content files carry the start of their hash: ``<id>.<hash>.pdf`` (the original, kept as it was) and
    ``<id>.<hash>.canonical`` (its canonical text in UTF-8). Versions that were replaced keep their record as
    ``<id>@<number>.json``, which names the content files that they keep.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, tuple[State, Stored]] = {}

    def all(self) -> list[Stored]:
        """Every added document, by id."""
        return [self._record(name) for name in self._records() if "@" not in name]

    def all_versions(self) -> dict[str, list[Stored]]:
        """The versions that were replaced, by the id of their document, oldest first."""
        found: dict[str, list[Stored]] = {}
        for name in self._records():
            identifier, _, number = name.removesuffix(".json").rpartition("@")
            if identifier and number.isdigit():
                found.setdefault(identifier, []).append(replace(self._record(name), version=int(number)))
        return {name: sorted(versions, key=lambda one: one.version) for name, versions in found.items()}

    def _records(self) -> list[str]:
        """The names of all records."""
        try:
            names = os.listdir(self._folder)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(name for name in names if name.endswith(".json") and name != _HIDDEN)

    def _record(self, name: str) -> Stored:
        """A record, read again only when its file is another one than last time: files are replaced, not changed."""
        # All records are looked at many times: joining strings takes a fraction of what joining paths does.
        state = file_state(f"{self._folder}/{name}")
        known = self._read.get(name)
        if known is None or known[0] != state or state is None:
            path = self._folder / name
            known = state or (0, 0, 0), read_stored(path, read_json(path))
            self._read[name] = known
        return known[1]

    def state(self, stored: Stored) -> str:
        """What changes when the record or the text of a document does; cheap, nothing is read."""
        names = _record_name(stored), canonical_name(stored)
        return repr(tuple(file_state(f"{self._folder}/{name}") for name in names))

    def get(self, identifier: str) -> Stored | None:
        """One added document, None when there is none with this id."""
        name = f"{identifier}.json"
        if name == _HIDDEN or os.path.basename(name) != name or not os.path.isfile(f"{self._folder}/{name}"):
            return None
        return self._record(name)

    def content(self, stored: Stored) -> Content:
        """The canonical text as it was when the document was added.

        :raises StorageError: when the text was changed or lost since.
        """
        path = self._path(stored)
        record = read_json(path)
        canonical = self._folder / str(record.get("canonical", ""))
        try:
            data = canonical.read_bytes()
        except OSError as error:
            raise damaged(canonical) from error
        if hashlib.sha256(data).hexdigest() != record.get("canonical_sha256"):
            raise damaged(canonical)
        try:
            return from_record(data.decode("utf-8", "surrogatepass"), record)
        except (TypeError, KeyError, AttributeError) as error:
            raise damaged(path) from error

    def fingerprint(self, stored: Stored) -> str:
        """A hash of the record of a document and of its canonical text as it is on the disk."""
        path = self._path(stored)
        digest = hashlib.sha256(path.read_bytes())
        canonical = self._folder / str(read_json(path).get("canonical", ""))
        digest.update(canonical.read_bytes() if canonical.is_file() else b"")
        return digest.hexdigest()

    def path(self, stored: Stored) -> Path:
        """The original file, kept as it was."""
        return self._folder / stored.metadata.file

    def write(self, stored: Stored, original: Path, content: Content, *, data: bytes | None = None) -> None:
        """Store a document, in place of an earlier one with its id.

        :param data: the bytes of the original as they were read; without them the file is copied.
        """
        path = self._path(stored)
        self._folder.mkdir(parents=True, exist_ok=True)
        identifier, digest = stored.metadata.id, stored.metadata.sha256[:12]
        kept = f"{identifier}.{digest}{original.suffix.lower()}"
        canonical = canonical_name(stored)
        text = content.text.encode("utf-8", "surrogatepass")
        if data is None:
            copy_file(original, self._folder / kept)
        else:
            write_file(self._folder / kept, data)
        write_file(self._folder / canonical, text)
        record = {
            "metadata": asdict(replace(stored.metadata, file=kept)),
            "name": stored.name,
            "added": stored.added,
            "source": stored.source,
            "edited": list(stored.edited),
            "replaced": stored.replaced,
            "canonical": canonical,
            "canonical_sha256": hashlib.sha256(text).hexdigest(),
            **to_record(content),
        }
        write_file(path, as_json(record))
        self._sweep(identifier)

    def delete(self, stored: Stored) -> None:
        """Remove a document and its files."""
        (self._folder / f"{stored.metadata.id}.json").unlink(missing_ok=True)
        for version in self.versions(stored.metadata.id):
            self._path(version).unlink(missing_ok=True)
        self._sweep(stored.metadata.id)

    def versions(self, identifier: str) -> list[Stored]:
        """The versions of a document that were replaced, oldest first."""
        return self.all_versions().get(identifier, [])

    def archive(self, identifier: str, *, replaced: str) -> None:
        """Keep the document that is there now as a version that is about to be replaced; once is enough.

        :param replaced: the moment (ISO) at which it is.
        """
        current = self.get(identifier)
        if current is None:
            return
        versions = self.versions(identifier)
        if versions and versions[-1].metadata.sha256 == current.metadata.sha256:
            return  # a crash came between keeping this version and replacing it
        record = {**read_json(self._path(current)), "replaced": replaced}
        number = versions[-1].version + 1 if versions else 1
        write_file(self._folder / f"{identifier}@{number}.json", as_json(record))

    def _path(self, stored: Stored) -> Path:
        return self._folder / _record_name(stored)

    def hidden(self) -> frozenset[str]:
        """Ids of the bundled documents that the user removed."""
        path = self._folder / _HIDDEN
        return frozenset(read_json(path).get("hidden", [])) if path.is_file() else frozenset()

    def hide(self, identifiers: frozenset[str] | set[str]) -> None:
        """Replace the set of hidden ids."""
        self._folder.mkdir(parents=True, exist_ok=True)
        write_file(self._folder / _HIDDEN, as_json({"hidden": sorted(identifiers)}))

    def _sweep(self, identifier: str) -> None:
        """Delete files that no record names; ids hold no dot, so the first part of a file name is its id."""
        records = [*self._folder.glob(f"{identifier}@*.json"), self._folder / f"{identifier}.json"]
        keep = {path.name for path in records}
        for path in records:
            record = read_json(path) if path.is_file() else {}
            keep |= {str(record.get("canonical")), str(record.get("metadata", {}).get("file"))}
        for path in (*self._folder.glob(f"{identifier}.*"), *self._folder.glob(f"{identifier}@*.part")):
            if path.name not in keep:
                path.unlink(missing_ok=True)


def _record_name(stored: Stored) -> str:
    identifier = stored.metadata.id
    return f"{identifier}@{stored.version}.json" if stored.version else f"{identifier}.json"
