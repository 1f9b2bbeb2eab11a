"""What the documents are about, in their own words: answers to a fixed list of questions for who is new."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, get_args

from corpus.types import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.agreements.types import CuratedRegister
    from assistant.types import Answer, Citation, Turn

OrientationKind = Literal["theme", "figure"]
KINDS: tuple[OrientationKind, ...] = get_args(OrientationKind)
ORIENTATION = Path(__file__).with_name("orientation.toml")


class Asks(Protocol):
    """The part of the assistant that is needed here."""

    def ask(self, question: str, *, history: Sequence[Turn] = (), documents: Sequence[str] = ()) -> Answer:
        """Answer one question."""


@dataclass(frozen=True, slots=True)
class OrientationQuestion:
    """One question of ``orientation.toml``; ``key`` names the words that the pages put above its answer."""

    key: str
    kind: OrientationKind
    question: str


@dataclass(frozen=True, slots=True)
class Oriented:
    """An orientation question that the documents answer."""

    question: OrientationQuestion
    answer: Answer


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who commits to agreements or is asked to; ``example`` is the range of one of them."""

    name: str
    commits: int
    asked: int
    document: str
    start: int
    end: int


@cache
def orientation_questions() -> tuple[OrientationQuestion, ...]:
    """The questions in file order."""
    entries = tomllib.loads(ORIENTATION.read_text(encoding="utf-8"))
    return tuple(
        OrientationQuestion(key=one["key"], kind=kind, question=one["question"])
        for kind in KINDS
        for one in entries[kind]
    )


def orient(assistant: Asks) -> Iterator[Oriented]:
    """Each question with its answer; one that the documents do not answer is left out."""
    for question in orientation_questions():
        answer = assistant.ask(question.question)
        if answer.refusal is None and answer.citations:
            yield Oriented(question, answer)


def main_parties(register: CuratedRegister, *, most: int = 12) -> tuple[Party, ...]:
    """Who stands in most agreements, first; those that people rejected do not count."""
    commits: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    example: dict[str, tuple[str, int, int]] = {}
    for row in register.rows:
        if row.review == "rejected":
            continue
        one = row.agreement
        commits.update(set(one.parties))
        asked.update(set(one.addressed_to))
        for name in (*one.parties, *one.addressed_to):
            example.setdefault(name, (one.document, one.start, one.end))
    names = sorted(example, key=lambda name: (-commits[name] - asked[name], name.casefold()))
    return tuple(Party(name, commits[name], asked[name], *example[name]) for name in names[:most])


def cite(documents: Iterable[tuple[Document, int, int]]) -> tuple[Citation, ...]:
    """Citations of these ranges, numbered from 1; each quote is the slice itself."""
    from assistant.types import Citation

    found: list[Citation] = []
    for number, (document, start, end) in enumerate(documents, start=1):
        section = next((passage.section for passage in document.passages if start < passage.end), 0)
        path, page = document.section_path(section), document.page_at(start)
        title, quote, printed = document.metadata.title, document.text[start:end], document.printed_page_at(start)
        found.append(Citation(number, document.id, title, path, page, start, end, quote, printed_page=printed))
    return tuple(found)
