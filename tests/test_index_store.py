"""The Chroma store: cosine similarities, filters, and what happens when files are missing."""

from __future__ import annotations

import numpy as np
import pytest

from index.chunk import make_chunks
from index.errors import IndexDamaged
from index.nodes import chunk_node, chunk_nodes, date_bounds, passage_nodes
from index.storage.store import VectorStore, fill_store
from tests.builders import DocumentBuilder


def unit(*values):
    vector = np.array(values, dtype=np.float32)
    return vector / np.linalg.norm(vector)


@pytest.fixture
def documents():
    first = DocumentBuilder("een", kind="plan").heading("Kop A").heading("Kop B").build()
    return [first, DocumentBuilder("twee").add("Zin.").build()]


@pytest.fixture
def store(documents, tmp_path):
    chunks = [make_chunks(document) for document in documents]
    vectors = [np.stack([unit(1, 0), unit(1, 1)]), np.stack([unit(0, 1)])]
    fill_store(
        tmp_path / "chroma",
        {
            "chunks": [
                node for d, c, v in zip(documents, chunks, vectors, strict=True) for node in chunk_nodes(d, c, v)
            ],
            "passages": [node for d, v in zip(documents, vectors, strict=True) for node in passage_nodes(d, v)],
        },
    )
    store = VectorStore(tmp_path / "chroma")
    yield store
    store.close()


def test_cosines_best_first(store, documents):
    found = store.nearest("chunks", unit(1, 0), count=10)
    assert [node.split("@")[0] for node, _ in found] == ["een", "een", "twee"]
    assert [similarity for _, similarity in found] == pytest.approx([1, 0.5**0.5, 0], abs=1e-5)
    assert found[0][0] == make_chunks(documents[0])[0].id


def test_count_limits(store):
    assert len(store.nearest("passages", unit(1, 0), count=2)) == 2


@pytest.mark.parametrize(
    ("documents_asked", "found"),
    [(["twee"], {"twee"}), (["een"], {"een"}), (["een", "twee"], {"een", "twee"}), (["geen"], set())],
)
def test_filter_by_document(store, documents_asked, found):
    nearest = store.nearest("passages", unit(1, 0), count=10, documents=documents_asked)
    assert {node.split("@")[0] for node, _ in nearest} == found


def test_it_opens_again_after_closing(store):
    store.close()
    assert len(store.nearest("chunks", unit(1, 0), count=1)) == 1


def test_a_store_without_files_is_damaged_and_is_not_made(tmp_path):
    with pytest.raises(IndexDamaged):
        VectorStore(tmp_path / "chroma").nearest("chunks", unit(1, 0), count=1)
    assert not (tmp_path / "chroma").exists()


def test_a_store_with_nonsense_is_damaged(tmp_path):
    (tmp_path / "chroma.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(IndexDamaged):
        VectorStore(tmp_path).nearest("chunks", unit(1, 0), count=1)


def test_a_node_carries_where_it_stands(documents):
    node = chunk_node(documents[0], make_chunks(documents[0])[1])
    assert node.metadata["document"] == "een"
    assert node.metadata["section"] == "Kop B"
    assert documents[0].text[node.metadata["start"] : node.metadata["end"]] == "Kop B"
    assert (node.metadata["first_day"], node.metadata["kind"]) == (20221207, "plan")


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("2022-12-07", (20221207, 20221207)),
        ("2024-02", (20240201, 20240229)),
        ("2021", (20210101, 20211231)),
        ("", (0, 0)),
        ("onbekend", (0, 0)),
        ("2021-13", (0, 0)),
    ],
)
def test_date_bounds(date, bounds):
    assert date_bounds(date) == bounds
