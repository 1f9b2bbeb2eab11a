"""Builds the index: what is new is embedded, a new generation is written beside the old one, then one switch."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.types import Document
from index.building.contents import Contents
from index.building.draft import Draft, draft_layout, make_draft
from index.building.draft_known import draft_known, draft_questions
from index.building.embedding import Vectorizer
from index.building.previous import Previous, PreviousVectors, is_whole_generation, read_previous
from index.building.shipped_vectors import shipped_vectors
from index.building.sources import Source, in_order
from index.building.write import write_generation
from index.storage.files import writing
from index.storage.generations import (
    build_lock,
    generation_in_use,
    generation_path,
    remove_generations,
    start_generation,
    switch_to,
)
from index.storage.manifest import Recipe, current_recipe, is_complete
from index.storage.vectors import Progress, VectorCache, as_keys, question_key
from index.types import Embedder


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: the index has so many ``documents``, ``chunks`` and ``passages``.

    ``embedded`` and ``reused`` count different texts; ``removed`` counts documents that are no longer in the index.
    ``changed`` is False when everything was as it should be and no generation was written.
    """

    documents: int
    chunks: int
    passages: int
    embedded: int
    reused: int
    removed: int
    seconds: float
    generation: int
    changed: bool


def build_index(
    documents: Iterable[Document | Source],
    directory: Path,
    embedder: Embedder | None,
    *,
    progress: Progress | None = None,
) -> BuildReport:
    """Make the index of a directory hold exactly these documents.

    Texts whose vectors the previous index has are not embedded again; when nothing changed nothing is written and
    the embedder is asked for nothing but its identity. Readers keep the previous index until the new one is whole.
    Documents are taken one by one, so that those given as a ``Source`` are never all in memory.

    :param embedder: None for an index with the lexical half alone.
    :param progress: called with a stage ("embed", "write"), what is done of it and how much there is.
    :raises IndexLocked: when another process is building here.
    :raises IndexWriteError: when the disk is full or not writable; the previous index stays in use.
    :raises ValueError: when two documents have one id.
    """
    started = time.monotonic()
    sources = in_order(documents)
    recipe = current_recipe(embedder.identity if embedder is not None else "")
    with build_lock(directory), writing(directory):
        build = _Build(directory, embedder, recipe, progress or _tell_nobody)
        try:
            return build.run(sources, started)
        except BaseException:
            # Also after Ctrl-C: a half generation is of no use to anybody.
            build.give_up()
            raise


class _Build:
    """One build, from the generation in use to the next one."""

    def __init__(self, directory: Path, embedder: Embedder | None, recipe: Recipe, progress: Progress) -> None:
        self._directory = directory
        self._embedder = embedder
        self._recipe = recipe
        self._progress = progress
        self._previous = read_previous(directory)
        self._number: int | None = None

    def run(self, sources: Sequence[Source], started: float) -> BuildReport:
        """Build, unless everything is as it should be."""
        before = self._usable()
        draft = self._draft(sources, before)
        if before is not None and before.stored is not None and not draft.added:
            manifest = before.stored.manifest
            if (manifest.recipe, manifest.documents) == (self._recipe, tuple(draft.entries)):
                if is_whole_generation(before):
                    return self._report(draft, before.number, (0, before.texts(), 0), started, changed=False)
                before, draft = None, self._draft(sources, None)
        embedded, texts = self._write(draft, before)
        stored = self._previous.stored if self._previous is not None else None
        was = {entry.id for entry in stored.manifest.documents} if stored is not None else set()
        gone = len(was - {entry.id for entry in draft.entries})
        assert self._number is not None
        return self._report(draft, self._number, (embedded, texts - embedded, gone), started, changed=True)

    def give_up(self) -> None:
        """Leave nothing behind, unless the switch was made."""
        if self._number is not None and generation_in_use(self._directory) != self._number:
            shutil.rmtree(generation_path(self._directory, self._number), ignore_errors=True)

    def _usable(self) -> Previous | None:
        """The generation in use, when its files can be taken over."""
        previous = self._previous
        if previous is None or previous.stored is None or not previous.entries(self._recipe):
            return None
        complete = is_complete(previous.path, previous.stored.manifest, thorough=False)
        return previous if complete and previous.has_rows() else None

    def _draft(self, sources: Sequence[Source], before: Previous | None) -> Draft:
        entries = before.entries(self._recipe) if before is not None else {}
        return make_draft(sources, entries, self._start, with_vectors=self._embedder is not None)

    def _start(self) -> Path:
        """The directory of the new generation, made when the first file is to be written."""
        if self._number is None:
            self._number = start_generation(self._directory, self._previous.number if self._previous else None)
        return generation_path(self._directory, self._number)

    def _write(self, draft: Draft, before: Previous | None) -> tuple[int, int]:
        """Embed, write and switch; how many different texts were embedded, and how many there are."""
        directory = self._start()
        stored = before.stored if before is not None else None
        layout = draft_layout(draft, stored.layout if stored is not None else None)
        questions = draft_questions(draft, self._recipe, stored) if self._embedder is not None else []
        asked = [question.text for question in questions or ()]
        cache, vectorizer, dimension = None, None, 0
        if self._embedder is not None:
            dimension = self._embedder.dimension
            cache = VectorCache(self._directory / "cache", self._embedder.identity, dimension)
            keys = [*(added.keys for added in draft.added.values()), as_keys([question_key(text) for text in asked])]
            others = shipped_vectors(self._recipe.embedder) if asked else {}
            previous = PreviousVectors(self._previous, self._recipe.embedder, others=others)
            vectorizer = Vectorizer(keys, self._embedder, cache, previous)
            vectorizer.embed(draft, asked, progress=self._progress)
        known = draft_known(draft, questions, layout, stored, vectorizer)
        contents = Contents(self._directory, self._recipe, draft, layout, known, dimension, vectorizer, before)
        write_generation(contents, directory, progress=self._progress)
        number = int(directory.name)
        switch_to(self._directory, number)
        if cache is not None:
            cache.clear()
        remove_generations(self._directory, keep={number, *([self._previous.number] if self._previous else [])})
        return (vectorizer.missing if vectorizer is not None else 0), contents.texts()

    def _report(
        self, draft: Draft, generation: int, texts: tuple[int, int, int], started: float, *, changed: bool
    ) -> BuildReport:
        entries = draft.entries
        chunks, passages = sum(entry.chunks for entry in entries), sum(entry.passages for entry in entries)
        seconds = time.monotonic() - started
        return BuildReport(len(entries), chunks, passages, *texts, seconds, generation, changed=changed)


def _tell_nobody(stage: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""
