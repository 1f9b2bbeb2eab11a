"""The words that close a decision, a regulation or an agreement: "Aldus vastgesteld in de vergadering van 3 mei"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.display import display_text
from corpus.metadata.printed_dates import PrintedDate, dates_within
from corpus.types import Document, Passage

_LOOKS_LIKE = re.compile(r"[\W_]{0,8}(?:Aldus|ALDUS|Vastgesteld|Besloten|Gedaan)\b")
# They stand at the start of a sentence, so that no other document is meant. Signing is no adoption, but has its day.
_CLOSING = re.compile(
    r"\W{0,4}(?:aldus\s+(?:is\s+|werd\s+)?(?:gezamenlijk\s+|unaniem\s+)?"
    r"(?:(?P<adopted>vastgesteld|besloten|goedgekeurd)|overeengekomen|opgemaakt|ondertekend|gedaan)\b"
    r"|(?P<alone>vastgesteld|besloten)\s+(?:in|tijdens)\s+(?:(?:de|het|een|zijn|haar|hun|openbare|besloten)\s+)*"
    r"(?:[a-z]+-?)?vergadering\b|gedaan\s+te\s+(?=[A-Z]))",
    re.IGNORECASE,
)
# A place that is still to be filled in: the decision has yet to be taken.
_BLANK = re.compile(r"\.{3,}|…|_{2,}|\[[^\]]*\]|<[^>]*>|\bxx+\b|(?:\s\.){3,}", re.IGNORECASE)
_GOES_ON = re.compile(r"\b(?:van|op|d\.d\.|dd\.?|gehouden)\W*$", re.IGNORECASE)
_LEAD = re.compile(r"\W*(?:(?:gehouden|op|d\.d\.|van|te\s+[A-Z][\w'’-]+,?|[A-Z][\w'’-]+,)\s+){0,5}(?=\d)")
UNDATED = PrintedDate()
_REACH = 400  # characters in which the formula names its day
_LONGEST_DATE = 24


@dataclass(frozen=True, slots=True)
class Closing:
    """What the closing words say: ``adopted`` when they state a decision, ``when`` it was taken, if that is said."""

    adopted: bool = False
    when: PrintedDate = UNDATED


def closing_words(document: Document) -> Closing:
    """What the first closing words of a document say.

    The first, because an annex may hold another regulation with words of its own. Words with a blank to fill in are
    those of a draft and say nothing.
    """
    for passage in document.passages:
        if passage.kind != "footnote" and _LOOKS_LIKE.match(document.text, passage.start, passage.end):
            found = _read(document, passage)
            if found is not None:
                return found
    return Closing()


def _read(document: Document, passage: Passage) -> Closing | None:
    end = min(passage.end, passage.start + _REACH)
    own = display_text(document.text[passage.start : end])
    formula = _CLOSING.match(own)
    if formula is None:
        return None
    below = " ".join(document.text[end : end + _REACH].split())
    goes_on = _GOES_ON.search(own) is not None
    if _BLANK.search(own) or (goes_on and _BLANK.match(below)):
        return Closing()
    lead = _LEAD.match(below)
    when = next(dates_within(own), UNDATED)
    if not when.iso and lead:
        when = next(dates_within(below[lead.end() : lead.end() + _LONGEST_DATE]), UNDATED)
    return Closing(bool(formula["adopted"] or formula["alone"]), when)
