"""Two documents that give different numbers for the same thing: found in the evidence, and said beside the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from assistant.evidence import Candidate
from assistant.parts import Part
from assistant.question import Question
from assistant.types import Notice
from assistant.wording import differing_text
from corpus import display_text

TermsOf = Callable[[str], Collection[str]]

# A number with the thousands and decimals of Dutch, not inside a word, a date or a reference such as 3.2.1.
_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w/]|[.,-]\d)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
# What is counted stands within so many words behind the number ("235 gesloten plekken").
_REACH = 3
# A passage of another document counts when it is this probably an answer as well.
_PROBABLE = 0.5


@dataclass(frozen=True, slots=True)
class _Value:
    """A number as it is written, and as digits to compare by."""

    shown: str
    digits: str


def differing_notice(
    question: Question, parts: Sequence[Part], candidates: Iterable[Candidate], terms_of: TermsOf
) -> Notice | None:
    """What to say when documents give different numbers of what is asked; None when they do not, or one of them does.

    Numbers are compared when a word that is asked for stands right behind them, and when the passages do not speak of
    different years. Whether they contradict each other is for the reader to judge: the note names the documents.

    :param parts: the parts of the answer; their numbers come first.
    :param candidates: ranked evidence, in which another document may say otherwise.
    :param terms_of: the lexical terms of a text.
    """
    if question.type not in ("number", "comparison"):
        return None
    wanted = frozenset(terms_of(question.standalone))
    texts = [(part.document.id, part.document.metadata.title, part.text) for part in parts]
    texts += [
        (one.document.id, one.document.metadata.title, display_text(one.document.quote(one.passage)))
        for one in candidates
        if one.probability >= _PROBABLE
    ]
    found: dict[str, tuple[str, list[_Value], frozenset[str]]] = {}
    for document, title, text in texts:
        values = _values(text, wanted, terms_of)
        if values and document not in found:
            found[document] = (title, values, frozenset(_YEAR.findall(text)))
    if not found:
        return None
    first, *others = found.values()
    differing = [other for other in others if _differ(first, other)]
    if not differing:
        return None
    named = [(title, ", ".join(value.shown for value in values)) for title, values, _ in (first, *differing)]
    return Notice("values_differ", differing_text(question.language, named))


def _differ(one: tuple[str, list[_Value], frozenset[str]], other: tuple[str, list[_Value], frozenset[str]]) -> bool:
    """Whether no number is in both, while the years do not tell them apart."""
    years, other_years = one[2], other[2]
    if years and other_years and years.isdisjoint(other_years):
        return False
    return {value.digits for value in one[1]}.isdisjoint(value.digits for value in other[1])


def _values(text: str, wanted: frozenset[str], terms_of: TermsOf) -> list[_Value]:
    """The numbers of a text that count what is asked for, each once, in order."""
    found: dict[str, _Value] = {}
    for match in _NUMBER.finditer(text):
        shown = match.group()
        if _YEAR.fullmatch(shown):
            continue
        behind = " ".join(text[match.end() :].split()[:_REACH])
        if not wanted.isdisjoint(terms_of(behind)):
            digits = shown.replace(".", "")
            found.setdefault(digits, _Value(shown, digits))
    return list(found.values())
