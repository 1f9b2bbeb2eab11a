"""Documents as they were parsed before: taken from the index as long as file, particulars and parser stay the same."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from assistant.library.outline import Outline, outline_of, outline_record, read_outline
from corpus import Document, Library
from index import IndexAccessError, Source
from index.storage.documents import StoredDocuments, document_to_json, open_documents, read_document
from index.storage.files import write_atomically
from index.storage.generations import current_generation, generation_path
from index.storage.manifest import Manifest, load_manifest

_CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@dataclass(frozen=True, slots=True)
class _Made:
    """What a document is made from; ``state`` is that of its files just before ``source`` was worked out."""

    state: str
    source: str


@dataclass(frozen=True, slots=True)
class _Held:
    """A document at hand: ``made`` from its files, parsed into a file, or (``parsed`` None) in the index."""

    made: _Made
    outline: Outline
    parsed: Path | None


class ParsedDocuments:
    """Documents for one ingestion, each parsed at most once, and not at all when the index holds the outcome.

    What was parsed waits on the disk until the index has it, so that any number of documents fits in memory.

    Used in a ``with`` block, behind which nothing waits any more.

    :param library: where documents come from.
    :param data_dir: the data directory; ``parsed.json`` in it says from what the documents in the index were made.
    :param index_dir: the index that may hold them.
    """

    def __init__(self, library: Library, data_dir: Path, index_dir: Path) -> None:
        self._library = library
        self._file = data_dir / "parsed.json"
        self._waiting = data_dir / "parsed"
        self._index_dir = index_dir
        self._known = _read(self._file)
        self._held: dict[str, _Held] = {}
        self._indexed: Callable[[], StoredDocuments] | None = None
        self._fingerprints: dict[str, str] = {}
        self._open()

    def take(self, document: Document) -> Outline:
        """Keep a document that was parsed just now."""
        self._waiting.mkdir(parents=True, exist_ok=True)
        path = self._waiting / f"{len(self._held)}-{document.id}.json"
        path.write_text(document_to_json(document), encoding="utf-8")
        self._held[document.id] = _Held(self._made(document.id), outline_of(document), path)
        return self._held[document.id].outline

    def outline(self, identifier: str) -> Outline:
        """What a report tells of a document as its files are now; it is parsed when that was not done before.

        :raises UserFacingError: when there is none, or it cannot be read.
        """
        made = self._made(identifier)
        held = self._held.get(identifier)
        if held is not None and held.made.source == made.source:
            return held.outline
        known = self._known.get(identifier, {})
        if (
            self._indexed is not None
            and known.get("source") == made.source
            and known.get("fingerprint", "") == self._fingerprints.get(identifier)
        ):
            self._held[identifier] = _Held(made, read_outline(known["outline"]), None)
            return self._held[identifier].outline
        return self.take(self._library.load(identifier))

    def load(self, identifier: str) -> Document:
        """One document; from the index or as it was parsed, else parsed now.

        :raises UserFacingError: when there is none, or it cannot be read.
        """
        self.outline(identifier)
        held = self._held[identifier]
        with suppress(IndexAccessError):  # what was written may be damaged
            if held.parsed is not None:
                return read_document(held.parsed)
            if self._indexed is not None:
                return self._indexed()[identifier]
        return self._library.load(identifier)

    def source(self, identifier: str) -> Source:
        """A document for the index, which has it already unless it was parsed here; ask for its outline first."""
        return Source(identifier, partial(self.load, identifier), kept=self._held[identifier].parsed is None)

    def texts(self) -> dict[str, str]:
        """Id and text hash of the documents whose outline was asked for."""
        return {identifier: held.outline.sha256 for identifier, held in self._held.items()}

    def remember(self) -> None:
        """Write down from what the documents in the index were made, after a build with documents from here."""
        self._open()
        made = {
            identifier: {
                "source": held.made.source,
                "fingerprint": self._fingerprints[identifier],
                "state": held.made.state,
                "outline": outline_record(held.outline),
            }
            for identifier, held in sorted(self._held.items())
            if identifier in self._fingerprints
        }
        if made != self._known:
            write_atomically(self._file, json.dumps(made))

    def __enter__(self) -> ParsedDocuments:
        return self

    def __exit__(self, *error: object) -> None:
        """Throw away what waits: the index has it, or it is parsed again."""
        shutil.rmtree(self._waiting, ignore_errors=True)

    def _open(self) -> None:
        """Look at the index in use; without a readable one everything is parsed."""
        try:
            directory = generation_path(self._index_dir, current_generation(self._index_dir))
            manifest: Manifest = load_manifest(directory)
        except IndexAccessError:
            return
        self._fingerprints = {entry.id: entry.fingerprint for entry in manifest.documents}
        self._indexed = cache(partial(open_documents, directory, manifest))

    def _made(self, identifier: str) -> _Made:
        """What a document is made from; read anew only when its files are others than last time."""
        known = self._known.get(identifier, {})
        state, source = self._library.state(identifier), str(known.get("source", ""))
        if source.startswith(f"{parser_version()} ") and known.get("state") == state:
            return _Made(state, source)
        return _Made(state, f"{parser_version()} {self._library.fingerprint(identifier)}")


@cache
def parser_version() -> str:
    """A fingerprint of everything that turns files into documents: the corpus layer itself."""
    digest = hashlib.sha256()
    for path in sorted(_CORPUS.rglob("*.py")):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """What was written down; nothing when it cannot be read, so that everything is parsed again."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: one for name, one in found.items() if _is_record(one)} if isinstance(found, dict) else {}


def _is_record(one: object) -> bool:
    """Whether it has what :meth:`ParsedDocuments.remember` writes, in the form of this version."""
    return isinstance(one, dict) and isinstance(one.get("outline"), dict) and {*one["outline"]} == {*Outline.__slots__}
