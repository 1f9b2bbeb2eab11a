"""Read the best candidates again together with the question, where there are no known questions to go by.

The pair model sees question and passage at once, which the vectors do not; it is slow, so it reads a few only. What it
says is weighed together with what the evidence said before, by a fitted model of its own.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.evidence.views import TermsOf
from assistant.linear import LinearModel, load_model
from index.models.embed import load_pair_model
from index.wording import passage_text

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.models.pair_model import PairModel

# How many candidates are read: each costs some hundredths of a second.
DEPTH = 10
# The share of the terms besides those of the title that a passage must have to be read behind the title.
_ELSE_SAID = 0.5


class Reader(Protocol):
    """Scores pairs of texts; :class:`index.models.pair_model.PairModel` is one."""

    def scores(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """The log-odds of each pair of question and passage that the one answers the other."""
        ...


def open_reader(settings: Settings) -> PairModel | None:
    """The pair model that was prepared with the embedding model of the settings; None when there is none."""
    return load_pair_model(settings.embedding_model, data_dir=settings.data_dir, threads=settings.threads or None)


def read_candidates(
    question: Question, candidates: Sequence[Candidate], reader: Reader, terms_of: TermsOf
) -> list[Candidate]:
    """The first candidates with their ``reading``: the log-odds, by the pair model, that they answer the question.

    :param candidates: best first; those of documents with known questions are not read.
    :param terms_of: the lexical terms of a text.
    :return: all candidates in the same order.
    """
    chosen = [place for place, one in enumerate(candidates[:DEPTH]) if not one.has_known]
    asked = frozenset(terms_of(question.standalone)) if chosen else frozenset()
    pairs = [(question.standalone, _read_text(candidates[place], asked, terms_of)) for place in chosen]
    read = list(candidates)
    for place, score in zip(chosen, reader.scores(pairs) if pairs else (), strict=True):
        read[place] = replace(candidates[place], reading=score)
    return read


def _read_text(candidate: Candidate, asked: frozenset[str], terms_of: TermsOf) -> str:
    """What is read of a candidate: the passage as it is embedded, behind the title of its document where that holds a
    term of the question which the passage lacks ("wat kost het project Digitale Balie?").

    Not when the passage lacks most of what else is asked: a name alone would make it look like an answer.
    """
    text, title = passage_text(candidate.document, candidate.passage), candidate.document.metadata.title
    said, named = frozenset(terms_of(text)), frozenset(terms_of(title))
    rest = asked - named
    if candidate.passage.kind == "heading" or asked - said <= rest or len(rest & said) < _ELSE_SAID * len(rest):
        return text
    return f"{title} > {text}"


def reading_features(candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """What the reading says of each candidate that was read, beside what the evidence said, in their order."""
    read = [(one.score, one.reading) for one in candidates if one.reading is not None]
    best = max((reading for _, reading in read), default=0.0)
    return [
        {"evidence": score, "reading": reading, "reading_gap": best - reading, "place": math.log1p(place)}
        for place, (score, reading) in enumerate(read)
    ]


def reranked(
    candidates: Sequence[Candidate], *, model: LinearModel | None = None, scores: Sequence[float] | None = None
) -> list[Candidate]:
    """The candidates in the order of both; those that were not read stay behind those that were.

    :param model: weighs the two; None for the fitted one.
    :param scores: what the model says of each candidate that was read, when that is known already.
    """
    if all(one.reading is None for one in candidates):
        return list(candidates)
    if scores is None:
        weigher = model or load_model("reading")
        scores = [weigher.score(row) for row in reading_features(candidates)]
    new = iter(scores)
    scored = [one if one.reading is None else replace(one, score=float(next(new))) for one in candidates]
    lowest = min(one.score for one in scored if one.reading is not None)
    bounded = [
        replace(one, score=min(one.score, lowest)) if one.reading is None and not one.has_known else one
        for one in scored
    ]
    return sorted(bounded, key=lambda one: -one.score)


def overall_reading(candidates: Sequence[Candidate]) -> dict[str, float]:
    """Features of all that was read, for the confidence: the best, and the log-odds that any answers; {} if none was.

    The second is the logarithm of the sum of the odds: in training the scores stood beside "none of these", with 0.
    """
    read = [one.reading for one in candidates if one.reading is not None]
    if not read:
        return {}
    best = max(read)
    return {"reading_best": best, "reading_any": best + math.log(sum(math.exp(one - best) for one in read))}
