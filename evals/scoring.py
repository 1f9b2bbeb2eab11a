"""One answer against one case -> its scores: the measures of ``evals.measures``, each under its name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from assistant.types import Answer
from evals.facts import answer_text, facts_found
from evals.measures.citations import citation_precision, citation_recall, gold_share, quote_validity
from evals.measures.facts import answer_words, fact_recall, strict_correctness
from evals.measures.overlap import Place
from evals.measures.ranking import best_passage_scores, ranking_scores
from evals.measures.refusals import overall_correctness
from evals.types import Case, Gold, Scores


def score_answer(case: Case, gold: Gold, answer: Answer, texts: Mapping[str, str]) -> tuple[Scores, tuple[bool, ...]]:
    """The scores of an answer, None where the case is not eligible, and for each fact whether it was found.

    A refusal of an answerable question states no facts and cites nothing; it has no length and no gold share.

    :param texts: canonical texts by document id.
    """
    refused = answer.status == "refused"
    text = answer_text(answer)
    found = facts_found(text, case.facts)
    strict = strict_correctness(found)
    cited = () if refused else answer.citations
    quoted = (*answer.citations, *(answer.refusal.nearest if answer.refusal else ()))
    recall = citation_recall(cited, gold)
    scores: Scores = {
        **ranking_scores([Place(one.document, one.start, one.end) for one in answer.passages], gold),
        **best_passage_scores([Place(one.document, one.best.start, one.best.end) for one in answer.passages], gold),
        "fact_recall": fact_recall(found),
        "strict": strict,
        "cited_correct": None if strict is None else float(strict == 1 and recall == 1),
        "correct": overall_correctness(answerable=case.answerable, refused=refused, strict=strict),
        "answer_words": None if refused else answer_words(text),
        "gold_share": gold_share(cited, gold),
        "citation_precision": citation_precision(cited, gold),
        "citation_recall": recall,
        "quote_validity": quote_validity(quoted, texts),
        "false_refusal": float(refused) if case.answerable else None,
        "refusal_reason": _reason(case, answer),
    }
    return scores, found


def _reason(case: Case, answer: Answer) -> float | None:
    if case.answerable or not case.refusal_reason or answer.refusal is None:
        return None
    return float(answer.refusal.reason == case.refusal_reason)


def answer_digest(answer: Answer) -> str:
    """Hash of everything in the answer except ``seconds``: equal hashes mean byte-identical answers."""
    record = answer.to_json()
    del record["seconds"]
    return hashlib.sha256(json.dumps(record, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
