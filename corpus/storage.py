"""Files of added documents: original, canonical text and metadata, written so that a crash loses nothing."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from corpus.catalogue import check_entry, read_metadata
from corpus.datafiles import StorageError, as_json, copy_file, damaged, read_json, write_file
from corpus.readers import Content
from corpus.records import from_record, to_record
from corpus.types import Metadata

_HIDDEN = "hidden.json"


@dataclass(frozen=True, slots=True)
class Stored:
    """An added document: its metadata, the name of the file it came from and when it was added (ISO).

    ``source`` is the path that the file was read from and ``edited`` the fields of the metadata that people filled in;
    a version that was replaced has its ``version``, counted from one, and the moment at which it was ``replaced``.
    """

    metadata: Metadata
    name: str
    added: str
    source: str = ""
    edited: tuple[str, ...] = ()
    version: int = 0
    replaced: str = ""


class StoredDocuments:
    """``<id>.json`` names the content files, so replacing it is the one step that makes a change visible.

    Content files carry the start of their hash: ``<id>.<hash>.pdf`` (the original, kept as it was) and
    ``<id>.<hash>.canonical`` (its canonical text in UTF-8). Versions that were replaced keep their record as
    ``<id>@<number>.json``, which names the content files that they keep.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Stored]:
        """Every added document, by id."""
        paths = sorted(path for path in self._folder.glob("*.json") if path.name != _HIDDEN and "@" not in path.name)
        return [_stored(path, read_json(path)) for path in paths]

    def get(self, identifier: str) -> Stored | None:
        """One added document, None when there is none with this id."""
        path = self._folder / f"{identifier}.json"
        if path.name == _HIDDEN or path.parent != self._folder or not path.is_file():
            return None
        return _stored(path, read_json(path))

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
        canonical = f"{identifier}.{digest}.canonical"
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
        paths = self._folder.glob(f"{identifier}@*.json") if self._folder.is_dir() else ()
        numbered = {int(path.stem.rpartition("@")[2]): path for path in paths if path.stem.rpartition("@")[2].isdigit()}
        return [replace(_stored(path, read_json(path)), version=number) for number, path in sorted(numbered.items())]

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
        identifier = stored.metadata.id
        return self._folder / (f"{identifier}@{stored.version}.json" if stored.version else f"{identifier}.json")

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


def _stored(path: Path, record: dict[str, Any]) -> Stored:
    entry = record.get("metadata")
    problems = list(check_entry(entry, None)) if isinstance(entry, dict) else ["metadata: ontbreekt"]
    if problems or not isinstance(entry, dict):
        raise StorageError(
            "De gegevens van een toegevoegd document kloppen niet: " + "; ".join(problems) + ".",
            value=str(path),
            remedy="Verbeter het bestand, of verwijder het en voeg het document opnieuw toe.",
        )
    name, added, source, replaced = (str(record.get(key, "")) for key in ("name", "added", "source", "replaced"))
    edited = tuple(map(str, record.get("edited", [])))
    return Stored(read_metadata(entry), name, added, source, edited, replaced=replaced)
