"""Find the evidence for a question: one search, and more of them for a question in parts or over several documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asking.expansion import Expander
from assistant.asking.focus import Focus, foci
from assistant.asking.naming import DocumentNames
from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate, gather, of_source, without_bare_questions
from assistant.evidence.cells import NO_CELLS, CellAnswer, cells_asked
from assistant.evidence.reading import Reader, overall_reading, read_candidates, reranked
from assistant.evidence.refusal import confidence_features
from assistant.evidence.views import Views
from corpus.dutch.vocabulary import MONTHS
from index import Hit, Index, Query
from index.searching.known import ANY, NOTHING_ASKED, Asked

# How many chunks evidence is taken from; for a part of a question fewer will do.
HITS = 20
_HITS_OF_PART = 10
# What BM25 weighs beside the two cosines (chosen on the development questions).
_LEXICAL_WEIGHT = 0.7
# A date says when, not what: that the documents know it does not mean that they know what is asked.
_MONTHS = frozenset(MONTHS.split("|"))


@dataclass(frozen=True, slots=True)
class Switches:
    """What takes part in finding evidence: everything, except when something is fitted or measured.

    Known questions with a cosine of ``closest_known`` or more are ignored; ``expansion`` adds other words for what is
    asked; ``words`` lets BM25 take part; ``focus`` searches the parts of a question and each document it speaks of.
    """

    closest_known: float = ANY
    expansion: bool = True
    words: bool = True
    focus: bool = True


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found: ranked hits and candidates of the whole question, and ``focused`` candidates of its parts.

    ``focused`` has an entry for each part of a compound question, or each document that a comparison names; it is
    empty for a plain question. ``parts`` are those of a compound question, each with what was found for it alone.
    ``asked_before`` says what is known about questions like it. ``source`` is the document that the question asks what
    it says, None when it names none or several. ``cells`` is what tables say to the whole question.
    """

    hits: list[Hit]
    candidates: list[Candidate]
    focused: tuple[tuple[Candidate, ...], ...] = ()
    asked_before: Asked = NOTHING_ASKED
    source: str | None = None
    parts: tuple[tuple[Question, Evidence], ...] = ()
    cells: CellAnswer = NO_CELLS


class Finder:
    """Searches one index and describes what it finds; safe to share between threads.

    :param expander: where other words for what is asked come from; None to search for the asked words only.
    :param reader: reads the best candidates again where there are no known questions; None to leave that out.
    """

    def __init__(
        self,
        index: Index,
        *,
        expander: Expander | None = None,
        switches: Switches | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.index = index
        self._expander = expander
        self._reader = reader
        self._switches = switches or Switches()
        self._views = Views(index.analyser.terms, index.analyser.weighted, index.idf)
        self.names = DocumentNames(
            (index.documents.metadata(identifier) for identifier in index.documents), index.analyser.terms
        )

    def find(self, asked: Question, *, documents: Sequence[str] = (), top: int = HITS) -> Evidence:
        """Hits and ranked candidates for a question, best first.

        :param documents: ids to search in; () for all.
        :param top: how many hits at least.
        """
        whole = self._whole(asked, documents, max(top, HITS))
        searches = self._searches(asked, documents) if whole.candidates else ()
        parts = [(one.question, self._whole(one.question, documents, HITS)) for one in searches if not one.documents]
        focused = [self._part(one.question, one.documents) for one in searches if one.documents]
        focused += [tuple(found.candidates) for _, found in parts]
        return replace(whole, focused=tuple(focused), parts=tuple(parts))

    def _whole(self, asked: Question, documents: Sequence[str], top: int) -> Evidence:
        hits = self._search(asked.standalone, documents, top)
        candidates = self._gather(asked, hits)
        if self._reader is not None:
            terms_of = self.index.analyser.terms
            candidates = reranked(read_candidates(asked, candidates, self._reader, terms_of))
        asked_before = self.index.asked_before(self._query(asked.standalone, documents))
        source = self.names.source(asked.standalone)
        cells = cells_asked(asked, of_source(candidates, source), self._views)
        return Evidence(hits, candidates, (), asked_before, source, cells=cells)

    def features(self, asked: Question, evidence: Evidence) -> dict[str, float]:
        """Features of the whole evidence, that of its parts included, from which the confidence is estimated."""
        firsts = [found[0] for found in evidence.focused if found]
        ranked = sorted([*firsts, *evidence.candidates], key=lambda candidate: -candidate.score)
        asked_for = self.index.analyser.weighted(asked.standalone).items()
        terms = {term: weight for term, weight in asked_for if not term.isdecimal() and term not in _MONTHS}
        unknown = sum(weight for term, weight in terms.items() if not self.index.lexical.knows(term))
        return {
            **confidence_features(asked, ranked, evidence.hits, evidence.asked_before, self._views),
            **overall_reading(evidence.candidates),
            "concepts": float(min(self._expander.concepts(asked.standalone), 3)) if self._expander else 0.0,
            "unknown_share": unknown / sum(terms.values()) if terms else 0.0,
        }

    def called(self, name: str) -> tuple[str, ...]:
        """What else something of that name is called; () without other words for what is asked."""
        return self._expander.called(name) if self._expander else ()

    def _searches(self, asked: Question, documents: Sequence[str]) -> tuple[Focus, ...]:
        if not self._switches.focus:
            return ()
        searched = [one for one in documents or self.index.documents if one in self.index.documents]
        metadata = [self.index.documents.metadata(one) for one in searched]
        in_order = [one.id for one in sorted(metadata, key=lambda one: (one.date, one.id))]
        return foci(asked, self.names, in_order)

    def _part(self, asked: Question, documents: Sequence[str]) -> tuple[Candidate, ...]:
        return tuple(self._gather(asked, self._search(asked.standalone, documents, _HITS_OF_PART)))

    def _search(self, text: str, documents: Sequence[str], top: int) -> list[Hit]:
        return self.index.search(self._query(text, documents), top=top)

    def _query(self, text: str, documents: Sequence[str]) -> Query:
        return Query(
            text,
            expansion=self._expander.expand(text) if self._expander and self._switches.expansion else "",
            lexical_weight=_LEXICAL_WEIGHT if self._switches.words else 0.0,
            documents=frozenset(documents) or None,
            closest_known=self._switches.closest_known,
        )

    def _gather(self, asked: Question, hits: Sequence[Hit]) -> list[Candidate]:
        named = self.names.named(asked.standalone)
        found = gather(asked, hits, self.index.documents, self._views, named=named)
        return without_bare_questions(asked, found)
