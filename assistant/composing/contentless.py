"""Lines that name or address something and tell nothing: titles, letterheads, tables of contents, bare headings."""

from __future__ import annotations

import re

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.structure.nesting import list_items
from corpus import Document, Passage
from corpus.agreements.verbs import has_finite_verb

# What may be answered by a title, an address or a heading after all.
_ASKS_NAME = re.compile(
    r"\b(?:brief|memo|mail|e-mail|bericht|kenmerk|onderwerp\w*|gericht|geadresseerd|verstuurd|gestuurd|aan wie"
    r"|bijlagen?|titel|heet|heten|hoofdstuk\w*|paragraaf|paragrafen|artikel\w*|kop|koppen|genaamd|bureau|stichting|onderzoeker|adres|telefoon\w*)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:aan|betreft|onderwerp|(?:ons |uw )?kenmerk|bijlagen?|behandeld door|postadres|bezoekadres|postbus)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"(?:aan|betreft|onderwerp|(?:ons |uw )?kenmerk|bijlagen?|behandeld door)\s*:", re.IGNORECASE)
_PAGE = re.compile(r"(?P<title>.{3,}?)[\s.…·]+\d{1,3}$")
_TOP = 8
_LONGEST = 8
_TITLE = 5


def tells_nothing(question: Question, candidate: Candidate) -> bool:
    """Whether a passage is no answer to a question about content; never where there are known questions."""
    if candidate.has_known or _ASKS_NAME.search(question.text):
        return False
    document, passage, text = candidate.document, candidate.passage, candidate.text.strip()
    if passage.kind == "heading" or _is_title(document, passage, text):
        if text.casefold() == document.metadata.title.casefold() and question.type != "list":
            return True
        return not has_finite_verb(text) and not list_items(document, passage)
    if question.type in ("who", "date", "where"):
        return False
    return _is_address(passage, text) or _is_entry(document, text) or _is_below_title(passage, text)


def _is_title(document: Document, passage: Passage, text: str) -> bool:
    """A numbered title of plain text: an item of few words above sentences."""
    below = document.passages[passage.index + 1 : passage.index + 2]
    titled = passage.kind == "item" and any(one.parent == passage.index and one.kind == "sentence" for one in below)
    return titled and len(text.split()) <= _TITLE and text[-1:].isalnum()


def _is_address(passage: Passage, text: str) -> bool:
    """ "Betreft: ..." as a line, or a label alone; not a sentence that begins with such a word."""
    bare = _ADDRESS.match(text) is not None and len(text.split()) <= 2
    return bare or (len(passage.cells) < 2 and _ADDRESSED.match(text) is not None)


def _is_entry(document: Document, text: str) -> bool:
    """A line of a table of contents: a heading of the document with a number of a page behind it."""
    entry = _PAGE.fullmatch(text)
    if entry is None:
        return False
    title = entry["title"].strip(" .").casefold()
    return any(one.title.strip(" .").casefold() == title for one in document.sections)


def _is_below_title(passage: Passage, text: str) -> bool:
    """A line that says who made the document ("Gemeente Laan, team Groen"), above all other text."""
    short = len(text.split()) <= _LONGEST and not text.endswith((".", ":", ";", "!"))
    return (
        passage.kind == "sentence"
        and passage.index < _TOP
        and not passage.depth
        and short
        and not has_finite_verb(text)
    )
