"""The vector store: an embedded Chroma with two collections, chunks and passages; the only home of chromadb."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from index.errors import IndexDamaged, IndexWriteError
from index.nodes import documents_filter
from index.types import Vectors

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection as ChromaCollection
    from llama_index.core.schema import TextNode

Collection = Literal["chunks", "passages"]
COLLECTIONS: tuple[Collection, ...] = ("chunks", "passages")
_BATCH = 256
# Cosine distance, set at creation because it cannot be set later. The search is wider than the default (100),
# since about a hundred neighbours are asked for.
_CONFIGURATION: CreateCollectionConfiguration = {"hnsw": {"space": "cosine", "ef_construction": 100, "ef_search": 300}}


class VectorStore:
    """Nearest neighbours in one generation; opened on first use, because importing Chroma takes a second."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._client: Client | None = None
        self._collections: dict[str, ChromaCollection] = {}

    def nearest(
        self, collection: Collection, vector: Vectors, *, count: int, documents: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Ids and cosine similarities of the nearest nodes, best first.

        :param vector: a unit vector, shape (dimension,).
        :param documents: only nodes of these documents; None for all.
        :raises IndexDamaged: when Chroma cannot read its files.
        """
        with _readable(self._path):
            found = self.collection(collection).query(
                query_embeddings=vector.reshape(1, -1),
                n_results=count,
                where=None if documents is None else documents_filter(list(documents)),
                include=["distances"],
            )
        # The one place where a distance becomes a similarity.
        distances = found["distances"] or [[]]
        pairs = zip(found["ids"][0], distances[0], strict=True)
        return [(node, 1.0 - float(distance)) for node, distance in pairs]

    def collection(self, name: Collection) -> ChromaCollection:
        """A collection of Chroma itself, for what LlamaIndex wants to do with it."""
        if name not in self._collections:
            with _readable(self._path):
                if self._client is None:
                    self._client = _open_client(self._path)
                self._collections[name] = self._client.get_collection(name, embedding_function=None)
        return self._collections[name]

    def close(self) -> None:
        """Let go of the files; the next query opens them again."""
        self._collections.clear()
        if self._client is not None:
            self._client.close()
            self._client = None


def fill_store(path: Path, nodes: dict[Collection, Iterable[TextNode]]) -> None:
    """Make a new store and fill it through LlamaIndex's vector-store interface.

    :raises IndexWriteError: when Chroma cannot write its files.
    """
    path.mkdir(parents=True)
    with _writable(path) as client:
        for name in COLLECTIONS:
            collection = client.create_collection(name, configuration=_CONFIGURATION, embedding_function=None)
            _add(collection, nodes[name])


def update_store(
    path: Path, stale: list[str], nodes: dict[Collection, Iterable[TextNode]], expected: dict[Collection, int]
) -> bool:
    """Take documents out of a store and add others; False when it does not hold what it should then.

    :raises IndexWriteError: when Chroma cannot write its files.
    """
    with _writable(path) as client:
        for name in COLLECTIONS:
            collection = client.get_collection(name, embedding_function=None)
            if stale:
                collection.delete(where=documents_filter(stale))
            _add(collection, nodes[name])
            if collection.count() != expected[name]:
                return False
    return True


def _add(collection: ChromaCollection, nodes: Iterable[TextNode]) -> None:
    from llama_index.vector_stores.chroma import ChromaVectorStore

    store = ChromaVectorStore(chroma_collection=collection)
    for batch in _batches(nodes):
        store.add([*batch])


@contextlib.contextmanager
def _writable(path: Path) -> Iterator[Client]:
    from chromadb.errors import ChromaError

    client = None
    try:
        client = _open_client(path)
        yield client
    except (ChromaError, sqlite3.Error) as error:
        raise IndexWriteError(str(path), str(error)) from error
    finally:
        if client is not None:
            client.close()


def _open_client(path: Path) -> Client:
    import chromadb
    from chromadb.config import Settings

    return cast("Client", chromadb.PersistentClient(path=path, settings=Settings(anonymized_telemetry=False)))


@contextlib.contextmanager
def _readable(path: Path) -> Iterator[None]:
    # Chroma would silently make a new, empty store where there is none.
    if not (path / "chroma.sqlite3").is_file():
        raise IndexDamaged(str(path))
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, sqlite3.Error, OSError) as error:
        raise IndexDamaged(str(path)) from error


def _batches(nodes: Iterable[TextNode]) -> Iterator[list[TextNode]]:
    iterator = iter(nodes)
    while batch := list(islice(iterator, _BATCH)):
        yield batch
