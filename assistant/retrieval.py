"""Find the evidence for a question: one search, and more of them for a question in parts or over several documents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.evidence import Candidate, gather
from assistant.expansion import Expander
from assistant.linear import load_model
from assistant.naming import DocumentNames
from assistant.question import Question, understand
from assistant.refusal import confidence_features
from assistant.views import Views
from index import Hit, Index, Query

# How many chunks evidence is taken from; for a part of a question fewer will do.
HITS = 20
_HITS_OF_PART = 10
# From this weight on, a word of the question names a document (1 / number of documents with the word in their name).
_NAMED = 0.5
_MOST_PARTS = 4
# What BM25 weighs beside the two cosines (chosen on the development questions).
_LEXICAL_WEIGHT = 0.7
_QUESTION_WORD = (
    r"(?:wat|wie|wanneer|waar|waarom|hoe|hoeveel|welke?|in welk|voor wie|what|who|when|where|why|how|which|by when)"
)
_JOINT = re.compile(
    rf"(?:,|;|\?)?\s+(?:en|maar|and|but)\s+(?={_QUESTION_WORD}\b)|\?\s+(?={_QUESTION_WORD}\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: ranked hits and candidates of the whole question, and ``focused`` candidates of its parts.

    ``focused`` has an entry for each part of a compound question, or each document that a comparison names; it is
    empty for a plain question.
    """

    hits: list[Hit]
    candidates: list[Candidate]
    focused: tuple[tuple[Candidate, ...], ...] = ()


def sub_questions(text: str) -> tuple[str, ...]:
    """The questions that a compound question joins ("wanneer ..., en wie ...?"); () when it asks one thing."""
    parts = tuple(part.strip() for part in _JOINT.split(text) if part and part.strip())
    whole = len(parts) > 1 and all(len(part.split()) >= 3 for part in parts)
    return parts[:_MOST_PARTS] if whole else ()


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
        parts = sub_questions(asked.text)
        if parts:
            questions = [replace(understand(part), language=asked.language) for part in parts]
            return tuple(self._part(question, documents) for question in questions)
        if asked.type == "comparison":
            named = self._names.named(asked.standalone)
            chosen = [name for name, weight in named.items() if weight >= _NAMED and name in (documents or named)]
            if len(chosen) > 1:
                return tuple(self._part(asked, [name]) for name in chosen[:_MOST_PARTS])
        return ()

    def _part(self, asked: Question, documents: Sequence[str]) -> tuple[Candidate, ...]:
        return tuple(self._gather(asked, self._search(asked.standalone, documents, _HITS_OF_PART)))

    def _search(self, text: str, documents: Sequence[str], top: int) -> list[Hit]:
        expansion = self._expander.expand(text) if self._expander is not None else ""
        query = Query(text, expansion=expansion, lexical_weight=_LEXICAL_WEIGHT, documents=frozenset(documents) or None)
        return self.index.search(query, top=top)

    def _gather(self, asked: Question, hits: Sequence[Hit]) -> list[Candidate]:
        named = self._names.named(asked.standalone)
        return gather(asked, hits, self.index.documents, self._views, self._model, named=named)
