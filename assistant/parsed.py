"""Documents as they were parsed before: taken from the index as long as file, particulars and parser stay the same."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from corpus import Document, Library
from index import IndexAccessError
from index.documents import StoredDocuments
from index.files import write_atomically
from index.generations import current_generation, generation_path
from index.manifest import Manifest, load_manifest
from index.write import DOCUMENTS

_CORPUS = Path(__file__).resolve().parent.parent / "corpus"


class ParsedDocuments:
    """Loads documents for one ingestion, each parsed at most once, and not at all when the index holds the outcome.

    :param library: where documents come from.
    :param data_dir: the data directory; ``parsed.json`` in it says from what the documents in the index were made.
    :param index_dir: the index that may hold them.
    """

    def __init__(self, library: Library, data_dir: Path, index_dir: Path) -> None:
        self._library = library
        self._file = data_dir / "parsed.json"
        self._index_dir = index_dir
        self._known = _read(self._file)
        self._held: dict[str, tuple[str, Document]] = {}
        self._indexed: StoredDocuments | None = None
        self._fingerprints: dict[str, str] = {}
        self._open()

    def load(self, identifier: str) -> Document:
        """One document.

        :raises UserFacingError: when there is none, or it cannot be read.
        """
        source = self._source(identifier)
        held = self._held.get(identifier)
        if held is not None and held[0] == source:
            return held[1]
        document = self._from_index(identifier, source) or self._library.load(identifier)
        self._held[identifier] = (source, document)
        return document

    def remember(self) -> None:
        """Write down from what the documents in the index were made, after a build with documents from here."""
        self._open()
        made = {
            identifier: [source, self._fingerprints[identifier]]
            for identifier, (source, _) in sorted(self._held.items())
            if identifier in self._fingerprints
        }
        if made != self._known:
            write_atomically(self._file, json.dumps(made))

    def _open(self) -> None:
        """Look at the index in use; without a readable one everything is parsed."""
        try:
            directory = generation_path(self._index_dir, current_generation(self._index_dir))
            manifest: Manifest = load_manifest(directory)
        except IndexAccessError:
            return
        self._fingerprints = {entry.id: entry.fingerprint for entry in manifest.documents}
        self._indexed = StoredDocuments(directory / DOCUMENTS, [entry.id for entry in manifest.documents])

    def _source(self, identifier: str) -> str:
        return f"{parser_version()} {self._library.fingerprint(identifier)}"

    def _from_index(self, identifier: str, source: str) -> Document | None:
        """The document in the index, when it was made from this source and is what was put there."""
        if self._indexed is None or self._known.get(identifier) != [source, self._fingerprints.get(identifier)]:
            return None
        try:
            return self._indexed[identifier]
        except IndexAccessError:
            return None


@cache
def parser_version() -> str:
    """A fingerprint of everything that turns files into documents: the corpus layer itself."""
    digest = hashlib.sha256()
    for path in sorted(_CORPUS.rglob("*.py")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _read(path: Path) -> dict[str, Any]:
    """What was written down; nothing when it cannot be read, so that everything is parsed again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
