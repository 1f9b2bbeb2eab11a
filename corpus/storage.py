"""Files of added documents: original, canonical text and metadata, written so that a crash loses nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from corpus.catalogue import check_entry, read_metadata
from corpus.errors import CorpusError
from corpus.readers import Content
from corpus.records import from_record, to_record
from corpus.types import Metadata

_HIDDEN = "hidden.json"


class StorageError(CorpusError):
    """A file in the data directory is not what was written there."""


@dataclass(frozen=True, slots=True)
class Stored:
    """An added document: its metadata, the name of the file it came from and when it was added (ISO)."""

    metadata: Metadata
    name: str
    added: str


class StoredDocuments:
    """``<id>.json`` names the content files, so replacing it is the one step that makes a change visible.

    Content files carry the start of their hash: ``<id>.<hash>.pdf`` (the original, kept as it was) and
    ``<id>.<hash>.canonical`` (its canonical text in UTF-8).
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def all(self) -> list[Stored]:
        """Every added document, by id."""
        paths = sorted(path for path in self._folder.glob("*.json") if path.name != _HIDDEN)
        return [_stored(path, _read_json(path)) for path in paths]

    def get(self, identifier: str) -> Stored | None:
        """One added document, None when there is none with this id."""
        path = self._folder / f"{identifier}.json"
        if path.name == _HIDDEN or path.parent != self._folder or not path.is_file():
            return None
        return _stored(path, _read_json(path))

    def content(self, stored: Stored) -> Content:
        """The canonical text as it was when the document was added.

        :raises StorageError: when the text was changed or lost since.
        """
        path = self._folder / f"{stored.metadata.id}.json"
        record = _read_json(path)
        canonical = self._folder / str(record.get("canonical", ""))
        try:
            data = canonical.read_bytes()
        except OSError as error:
            raise _damaged(canonical) from error
        if hashlib.sha256(data).hexdigest() != record.get("canonical_sha256"):
            raise _damaged(canonical)
        try:
            return from_record(data.decode("utf-8", "surrogatepass"), record)
        except (TypeError, KeyError, AttributeError) as error:
            raise _damaged(path) from error

    def path(self, stored: Stored) -> Path:
        """The original file, kept as it was."""
        return self._folder / stored.metadata.file

    def write(self, stored: Stored, original: Path, content: Content, *, data: bytes | None = None) -> None:
        """Store a document, in place of an earlier one with its id.

        :param data: the bytes of the original as they were read; without them the file is copied.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        identifier, digest = stored.metadata.id, stored.metadata.sha256[:12]
        kept = f"{identifier}.{digest}{original.suffix.lower()}"
        canonical = f"{identifier}.{digest}.canonical"
        text = content.text.encode("utf-8", "surrogatepass")
        if data is None:
            _copy(original, self._folder / kept)
        else:
            _write(self._folder / kept, data)
        _write(self._folder / canonical, text)
        record = {
            "metadata": asdict(replace(stored.metadata, file=kept)),
            "name": stored.name,
            "added": stored.added,
            "canonical": canonical,
            "canonical_sha256": hashlib.sha256(text).hexdigest(),
            **to_record(content),
        }
        _write(self._folder / f"{identifier}.json", _as_json(record))
        self._sweep(identifier, {kept, canonical, f"{identifier}.json"})

    def delete(self, stored: Stored) -> None:
        """Remove a document and its files."""
        (self._folder / f"{stored.metadata.id}.json").unlink(missing_ok=True)
        self._sweep(stored.metadata.id, set())

    def hidden(self) -> frozenset[str]:
        """Ids of the bundled documents that the user removed."""
        path = self._folder / _HIDDEN
        return frozenset(_read_json(path).get("hidden", [])) if path.is_file() else frozenset()

    def hide(self, identifiers: frozenset[str] | set[str]) -> None:
        """Replace the set of hidden ids."""
        self._folder.mkdir(parents=True, exist_ok=True)
        _write(self._folder / _HIDDEN, _as_json({"hidden": sorted(identifiers)}))

    def _sweep(self, identifier: str, keep: set[str]) -> None:
        """Delete files of earlier versions; ids hold no dot, so the first part of a file name is its id."""
        for path in self._folder.glob(f"{identifier}.*"):
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
    return Stored(read_metadata(entry), str(record.get("name", "")), str(record.get("added", "")))


def _read_json(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _damaged(path) from error
    if not isinstance(record, dict):
        raise _damaged(path)
    return record


def _damaged(path: Path) -> StorageError:
    return StorageError(
        "Een bestand in de gegevensmap is beschadigd of ontbreekt.",
        value=str(path),
        remedy="Verwijder het document met `wegwijzer documents remove ID` en voeg het opnieuw toe.",
    )


def _as_json(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def _write(path: Path, data: bytes) -> None:
    """Write beside the target and rename over it, so that readers see the old file or the new one."""
    part = path.with_name(path.name + f".{os.getpid()}.part")
    part.write_bytes(data)
    os.replace(part, path)


def _copy(source: Path, target: Path) -> None:
    part = target.with_name(target.name + f".{os.getpid()}.part")
    shutil.copyfile(source, part)
    os.replace(part, target)
