"""Two documents that give different numbers for the same thing: found in the evidence, and said beside the answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.composing.notice_wording import differing_text
from assistant.evidence.candidates import Candidate
from assistant.evidence.views import TermsOf
from assistant.parts import Part
from assistant.types import Notice

# A number with the thousands and decimals of Dutch, not inside a word, a date or a reference such as 3.2.1.
_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?(?![\w/]|[.,-]\d)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
# What is counted stands within so many words behind the number ("235 gesloten plekken").
_REACH = 3
# A passage of another document counts when it is this probably an answer as well.
_PROBABLE = 0.5


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What one document says: its numbers as they are written, by their digits, and the years beside them."""

    title: str
    shown: dict[str, str]
    years: frozenset[str]

    def differ(self, other: _Numbers) -> bool:
        """Whether no number is in both, while the years do not tell them apart."""
        if self.years and other.years and self.years.isdisjoint(other.years):
            return False
        return self.shown.keys().isdisjoint(other.shown)


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
    texts = [(part.document, part.text) for part in parts]
    texts += [(one.document, one.text) for one in candidates if one.probability >= _PROBABLE]
    found: dict[str, _Numbers] = {}
    for document, text in texts:
        shown = _shown(text, wanted, terms_of)
        if shown and document.id not in found:
            found[document.id] = _Numbers(document.metadata.title, shown, frozenset(_YEAR.findall(text)))
    said = list(found.values())
    differing = [other for other in said[1:] if said[0].differ(other)]
    if not differing:
        return None
    named = [(one.title, ", ".join(one.shown.values())) for one in (said[0], *differing)]
    return Notice("values_differ", differing_text(question.language, named))


def _shown(text: str, wanted: frozenset[str], terms_of: TermsOf) -> dict[str, str]:
    """The numbers of a text that count what is asked for, by their digits, in order."""
    found: dict[str, str] = {}
    for match in _NUMBER.finditer(text):
        behind = " ".join(text[match.end() :].split()[:_REACH])
        if not _YEAR.fullmatch(match.group()) and not wanted.isdisjoint(terms_of(behind)):
            found.setdefault(match.group().replace(".", ""), match.group())
    return found
