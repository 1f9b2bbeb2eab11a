"""The register of a set of documents, extracted once and curated anew each time."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from assistant.agreements.curation import Curation
from assistant.agreements.register import curate
from assistant.agreements.types import CuratedRegister, Reviewed
from assistant.kept import KeptResults, kept_register
from assistant.library.intake import load_documents
from corpus import Document, Library
from corpus.agreements import Register, extract_agreements
from index.storage.documents import StoredDocuments, fingerprint_of, metadata_of


@dataclass(frozen=True, slots=True)
class _Extracted:
    key: Hashable
    documents: Mapping[str, Document]
    unreadable: Mapping[str, str]
    register: Register


class RegisterSource:
    """Remembers what was extracted until the documents change; what people say is always as it is now.

    :param library: the documents to read when no others are given.
    :param results: keeps what was extracted from each stored document.
    """

    def __init__(self, library: Library, curation: Curation, results: KeptResults) -> None:
        self._library = library
        self._results = results
        self._curation = curation
        self._extracted: _Extracted | None = None
        self._given: Mapping[str, Document] | None = None
        self._curated: tuple[_Extracted, tuple[Reviewed, ...], CuratedRegister] | None = None
        self._lock = threading.Lock()

    def register(self, documents: Mapping[str, Document] | None = None) -> CuratedRegister:
        """The curated register of these documents by id, or of those in the library.

        :raises CurationError: when the reviews cannot be read.
        """
        with self._lock:  # who comes while it is being extracted waits, rather than doing that once more
            read = self._of(documents) if documents is not None else self._of_library()
            reviews = self._curation.reviews()
            if self._curated is None or self._curated[0] is not read or self._curated[1] != reviews:
                made = curate(read.register, reviews, read.documents, unreadable=read.unreadable)
                self._curated = (read, reviews, made)
            return self._curated[2]

    def _of(self, documents: Mapping[str, Document]) -> _Extracted:
        if self._extracted is not None and documents is self._given:
            return self._extracted  # documents of an index never change: no need to read all of them again to compare
        self._given = None
        # In the order of the library, so that the register is the same whoever opened the documents.
        order = {metadata.id: number for number, metadata in enumerate(self._library.entries())}
        names = sorted(documents, key=lambda one: (order.get(one, len(order)), one))
        ordered = (
            documents.in_order(names)
            if isinstance(documents, StoredDocuments)
            else {name: documents[name] for name in names}
        )
        key = tuple((metadata_of(ordered, name), _text_of(ordered, name)) for name in names)
        kept = self._kept(key) or self._keep(_Extracted(key, ordered, {}, kept_register(ordered, self._results)))
        self._given = documents
        return kept

    def _of_library(self) -> _Extracted:
        self._given = None
        key = self._library.entries()
        if kept := self._kept(key):
            return kept
        found, reports = load_documents(self._library)
        documents = {document.id: document for document in found}
        unreadable = {
            metadata.id: report.explanation
            for metadata, report in zip(key, reports, strict=False)
            if report.status == "refused"
        }
        return self._keep(_Extracted(key, documents, unreadable, extract_agreements(found)))

    def _kept(self, key: Hashable) -> _Extracted | None:
        return self._extracted if self._extracted is not None and self._extracted.key == key else None

    def _keep(self, extracted: _Extracted) -> _Extracted:
        self._extracted = extracted
        return extracted


def _text_of(documents: Mapping[str, Document], name: str) -> str:
    """What tells the text of a document from another one."""
    return fingerprint_of(documents, name) or documents[name].sha256
