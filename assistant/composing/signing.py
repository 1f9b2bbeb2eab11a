"""Who signed a letter: the names below its closing formula, when a question asks for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.parts import Part, part_of
from corpus import Document, Passage

_ASKS = re.compile(
    r"\b(?:ondertek\w+|getekend|handtekening(?:en)?|afzenders?|signed|signator\w+|signatures?)\b"
    r"|\bna(?:am|men)\b.{0,40}\bonder(?:aan)?\b|\bnames?\b.{0,40}\b(?:under|below|at the (?:end|bottom))\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:met (?:vriendelijke|hartelijke|collegiale) groet(?:en)?|hoogachtend|(?:kind|best) regards"
    r"|yours (?:sincerely|faithfully|truly))\b",
    re.IGNORECASE,
)
# Kinds of question that a name or an office answers.
_ASKS_PERSON = ("who", "definition", "where")
# A signature is a few short lines: names, offices, on whose behalf.
_LINES = 4
_LONGEST = 14


def signature(question: Question, usable: Iterable[Candidate]) -> Part | None:
    """The signature of the document that the question names, when it asks who signed; None when there is none.

    :param usable: what was found, best first; one line of the signature must be among it.
    """
    # A follow-up that asks something else stands behind the question who signed.
    if not _ASKS.search(question.text if question.standalone.endswith(question.text) else question.standalone):
        return None
    for candidate in usable:
        lines = _lines_around(candidate.document, candidate.passage) if candidate.features.get("named", 0.0) > 0 else ()
        if lines:
            return part_of(candidate.document, lines)
    return None


def only_signs(question: Question, candidate: Candidate) -> bool:
    """Whether a passage is a line of a signature, which answers no question but who somebody is or who signed."""
    if question.type in _ASKS_PERSON or _ASKS.search(question.standalone):
        return False
    lines = _lines_around(candidate.document, candidate.passage)
    return candidate.passage in lines


def _lines_around(document: Document, passage: Passage) -> Sequence[Passage]:
    """The lines of the signature that a passage belongs to; () when it is no part of one."""
    for index in range(passage.index, max(-1, passage.index - _LINES - 1), -1):
        closing = document.passages[index]
        if closing.kind == "heading":
            break
        if _CLOSING.match(document.quote(closing)):
            return _lines_below(document, closing) or [closing]
    return ()


def _lines_below(document: Document, closing: Passage) -> list[Passage]:
    lines: list[Passage] = []
    for passage in document.passages[closing.index + 1 : closing.index + 1 + _LINES]:
        if passage.kind == "heading" or len(document.quote(passage).split()) > _LONGEST:
            break
        lines.append(passage)
    return lines
