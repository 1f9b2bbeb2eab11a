"""Which concepts and abbreviations a document explains or mentions, without reading those that were read before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from assistant.kept.results import KeptResults, Outcome
from assistant.orientation.overview import cite
from assistant.orientation.terms import Range, mentions_of
from assistant.types import Citation
from corpus import Document, collect_abbreviations
from corpus.terms.thesaurus import Thesaurus


@dataclass(frozen=True, slots=True)
class ConceptIn:
    """A concept in one document: in how many passages, the first of them, and the first that says what it is."""

    concept: str
    count: int
    first: Citation
    defined: Citation | None


@dataclass(frozen=True, slots=True)
class ShortIn:
    """An abbreviation that a document defines in ``defined``, and in how many of its passages it stands."""

    short: str
    long: str
    defined: Citation
    count: int


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """What one document has for a glossary, in the order of its text."""

    document: str
    concepts: tuple[ConceptIn, ...]
    shorts: tuple[ShortIn, ...]


def kept_terms(
    documents: Mapping[str, Document], thesaurus: Thesaurus, results: KeptResults
) -> Iterator[DocumentTerms]:
    """The terms of each document; for another thesaurus than the bundled one give results that keep nothing."""
    for name, outcome in results.each("terms", documents, lambda document: asdict(terms_of(document, thesaurus))):
        yield DocumentTerms(
            name,
            tuple(ConceptIn(**{**raw, **_citations(raw, "first", "defined")}) for raw in outcome["concepts"]),
            tuple(ShortIn(**{**raw, **_citations(raw, "defined")}) for raw in outcome["shorts"]),
        )


def terms_of(document: Document, thesaurus: Thesaurus) -> DocumentTerms:
    """The terms of one document."""
    found: dict[str, list[tuple[Range, bool]]] = {}
    for mention in mentions_of(document, thesaurus):
        found.setdefault(mention.concept, []).append((mention.range, mention.defines))
    concepts = []
    for concept, mentions in found.items():
        defined = next((_cited(document, place) for place, defines in mentions if defines), None)
        concepts.append(ConceptIn(concept, len(mentions), _cited(document, mentions[0][0]), defined))
    shorts = tuple(
        ShortIn(one.short, one.long, _cited(document, (one.start, one.end)), _times(document, one.short))
        for one in collect_abbreviations([document])
    )
    return DocumentTerms(document.id, tuple(concepts), shorts)


def _times(document: Document, short: str) -> int:
    """In how many passages a short form stands as a word."""
    pattern = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")
    return sum(pattern.search(document.text, one.start, one.end) is not None for one in document.passages)


def _cited(document: Document, place: Range) -> Citation:
    return cite([(document, *place)])[0]


def _citations(raw: Outcome, *names: str) -> dict[str, Citation | None]:
    return {
        name: Citation(**{**raw[name], "section": tuple(raw[name]["section"])}) if raw[name] else None for name in names
    }
