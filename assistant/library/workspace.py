"""The documents and the index that the settings point at: ingest, list, show, remove, open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.agreements.curation import Curation
from assistant.agreements.types import CuratedRegister
from assistant.kept import KeptResults
from assistant.library.changes import Change, ChangeReport, Remove, apply_changes
from assistant.library.earlier import EarlierTexts
from assistant.library.intake import Progress, Wishes, add_files, list_sources, missing_files, walk
from assistant.library.parsed import ParsedDocuments
from assistant.library.register_source import RegisterSource
from assistant.library.reports import FileReport, IngestReport
from corpus import Document, Metadata, Passage, describe, display_text
from corpus.storage.curated import CuratedLibrary
from index import (
    BuildReport,
    Index,
    IndexAccessError,
    IndexDamaged,
    IndexMismatch,
    IndexNotBuilt,
    build_index,
    open_index,
)
from index.models.embed import load_embedder
from index.storage.generations import current_generation, generation_path
from index.storage.manifest import Manifest, load_manifest

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index import Embedder

__all__ = ["CURED_BY_INGEST", "Document", "Metadata", "Passage", "Workspace", "describe", "display_text"]

# The errors of opening an index that go away by ingesting again, so that a page can offer to do it.
CURED_BY_INGEST = (IndexDamaged, IndexMismatch, IndexNotBuilt)


class Workspace:
    """Everything below one data directory; opening it reads nothing and writes nothing.

    :param settings: where the data is and which embedding model to use.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.index_dir = settings.data_dir / "index"
        self.curation = Curation(settings.data_dir)
        self.earlier = EarlierTexts(settings.data_dir)
        self.library = CuratedLibrary(settings.data_dir)
        self.results = KeptResults(settings.data_dir)
        self._register = RegisterSource(self.library, self.curation, self.results)
        self._embedder: Embedder | None = None
        self._embedder_loaded = False

    def ingest(
        self, paths: Sequence[Path] = (), *, replaces: str = "", progress: Progress | None = None, ocr: bool = False
    ) -> IngestReport:
        """Take files in, then make the index hold exactly the documents of the library.

        :param paths: files and folders; without any, the report is on every document there is.
        :param replaces: the document that the one file is a newer version of.
        :param progress: called with a stage ("read", "pages", "model", "embed", "write"), what is done and of how much.
        :param ocr: have pages that are pictures read by text recognition.
        :raises UserFacingError: when the index cannot be written; a file that cannot be read is in the report.
        """
        tell = progress or _tell_nobody
        wishes = Wishes(ocr=ocr, replaces=replaces)
        with ParsedDocuments(self.library, self.settings.data_dir, self.index_dir) as parsed:
            files = add_files(self.library, walk(paths), parsed=parsed, progress=tell, wishes=wishes) if paths else []
            build, everything = self._build(parsed, tell)
        lost = [report for report in everything if report.status == "refused"]
        return IngestReport(tuple([*files, *lost] if paths else everything), build, missing_files(self.library, paths))

    def documents(self) -> tuple[Metadata, ...]:
        """What is known of every document, bundled ones first."""
        return self.library.entries()

    def document(self, identifier: str) -> Document:
        """One document with its structure.

        :raises UserFacingError: when there is none with this id.
        """
        return self.library.load(identifier)

    def agreements(self, documents: Mapping[str, Document] | None = None) -> CuratedRegister:
        """The agreements register with what people said of it; extracted once as long as the documents stay the same.

        :param documents: by id, those of an open index, so that places fit what it cites; by default the library's.
        :raises UserFacingError: when the reviews cannot be read.
        """
        return self._register.register(documents)

    def remove(self, identifier: str, *, progress: Progress | None = None) -> BuildReport:
        """Remove a document and bring the index up to date.

        :raises UserFacingError: when there is no such document, or the index cannot be written.
        """
        self.library.remove(identifier)
        self._forget(identifier)
        return self.rebuild(progress=progress)

    def change(self, changes: Sequence[Change], *, progress: Progress | None = None) -> ChangeReport:
        """Carry out changes to the library and bring the index up to date: all of it, or nothing when it breaks off.

        :param progress: as for :meth:`ingest`; an error that it raises breaks off and is handed on.
        :raises UserFacingError: when the index cannot be written; a file that cannot be read is in the report.
        """
        tell = progress or _tell_nobody
        report = apply_changes(self.library, changes, rebuild=lambda: self.rebuild(progress=tell), progress=tell)
        for change in report.done:
            if isinstance(change, Remove):
                self._forget(change.document)
        return report

    def rebuild(self, *, progress: Progress | None = None) -> BuildReport:
        """Make the index hold exactly the documents of the library.

        :raises UserFacingError: when the index cannot be written.
        """
        with ParsedDocuments(self.library, self.settings.data_dir, self.index_dir) as parsed:
            return self._build(parsed, progress or _tell_nobody)[0]

    def _forget(self, identifier: str) -> None:
        self.earlier.forget(identifier)
        self.results.forget(identifier)

    def index(self) -> Index:
        """The index in use, open for questions.

        :raises UserFacingError: when there is none, or it was built in another way.
        """
        return open_index(self.index_dir, self.embedder())

    def embedder(self, *, progress: Progress | None = None) -> Embedder | None:
        """The embedding model of the settings, prepared when needed; None for search by words alone."""
        if not self._embedder_loaded:
            tell = progress or _tell_nobody
            self._embedder = load_embedder(
                self.settings.embedding_model,
                data_dir=self.settings.data_dir,
                threads=self.settings.threads or None,
                weights_file=self.settings.weights_file,
                progress=lambda stage, done, total: tell("model", done, total),
            )
            self._embedder_loaded = True
        return self._embedder

    def use_embedder(self, embedder: Embedder | None) -> None:
        """Take this embedder instead of the one that the settings name, as a measurement or a test does."""
        self._embedder, self._embedder_loaded = embedder, True

    def prepare(self, *, progress: Progress | None = None) -> str:
        """Make the embedding model ready; its identity, "" for search by words alone."""
        embedder = self.embedder(progress=progress)
        return embedder.identity if embedder is not None else ""

    def manifest(self) -> Manifest:
        """What the index says about itself, read without opening it.

        :raises IndexAccessError: when there is none or it cannot be read.
        """
        return load_manifest(generation_path(self.index_dir, current_generation(self.index_dir)))

    def generation(self) -> int:
        """Number of the index in use, 0 when there is none; cheap, to see whether another one came."""
        try:
            return current_generation(self.index_dir)
        except IndexAccessError:
            return 0

    def _build(self, parsed: ParsedDocuments, progress: Progress) -> tuple[BuildReport, list[FileReport]]:
        """Bring the index up to date; what that did, and a report on every document of the library."""
        known = self._known()
        sources, reports = list_sources(self.library, known=known, progress=progress, parsed=parsed)
        embedder = self.embedder(progress=progress)
        texts = parsed.texts()
        self.earlier.keep_changed({source.id: texts[source.id] for source in sources}, known, self.index_dir)
        build = build_index(sources, self.index_dir, embedder, progress=progress)
        parsed.remember()
        return build, reports

    def _known(self) -> dict[str, str]:
        """Id and text hash of what is in the index now; nothing when there is no readable index."""
        try:
            return {entry.id: entry.sha256 for entry in self.manifest().documents}
        except IndexAccessError:
            return {}


def _tell_nobody(stage: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""
