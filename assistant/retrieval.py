"""Find the evidence for a question: one search, and more of them for a question in parts or over several documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Candidate, gather
from assistant.expansion import Expander
from assistant.focus import foci
from assistant.linear import load_model
from assistant.naming import DocumentNames
from assistant.question import Question
from assistant.refusal import confidence_features
from assistant.views import Views
from index import Hit, Index, Query

# How many chunks evidence is taken from; for a part of a question fewer will do.
HITS = 20
_HITS_OF_PART = 10
# What BM25 weighs beside the two cosines (chosen on the development questions).
_LEXICAL_WEIGHT = 0.7


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: ranked hits and candidates of the whole question, and ``focused`` candidates of its parts.

    ``focused`` has an entry for each part of a compound question, or each document that a comparison names; it is
    empty for a plain question.
    """

    hits: list[Hit]
    candidates: list[Candidate]
    focused: tuple[tuple[Candidate, ...], ...] = ()


class Finder:
    """Searches one index and describes what it finds; safe to share between threads.

    :param expander: where other words for what is asked come from; None to search for the asked words only.
    """

    def __init__(self, index: Index, *, expander: Expander | None = None) -> None:
        self.index = index
        self._expander = expander
        self._views = Views(index.analyser.terms, index.analyser.weighted, index.idf)
        self._model = load_model("evidence")
        self._names = DocumentNames(
            (index.documents[identifier].metadata for identifier in index.documents), index.analyser.terms
        )

    def find(self, asked: Question, *, documents: Sequence[str] = (), top: int = HITS) -> Evidence:
        """Hits and ranked candidates for a question, best first.

        :param documents: ids to search in; () for all.
        :param top: how many hits at least.
        """
        hits = self._search(asked.standalone, documents, max(top, HITS))
        candidates = self._gather(asked, hits)
        return Evidence(hits, candidates, self._focused(asked, documents) if candidates else ())

    def features(self, asked: Question, evidence: Evidence) -> dict[str, float]:
        """Features of the whole evidence, from which the confidence is estimated."""
        return confidence_features(asked, evidence.candidates, evidence.hits, self._views)

    def _focused(self, asked: Question, documents: Sequence[str]) -> tuple[tuple[Candidate, ...], ...]:
        searched = [one for one in documents or self.index.documents if one in self.index.documents]
        metadata = [self.index.documents[one].metadata for one in searched]
        in_order = [one.id for one in sorted(metadata, key=lambda one: (one.date, one.id))]
        searches = foci(asked, self._names, in_order)
        return tuple(self._part(focus.question, focus.documents or documents) for focus in searches)

    def _part(self, asked: Question, documents: Sequence[str]) -> tuple[Candidate, ...]:
        return tuple(self._gather(asked, self._search(asked.standalone, documents, _HITS_OF_PART)))

    def _search(self, text: str, documents: Sequence[str], top: int) -> list[Hit]:
        expansion = self._expander.expand(text) if self._expander is not None else ""
        query = Query(text, expansion=expansion, lexical_weight=_LEXICAL_WEIGHT, documents=frozenset(documents) or None)
        return self.index.search(query, top=top)

    def _gather(self, asked: Question, hits: Sequence[Hit]) -> list[Candidate]:
        named = self._names.named(asked.standalone)
        return gather(asked, hits, self.index.documents, self._views, self._model, named=named)
