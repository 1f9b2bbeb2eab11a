"""The features by which a passage is judged as an answer to a question; each is readable on its own."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from assistant.asking.question import Question
from assistant.evidence.traits import Traits, fits
from assistant.evidence.values import asked_value
from assistant.evidence.views import View, coverage
from assistant.linear import OF_KNOWN
from corpus import Document, Passage
from index import Hit, PassageScore

# The first passages of a document hold its title, date and authors.
_OPENING = 12
_OF_VECTORS = frozenset({"chunk_gap"})
# A known question that is further away than this says nothing.
KNOWN_FLOOR = 0.4


class Describer:
    """Describes candidates of one question.

    :param weights: the question's terms with their importance.
    :param named: how strongly the question names each document, 0 for those not in it.
    :param best: highest cosine among all candidates; ``best_known`` the highest with a known question of one of them.
    """

    def __init__(
        self,
        question: Question,
        *,
        weights: Mapping[str, float],
        named: Mapping[str, float],
        best: float,
        best_known: float,
    ) -> None:
        self._type = question.type
        self._english = question.language == "en"
        self._weights = weights
        self._named = named
        self._best = best
        self._best_known = best_known
        self._value = asked_value(question.text)
        self._years = [_pattern(year) for year in question.years]
        self._names = [_pattern(name) for name in question.names]

    def describe(
        self, view: View, passage: Passage, document: Document, hit: Hit, *, rank: int, entry: PassageScore, near: float
    ) -> dict[str, float]:
        """Features of one candidate.

        :param entry: its cosines with the question and with known questions; ``near`` the best cosine of its
            neighbours in the chunk.
        """
        similarity = entry.similarity
        own = coverage(self._weights, view.own)
        return {
            "similarity": similarity,
            "similarity_gap": self._best - similarity,
            "similarity_near": near,
            "known": max(entry.known - KNOWN_FLOOR, 0.0),
            "known_gap": self._best_known - max(entry.known, KNOWN_FLOOR) if self._best_known > KNOWN_FLOOR else 0.0,
            "known_best": float(0 < entry.known == self._best_known),
            "known_share": entry.share,
            "known_near": float(hit.known > entry.known),
            "chunk_score": hit.score,
            "chunk_similarity": hit.similarity,
            "chunk_gap": hit.best_similarity - similarity,
            "chunk_rank": math.log1p(rank),
            "lexical_chunk": hit.lexical,
            "coverage": own,
            "coverage_english": own if self._english else 0.0,
            "coverage_in_context": coverage(self._weights, view.context) - own,
            "named": self._named.get(document.id, 0.0),
            "not_named": float(bool(self._named) and document.id not in self._named),
            "year_present": _present(self._years, view),
            "name_present": _present(self._names, view),
            "value_fit": 0.0 if self._value is None else float(self._value.stands_in(view.held)) - 0.5,
            **self._fit(view.traits),
            **self._form(view.traits, passage),
        }

    def _fit(self, trait: Traits) -> dict[str, float]:
        """How well the wording suits the expected kind of answer, from -0.5 to 0.5."""
        fit = fits(self._type, trait) - 0.5
        return {
            "type_fit": fit,
            "type_fit_exact": fit if self._type in ("number", "date") else 0.0,
            "type_fit_who": fit if self._type == "who" else 0.0,
            "type_fit_why": fit if self._type == "why" else 0.0,
        }

    def _form(self, trait: Traits, passage: Passage) -> dict[str, float]:
        """What kind of passage it is."""
        is_list = self._type == "list"
        return {
            "length": math.log1p(trait.words),
            "short": float(trait.words < 5),
            "heading": float(passage.kind == "heading"),
            "heading_asks": float(passage.kind == "heading" and trait.asks),
            "item": float(passage.depth > 0),
            "item_for_list": float(passage.depth > 0 and is_list),
            "introduces": float(trait.introduces),
            "introduces_for_list": float(trait.introduces and is_list),
            "row": float(passage.kind == "row"),
            "footnote": float(passage.kind == "footnote"),
            "asks": float(trait.asks),
            "points_back": float(trait.points_back),
            "opening": float(passage.index < _OPENING),
        }


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(word)}", re.IGNORECASE)


def _present(patterns: Sequence[re.Pattern[str]], view: View) -> float:
    """Share of the patterns found in the passage (1) or its surroundings (0.5); 0 without patterns."""
    if not patterns:
        return 0.0
    found = sum(
        1.0 if pattern.search(view.text) else 0.5 if pattern.search(view.around) else 0.0 for pattern in patterns
    )
    return found / len(patterns)


def measurable(features: dict[str, float], *, vectors: bool, known: bool) -> dict[str, float]:
    """The features that could be measured, so that models take the mean of the others.

    :param vectors: whether there are cosines; not without an embedding model.
    :param known: whether there are known questions about the document; if not, there is nothing to say of those.
    """
    if not vectors:
        features = {name: value for name, value in features.items() if not _is_of_vectors(name)}
    if not known:
        features = {name: value for name, value in features.items() if not name.startswith(OF_KNOWN)}
    return features


def _is_of_vectors(name: str) -> bool:
    return "similarity" in name or name in _OF_VECTORS
