"""Candidate passages for an answer: gathered from the hits, described by features, ranked by a trained linear model."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.linear import LinearModel
from assistant.question import Question
from assistant.traits import Traits, fits, traits
from corpus import Document, Passage, display_text
from index import Hit

TermsOf = Callable[[str], Sequence[str]]
WeightsOf = Callable[[str], Mapping[str, float]]
RarityOf = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that may answer the question, with the features that describe it and the log-odds that it does."""

    document: Document
    passage: Passage
    text: str
    traits: Traits
    similarity: float
    rank: int
    features: Mapping[str, float]
    score: float

    @property
    def probability(self) -> float:
        """The estimated probability that the passage supports an answer."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score))))


@dataclass(slots=True)
class TermCache:
    """Lexical terms of passages, of their context (section path, introduction) and of questions, looked up once."""

    terms_of: TermsOf
    weights_of: WeightsOf
    rarity: RarityOf
    limit: int = 200_000
    _own: dict[tuple[str, int], frozenset[str]] = field(default_factory=dict)
    _context: dict[tuple[str, int, int], frozenset[str]] = field(default_factory=dict)

    def own(self, document: Document, passage: Passage) -> frozenset[str]:
        """Terms of the passage itself."""
        key = (document.sha256, passage.index)
        found = self._own.get(key)
        if found is None:
            if len(self._own) >= self.limit:
                self._own.clear()
            found = frozenset(self.terms_of(display_text(document.quote(passage))))
            self._own[key] = found
        return found

    def context(self, document: Document, passage: Passage) -> frozenset[str]:
        """Terms of the document title, the section path and the passage that introduces this one."""
        key = (document.sha256, passage.section, -1 if passage.parent is None else passage.parent)
        found = self._context.get(key)
        if found is None:
            if len(self._context) >= self.limit:
                self._context.clear()
            words = [document.metadata.title, *document.section_path(passage.section)]
            if passage.parent is not None:
                words.append(display_text(document.quote(document.passages[passage.parent])))
            found = frozenset(self.terms_of(" ".join(words)))
            self._context[key] = found
        return found

    def weights(self, text: str) -> dict[str, float]:
        """Terms of a question with their weight: how much the analyser counts them times their rarity (idf)."""
        return {term: weight * self.rarity(term) for term, weight in self.weights_of(text).items()}


def coverage(question: Mapping[str, float], *term_sets: frozenset[str]) -> float:
    """Share of the question's term weight that occurs in the term sets; 0 for a question without terms."""
    total = sum(question.values())
    if not total:
        return 0.0
    return sum(weight for term, weight in question.items() if any(term in terms for terms in term_sets)) / total


def describe(
    question: Question,
    weights: Mapping[str, float],
    hit: Hit,
    *,
    rank: int,
    similarity: float,
    best: float,
    passage: Passage,
    document: Document,
    text: str,
    terms: TermCache,
) -> dict[str, float]:
    """Features of one candidate; every one is readable on its own.

    :param weights: the question's terms with their idf.
    :param similarity: cosine between question and passage; ``best`` the highest among all candidates.
    """
    trait = traits(text)
    own = terms.own(document, passage)
    context = terms.context(document, passage)
    fit = fits(question.type, trait)
    covered = coverage(weights, own)
    return {
        "similarity": similarity,
        "similarity_gap": best - similarity,
        "chunk_score": hit.score,
        "chunk_similarity": hit.similarity,
        "chunk_rank": math.log1p(rank),
        "lexical_chunk": hit.lexical,
        "coverage": covered,
        "coverage_in_context": coverage(weights, own, context) - covered,
        "type_fit": fit - 0.5,
        "type_fit_number_or_date": (fit - 0.5) if question.type in ("number", "date") else 0.0,
        "length": math.log1p(trait.words),
        "short": float(trait.words < 5),
        "heading": float(passage.kind == "heading"),
        "heading_asks": float(passage.kind == "heading" and trait.asks),
        "item": float(passage.depth > 0),
        "item_for_list": float(passage.depth > 0 and question.type == "list"),
        "introduces": float(trait.introduces),
        "introduces_for_list": float(trait.introduces and question.type == "list"),
        "row": float(passage.kind == "row"),
        "footnote": float(passage.kind == "footnote"),
        "asks": float(trait.asks),
        "points_back": float(trait.points_back),
        "year_present": _present(question.years, document, passage, text),
        "name_present": _present(question.names, document, passage, text),
        "opening": float(passage.index < 12),
    }


def _present(wanted: Sequence[str], document: Document, passage: Passage, text: str) -> float:
    """Share of the wanted words in passage (1) or section path and title (0.5); 0 when nothing is wanted."""
    if not wanted:
        return 0.0
    around = " ".join((document.metadata.title, document.metadata.date, *document.section_path(passage.section)))
    found = 0.0
    for word in wanted:
        pattern = re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE)
        if pattern.search(text):
            found += 1.0
        elif pattern.search(around):
            found += 0.5
    return found / len(wanted)


def gather(
    question: Question,
    hits: Sequence[Hit],
    documents: Mapping[str, Document],
    terms: TermCache,
    model: LinearModel,
) -> list[Candidate]:
    """All passages of the hits as candidates, best first; equal scores in order of rank and place.

    :param hits: ranked hits of one search.
    :param model: the evidence model; its log-odds are the scores.
    """
    weights = terms.weights(question.standalone)
    best = max((entry.similarity for hit in hits for entry in hit.passages), default=0.0)
    found = [
        _candidate(question, weights, hit, rank, entry.passage, entry.similarity, best, documents, terms, model)
        for rank, hit in enumerate(hits)
        for entry in hit.passages
    ]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.rank, candidate.passage.index))


def _candidate(
    question: Question,
    weights: Mapping[str, float],
    hit: Hit,
    rank: int,
    number: int,
    similarity: float,
    best: float,
    documents: Mapping[str, Document],
    terms: TermCache,
    model: LinearModel,
) -> Candidate:
    document = documents[hit.chunk.document]
    passage = document.passages[number]
    text = display_text(document.quote(passage))
    features = describe(
        question,
        weights,
        hit,
        rank=rank,
        similarity=similarity,
        best=best,
        passage=passage,
        document=document,
        text=text,
        terms=terms,
    )
    return Candidate(document, passage, text, traits(text), similarity, rank, features, model.score(features))


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
