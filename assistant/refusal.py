"""Decide whether the evidence answers the question: a calibrated confidence, and what the evidence lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.evidence import Candidate
from assistant.features import without_vectors
from assistant.question import Question
from assistant.types import RefusalReason
from assistant.views import Views, coverage
from index import Hit

_LOOK_AT = 5
# A question whose nearest passage is no nearer than this has nothing to do with the documents. The scale is that of the
# default model; chosen on evals/fitting/off_topic.txt and the development questions.
_FOREIGN = 0.38
_FOREIGN_COVERAGE = 0.2


def confidence_features(
    question: Question, candidates: Sequence[Candidate], hits: Sequence[Hit], views: Views
) -> dict[str, float]:
    """Features of the whole evidence, for the model that estimates whether the documents answer the question.

    :param candidates: ranked evidence, best first; must not be empty.
    """
    weights = views.question(question.standalone)
    top, first = candidates[0], candidates[:_LOOK_AT]
    known = frozenset[str]().union(*(candidate.view.context for candidate in first))
    rarest = max(weights.values(), default=0.0)
    rare_missing = max((weight for term, weight in weights.items() if term not in known), default=0.0)
    wanted = (*question.names, *question.years)
    english = question.language == "en"
    covered = coverage(weights, known)
    return without_vectors(
        hits,
        {
            "evidence": top.score,
            "evidence_second": candidates[1].score if len(candidates) > 1 else top.score,
            "evidence_fifth": candidates[min(4, len(candidates) - 1)].score,
            "similarity": max(candidate.similarity for candidate in first),
            "similarity_top": top.similarity,
            "chunk_similarity": max(hit.similarity for hit in hits),
            "chunk_similarity_mean": sum(hit.similarity for hit in hits[:10]) / len(hits[:10]),
            "coverage_top": coverage(weights, top.view.context),
            "coverage_own": max(coverage(weights, candidate.view.own) for candidate in first),
            "coverage_all": covered,
            "coverage_english": covered if english else 0.0,
            "rare_missing": rare_missing / rarest if rarest and not english else 0.0,
            "names_missing": len(missing_words(question, candidates)) / len(wanted) if wanted else 0.0,
            "has_names": float(bool(wanted)),
            "type_fit": top.features["type_fit"],
            "terms": float(min(len(weights), 20)),
            "english": float(english),
        },
    )


def missing_words(question: Question, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Names and years of the question that neither the first passages nor their sections, titles or dates contain."""
    text = " ".join(_surroundings(candidate) for candidate in candidates[:_LOOK_AT])
    return tuple(
        word
        for word in (*question.names, *question.years)
        if not any(re.search(rf"(?<!\w){re.escape(part)}", text, re.IGNORECASE) for part in word.split("-") if part)
    )


def _surroundings(candidate: Candidate) -> str:
    document, passage = candidate.document, candidate.passage
    near = document.passages[max(0, passage.index - 2) : passage.index + 3]
    return " ".join((candidate.view.around, *(document.quote(other) for other in near)))


def refusal_reason(
    features: Mapping[str, float], confidence: float, missing: Sequence[str], *, threshold: float
) -> RefusalReason | None:
    """Why to refuse, decided from the evidence; None to answer.

    :param confidence: probability that the documents answer the question.
    :param threshold: below it the question is refused; 0 refuses nothing.
    """
    similarity, covered = features.get("similarity"), features["coverage_all"]
    if threshold > 0 and similarity is not None and similarity + _FOREIGN_COVERAGE * covered < _FOREIGN:
        return "out_of_scope"
    if confidence >= threshold:
        return None
    return "false_premise" if missing and covered > 0.6 else "not_found"
