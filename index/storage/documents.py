"""Documents as JSON in a file of the index, so that asking needs no parser and loads only what it shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from corpus.quality import PageQuality, Quality
from corpus.types import Cell, Document, Metadata, Noise, Page, Passage, Section
from index.errors import IndexDamaged
from index.storage.layout_files import load_extents
from index.storage.manifest import DOCUMENTS, Manifest
from index.storage.texts import StoredTexts

METADATA = "metadata.json"
_KEPT = 64


def document_to_json(document: Document) -> str:
    """The whole document on one line, keys in the order of the dataclasses: equal documents give equal text."""
    return json.dumps(asdict(document), ensure_ascii=False, separators=(",", ":"))


def document_from_json(text: str) -> Document:
    """What :func:`document_to_json` wrote.

    :raises ValueError: when the text is no such document.
    """
    try:
        raw: dict[str, Any] = json.loads(text)
        return Document(
            metadata=_metadata(raw["metadata"]),
            text=raw["text"],
            sha256=raw["sha256"],
            pages=tuple(Page(**page) for page in raw["pages"]),
            sections=tuple(Section(**section) for section in raw["sections"]),
            passages=tuple(_passage(passage) for passage in raw["passages"]),
            noise=tuple(Noise(**noise) for noise in raw["noise"]),
            warnings=tuple(raw["warnings"]),
            quality=Quality(tuple(PageQuality(**page) for page in raw.get("quality", {}).get("pages", ()))),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("not a stored document") from error


def _metadata(raw: dict[str, Any]) -> Metadata:
    return Metadata(**{**raw, "publishers": tuple(raw["publishers"])})


def _passage(raw: dict[str, Any]) -> Passage:
    raw["cells"] = tuple(
        Cell(cell["start"], cell["end"], cell["column"], tuple((start, end) for start, end in cell["headings"]))
        for cell in raw["cells"]
    )
    raw["notes"] = tuple(raw["notes"])
    return Passage(**raw)


class StoredDocuments(Mapping[str, Document]):
    """Documents of one generation by id, read when asked for; the last used ones are kept.

    :param texts: where they are, in the directory of the generation.
    :param fingerprints: what tells documents with these ids from others, as far as it is known.
    """

    def __init__(
        self, texts: StoredTexts, ids: Sequence[str], *, fingerprints: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.fingerprints = fingerprints
        self._ids = dict.fromkeys(ids)
        self._load = lru_cache(maxsize=_KEPT)(lambda document: read_stored(texts, document))
        self._read_metadata = lru_cache(maxsize=1)(lambda: read_metadata(texts.path.parent))

    def metadata(self, document: str) -> Metadata:
        """What is known of a document, without reading it.

        :raises KeyError: when there is no such document.
        """
        return self._read_metadata()[document]

    def in_order(self, ids: Sequence[str]) -> StoredDocuments:
        """The same documents, listed in another order; those that are kept in memory are shared."""
        ordered = copy(self)
        ordered._ids = dict.fromkeys(ids)
        if not ordered._ids.keys() <= self._ids.keys():
            raise KeyError(*ordered._ids.keys() - self._ids.keys())
        return ordered

    def __getitem__(self, document: str) -> Document:
        if document not in self._ids:
            raise KeyError(document)
        return self._load(document)

    def __contains__(self, document: object) -> bool:
        return document in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def metadata_of(documents: Mapping[str, Document], document: str) -> Metadata:
    """What is known of a document; one that is stored is not read for it."""
    return documents.metadata(document) if isinstance(documents, StoredDocuments) else documents[document].metadata


def fingerprint_of(documents: Mapping[str, Document], document: str) -> str:
    """What changes when anything in a document does, without reading it; "" when that is not known."""
    return documents.fingerprints.get(document, "") if isinstance(documents, StoredDocuments) else ""


def open_documents(directory: Path, manifest: Manifest) -> StoredDocuments:
    """The documents of a generation.

    :raises IndexDamaged: when a file is missing or damaged.
    """
    try:
        texts = StoredTexts(directory / DOCUMENTS, load_extents(directory)[DOCUMENTS])
    except (OSError, ValueError) as error:
        raise IndexDamaged(str(directory)) from error
    fingerprints = {entry.id: entry.fingerprint for entry in manifest.documents}
    return StoredDocuments(texts, list(fingerprints), fingerprints=fingerprints)


def read_metadata(directory: Path) -> dict[str, Metadata]:
    """What is known of every document of a generation, by id.

    :raises IndexDamaged: when the file is missing or not what was written.
    """
    path = directory / METADATA
    try:
        found = [_metadata(raw) for raw in json.loads(path.read_text(encoding="utf-8"))]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(str(path)) from error
    return {metadata.id: metadata for metadata in found}


def read_stored(texts: StoredTexts, document: str) -> Document:
    """A document of a generation.

    :raises IndexDamaged: when it is not what was written.
    """
    try:
        return document_from_json(texts[document])
    except (KeyError, ValueError) as error:
        raise IndexDamaged(str(texts.path)) from error


def read_document(path: Path) -> Document:
    """A document in a file of its own.

    :raises IndexDamaged: when the file is missing or not what was written.
    """
    try:
        return document_from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexDamaged(str(path)) from error
