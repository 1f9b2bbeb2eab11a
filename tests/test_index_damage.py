"""An index that cannot be used says why and how to cure it, and a build cures it."""

from __future__ import annotations

import json

import pytest

from index import IndexDamaged, IndexMismatch, IndexNotBuilt, Query, build_index, open_index
from index.storage.manifest import GROWING
from tests.builders import HashedWords, small_corpus


def test_errors_say_what_and_how_to_cure(tmp_path):
    with pytest.raises(IndexNotBuilt) as not_built:
        open_index(tmp_path, None)
    assert str(not_built.value) == f"Er is nog geen index. [{tmp_path}] Bouw hem met: wegwijzer ingest"
    build_index(small_corpus(), tmp_path, HashedWords("model-a"))
    with pytest.raises(IndexMismatch) as mismatch:
        open_index(tmp_path, HashedWords("model-b"))
    assert str(mismatch.value) == (
        "De index is gebouwd met een andere instelling (embeddingmodel). [model-a -> model-b] "
        "Bouw hem opnieuw met: wegwijzer ingest"
    )


def test_an_index_without_vectors_is_refused_with_an_embedder(tmp_path):
    build_index(small_corpus(), tmp_path, None)
    with pytest.raises(IndexMismatch, match="geen -> hashed-words"):
        open_index(tmp_path, HashedWords())


@pytest.mark.parametrize(("part", "value"), [("format", 99), ("chunking", "0 (9 woorden)"), ("analysis", 0)])
def test_another_recipe_is_refused_and_cured_by_a_build(tmp_path, part, value):
    build_index(small_corpus(), tmp_path, HashedWords())
    path = tmp_path / "generations" / "1" / "manifest.json"
    manifest = json.loads(path.read_text())
    manifest["recipe"][part] = value
    path.write_text(json.dumps(manifest))
    with pytest.raises(IndexMismatch, match=f"{value}".replace("(", r"\(").replace(")", r"\)") + " -> "):
        open_index(tmp_path, None)
    assert build_index(small_corpus(), tmp_path, HashedWords()).generation == 2
    open_index(tmp_path, HashedWords())


def test_another_model_embeds_everything_anew(tmp_path):
    first = build_index(small_corpus(), tmp_path, HashedWords("model-a"))
    assert build_index(small_corpus(), tmp_path, HashedWords("model-b")).embedded == first.embedded


@pytest.mark.parametrize(
    "name",
    [
        "manifest.json",
        "extents.json",
        "metadata.json",
        "chunks.bin",
        "documents.bin",
        "starts.npy",
        "vectors.bin",
        "lexicon.txt",
        "words.txt",
        "word_counts.npy",
        "lexical/frequencies.npy",
        "chroma/chroma.sqlite3",
    ],
)
@pytest.mark.parametrize("cut", [False, True])
def test_damage_is_noticed_and_cured_by_a_build(tmp_path, name, cut):
    build_index(small_corpus(), tmp_path, HashedWords())
    path = tmp_path / "generations" / "1" / name
    if cut:
        path.write_bytes(path.read_bytes()[:20])
    else:
        path.unlink()
    if cut and name.startswith("chroma"):
        # A corpus this small is searched without the graph of Chroma, which Chroma itself finds damaged when asked.
        index = open_index(tmp_path, HashedWords())
        assert index.search(Query("plan"))
        with pytest.raises(IndexDamaged):
            index.store.nearest("chunks", index.question_vector("plan"), count=1)
        return
    with pytest.raises(IndexDamaged) as damaged:
        open_index(tmp_path, HashedWords()).search(Query("plan"))
    assert damaged.value.remedy == "Herstel hem met: wegwijzer ingest"
    assert build_index(small_corpus(), tmp_path, HashedWords()).generation == 2


def test_damage_that_keeps_the_size_is_cured_by_a_build(tmp_path):
    build_index(small_corpus(), tmp_path, HashedWords())
    path = tmp_path / "generations" / "1" / "documents.bin"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"leefgroepen", b"leefgrupen!"))
    assert path.read_bytes() != before
    assert build_index(small_corpus(), tmp_path, HashedWords()).changed


@pytest.mark.parametrize("name", GROWING)
@pytest.mark.parametrize("cut", [False, True])
def test_a_build_does_not_go_on_with_a_file_of_rows_that_is_gone_or_short(tmp_path, name, cut):
    """Adding a document takes the others over unread: what is missing must be made again, not carried along."""
    build_index(small_corpus()[:2], tmp_path / "grown", HashedWords())
    path = tmp_path / "grown" / "generations" / "1" / name
    if cut:
        path.write_bytes(path.read_bytes()[:20])
    else:
        path.unlink()
    assert build_index(small_corpus(), tmp_path / "grown", HashedWords()).generation == 2
    build_index(small_corpus(), tmp_path / "fresh", HashedWords())
    grown, fresh = (open_index(tmp_path / each, HashedWords()) for each in ("grown", "fresh"))
    assert dict(grown.documents) == dict(fresh.documents)
    for question in ("plan", "kleine leefgroepen", "vastgoedtransitie"):
        assert grown.search(Query(question)) == fresh.search(Query(question))
    grown.close()
    fresh.close()


@pytest.mark.parametrize("content", ["", "x", "7"])
def test_a_bad_pointer_is_damage_and_is_cured(tmp_path, content):
    build_index(small_corpus(), tmp_path, None)
    (tmp_path / "CURRENT").write_text(content)
    with pytest.raises(IndexDamaged):
        open_index(tmp_path, None)
    build_index(small_corpus(), tmp_path, None)
    assert len(open_index(tmp_path, None).documents) == 3
