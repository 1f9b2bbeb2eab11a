"""Fits the model that weighs what the pair model read beside what the evidence said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from assistant.evidence.candidates import Candidate
from assistant.evidence.reading import Reader, read_candidates, reading_features, reranked
from assistant.evidence.views import TermsOf
from assistant.linear import LinearModel
from evals.fitting.fit import Fitted, feature_names, fit
from evals.fitting.samples import Sample, question_weight


def fit_reading(samples: Iterable[Sample], reader: Reader, terms_of: TermsOf) -> tuple[Fitted, list[Sample]]:
    """The model, and the samples ranked anew by scores of models that did not see their section.

    :param samples: their candidates ranked by out-of-fold scores, so that these are not too good to be true.
    :param terms_of: the lexical terms of a text.
    """
    read = [
        replace(sample, candidates=read_candidates(sample.asked, sample.candidates, reader, terms_of))
        for sample in samples
    ]
    usable = [sample for sample in read if sample.labels[_read(sample)].any()]
    rows = [reading_features(sample.candidates) for sample in usable]
    names = feature_names(rows[0][0])
    matrix = np.array([[row[name] for name in names] for some in rows for row in some])
    labels = np.concatenate([sample.labels[_read(sample)] for sample in usable])
    groups = [sample.group for sample, some in zip(usable, rows, strict=True) for _ in some]
    weights = np.concatenate(
        [np.full(len(some), question_weight(one) / len(some)) for one, some in zip(usable, rows, strict=True)]
    )
    fitted = fit(names, matrix, labels, groups, weights * len(labels) / weights.sum())
    ends = np.cumsum([len(some) for some in rows])
    apart = {
        one.question.id: fitted.out_of_fold[end - len(some) : end].tolist()
        for one, some, end in zip(usable, rows, ends, strict=True)
    }
    whole = fitted.linear()
    return fitted, [_reranked(sample, apart.get(sample.question.id), whole) for sample in read]


def _read(sample: Sample) -> list[int]:
    return [place for place, one in enumerate(sample.candidates) if one.reading is not None]


def _reranked(sample: Sample, scores: Sequence[float] | None, whole: LinearModel) -> Sample:
    """The sample in its new order; ``scores`` of what was read, None to have the whole model say them."""
    right = {_key(one) for one, label in zip(sample.candidates, sample.labels, strict=True) if label}
    candidates = reranked(sample.candidates, scores=scores, model=whole)
    return replace(sample, candidates=candidates, labels=np.array([_key(one) in right for one in candidates]))


def _key(candidate: Candidate) -> tuple[str, int]:
    return candidate.document.id, candidate.passage.index
