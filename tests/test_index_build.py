"""Builds are incremental: what did not change is not embedded again, what is gone is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index import Query, build_index, open_index
from tests.builders import DocumentBuilder, HashedWords, generations, small_corpus


def stored_ids(index, collection):
    return set(index.store.collection(collection).get(include=[])["ids"])


def changed_corpus():
    documents = small_corpus()
    builder = DocumentBuilder("brief", title="Brief van het instituut", date="2021-03").heading("Advies")
    return [documents[0], builder.add("Maak kleine leefgroepen.").build(), documents[2]]


def test_a_first_build_embeds_every_different_text_once(tmp_path):
    embedder = HashedWords()
    report = build_index(small_corpus(), tmp_path, embedder)
    assert (report.documents, report.chunks, report.passages) == (3, 4, 9)
    assert report.embedded == len(embedder.embedded) == len(set(embedder.embedded))
    assert (report.reused, report.removed, report.generation, report.changed) == (0, 0, 1, True)


def test_nothing_changed_writes_nothing_and_asks_for_no_vector(tmp_path):
    first = build_index(small_corpus(), tmp_path, HashedWords())

    class OnlyAName:
        identity = "hashed-words"

    report = build_index(list(reversed(small_corpus())), tmp_path, OnlyAName())
    assert (report.embedded, report.reused, report.generation) == (0, first.embedded, 1)
    assert not report.changed
    assert generations(tmp_path) == [1]


def test_only_what_changed_is_embedded_and_stale_ids_are_gone(tmp_path):
    first = build_index(small_corpus(), tmp_path, HashedWords())
    index = open_index(tmp_path, HashedWords())
    old = {collection: stored_ids(index, collection) for collection in ("chunks", "passages")}
    index.close()
    embedder = HashedWords()
    report = build_index(changed_corpus(), tmp_path, embedder)
    # The new sentence, alone and in its chunk; the heading above it kept its text.
    assert report.embedded == len(embedder.embedded) == 2
    assert report.reused == first.embedded - 2
    index = open_index(tmp_path, HashedWords())
    for collection, before in old.items():
        after = stored_ids(index, collection)
        assert {node for node in before if not node.startswith("brief@")} <= after
        assert not {node for node in before if node.startswith("brief@")} & after
    assert "vaste begeleiders" not in index.search(Query("leefgroepen"))[0].chunk.text
    index.close()


def test_new_metadata_alone_makes_a_new_generation(tmp_path):
    build_index(small_corpus(), tmp_path, None)
    plan, *others = small_corpus()
    report = build_index([replace(plan, metadata=replace(plan.metadata, kind="nota")), *others], tmp_path, None)
    assert report.changed
    assert {
        hit.chunk.document for hit in open_index(tmp_path, None).search(Query("2030", kinds=frozenset({"nota"})))
    } == {"plan"}


def test_removed_documents_are_gone(tmp_path):
    build_index(small_corpus(), tmp_path, HashedWords())
    report = build_index(small_corpus()[:1], tmp_path, HashedWords())
    assert (report.documents, report.removed, report.embedded) == (1, 2, 0)
    index = open_index(tmp_path, HashedWords())
    assert list(index.documents) == ["plan"]
    assert {node.split("@")[0] for node in stored_ids(index, "passages")} == {"plan"}
    index.close()


def test_documents_come_back_as_they_went_in(tmp_path):
    documents = [*small_corpus(), DocumentBuilder("tabel").row(["", "2020"]).row(["Aantal", "7"], under=0).build()]
    build_index(documents, tmp_path, None)
    stored = open_index(tmp_path, None).documents
    assert [stored[document.id] for document in documents] == documents
    with pytest.raises(KeyError):
        stored["onbekend"]


def test_two_documents_with_one_id_are_refused(tmp_path):
    with pytest.raises(ValueError, match="one id"):
        build_index([small_corpus()[0], small_corpus()[0]], tmp_path, None)


def test_the_previous_generation_stays_for_its_readers(tmp_path):
    build_index(small_corpus(), tmp_path, HashedWords())
    reader = open_index(tmp_path, HashedWords())
    build_index(changed_corpus(), tmp_path, HashedWords())
    assert generations(tmp_path) == [1, 2]
    assert "vaste begeleiders" in reader.search(Query("kleine leefgroepen"))[0].chunk.text
    reader.close()
    build_index(small_corpus(), tmp_path, HashedWords())
    assert generations(tmp_path) == [2, 3]


def test_progress_tells_of_embedding_and_writing(tmp_path):
    told = []
    build_index(small_corpus(), tmp_path, HashedWords(), progress=lambda *event: told.append(event))
    assert told[0][:2] == ("embed", 0)
    assert told[-1] == ("write", 4, 4)
    assert all(0 <= done <= total for _, done, total in told)
