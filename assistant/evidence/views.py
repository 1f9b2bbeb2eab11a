"""Passages as the evidence model sees them: words, traits and lexical terms, worked out once and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.evidence.traits import Traits, traits
from corpus import Document, Passage, display_text

TermsOf = Callable[[str], Sequence[str]]
WeightsOf = Callable[[str], Mapping[str, float]]
RarityOf = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class View:
    """A passage with its display text, traits, lexical terms, and the terms and words of its surroundings.

    The surroundings are the document title, publishers and date, the section path, the passage that introduces it, and
    of a table row the headings of its columns. ``held`` is the text with these headings: a row says with them what it
    holds, a year as often as an amount.
    """

    text: str
    held: str
    traits: Traits
    own: frozenset[str]
    context: frozenset[str]
    around: str


@dataclass(slots=True)
class Views:
    """A cache of views; when ``limit`` is reached it starts anew.

    :param terms_of: the lexical terms of a text; ``weights_of`` the same with their weight in it.
    :param rarity: inverse document frequency of a term.
    """

    terms_of: TermsOf
    weights_of: WeightsOf
    rarity: RarityOf
    limit: int = 100_000
    _kept: dict[tuple[str, int], View] = field(default_factory=dict)

    def of(self, document: Document, passage: Passage) -> View:
        """The view of a passage."""
        key = (document.sha256, passage.index)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= self.limit:
                self._kept.clear()
            found = self._kept[key] = self._make(document, passage)
        return found

    def question(self, text: str) -> dict[str, float]:
        """Terms of a question with their importance: how much the analyser counts them times their rarity."""
        return {term: weight * self.rarity(term) for term, weight in self.weights_of(text).items()}

    def _make(self, document: Document, passage: Passage) -> View:
        text = display_text(document.quote(passage))
        metadata = document.metadata
        around = [metadata.title, *metadata.publishers, metadata.date, *document.section_path(passage.section)]
        if passage.parent is not None:
            around.append(display_text(document.quote(document.passages[passage.parent])))
        headings = _headings(document, passage)
        surroundings = " ".join(around)
        own = frozenset(self.terms_of(text))
        held = " ".join([text, *headings])
        # Only a date stands as often above a column as in it.
        trait = replace(traits(text), date=traits(held).date)
        return View(text, held, trait, own, frozenset(self.terms_of(surroundings)) | own, surroundings)


def _headings(document: Document, passage: Passage) -> list[str]:
    """The headings above the cells of a row, each once."""
    found = dict.fromkeys(heading for cell in passage.cells for heading in cell.headings)
    return [display_text(document.text[start:end]) for start, end in found]


def coverage(question: Mapping[str, float], terms: frozenset[str]) -> float:
    """Share of the question's term weight that occurs among the terms; 0 for a question without terms."""
    total = sum(question.values())
    return sum(weight for term, weight in question.items() if term in terms) / total if total else 0.0
