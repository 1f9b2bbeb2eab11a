"""BM25 against values computed by hand."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from index.searching.lexical import load_lexical_index, make_lexical_index
from index.storage import postings

ROWS = [{"jeugd": 2.0, "zorg": 1.0}, {"zorg": 1.0}, {"huis": 0.5, "zorg": 1.5}]
# Lengths 3, 1 and 2, on average 2.
IDF_ONE = log(1 + (3 - 1 + 0.5) / (1 + 0.5))
IDF_ALL = log(1 + (3 - 3 + 0.5) / (3 + 0.5))


@pytest.fixture
def index():
    return make_lexical_index(ROWS)


def test_scores_by_hand(index):
    scores = index.scores({"jeugd": 1.0})
    assert scores[0] == pytest.approx(IDF_ONE * 2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2)), rel=1e-6)
    assert scores[1] == scores[2] == 0


def test_query_weights_scale_and_terms_add_up(index):
    expected = 0.5 * IDF_ALL * 1.5 / (1.5 + 1.2 * (0.25 + 0.75)) + 2 * IDF_ONE * 0.5 / (0.5 + 1.2)
    assert index.scores({"zorg": 0.5, "huis": 2.0, "onbekend": 9.0})[2] == pytest.approx(expected, rel=1e-6)


def test_idf(index):
    assert index.idf("jeugd") == pytest.approx(IDF_ONE)
    assert index.idf("zorg") == pytest.approx(IDF_ALL)
    assert index.idf("onbekend") == pytest.approx(log(1 + 3.5 / 0.5))


def test_nothing_asked_nothing_found(index):
    assert index.scores({}).tolist() == [0, 0, 0]


def test_it_survives_the_disk(index, tmp_path):
    index.save(tmp_path)
    loaded = load_lexical_index(tmp_path)
    query = {"jeugd": 1.0, "zorg": 0.3}
    assert loaded.scores(query).tolist() == index.scores(query).tolist()
    assert loaded.idf("zorg") == index.idf("zorg")


@pytest.mark.parametrize("rows", [[], [{}], [{}, {}]])
def test_rows_without_terms(rows, tmp_path):
    make_lexical_index(rows).save(tmp_path)
    assert load_lexical_index(tmp_path).scores({"zorg": 1.0}).tolist() == [0.0] * len(rows)


def test_agrees_with_bm25s_on_whole_terms(index):
    bm25s = pytest.importorskip("bm25s")
    texts = [["a", "b", "a", "c"], ["b", "d"], ["a", "d", "d", "e", "f"], ["c"]]
    reference = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    reference.index(texts, show_progress=False)
    ours = make_lexical_index([{term: float(text.count(term)) for term in text} for text in texts])
    np.testing.assert_allclose(ours.scores({"a": 1, "d": 1}), reference.get_scores(["a", "d"]), rtol=1e-5)


def test_files_that_do_not_belong_together_are_refused(index, tmp_path):
    index.save(tmp_path)
    np.save(tmp_path / "starts.npy", np.zeros(2, dtype=np.int64))
    with pytest.raises(ValueError, match="do not match"):
        load_lexical_index(tmp_path)


def test_the_outcome_does_not_depend_on_how_much_is_sorted_at_a_time(monkeypatch):
    rows = [{f"w{(7 * row + column) % 11}": (column + 1) / 2 for column in range(row % 6)} for row in range(40)]
    whole = make_lexical_index(rows)
    monkeypatch.setattr(postings, "_BLOCK", 3)
    parts = make_lexical_index(rows)
    listed = {(term, place, weight) for place, row in enumerate(rows) for term, weight in row.items()}
    for made in (whole, parts):
        numbers = np.repeat(np.arange(len(made.postings.terms)), np.diff(made.postings.starts))
        terms = [made.postings.terms[number] for number in numbers]
        found = list(zip(terms, made.postings.rows.tolist(), made.postings.frequencies.tolist(), strict=True))
        assert found == sorted(listed)
