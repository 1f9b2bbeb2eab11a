"""What to quote when documents or views are set side by side: passages that answer the comparison together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.asking.question import Question
from assistant.composing.notice_wording import silent_text
from assistant.evidence.candidates import Candidate
from assistant.evidence.retrieval import Evidence
from assistant.types import Notice
from corpus import Document

# What covering all words of the question, and holding a number or date, count for when documents are compared.
_WORDS_COMPARED = 1.5
_VALUES_COMPARED = 2.0
# What it counts for there that known questions like the whole one have a passage as their answer, and the share from
# which on such passages are quoted together (both chosen on training questions that compare, which were held out).
_SHARE_COMPARED = 6.0
_SHARED = 0.2
_MOST_SHARED = 4

# Of the documents that a question names, one says nothing of what is compared when its best passage has no word of it,
# is like no known question and is this far behind that of another, in log-odds. (Of 39 documents that development
# questions name and that answer, none has such a passage: the known question nearest to theirs is at .43 or more.)
_UNLIKE_KNOWN, _UNLIKE, _BEHIND = 0.35, 0.3, 1.5

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


def silent(asked: Question, evidence: Evidence) -> frozenset[str]:
    """The documents that a question names and that say nothing of what it asks, while another of them does.

    Only for Dutch questions: those in other words than the documents share none with any passage.
    """
    if asked.language != "nl" or evidence.parts or len(evidence.focused) < 2:
        return frozenset()
    firsts = [group[0] for group in evidence.focused if group]
    best = max((one.score for one in firsts), default=0.0)
    return frozenset(one.document.id for one in firsts if best - one.score > _BEHIND and _is_beside(one))


def _is_beside(candidate: Candidate) -> bool:
    shares_no_word = candidate.features.get("coverage", 0.0) == 0.0
    return shares_no_word and candidate.known < _UNLIKE_KNOWN and candidate.similarity < _UNLIKE


def silent_notice(asked: Question, evidence: Evidence, documents: Mapping[str, Document]) -> Notice | None:
    """That some of the documents that a question names say nothing of it; None when none is silent."""
    titles = [documents[one].metadata.title for one in sorted(silent(asked, evidence))]
    return Notice("document_silent", silent_text(asked.language, titles)) if titles else None


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
