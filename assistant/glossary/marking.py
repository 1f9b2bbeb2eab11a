"""Finds in a text the words that a reader may not know, with what they mean, so that a page can show it on the spot."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.glossary.glossary import Glossary, Term, build_glossary
from assistant.kept import KeptResults
from corpus import Document
from corpus.terms.thesaurus import GENERIC, Thesaurus, load_thesaurus

# In these topics a single word is one of the trade; elsewhere it is an everyday word ("samenwerking", "kwaliteit").
_TRADE = frozenset({"jeugdhulp", "dwang", "bescherming", "wetten", "organisaties"})


@dataclass(frozen=True, slots=True)
class MarkedTerm:
    """Words ``text[start:end]`` that name a term."""

    start: int
    end: int
    term: Term


class TermMarker:
    """Looks for the terms of a glossary: abbreviations as written, and concepts by the terms of the trade."""

    def __init__(self, glossary: Glossary, *, thesaurus: Thesaurus | None = None) -> None:
        self._thesaurus = thesaurus or load_thesaurus()
        self._short = {term.name: term for term in glossary.terms if term.long}
        self._concepts = {name: term for term in glossary.terms for name in (term.name, *term.also)}
        names = "|".join(re.escape(name) for name in sorted(self._short, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])(?:{names})(?=['’]s\b|-|\b)") if names else None

    def mark(self, text: str, *, most: int = 4, without: Collection[str] = ()) -> tuple[MarkedTerm, ...]:
        """The first mention of each term, in order of the text, without overlap.

        :param most: how many at most; abbreviations go before concepts.
        :param without: names of terms that were explained already.
        """
        chosen: list[MarkedTerm] = []
        for one in (*self._abbreviations(text), *self._named(text)):
            names = {*without, *(other.term.name for other in chosen)}
            free = all(one.end <= other.start or other.end <= one.start for other in chosen)
            if free and one.term.name not in names and len(chosen) < most:
                chosen.append(one)
        return tuple(sorted(chosen, key=lambda one: one.start))

    def _abbreviations(self, text: str) -> list[MarkedTerm]:
        found = self._pattern.finditer(text) if self._pattern else ()
        return [MarkedTerm(match.start(), match.end(), self._short[match.group()]) for match in found]

    def _named(self, text: str) -> list[MarkedTerm]:
        """Concepts with a definition to show, in words that need it: several, capitals, or one word of the trade."""
        marked: list[MarkedTerm] = []
        for found in self._thesaurus.expand(text):
            words = text[found.start : found.end]
            own = found.how == "preferred" and found.concept.topic in _TRADE
            hard = own or " " in words or sum(letter.isupper() for letter in words) > 1
            term = self._concepts.get(found.concept.preferred)
            official = found.how in ("preferred", "alternative") and found.concept.topic not in GENERIC
            if hard and official and term is not None and term.definition:
                marked.append(MarkedTerm(found.start, found.end, term))
        return marked


def explain_terms(
    documents: Mapping[str, Document], *, results: KeptResults | None = None
) -> tuple[Glossary, TermMarker]:
    """The glossary of these documents and what marks its terms; the thesaurus is read once for both.

    :param results: keeps what was found in each document.
    """
    thesaurus = load_thesaurus()
    glossary = build_glossary(documents, thesaurus=thesaurus, results=results)
    return glossary, TermMarker(glossary, thesaurus=thesaurus)
