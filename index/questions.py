"""The known questions: what they ask, the ranges that answer them, and ranges that look alike but do not."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus import Document
from corpus.storage.catalogue import load_catalogue

QUESTIONS = Path(__file__).parent / "questions.jsonl"
# A passage counts as marked when at least this share of the shorter of passage and range lies in both.
_SHARE = 0.5
# How the ids begin of the questions of the later rounds: most in lay words, many follow-ups, many without an answer.
_LATER = (*(f"T{letter}N" for letter in "PQRSTUVWXY"), "OJ")

TextRange = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """One question for training, never for evaluation.

    ``history`` holds the turns before a follow-up as (role, content); ``positives``, ``negatives`` and ``nearest`` are
    ranges (document, start, end) of canonical texts: what answers it, what only looks like it, and, for a question
    without positives, what comes nearest to an answer that the documents do not give.
    """

    id: str
    language: str
    style: str
    type: str
    question: str
    history: tuple[tuple[str, str], ...]
    positives: tuple[TextRange, ...]
    negatives: tuple[TextRange, ...]
    nearest: tuple[TextRange, ...]

    @property
    def text(self) -> str:
        """The question with the user's previous one when it follows on that, as it is searched."""
        asked = [content for role, content in self.history if role == "user"][-1:]
        return " ".join((*asked, self.question))

    @property
    def later(self) -> bool:
        """Whether it was written in a later round, when most lay questions were."""
        return self.id.startswith(_LATER)

    @property
    def answerable(self) -> bool:
        """Whether the documents answer it."""
        return bool(self.positives)


def load_questions(path: Path = QUESTIONS) -> Iterator[TrainingQuestion]:
    """The questions of a JSON-lines file, in its order."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield _question(json.loads(line))


def documents_with_questions(present: Mapping[str, str]) -> dict[str, str]:
    """Of the documents that are present (id and text hash) those whose text is that of the bundled one."""
    bundled = {metadata.id: metadata.sha256 for metadata in load_catalogue()}
    return {identifier: sha256 for identifier, sha256 in present.items() if bundled.get(identifier) == sha256}


def known_questions(present: Mapping[str, str]) -> list[TrainingQuestion]:
    """The questions about documents whose text is that of the bundled one; [] when there is none such.

    :param present: id and text hash of the documents.
    """
    same = documents_with_questions(present).keys()
    if not same:
        return []
    return [question for question in load_questions() if set() < _documents(question) <= same]


def documents_asked_about(questions: Sequence[TrainingQuestion]) -> set[str]:
    """Ids of the documents that questions are about."""
    return {identifier for question in questions for identifier in _documents(question)}


def _documents(question: TrainingQuestion) -> set[str]:
    return {identifier for identifier, _, _ in (*question.positives, *question.negatives, *question.nearest)}


def _question(row: Mapping[str, Any]) -> TrainingQuestion:
    return TrainingQuestion(
        id=row["id"],
        language=row["language"],
        style=row["style"],
        type=row["type"],
        question=row["question"],
        history=tuple((turn["role"], turn["content"]) for turn in row.get("history", ())),
        positives=_ranges(row, "positives"),
        negatives=_ranges(row, "negatives"),
        nearest=_ranges(row, "nearest"),
    )


def _ranges(row: Mapping[str, Any], key: str) -> tuple[TextRange, ...]:
    return tuple((document, start, end) for document, start, end in row.get(key, ()))


def marked_passages(ranges: tuple[TextRange, ...], documents: Mapping[str, Document]) -> set[tuple[str, int]]:
    """The passages (document id, index) that the ranges mark; ranges of unknown documents mark none."""
    found: set[tuple[str, int]] = set()
    for identifier, start, end in ranges:
        document = documents.get(identifier)
        passages = document.passages if document is not None else ()
        # In reading order and without overlap: from the first one that ends behind the start of the range.
        for passage in passages[bisect_right(passages, start, key=lambda one: one.end) :]:
            if passage.start >= end:
                break
            shared = min(passage.end, end) - max(passage.start, start)
            if shared > 0 and shared >= _SHARE * min(passage.end - passage.start, end - start):
                found.add((identifier, passage.index))
    return found
