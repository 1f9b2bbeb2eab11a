"""Ranking measures: did retrieval bring up the gold? Computed per question by ir_measures (trec_eval inside).

One entry of a ranking counts once for each gold group that no earlier entry pointed at. Success@k, reciprocal rank and
nDCG@10 look at those first finds (grade: the number of groups found at once; the ideal ranking has the finds first and
after them one entry for each group that was never found). Recall@10 is the share of groups found in ten entries.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.measures.overlap import Range, groups_pointed_at
from evals.types import Gold, Scores

DEPTH = 10
_NONE: Scores = dict.fromkeys(("success_1", "success_5", "success_10", "reciprocal_rank", "ndcg_10", "recall_10"))


def ranking_scores(ranking: Sequence[Range], gold: Gold) -> Scores:
    """Success@1, @5, @10, reciprocal rank, nDCG@10 and recall@10 of one ranking, best first.

    Success@k (called Hit@k or Recall@k by some): 1 when an entry among the first k points at gold, else 0. Reciprocal
    rank: 1/rank of the first such entry, 0 without one. nDCG: Järvelin and Kekäläinen 2002, gain = grade, discount
    log2(rank + 1). Nothing retrieved scores 0; without gold every score is None.
    """
    import ir_measures
    from ir_measures import RR, SetR, Success, nDCG

    if not gold:
        return dict(_NONE)
    finds = first_finds(ranking, gold)
    missing = len(gold) - sum(len(groups) for groups in finds)
    qrels = [ir_measures.Qrel("q", f"entry-{rank}", len(groups)) for rank, groups in enumerate(finds) if groups]
    qrels += [ir_measures.Qrel("q", f"missing-{number}", 1) for number in range(missing)]
    run = [ir_measures.ScoredDoc("q", f"entry-{rank}", float(-rank)) for rank in range(len(finds))]
    group_qrels = [ir_measures.Qrel("q", f"group-{number}", 1) for number in range(len(gold))]
    group_run = [
        ir_measures.ScoredDoc("q", f"group-{number}", float(-rank))
        for rank, groups in enumerate(finds[:DEPTH])
        for number in groups
    ]
    named = {Success @ 1: "success_1", Success @ 5: "success_5", Success @ 10: "success_10"}
    named |= {RR: "reciprocal_rank", nDCG @ DEPTH: "ndcg_10"}
    scores = {named[metric.measure]: float(metric.value) for metric in ir_measures.iter_calc(named, qrels, run)}
    recalls = [float(metric.value) for metric in ir_measures.iter_calc([SetR], group_qrels, group_run)]
    return {**_NONE, **scores, "recall_10": recalls[0]}


def best_passage_scores(ranking: Sequence[Range], gold: Gold) -> Scores:
    """Right passage first, and among the first five: Success@1 and @5 over the best passage of every ranked chunk.

    None without gold; nothing retrieved scores 0.
    """
    if not gold:
        return {"best_1": None, "best_5": None}
    scores = ranking_scores(ranking, gold)
    return {"best_1": scores["success_1"], "best_5": scores["success_5"]}


def first_finds(ranking: Sequence[Range], gold: Gold) -> list[frozenset[int]]:
    """For each entry the gold groups that it is the first to point at."""
    seen: frozenset[int] = frozenset()
    finds = []
    for entry in ranking:
        new = groups_pointed_at(entry, gold) - seen
        finds.append(new)
        seen |= new
    return finds
