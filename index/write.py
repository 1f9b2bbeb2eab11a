"""Writes the files of one generation of an index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.types import Document
from index.analyse import Analyser, corpus_words
from index.documents import save_documents
from index.files import sync_tree
from index.known import KnownQuestions, save_known
from index.lexical import make_lexical_index
from index.lexicon import make_lexicon, save_lexicon
from index.manifest import UNCHECKED, DocumentEntry, Manifest, Recipe, list_files, save_manifest
from index.nodes import chunk_nodes, passage_nodes
from index.store import fill_store
from index.tables import Tables, save_tables
from index.vectors import Progress

LEXICAL = "lexical"
LEXICON = "lexicon.json"
DOCUMENTS = "documents"
STORE = UNCHECKED


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that goes into a generation."""

    recipe: Recipe
    entries: tuple[DocumentEntry, ...]
    documents: tuple[Document, ...]
    tables: Tables
    known: KnownQuestions
    dimension: int


def write_generation(contents: Contents, directory: Path, *, progress: Progress) -> None:
    """Write a whole generation into an empty directory and push it to the disk; the manifest comes last."""
    steps = (_write_documents, _write_lexical, _write_store, _write_manifest)
    for number, step in enumerate(steps):
        progress("write", number, len(steps))
        step(contents, directory)
    progress("write", len(steps), len(steps))


def _write_documents(contents: Contents, directory: Path) -> None:
    save_documents(directory / DOCUMENTS, contents.documents)
    save_tables(contents.tables, directory)
    save_known(contents.known, directory)


def _write_lexical(contents: Contents, directory: Path) -> None:
    texts = [chunk.text for chunk in contents.tables.chunks]
    lexicon = make_lexicon(corpus_words(texts))
    save_lexicon(lexicon, directory / LEXICON)
    analyser = Analyser(lexicon)
    (directory / LEXICAL).mkdir()
    make_lexical_index([analyser.weighted(text) for text in texts]).save(directory / LEXICAL)


def _write_store(contents: Contents, directory: Path) -> None:
    if not contents.recipe.embedder:
        return
    tables = contents.tables
    rows = {document.id: tables.document_rows(document.id) for document in contents.documents}
    chunks = {document.id: _chunk_rows(tables, document.id) for document in contents.documents}
    fill_store(
        directory / STORE,
        {
            "chunks": (
                node
                for document in contents.documents
                for node in chunk_nodes(
                    document,
                    [tables.chunks[row] for row in chunks[document.id]],
                    tables.chunk_vectors[chunks[document.id]],
                )
            ),
            "passages": (
                node
                for document in contents.documents
                for node in passage_nodes(document, tables.passage_vectors[rows[document.id]])
            ),
        },
    )


def _chunk_rows(tables: Tables, document: str) -> Sequence[int]:
    return [row for row, chunk in enumerate(tables.chunks) if chunk.document == document]


def _write_manifest(contents: Contents, directory: Path) -> None:
    manifest = Manifest(contents.recipe, contents.dimension, contents.entries, list_files(directory))
    save_manifest(manifest, directory)
    sync_tree(directory)
