"""The words that need explaining: abbreviations of the documents and concepts of the field, with what defines them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assistant.kept import KeptResults, kept_terms
from assistant.kept.terms import ConceptIn, ShortIn
from assistant.types import Citation
from corpus import Document
from corpus.terms.thesaurus import Concept, Thesaurus, load_thesaurus


@dataclass(frozen=True, slots=True)
class Term:
    """One entry. ``long`` is what an abbreviation stands for, "" for a concept.

    ``definition`` is the thesaurus's own sentence ("" when it has none): words of Wegwijzer, not of a document.
    ``defined`` is the quote that defines the term, ``first`` where it is first mentioned, ``mentions`` how often in
    which document.
    """

    name: str
    long: str = ""
    definition: str = ""
    topic: str = ""
    also: tuple[str, ...] = ()
    lay: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    defined: Citation | None = None
    first: Citation | None = None
    mentions: Mapping[str, int] | None = None

    @property
    def count(self) -> int:
        """How often the documents mention it."""
        return sum((self.mentions or {}).values())

    @property
    def sort_key(self) -> tuple[str, str]:
        """Alphabetical, capitals and small letters alike."""
        return self.name.casefold(), self.name


@dataclass(frozen=True, slots=True)
class Glossary:
    """All terms by alphabet, and the topics that concepts belong to (name -> Dutch title)."""

    terms: tuple[Term, ...]
    topics: Mapping[str, str]


def build_glossary(
    documents: Mapping[str, Document], *, thesaurus: Thesaurus | None = None, results: KeptResults | None = None
) -> Glossary:
    """Every abbreviation that the documents define and every concept of the thesaurus, mentioned or not.

    :param thesaurus: by default the bundled one.
    :param results: keeps what was found in each document; only together with the bundled thesaurus.
    """
    known = thesaurus or load_thesaurus()
    found = list(kept_terms(documents, known, results or KeptResults(None)))
    mentions: dict[str, dict[str, ConceptIn]] = {}
    for one in found:
        for concept in one.concepts:
            mentions.setdefault(concept.concept, {})[one.document] = concept
    terms = {concept.preferred: _concept(concept, mentions.get(concept.preferred, {})) for concept in known.concepts}
    for one in found:
        for abbreviation in one.shorts:
            _add_abbreviation(terms, abbreviation, known)
    return Glossary(tuple(sorted(terms.values(), key=lambda term: term.sort_key)), known.topics)


def _concept(concept: Concept, mentions: Mapping[str, ConceptIn]) -> Term:
    return Term(
        concept.preferred,
        definition=concept.definition,
        topic=concept.topic,
        also=concept.alternatives,
        lay=concept.lay,
        related=(*concept.broader, *concept.narrower, *concept.related),
        defined=next((one.defined for one in mentions.values() if one.defined), None),
        first=next((one.first for one in mentions.values()), None),
        mentions={document: one.count for document, one in mentions.items()},
    )


def _add_abbreviation(terms: dict[str, Term], abbreviation: ShortIn, thesaurus: Thesaurus) -> None:
    """Give the term of that name the words it stands for; an abbreviation of a concept is that concept."""
    short, long = abbreviation.short.casefold(), abbreviation.long.casefold()
    quote = abbreviation.defined
    whole = {
        found.concept.preferred
        for found in thesaurus.expand(abbreviation.long)
        if (found.start, found.end) == (0, len(abbreviation.long)) and found.how in ("preferred", "alternative")
    }
    for name, term in terms.items():
        if name in whole or short in {name.casefold(), *(one.casefold() for one in term.also)}:
            if term.long == "" or term.defined is None:
                also = tuple(one for one in (name, *term.also) if one.casefold() not in (short, long))
                del terms[name]
                terms[abbreviation.short] = replace(
                    term, name=abbreviation.short, long=abbreviation.long, also=also, defined=quote
                )
            return
    counts = {quote.document: abbreviation.count}
    plain = Term(abbreviation.short, long=abbreviation.long, defined=quote, first=quote, mentions=counts)
    terms.setdefault(abbreviation.short, plain)
