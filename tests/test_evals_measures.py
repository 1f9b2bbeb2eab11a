"""Every measure with an example that can be recomputed by hand, and with the edges: nothing, none, empty."""

from __future__ import annotations

from fractions import Fraction
from math import log2

import pytest

from evals.measures.citations import citation_precision, citation_recall, gold_share, quote_validity
from evals.measures.confidence import (
    Bin,
    Scored,
    auroc,
    calibration_error,
    reliability,
    risk_coverage,
    risk_coverage_area,
)
from evals.measures.facts import answer_words, fact_recall, strict_correctness
from evals.measures.latency import percentile, stage_latencies
from evals.measures.overlap import Place, points_at
from evals.measures.ranking import best_passage_scores, ranking_scores
from evals.measures.refusals import Judged, overall_correctness, refusal_f1, refusal_precision, refusal_recall
from evals.types import GoldRange
from tests.evals_double import TEXTS, cite


def gold(start: int, end: int, *, document: str = "d", outer: tuple[int, int] | None = None) -> GoldRange:
    return GoldRange(document, start, end, *(outer or (start, end)))


# Two things are needed: the first stands at 0-10 or, as an alternative, at 50-60; the second at 100-120.
GOLD = ((gold(0, 10), gold(50, 60)), (gold(100, 120),))
MISS = Place("d", 200, 210)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place("d", 0, 20), True),  # holds 10 of 10
        (Place("d", 5, 30), True),  # holds 5 of 10: just half
        (Place("d", 6, 30), False),  # holds 4 of 10
        (Place("d", 2, 4), True),  # shorter than the quote and wholly inside
        (Place("other", 0, 10), False),
        (Place("d", 0, 0), False),
        (Place("d", 0, 4001), False),  # no finding place: too long
    ],
)
def test_half_of_the_shorter_must_be_shared(place, expected):
    assert points_at(place, gold(0, 10)) is expected


def test_ranking_by_hand():
    # The second entry finds group 0, the third group 0 again (an alternative), the fourth group 1.
    ranking = [MISS, Place("d", 0, 10), Place("d", 50, 60), Place("d", 90, 130)]
    scores = ranking_scores(ranking, GOLD)
    assert scores["success_1"] == 0
    assert scores["success_5"] == scores["success_10"] == 1
    assert scores["reciprocal_rank"] == Fraction(1, 2)
    assert scores["recall_10"] == 1
    ideal = 1 / log2(2) + 1 / log2(3)
    assert scores["ndcg_10"] == pytest.approx((1 / log2(3) + 1 / log2(5)) / ideal)


def test_recall_counts_groups_not_entries():
    assert ranking_scores([Place("d", 0, 10), Place("d", 50, 60)], GOLD)["recall_10"] == Fraction(1, 2)
    both = Place("d", 0, 130)
    assert ranking_scores([both], GOLD)["recall_10"] == 1
    assert ranking_scores([both], GOLD)["ndcg_10"] == 1


def test_eleventh_entry_is_too_late():
    misses = [Place("d", 300 + 10 * n, 305 + 10 * n) for n in range(10)]
    scores = ranking_scores([*misses, Place("d", 0, 130)], GOLD)
    assert (scores["success_10"], scores["recall_10"], scores["ndcg_10"]) == (0, 0, 0)
    assert scores["reciprocal_rank"] == pytest.approx(1 / 11)


def test_nothing_retrieved_scores_zero_and_no_gold_scores_nothing():
    assert set(ranking_scores([], GOLD).values()) == {0.0}
    assert set(ranking_scores([MISS], ()).values()) == {None}
    assert best_passage_scores([], GOLD) == {"best_1": 0.0, "best_5": 0.0}
    assert best_passage_scores([MISS], ()) == {"best_1": None, "best_5": None}


def test_best_passage_first_or_among_five():
    assert best_passage_scores([MISS, MISS, Place("d", 100, 120)], GOLD) == {"best_1": 0.0, "best_5": 1.0}


@pytest.mark.parametrize(
    ("found", "recall", "strict"),
    [((True, False, True), Fraction(2, 3), 0), ((True, True), 1, 1), ((False,), 0, 0), ((), None, None)],
)
def test_facts(found, recall, strict):
    assert fact_recall(found) == (None if recall is None else pytest.approx(float(recall)))
    assert strict_correctness(found) == strict


def test_answer_words():
    assert answer_words("Er zijn 11 aanbieders.") == 4
    assert answer_words("") is None


def test_citation_precision_and_recall_by_hand():
    # One citation is the first group, one is elsewhere: precision 1/2; one of two groups is covered: recall 1/2.
    cited = [Place("d", 0, 10), MISS]
    assert citation_precision(cited, GOLD) == Fraction(1, 2)
    assert citation_recall(cited, GOLD) == Fraction(1, 2)
    assert gold_share(cited, GOLD) == Fraction(10, 20)


def test_two_citations_cover_a_quote_together():
    assert citation_recall([Place("d", 100, 106)], (GOLD[1],)) == 0
    assert citation_recall([Place("d", 100, 106), Place("d", 110, 116)], (GOLD[1],)) == 1


def test_a_whole_document_supports_nothing():
    whole = [Place("d", 0, 2000)]
    assert citation_precision(whole, GOLD) == 0
    assert citation_recall(whole, GOLD) == 1
    assert gold_share(whole, GOLD) == 40 / 2000


@pytest.mark.parametrize(
    ("end", "precision"),
    [
        (500, 1),  # a paragraph that holds the quote
        (1001, 0),  # too long to check at a glance, and hardly gold
    ],
)
def test_a_paragraph_around_a_quote_supports_when_it_is_short(end, precision):
    assert citation_precision([Place("d", 0, end)], ((gold(100, 120),),)) == precision


def test_a_long_citation_that_is_mostly_gold_supports():
    assert citation_precision([Place("d", 0, 3000)], ((gold(0, 1500),),)) == 1
    assert citation_precision([Place("d", 0, 3000)], ((gold(0, 1499),),)) == 0


def test_a_sentence_around_a_short_quote_supports():
    sentence = ((gold(40, 50, outer=(0, 100)),),)
    assert citation_precision([Place("d", 0, 100)], sentence) == 1
    assert citation_recall([Place("d", 0, 100)], sentence) == 1
    assert citation_recall([Place("d", 0, 30)], sentence) == 0


@pytest.mark.parametrize("measure", [citation_precision, gold_share])
def test_citations_that_are_not_eligible(measure):
    assert measure([], GOLD) is None
    assert measure([MISS], ()) is None


def test_citing_nothing_recalls_nothing():
    assert citation_recall([], GOLD) == 0
    assert citation_recall([MISS], ()) is None


def test_quote_validity():
    good = cite("De wet geldt sinds 2015.")
    repaired = type(good)(*(1, "beta", "Beta", (), None, good.start, good.end, "De wet geldt sinds 2016."))
    unknown = type(good)(*(1, "gamma", "", (), None, 0, 3, "abc"))
    empty = type(good)(*(1, "beta", "", (), None, 5, 5, ""))
    assert quote_validity([good], TEXTS) == 1
    assert quote_validity([good, repaired, unknown, empty], TEXTS) == Fraction(1, 4)
    assert quote_validity([], TEXTS) is None


def test_refusals_by_hand():
    # Refused: two rightly, one wrongly; one unanswerable question was answered.
    judged = [Judged(True, True)] * 2 + [Judged(False, True), Judged(True, False), Judged(False, False)]
    assert refusal_precision(judged) == pytest.approx(2 / 3)
    assert refusal_recall(judged) == pytest.approx(2 / 3)
    assert refusal_f1(judged) == pytest.approx(4 / 6)


def test_refusals_that_are_not_eligible():
    answered = [Judged(False, False)]
    assert refusal_precision(answered) is refusal_recall(answered) is refusal_f1(answered) is None
    assert refusal_f1([Judged(True, False)]) == 0


@pytest.mark.parametrize(
    ("answerable", "refused", "strict", "expected"),
    [(True, False, 1.0, 1), (True, False, 0.0, 0), (True, True, 1.0, 0), (True, False, None, 0), (False, True, None, 1),
     (False, False, None, 0)],
)  # fmt: skip
def test_overall_correctness(answerable, refused, strict, expected):
    assert overall_correctness(answerable=answerable, refused=refused, strict=strict) == expected


def test_auroc_by_hand():
    # Pairs (positive, negative): .9>.5, .9>.2, .5=.5 (half), .5>.2: 3.5 of 4.
    scored = [Scored(0.9, True), Scored(0.5, True), Scored(0.5, False), Scored(0.2, False)]
    assert auroc(scored) == 3.5 / 4
    assert auroc(scored[:2]) is None
    assert auroc([]) is None


def test_risk_coverage_by_hand():
    answered = [Scored(0.9, True), Scored(0.6, False), Scored(0.6, True), Scored(0.1, False)]
    # Errors after k answers: 0, 1/2, 1 (a tie shares its one error), 2.
    curve = risk_coverage(answered, asked=5)
    assert [point.coverage for point in curve] == [1 / 5, 2 / 5, 3 / 5, 4 / 5]
    assert [point.risk for point in curve] == [0, 1 / 4, 1 / 3, 2 / 4]
    assert risk_coverage_area(answered) == pytest.approx((0 + 1 / 4 + 1 / 3 + 1 / 2) / 4)
    assert risk_coverage_area([]) is None


def test_calibration_by_hand():
    scored = [Scored(0.9, True), Scored(0.95, False), Scored(1.0, True), Scored(0.05, False)]
    bars = reliability(scored)
    assert bars[9] == Bin(3, pytest.approx(2.85 / 3), 2 / 3)
    assert bars[0] == Bin(1, 0.05, 0)
    assert bars[1:9] == [None] * 8
    assert calibration_error(scored) == pytest.approx(3 / 4 * (0.95 - 2 / 3) + 1 / 4 * 0.05)
    assert calibration_error([]) is None


def test_latency_percentiles():
    assert percentile([4, 1, 3, 2], 0.5) == 2
    assert percentile([4, 1, 3, 2], 0.95) == 4
    assert percentile([], 0.5) is None
    stages = stage_latencies([{"search": 0.2, "total": 0.3}, {"total": 0.1}])
    assert list(stages) == ["total", "search"]
    assert stages["total"] == (0.1, 0.3, 2)
