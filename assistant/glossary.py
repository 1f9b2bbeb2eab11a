"""The words that need explaining: abbreviations of the documents and concepts of the field, with what defines them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.overview import cite
from assistant.terms import Mention, Range, mentions_of
from assistant.types import Citation
from corpus import Document, collect_abbreviations
from corpus.thesaurus import Concept, Thesaurus, load_thesaurus
from corpus.types import Abbreviation


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


def build_glossary(documents: Iterable[Document], *, thesaurus: Thesaurus | None = None) -> Glossary:
    """Every abbreviation that the documents define and every concept of the thesaurus, mentioned or not."""
    known = thesaurus or load_thesaurus()
    read = {document.id: document for document in documents}
    found: dict[str, list[tuple[Document, Mention]]] = {}
    for document in read.values():
        for mention in mentions_of(document, known):
            found.setdefault(mention.concept, []).append((document, mention))
    terms = {concept.preferred: _concept(concept, found.get(concept.preferred, ())) for concept in known.concepts}
    for abbreviation in collect_abbreviations(read.values()):
        _add_abbreviation(terms, abbreviation, read[abbreviation.document], known)
    return Glossary(tuple(sorted(terms.values(), key=lambda term: term.sort_key)), known.topics)


def _concept(concept: Concept, mentions: Sequence[tuple[Document, Mention]]) -> Term:
    counts: dict[str, int] = {}
    for document, _ in mentions:
        counts[document.id] = counts.get(document.id, 0) + 1
    defining = next(((document, mention.range) for document, mention in mentions if mention.defines), None)
    return Term(
        concept.preferred,
        definition=concept.definition,
        topic=concept.topic,
        also=concept.alternatives,
        lay=concept.lay,
        related=(*concept.broader, *concept.narrower, *concept.related),
        defined=_cited(*defining) if defining else None,
        first=_cited(mentions[0][0], mentions[0][1].range) if mentions else None,
        mentions=counts,
    )


def _add_abbreviation(
    terms: dict[str, Term], abbreviation: Abbreviation, document: Document, thesaurus: Thesaurus
) -> None:
    """Give the term of that name the words it stands for; an abbreviation of a concept is that concept."""
    short, long = abbreviation.short.casefold(), abbreviation.long.casefold()
    quote = _cited(document, (abbreviation.start, abbreviation.end))
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
    counts = {document.id: _times(document, abbreviation.short)}
    plain = Term(abbreviation.short, long=abbreviation.long, defined=quote, first=quote, mentions=counts)
    terms.setdefault(abbreviation.short, plain)


def _times(document: Document, short: str) -> int:
    """In how many passages a short form stands as a word."""
    pattern = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")
    return sum(pattern.search(document.text, one.start, one.end) is not None for one in document.passages)


def _cited(document: Document, range: Range) -> Citation:
    return cite([(document, *range)])[0]
