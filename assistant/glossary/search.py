"""Which terms of a glossary a reader sees: those that fit what was typed, or those of one letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from assistant.glossary.glossary import Glossary, Term

ABBREVIATIONS = "abbreviations"


def letter_of(name: str) -> str:
    """The letter that a term stands under, without accents; ``#`` for what begins with none."""
    first = unicodedata.normalize("NFD", name[:1]).upper()[:1]
    return first if first.isalpha() else "#"


def letters(terms: Sequence[Term]) -> tuple[str, ...]:
    """The letters that have terms, in order."""
    return tuple(sorted({letter_of(term.name) for term in terms}))


def mentioned(glossary: Glossary) -> tuple[Term, ...]:
    """The terms that the documents mention or explain."""
    return tuple(term for term in glossary.terms if term.count or term.defined)


def terms_of(terms: Sequence[Term], chosen: str) -> tuple[Term, ...]:
    """The terms under a letter, or the abbreviations."""
    if chosen == ABBREVIATIONS:
        return tuple(term for term in terms if is_abbreviation(term))
    return tuple(term for term in terms if letter_of(term.name) == chosen)


def is_abbreviation(term: Term) -> bool:
    """Whether a term is a short form: it stands for other words, or has two capitals and no space."""
    return bool(term.long) or (" " not in term.name and sum(letter.isupper() for letter in term.name) > 1)


def search_terms(terms: Sequence[Term], sought: str) -> tuple[Term, ...]:
    """The terms with these words in one of their names or in their meaning; names that begin with them go first."""
    folded = _fold(sought)
    if not folded:
        return ()
    ranked: list[tuple[int, tuple[str, str], Term]] = []
    for term in terms:
        rank = _rank(term, folded)
        if rank is not None:
            ranked.append((rank, term.sort_key, term))
    return tuple(term for _, _, term in sorted(ranked, key=lambda one: one[:2]))


def _rank(term: Term, sought: str) -> int | None:
    names = [_fold(name) for name in (term.name, term.long, *term.also, *term.lay) if name]
    if sought in names[:1]:
        return 0
    if sought in names:
        return 1
    if any(name.startswith(sought) for name in names):
        return 2
    if any(sought in name for name in names):
        return 3
    return 4 if len(sought) > 3 and sought in _fold(term.definition) else None


def _fold(text: str) -> str:
    """Small letters without accents and with single spaces."""
    bare = "".join(one for one in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(one))
    return " ".join(bare.split())
