"""Candidate passages for an answer: gathered from the hits and ranked by a trained linear model."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.asking.question import Question
from assistant.evidence.features import Describer, measurable
from assistant.evidence.traits import Traits
from assistant.evidence.views import View, Views
from assistant.linear import OF_KNOWN, LinearModel, model_for
from corpus import Document, Passage
from index import Hit

_ABOUT_QUESTIONS = re.compile(r"\b(?:vraag|vragen|\w+vrag(?:en)?|questions?)\b", re.IGNORECASE)
# How far behind the document may be that a question asks what it says, in log-odds.
_OF_SOURCE = 5.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer the question, with the features that describe it and the log-odds that it does.

    ``similarity`` is its cosine with the question, ``known`` that of the nearest known question that it answers;
    ``reading`` is what the pair model makes of both (:mod:`assistant.evidence.reading`), None when it did not
    read them.
    """

    document: Document
    passage: Passage
    view: View
    similarity: float
    rank: int
    features: Mapping[str, float]
    score: float
    known: float = 0.0
    reading: float | None = None

    @property
    def text(self) -> str:
        """The passage as display text."""
        return self.view.text

    @property
    def traits(self) -> Traits:
        """What its wording can hold."""
        return self.view.traits

    @property
    def has_known(self) -> bool:
        """Whether there are known questions about its document."""
        return any(name.startswith(OF_KNOWN) for name in self.features)

    @property
    def probability(self) -> float:
        """The estimated probability that the passage supports an answer."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score))))


def gather(
    question: Question,
    hits: Sequence[Hit],
    documents: Mapping[str, Document],
    views: Views,
    *,
    named: Mapping[str, float],
    model: LinearModel | None = None,
) -> list[Candidate]:
    """All passages of the hits as candidates, best first; equal scores in order of rank and place.

    :param hits: ranked hits of one search.
    :param named: how strongly the question names each document, 0 for those not in it.
    :param model: its log-odds are the scores; None for the evidence model that suits the features.
    """
    best = max((entry.similarity for hit in hits for entry in hit.passages), default=0.0)
    best_known = max((entry.known for hit in hits for entry in hit.passages), default=0.0)
    weights = views.question(question.standalone)
    describer = Describer(question, weights=weights, named=named, best=best, best_known=best_known)
    found = [
        candidate
        for rank, hit in enumerate(hits)
        for candidate in _of_hit(hit, rank, documents[hit.chunk.document], views, describer, model)
    ]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.rank, candidate.passage.index))


def _of_hit(
    hit: Hit, rank: int, document: Document, views: Views, describer: Describer, model: LinearModel | None
) -> Iterator[Candidate]:
    similarities = [entry.similarity for entry in hit.passages]
    for place, entry in enumerate(hit.passages):
        passage = document.passages[entry.passage]
        view = views.of(document, passage)
        neighbours = similarities[max(0, place - 1) : place] + similarities[place + 1 : place + 2]
        features = describer.describe(
            view,
            passage,
            document,
            hit,
            rank=rank,
            entry=entry,
            near=max(neighbours, default=entry.similarity),
        )
        features = measurable(features, vectors=bool(hit.similarity), known=hit.has_known)
        score = (model or model_for("evidence", features)).score(features)
        yield Candidate(document, passage, view, entry.similarity, rank, features, score, entry.known)


def without_bare_questions(question: Question, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with those last that only ask something: a form asks what it does not answer.

    Not when questions are what is asked for, nor in documents with known questions, which tell what answers what.
    """
    if _ABOUT_QUESTIONS.search(question.standalone):
        return list(candidates)
    lowest = min((one.score for one in candidates), default=0.0)
    telling = [one for one in candidates if one.has_known or not one.traits.only_asks]
    asking = [replace(one, score=lowest) for one in candidates if not one.has_known and one.traits.only_asks]
    return telling + asking


def distinct(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Candidates without those whose words repeat a better one's (a document may print a line twice)."""
    seen: set[str] = set()
    kept: list[Candidate] = []
    for candidate in candidates:
        key = re.sub(r"\W+", " ", candidate.text.casefold()).strip()
        if key not in seen:
            seen.add(key)
            kept.append(candidate)
    return kept


def of_source(candidates: Sequence[Candidate], source: str | None) -> list[Candidate]:
    """Those of the document that is asked what it says, unless others answer much better.

    :param candidates: best first.
    """
    own = [one for one in candidates if one.document.id == source]
    return own if own and own[0].score >= candidates[0].score - _OF_SOURCE else list(candidates)
