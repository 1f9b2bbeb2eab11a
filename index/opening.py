"""Opens the index of a directory, or says why it cannot be used."""

from __future__ import annotations

from pathlib import Path

from index.analyse import Analyser
from index.documents import StoredDocuments
from index.errors import IndexDamaged
from index.generations import current_generation, generation_path
from index.known import load_known
from index.lexical import load_lexical_index
from index.lexicon import load_lexicon
from index.manifest import Manifest, check_recipe, current_recipe, is_complete, load_manifest
from index.search import Index, Parts
from index.store import VectorStore
from index.tables import load_tables
from index.types import Embedder
from index.write import DOCUMENTS, LEXICAL, LEXICON, STORE


def open_index(directory: Path, embedder: Embedder | None) -> Index:
    """The index in use; opening writes nothing and does not start the embedder.

    :param embedder: the embedder it was built with; None searches by words alone.
    :raises IndexNotBuilt: when there is no index yet.
    :raises IndexMismatch: when it was built with another embedder or by another version.
    :raises IndexDamaged: when files are missing or unreadable.
    """
    number = current_generation(directory)
    path = generation_path(directory, number)
    manifest = load_manifest(path)
    wanted = current_recipe(embedder.identity if embedder is not None else "")
    check_recipe(manifest.recipe, wanted, lexical_only=embedder is None)
    if not is_complete(path, manifest, thorough=False):
        raise IndexDamaged(str(path))
    return Index(_read_parts(path, number, manifest), embedder)


def _read_parts(path: Path, number: int, manifest: Manifest) -> Parts:
    try:
        return Parts(
            generation=number,
            manifest=manifest,
            tables=load_tables(path),
            known=load_known(path),
            documents=StoredDocuments(path / DOCUMENTS, [entry.id for entry in manifest.documents]),
            analyser=Analyser(load_lexicon(path / LEXICON)),
            lexical=load_lexical_index(path / LEXICAL),
            store=VectorStore(path / STORE) if manifest.recipe.embedder else None,
        )
    except (OSError, ValueError) as error:
        raise IndexDamaged(str(path)) from error
