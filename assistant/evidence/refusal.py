"""Decide whether the evidence answers the question: a calibrated confidence, and what the evidence lacks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.evidence.features import KNOWN_FLOOR, measurable
from assistant.evidence.values import asked_value
from assistant.evidence.views import Views, coverage
from assistant.linear import model_for
from assistant.types import RefusalReason
from index import Hit
from index.searching.known import Asked

_LOOK_AT = 5
# A value that is asked for is looked for in so many of the first candidates, those nearest to the question.
_READ_NEAR, _NEAREST = 20, 3
# A question that is covered so far but for a name or year asks for what the documents say otherwise.
_MOSTLY = 0.6
# Documents that speak of more than this of a question cannot be said to be about something else, however strange it is.
_ABOUT = 0.75
# Probability of being about the documents at all below which a question is out of scope (docs/answering.md).
SCOPE = 0.88
# Of the 37 development and training questions that ask who holds an office and whose evidence names nobody, none has an
# answer (counted once, when this was written; n 37, so rather 1 in 10 than 0); of those that ask for the view of a body
# that the evidence does not speak of, few are there to count.
_UNHELD = 0.1
# Of the 18 known questions that ask only how many of something there are, the evidence had a number right before these
# things for 4, all with an answer (counted once, when this was written; so rather 8 in 10 than all).
_COUNTED = 0.9


@dataclass(frozen=True, slots=True)
class Confidence:
    """How probable it is that the question is about the documents, and that they answer it; both from 0 to 1."""

    scope: float
    answer: float


def estimate_confidence(features: Mapping[str, float], *, unheld: bool = False, counted: bool = False) -> Confidence:
    """The two probabilities by the fitted models; an answer supposes that the question is about the documents.

    :param unheld: the question asks for a person and the evidence names none (:mod:`assistant.evidence.officers`), or
        for the view of a body of which it does not speak (:mod:`assistant.evidence.speakers`).
    :param counted: the evidence says in these words how many there are of what is asked
        (:mod:`assistant.evidence.how_many`).
    """
    least = _COUNTED if counted else 0.0
    scope = max(model_for("scope", features).probability(features), least)
    answer = max(scope * model_for("confidence", features).probability(features), least)
    return Confidence(round(scope, 4), round(answer * (_UNHELD if unheld else 1.0), 4))


def confidence_features(
    question: Question, candidates: Sequence[Candidate], hits: Sequence[Hit], asked_before: Asked, views: Views
) -> dict[str, float]:
    """Features of the whole evidence, for the model that estimates whether the documents answer the question.

    Known questions take part when there are some about the document that the best candidate stands in: that they say
    nothing of a document that was added later is no reason to doubt what that document says.

    :param candidates: ranked evidence, best first; must not be empty.
    :param asked_before: what is known about questions like it.
    """
    weights = views.question(question.standalone)
    top, first = candidates[0], candidates[:_LOOK_AT]
    known = frozenset[str]().union(*(candidate.view.context for candidate in first))
    rarest = max(weights.values(), default=0.0)
    rare_missing = max((weight for term, weight in weights.items() if term not in known), default=0.0)
    wanted = (*question.names, *question.years)
    english = question.language == "en"
    covered = coverage(weights, known)
    return measurable(
        {
            "evidence": top.score,
            "evidence_second": candidates[1].score if len(candidates) > 1 else top.score,
            "evidence_fifth": candidates[min(4, len(candidates) - 1)].score,
            "similarity": max(candidate.similarity for candidate in first),
            "similarity_top": top.similarity,
            "chunk_similarity": max(hit.similarity for hit in hits),
            "chunk_similarity_mean": sum(hit.similarity for hit in hits[:10]) / len(hits[:10]),
            **_known_features(asked_before, top),
            "coverage_top": coverage(weights, top.view.context),
            "coverage_own": max(coverage(weights, candidate.view.own) for candidate in first),
            "coverage_all": covered,
            "coverage_english": covered if english else 0.0,
            "rare_missing": rare_missing / rarest if rarest and not english else 0.0,
            "names_missing": len(missing_words(question, candidates)) / len(wanted) if wanted else 0.0,
            "has_names": float(bool(wanted)),
            "type_fit": top.features["type_fit"],
            **_value_features(question, candidates),
            "asks_top": float(top.traits.asks),
            "terms": float(min(len(weights), 20)),
            "english": float(english),
        },
        vectors=any(hit.similarity for hit in hits),
        known=top.has_known,
    )


def _known_features(asked_before: Asked, top: Candidate) -> dict[str, float]:
    """What known questions say; however alike an unanswered one is, clear evidence may answer this one."""
    nearest = max(asked_before.nearest - KNOWN_FLOOR, 0.0)
    return {
        "known": nearest,
        "known_unanswered": asked_before.unanswered,
        "known_unanswered_near": asked_before.unanswered * nearest,
        "known_unanswered_evident": asked_before.unanswered * max(top.score, 0.0),
        "known_top": max(top.known - KNOWN_FLOOR, 0.0),
    }


def _value_features(question: Question, candidates: Sequence[Candidate]) -> dict[str, float]:
    """Whether the kind of value that is asked for ("hoe vaak", "welk bedrag") lacks in what is nearest to the question.

    In what is nearest, not in what ranks first: that is chosen for holding such a value.
    """
    wanted = asked_value(question.text)
    nearest = sorted(candidates[:_READ_NEAR], key=lambda one: -one.similarity)[:_NEAREST]
    return {
        "value_asked": float(wanted is not None),
        "value_missing": 0.0 if wanted is None else float(not any(wanted.stands_in(one.view.held) for one in nearest)),
        "value_missing_top": 0.0 if wanted is None else float(not wanted.stands_in(candidates[0].view.held)),
    }


def missing_words(question: Question, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """Names and years of the question that neither the first passages nor their sections, titles or dates contain."""
    text = " ".join(surroundings(candidate) for candidate in candidates[:_LOOK_AT])
    return tuple(
        word
        for word in (*question.names, *question.years)
        if not any(re.search(rf"(?<!\w){re.escape(part)}", text, re.IGNORECASE) for part in word.split("-") if part)
    )


def surroundings(candidate: Candidate) -> str:
    """A passage with its neighbours, its headings, and the title, date and makers of its document."""
    document, passage = candidate.document, candidate.passage
    near = document.passages[max(0, passage.index - 2) : passage.index + 3]
    return " ".join((candidate.view.around, *(document.quote(other) for other in near)))


def refusal_reason(
    features: Mapping[str, float], confidence: Confidence, missing: Sequence[str], *, threshold: float
) -> RefusalReason | None:
    """Why to refuse, decided from the evidence; None to answer.

    :param threshold: confidence below which the question is refused; 0 refuses nothing.
    """
    if threshold > 0 and confidence.scope < SCOPE:
        return "out_of_scope" if features["coverage_all"] <= _ABOUT else "not_found"
    if confidence.answer >= threshold:
        return None
    return "false_premise" if missing and features["coverage_all"] > _MOSTLY else "not_found"
