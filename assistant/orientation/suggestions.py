"""Follow-up questions that the documents really answer: known questions about the passages around what was cited.

A question is proposed only after it was asked and answered from the passages that are known to answer it. Documents
without known questions give no proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from assistant.types import Answer, Turn
from corpus import Document
from corpus.storage.catalogue import load_catalogue
from corpus.storage.versions import split_version
from index.questions import TrainingQuestion, known_questions, marked_passages

# How many passages before and after a cited one still go on about the same thing.
_REACH = 12
# How many questions are asked at most to find some that are answered: each takes a tenth of a second.
_TRIED = 6
# Questions that read well by themselves: those in everyday words lean on what was said before.
_STYLES = {"nl": "professional", "en": "english"}
_SHAPE = re.compile(r"[A-ZÀ-Þ][^?\n]{10,110}\?")

Place = tuple[str, int]


class Asker(Protocol):
    """Whoever answers questions."""

    def ask(
        self, question: str, *, history: Sequence[Turn] = (), documents: Sequence[str] = (), top: int = 10
    ) -> Answer:
        """Answer ``question``, or refuse."""
        ...


class Suggester:
    """Proposes follow-up questions over one set of documents; made once, since it reads all known questions.

    :param documents: by id, as they were indexed; an earlier version ("plan@1") counts as the document it is one of.
    """

    def __init__(self, documents: Mapping[str, Document]) -> None:
        documents = {_document_of(identifier): document for identifier, document in documents.items()}
        self._documents = documents
        self._places: dict[Place, list[int]] = {}
        self._questions: list[tuple[TrainingQuestion, frozenset[Place]]] = []
        bundled = [metadata.id for metadata in load_catalogue() if metadata.id in documents]
        for question in known_questions({identifier: documents[identifier].sha256 for identifier in bundled}):
            if question.history or not _SHAPE.fullmatch(question.question):
                continue
            places = frozenset(marked_passages(question.positives, documents))
            for place in places:
                self._places.setdefault(place, []).append(len(self._questions))
            if places:
                self._questions.append((question, places))

    def suggest(
        self,
        answer: Answer,
        *,
        assistant: Asker,
        history: Sequence[Turn] = (),
        documents: Sequence[str] = (),
        most: int = 3,
    ) -> tuple[str, ...]:
        """At most ``most`` questions that go on from an answer; () after a refusal and without known questions.

        :param history: the turns so far, this answer included: each question is tried as it would be asked.
        :param documents: the ids that are searched; () for all.
        """
        if answer.refusal is not None or not self._questions:
            return ()
        asked = {turn.content.casefold().strip() for turn in history if turn.role == "user"}
        chosen: list[str] = []
        covered = self._cited(answer)
        tried = 0
        for question, places in self._near(answer, covered):
            if len(chosen) >= most or tried >= _TRIED:
                break
            if places & covered or question.question.casefold() in asked:
                continue
            tried += 1
            if self._answered(assistant.ask(question.question, history=history, documents=documents), places):
                chosen.append(question.question)
                covered |= places
        return tuple(chosen)

    def _cited(self, answer: Answer) -> set[Place]:
        ranges = tuple((_document_of(one.document), one.start, one.end) for one in answer.citations)
        return {
            (document, passage.index)
            for document, start, end in ranges
            if document in self._documents
            for passage in self._documents[document].passages
            if passage.start < end and passage.end > start
        } | marked_passages(ranges, self._documents)

    def _near(self, answer: Answer, cited: set[Place]) -> Iterator[tuple[TrainingQuestion, frozenset[Place]]]:
        """Known questions by the distance of their passages to a cited one; those in the same section come first."""
        found: dict[int, tuple[int, int]] = {}
        for identifier, index in sorted(cited):
            passages = self._documents[identifier].passages
            for other in range(max(0, index - _REACH), min(len(passages), index + _REACH + 1)):
                elsewhere = int(passages[other].section != passages[index].section)
                for number in self._places.get((identifier, other), ()):
                    rank = (elsewhere, abs(other - index))
                    found[number] = min(rank, found.get(number, rank))
        for number in sorted(found, key=lambda one: (found[one], one)):
            if self._questions[number][0].style == _STYLES[answer.language]:
                yield self._questions[number]

    def _answered(self, answer: Answer, places: frozenset[Place]) -> bool:
        """Whether it cites a passage that is known to answer the question."""
        return answer.status == "answered" and bool(self._cited(answer) & places)


def _document_of(identifier: str) -> str:
    """The id of the document that this is, or is a version of."""
    version = split_version(identifier)
    return version[0] if version else identifier
