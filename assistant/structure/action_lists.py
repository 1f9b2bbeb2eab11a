"""Rows of an action list: those of a person, those that are open or done, or the one with a number."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.parts import Part
from assistant.structure.tables import row_part
from assistant.structure.told import told_of, words_about
from corpus import Document, Passage, display_text
from corpus.agreements.tablerows import column_role, lists_risk

_ACTION = r"(?:acties?|actiepunt(?:en)?|actielijst|taken)"
_DUTY = re.compile(
    rf"\b{_ACTION}\b"
    r"|^(?:en )?wat (?:moet(?:en)?|gaat|gaan|zal|zullen) .{2,40}? (?:doen|regelen|uitvoeren|oppakken)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:actie|actiepunt|punt|maatregel)(?: (?:nummer|nr\.?))? "
    r"(?P<number>[A-Z]{0,2}\d[\d.-]{0,6}[a-z]?)(?![\w.-]*\w)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    rf"\b{_ACTION}\b.*\b(?:open|openstaan\w*|niet (?:af|klaar|gereed|afgerond|gedaan)|nog gebeuren|loopt|lopen)\b"
    rf"|\b(?:open(?:staande)?|lopende) {_ACTION}\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    rf"\b{_ACTION}\b.*\b(?:gereed|klaar|af|afgerond|afgehandeld|gedaan|voltooid)\b"
    rf"|\b(?:afgeronde|afgehandelde|voltooide) {_ACTION}\b",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:wanneer|wie|welke datum|hoe laat)\b", re.IGNORECASE)
_STATE = re.compile(r"(?:stand|status|voortgang|stavaza|afgerond|gereed)\b", re.IGNORECASE)
_IS_DONE = re.compile(
    r"(?:is )?(?:gereed|klaar|af|afgerond|afgehandeld|gedaan|voltooid|uitgevoerd|ja)\b", re.IGNORECASE
)
_IS_STATE = re.compile(r"[^\d]{2,40}")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset("de het een van der den en ten ter te".split())
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a list that says what is to be done; the cells that say by whom, and what has become of it."""

    document: Document
    passage: Passage
    number: str
    who: str
    state: str


def listed_actions(question: Question, candidates: Sequence[Candidate]) -> list[Part]:
    """The rows that a question asks for by person, by state or by number; [] when it does not, or there are none.

    :param candidates: best first; the documents that the question names most count, or else all of them.
    """
    fits, found = _of_kind(question), list[_Row]()
    if fits is not None:
        found = [row for document in _about(question, _documents(candidates)) for row in _rows(document) if fits(row)]
    elif _is_duty(question):
        words = [word for word in _WORD.findall(question.text) if word.casefold() not in _SMALL]
        found = [row for document in _documents(candidates) for row in _rows(document) if _names(row.who, words)]
    return [row_part(row.document, row.passage, question) for row in found[:_MOST]]


def lacks_actor(question: Question, candidates: Sequence[Candidate]) -> bool:
    """Whether it asks what somebody is to do according to an action list, on which that person does not stand."""
    if not question.names or not re.search(rf"\b{_ACTION}\b", question.text, re.IGNORECASE) or not _is_duty(question):
        return False
    told = " ".join(row.who for document in _documents(candidates) for row in _rows(document)).casefold()
    return bool(told) and not any(name.casefold() in told for name in question.names)


def _of_kind(question: Question) -> Callable[[_Row], bool] | None:
    """The number or the state that a row must have; None when the question asks for neither."""
    text = question.text
    numbered = _NUMBER.search(text)
    if numbered is not None:
        number = numbered["number"].rstrip(".").casefold()
        return lambda row: row.number.rstrip(".").casefold() == number
    if not _WHEN.match(text) and _OPEN.search(text):
        return lambda row: _IS_STATE.fullmatch(row.state) is not None and not _IS_DONE.match(row.state)
    if not _WHEN.match(text) and _DONE.search(text):
        return lambda row: _IS_DONE.match(row.state) is not None
    return None


def _is_duty(question: Question) -> bool:
    return _DUTY.search(question.text) is not None


def _names(who: str, words: Sequence[str]) -> bool:
    """Whether the words name one of those in a cell, by all of the name or by its first word."""
    asked = {word.casefold() for word in words}
    capitals = {word for word in words[1:] if word[0].isupper()}
    for name in re.split(r"\s*[,;/+&]\s*|\s+en\s+", who):
        parts = [part for part in _WORD.findall(name) if part.casefold() not in _SMALL]
        if parts and (parts[0] in capitals or all(part.casefold() in asked for part in parts)):
            return True
    return False


def _documents(candidates: Sequence[Candidate]) -> list[Document]:
    found = {one.document.id: one.document for one in candidates}
    weights = {one.document.id: one.features.get("named", 0.0) for one in candidates}
    most = max(weights.values(), default=0.0)
    return [document for identity, document in found.items() if weights[identity] >= most]


def _about(question: Question, documents: Sequence[Document]) -> list[Document]:
    """Those that tell most of what the question is about ("welke acties van de raad staan open?"), half at least."""
    words = words_about(question.text)
    counts = []
    for document in documents:
        told = " ".join((told_of(document), *(document.quote(row.passage) for row in _rows(document)))).casefold()
        counts.append(sum(word in told for word in words))
    most = max(counts, default=0)
    if 2 * most < len(words):
        return []
    return [document for document, count in zip(documents, counts, strict=True) if count == most]


def _rows(document: Document) -> Iterator[_Row]:
    for passage in document.passages:
        if passage.kind != "row" or len(passage.cells) < 2:
            continue
        found = {"state": "", "who": ""}
        headings = [
            " ".join(display_text(document.text[start:end]) for start, end in cell.headings) for cell in passage.cells
        ]
        if any(map(lists_risk, headings)):
            continue
        for heading, cell in zip(headings, passage.cells, strict=True):
            text = display_text(document.text[cell.start : cell.end])
            role = column_role(heading)
            if _STATE.match(heading) and (role != "when" or not any(map(str.isdecimal, text))):
                role = "state"
            if role:
                found[role] = text
        if "what" in found and (found["who"] or found["state"] or "when" in found):
            first = passage.cells[0]
            yield _Row(document, passage, document.text[first.start : first.end].strip(), found["who"], found["state"])
