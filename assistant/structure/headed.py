"""The list, table or short text below a heading that is a word of the question ("welke doelen heeft het plan?")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.parts import Part, part_of
from assistant.structure.lists import with_nested
from assistant.structure.tables import is_column_heading, row_part
from assistant.structure.told import tells, words_about
from corpus import Document, Passage, display_text

_ASKS = re.compile(
    r"^(?:en )?(?:wat (?:zijn|waren|is|was)|welke?|noem|geef|som) (?:alle )?(?:de |het |hun )?"
    r"(?P<noun>[a-zà-ÿ][\w’'-]{3,})\b(?P<rest>.*)$",
    re.IGNORECASE,
)
# What somebody did stands below a heading that names the doing.
_DOINGS = (
    (re.compile(r"^wat (?:beveelt|bevelen) (?P<rest>.+ aan\b.*)$", re.IGNORECASE), ("aanbevelingen",)),
    (re.compile(r"^wat advise\w+ (?P<rest>.+)$", re.IGNORECASE), ("advies", "adviezen", "aanbevelingen")),
    (re.compile(r"^wat (?:stelt|stellen) (?P<rest>.+ voor\b.*)$", re.IGNORECASE), ("voorstel", "voorstellen")),
    (re.compile(r"^wat conclud\w+ (?P<rest>.+)$", re.IGNORECASE), ("conclusies",)),
    (re.compile(r"^wat (?:heeft|hebben|is|werd) (?P<rest>.*\bbesloten\b.*)$", re.IGNORECASE), ("besluit", "besluiten")),
    (re.compile(r"^wat (?:besluit|besluiten) (?P<rest>.+)$", re.IGNORECASE), ("besluit", "besluiten")),
)
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# "2.1 Doelen", "B. Doelen", "Artikel 3. Doelen", "Hoofdstuk II: Doelen"
_NUMBER = re.compile(
    r"^(?:(?i:artikel|hoofdstuk|paragraaf|deel|bijlage|onderdeel)"
    r" (?:\d+(?:[.:]\d+)*[a-z]?|[IVX]+|[A-Z])\b[.:]?(?: [-–—])?"
    r"|[\dIVX.]+|[A-Z]\.)\s+"
)
_ENDING = re.compile(r"(?:['’]?s|en|n|e)$")
_SHORT = 80
_MOST = 15
_DOCUMENTS = 5
_LONG_HEADING = 5


def section_asked(question: Question, candidates: Sequence[Candidate]) -> list[Part]:
    """What stands below the heading that a question asks for by its word; [] when there is none.

    Every other word of the question must be one that the document is called by, or that is in the headings around it;
    without such words the best candidate must stand below that heading. Documents with known questions are left to
    those.

    :param candidates: best first.
    """
    nouns, rest = _wanted(question.text)
    about = words_about(rest)
    documents = {one.document.id: one.document for one in candidates if not one.has_known} if nouns else {}
    for document in list(documents.values())[:_DOCUMENTS]:
        for heading in _headings(document, nouns):
            below = candidates[0].document.id == document.id and candidates[0].passage in _below(document, heading)
            if tells(document, about, section=heading.section) if about else below:
                return _content(document, heading, question)
    return []


def _wanted(text: str) -> tuple[tuple[str, ...], str]:
    """The words that a heading may consist of, and the rest of the question."""
    text = text.rstrip(" ?.!")
    for pattern, nouns in _DOINGS:
        found = pattern.match(text)
        if found is not None:
            return tuple(map(_stem, nouns)), found["rest"]
    asked = _ASKS.match(text)
    return ((_stem(asked["noun"]),), asked["rest"]) if asked else ((), "")


def _stem(word: str) -> str:
    """The word without an ending of number: "doelen" and "doel" are one, "risico's" and "risico" too."""
    bare = _ENDING.sub("", word.casefold())
    return bare[:-1] if bare[-1:] == bare[-2:-1] else bare


def _headings(document: Document, nouns: Sequence[str]) -> Iterator[Passage]:
    """The headings that begin with one of the words, the shortest first."""
    found: list[tuple[int, Passage]] = []
    for passage in document.passages:
        title = passage.kind == "heading" or (passage.kind == "item" and bool(_below(document, passage)))
        words = _WORD.findall(_title(document, passage)) if title else []
        if words and _stem(words[0]) in nouns and len(words) <= _LONG_HEADING:
            found.append((len(words), passage))
    return (passage for _, passage in sorted(found, key=lambda one: one[0]))


def _title(document: Document, heading: Passage) -> str:
    return _NUMBER.sub("", display_text(document.quote(heading)))


def _below(document: Document, heading: Passage) -> list[Passage]:
    """What stands below a heading, up to the next one; in plain text a numbered title is an item with text below it."""
    found: list[Passage] = []
    for one in document.passages[heading.index + 1 :]:
        next_title = one.kind == "item" and heading.kind == "item" and one.depth <= heading.depth
        if one.section != heading.section or next_title:
            break
        found.append(one)
    return found


def _content(document: Document, heading: Passage, question: Question) -> list[Part]:
    """The list below a heading with its introduction, or the rows of its table, or a short text; [] for a long one."""
    below = _below(document, heading)
    depth = min((one.depth for one in below if one.kind == "item"), default=0)
    items = [one for one in below if one.kind == "item" and one.depth == depth]
    rows = [one for one in below if one.kind == "row" and not is_column_heading(document, one)]
    if items:
        before = document.passages[items[0].index - 1]
        lead = [before] if before.kind == "sentence" and document.quote(before).endswith(":") else []
        listed = [part for item in items[:_MOST] for part in with_nested(document, item)]
        return [*(part_of(document, [one]) for one in lead), *listed]
    if rows:
        return [row_part(document, row, question) for row in rows[:_MOST]]
    if not below or sum(len(document.quote(one).split()) for one in below) > _SHORT:
        return []
    blocks = dict.fromkeys(one.block for one in below)
    return [part_of(document, [one for one in below if one.block == block]) for block in blocks]
