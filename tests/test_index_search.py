"""Hybrid search: fusion, filters, ties, and search without an embedder."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index import Query, build_index, open_index
from index.searching.fusion import fuse, standardise
from index.wording import passage_text
from tests.builders import DocumentBuilder, HashedWords, small_corpus


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    directory = tmp_path_factory.mktemp("index")
    build_index(small_corpus(), directory, HashedWords())
    return directory


@pytest.fixture(scope="module")
def index(directory):
    index = open_index(directory, HashedWords())
    yield index
    index.close()


def documents_of(hits):
    return [hit.chunk.document for hit in hits]


def test_standardise_by_hand():
    # Mean 2, deviation sqrt(2/3).
    assert standardise(np.array([1.0, 2.0, 3.0])).tolist() == pytest.approx([-(1.5**0.5), 0, 1.5**0.5])


@pytest.mark.parametrize("values", [[], [4.0], [2.0, 2.0]])
def test_standardise_without_spread(values):
    assert standardise(np.array(values)).tolist() == [0.0] * len(values)


def test_fuse_by_hand():
    # Z-scores are -1 and 1 for the first, 1 and -1 for the second.
    fused = fuse([(np.array([0.0, 10.0]), 1.0), (np.array([5.0, 1.0]), 0.25)])
    assert fused.tolist() == pytest.approx([-0.75, 0.75])


def test_the_passage_that_answers_comes_first(index):
    hits = index.search(Query("Wie betaalt de vastgoedtransitie?"))
    best = hits[0]
    document = index.documents[best.chunk.document]
    assert document.quote(document.passages[best.best]) == "Het ministerie betaalt de vastgoedtransitie."


def test_signals_of_a_hit_are_exact(index):
    question = "Hoeveel miljoen is er beschikbaar?"
    vector = HashedWords().embed_queries([question])[0]
    for hit in index.search(Query(question)):
        document = index.documents[hit.chunk.document]
        assert hit.similarity == pytest.approx(
            float(HashedWords().embed_passages([hit.chunk.text])[0] @ vector), abs=1e-5
        )
        assert [score.passage for score in hit.passages] == list(range(hit.chunk.first, hit.chunk.last))
        texts = [passage_text(document, document.passages[score.passage]) for score in hit.passages]
        exact = HashedWords().embed_passages(texts) @ vector
        assert [score.similarity for score in hit.passages] == pytest.approx(list(exact), abs=1e-5)
        sentences = [score for score in hit.passages if document.passages[score.passage].kind != "heading"]
        assert hit.best_similarity == max(score.similarity for score in sentences)
        assert document.passages[hit.best].kind == "sentence"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"documents": frozenset({"brief"})}, {"brief"}),
        ({"documents": frozenset({"brief", "plan", "onbekend"})}, {"brief", "plan"}),
        ({"documents": frozenset()}, set()),
        ({"documents": frozenset({"onbekend"})}, set()),
        ({"kinds": frozenset({"verslag", "plan"})}, {"verslag", "plan"}),
        ({"after": "2021-03-15"}, {"brief", "plan"}),
        ({"after": "2022"}, {"plan"}),
        ({"before": "2020-06"}, {"verslag"}),
        ({"before": "2021"}, {"verslag", "brief"}),
        ({"after": "2020-12-31", "before": "2021-12-31"}, {"verslag", "brief"}),
        ({"after": "2023"}, set()),
        ({"kinds": frozenset({"plan"}), "before": "2021"}, set()),
    ],
)
@pytest.mark.parametrize("with_embedder", [True, False])
def test_filters(directory, filters, expected, with_embedder):
    index = open_index(directory, HashedWords() if with_embedder else None)
    text = "ministerie leefgroepen tarieven gesloten plaatsingen advies aanbieders"
    assert set(documents_of(index.search(Query(text, **filters)))) == expected
    index.close()


def test_a_document_without_date_passes_no_date_filter(tmp_path):
    build_index([DocumentBuilder("a", date="").add("Zin.").build()], tmp_path, None)
    index = open_index(tmp_path, None)
    assert len(index.search(Query("zin"))) == 1
    assert index.search(Query("zin", after="1900")) == index.search(Query("zin", before="2100")) == []


def test_top_limits(index):
    assert len(index.search(Query("gemeenten"), top=2)) == 2


def test_the_same_question_gives_the_same_hits(directory, index):
    again = open_index(directory, HashedWords())
    query = Query("kleine leefgroepen van gemeenten")
    assert again.search(query) == index.search(query) == index.search(query)
    again.close()


def test_equal_scores_keep_the_order_of_the_index(tmp_path):
    documents = [DocumentBuilder(name, title="Titel").add("Precies dezelfde zin.").build() for name in "cab"]
    build_index(documents, tmp_path, HashedWords())
    index = open_index(tmp_path, HashedWords())
    assert documents_of(index.search(Query("dezelfde zin"))) == ["a", "b", "c"]
    index.close()


def test_without_embedder_only_chunks_that_share_a_word(directory):
    index = open_index(directory, None)
    hits = index.search(Query("reële tarieven"))
    assert documents_of(hits) == ["verslag"]
    assert hits[0].score == hits[0].lexical > 0
    assert hits[0].similarity == hits[0].best_similarity == 0
    assert index.search(Query("xyzzy")) == []
    assert index.question_vector("vraag") is None


def test_words_of_their_own_and_their_weight(index):
    query = Query("iets geheel anders", lexical="vastgoedtransitie")
    assert [hit.chunk.section for hit in index.search(query) if hit.lexical > 0] == [2]
    assert all(hit.lexical == 0 for hit in index.search(replace(query, lexical_weight=0)))
    heavy = index.search(replace(query, lexical_weight=50))[0]
    assert "vastgoedtransitie" in heavy.chunk.text


@pytest.mark.parametrize("text", ["", " ", "😀", "'; DROP TABLE chunks; --", "\x00\x01", "woord " * 10000])
def test_any_question_is_answered(index, text):
    assert len(index.search(Query(text), top=3)) <= 3


def test_an_index_of_nothing(tmp_path):
    for embedder in (HashedWords(), None):
        build_index([], tmp_path / str(embedder is None), embedder)
        index = open_index(tmp_path / str(embedder is None), embedder)
        assert index.search(Query("vraag")) == []
        assert dict(index.documents) == {}


def test_the_retriever_gives_the_same_ranking(index):
    from index.searching.retriever import make_retriever

    found = make_retriever(index, top=3).retrieve("Wie betaalt de vastgoedtransitie?")
    hits = index.search(Query("Wie betaalt de vastgoedtransitie?"), top=3)
    assert [(node.node.node_id, node.score) for node in found] == [(hit.chunk.id, hit.score) for hit in hits]
    filtered = make_retriever(index, filters=Query("", kinds=frozenset({"brief"}))).retrieve("leefgroepen")
    assert {node.node.metadata["document"] for node in filtered} == {"brief"}
