"""What to quote when documents or views are set side by side: passages that answer the comparison together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.evidence.candidates import Candidate

# What covering all words of the question, and holding a number or date, count for when documents are compared.
_WORDS_COMPARED = 1.5
_VALUES_COMPARED = 2.0
# What it counts for there that known questions like the whole one have a passage as their answer, and the share from
# which on such passages are quoted together (both chosen on training questions that compare, which were held out).
_SHARE_COMPARED = 6.0
_SHARED = 0.2
_MOST_SHARED = 4

Shares = Mapping[tuple[str, int], float]
"""How much of the known questions like the one asked each passage answers, by document and index."""


def compared(usable: Sequence[Candidate], *, gap: float) -> list[Candidate]:
    """What known questions like this one are answered with together; else the best passage of each document that has
    one nearly as good, or two when there is but one document. In order of date.

    :param gap: the log-odds by which a document may be behind the best one.
    """
    shares = shares_of(usable)
    together = [one for one in usable if shares[_place(one)] >= _SHARED][:_MOST_SHARED]
    if len(together) > 1:
        return sorted(together, key=_by_date)
    best: dict[str, Candidate] = {}
    for candidate in sorted(usable, key=lambda one: to_the_point(one, shares), reverse=True):
        best.setdefault(candidate.document.id, candidate)
    top = max(to_the_point(one, shares) for one in best.values())
    kept = [one for one in best.values() if top - to_the_point(one, shares) <= gap]
    return sorted(kept if len(kept) > 1 else usable[:2], key=_by_date)


def to_the_point(candidate: Candidate, shares: Shares) -> float:
    """The score with more weight for the words of the question, for a number or date where that is asked, and for what
    answers known questions like the whole one."""
    features = candidate.features
    return (
        candidate.score
        + _WORDS_COMPARED * features.get("coverage", 0.0)
        + _VALUES_COMPARED * features.get("type_fit_exact", 0.0)
        + _SHARE_COMPARED * shares.get(_place(candidate), 0.0)
    )


def shares_of(candidates: Iterable[Candidate]) -> dict[tuple[str, int], float]:
    """The shares of candidates that were gathered for a whole question."""
    return {_place(one): one.features.get("known_share", 0.0) for one in candidates}


def _place(candidate: Candidate) -> tuple[str, int]:
    return candidate.document.id, candidate.passage.index


def _by_date(candidate: Candidate) -> tuple[str, str, int]:
    return candidate.document.metadata.date, candidate.document.id, candidate.passage.index
