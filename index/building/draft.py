"""The documents of the next generation: which are as they were, and the files of those that are new."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.types import Document, Metadata
from index.building.sources import Source
from index.chunk import make_chunks
from index.storage.documents import document_to_json
from index.storage.manifest import DocumentEntry
from index.storage.tables import Layout, chunks_to_json
from index.storage.vectors import Keys, as_keys, text_key
from index.wording import passage_text

# What was made of added documents, until it is written where it stays.
SPOOL = "spool"
_DOCUMENT, _CHUNKS, _TEXTS = "document", "chunks", "texts"


@dataclass(frozen=True, eq=False)
class Added:
    """A document that is new in this generation: its rows, and the keys of its texts (chunks, then passages)."""

    bounds: NDArray[np.int32]
    starts: NDArray[np.int64]
    is_heading: NDArray[np.bool_]
    keys: Keys


@dataclass(eq=False)
class Draft:
    """What a generation will hold; ``added`` is by the number of the document, the others are as they were.

    :param path: the directory of the new generation, made when the first file is written.
    """

    path: Callable[[], Path]
    entries: list[DocumentEntry] = field(default_factory=list)
    metadata: list[Metadata | None] = field(default_factory=list)
    added: dict[int, Added] = field(default_factory=dict)
    loaders: list[Callable[[], Document]] = field(default_factory=list)

    def take(self, source: Source, known: DocumentEntry | None, *, with_vectors: bool) -> None:
        """The next document, in order of id; ``known`` is its entry in the index in use.

        :param with_vectors: its texts will be embedded.
        """
        self.loaders.append(source.load)
        if source.kept and known is not None:
            self.entries.append(known)
            self.metadata.append(None)
            return
        document = source.load()
        text = document_to_json(document)
        fingerprint = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        self.metadata.append(document.metadata)
        if known is not None and known.fingerprint == fingerprint:
            self.entries.append(known)
            return
        self._add(document, text, fingerprint, with_vectors=with_vectors)

    def _add(self, document: Document, text: str, fingerprint: str, *, with_vectors: bool) -> None:
        number = len(self.entries)
        chunks = make_chunks(document)
        passages = document.passages
        self._spool(number, _DOCUMENT, text)
        self._spool(number, _CHUNKS, chunks_to_json(chunks))
        keys = as_keys(())
        if with_vectors:
            texts = [*(chunk.text for chunk in chunks), *(passage_text(document, passage) for passage in passages)]
            self._spool(number, _TEXTS, json.dumps(texts))
            keys = as_keys([text_key(one) for one in texts])
        self.added[number] = Added(
            np.array([(chunk.first, chunk.last) for chunk in chunks], dtype=np.int32).reshape(-1, 2),
            np.array([passage.start for passage in passages], dtype=np.int64),
            np.array([passage.kind == "heading" for passage in passages], dtype=np.bool_),
            keys,
        )
        kind, date = document.metadata.kind, document.metadata.date
        self.entries.append(
            DocumentEntry(document.id, document.sha256, fingerprint, kind, date, len(passages), len(chunks))
        )

    def texts(self, number: int) -> Sequence[str]:
        """The texts of an added document that get a vector, in the order of its keys."""
        texts: list[str] = json.loads(self._spooled(number, _TEXTS))
        return texts

    def records(self, number: int) -> tuple[str, str]:
        """An added document and its chunks, as they are written."""
        return self._spooled(number, _DOCUMENT), self._spooled(number, _CHUNKS)

    def _spool(self, number: int, what: str, text: str) -> None:
        folder = self.path() / SPOOL
        folder.mkdir(exist_ok=True)
        (folder / f"{number}.{what}").write_bytes(text.encode("utf-8", "surrogatepass"))

    def _spooled(self, number: int, what: str) -> str:
        return (self.path() / SPOOL / f"{number}.{what}").read_bytes().decode("utf-8", "surrogatepass")


def make_draft(
    sources: Sequence[Source], known: Mapping[str, DocumentEntry], path: Callable[[], Path], *, with_vectors: bool
) -> Draft:
    """Take documents one by one; those that ``known`` has an entry of, and that are the same, are not added."""
    draft = Draft(path)
    for source in sources:
        draft.take(source, known.get(source.id), with_vectors=with_vectors)
    return draft


def draft_layout(draft: Draft, before: Layout | None) -> Layout:
    """Where everything will stand: rows of added documents, and of the others as they were."""
    numbers = {name: number for number, name in enumerate(before.documents)} if before is not None else {}
    chunks = before.first_chunks() if before is not None else None
    passages = before.first_passages() if before is not None else None
    parts: list[tuple[NDArray[np.int32], NDArray[np.int64], NDArray[np.bool_]]] = [
        (np.zeros((0, 2), np.int32), np.zeros(0, np.int64), np.zeros(0, np.bool_))
    ]
    for number, entry in enumerate(draft.entries):
        added = draft.added.get(number)
        if added is not None:
            parts.append((added.bounds, added.starts, added.is_heading))
        elif before is not None and chunks is not None and passages is not None:
            old = numbers[entry.id]
            rows = slice(int(passages[old]), int(passages[old + 1]))
            bounds = before.bounds[int(chunks[old]) : int(chunks[old + 1])]
            parts.append((bounds, before.starts[rows], before.is_heading[rows]))
    return Layout(
        tuple(entry.id for entry in draft.entries),
        np.array([entry.chunks for entry in draft.entries], dtype=np.int64),
        np.array([entry.passages for entry in draft.entries], dtype=np.int64),
        np.concatenate([bounds for bounds, _, _ in parts]),
        np.concatenate([starts for _, starts, _ in parts]),
        np.concatenate([headings for _, _, headings in parts]),
    )
