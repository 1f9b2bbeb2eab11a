"""A question in parts of which some ask the register: each part is answered by itself, and the answers joined."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from assistant.asking.focus import parts_of
from assistant.asking.question import Question
from assistant.register_answers import RegisterAnswers
from assistant.types import Answer, Citation, Statement

_MARK = re.compile(r"\[(\d+)\]$", re.MULTILINE)  # at the end of a line: what a quote holds is left alone


def answered_in_parts(
    base: Answer,
    asked: Question,
    register: RegisterAnswers,
    answer: Callable[[Question], Answer],
    documents: Collection[str],
) -> Answer | None:
    """The answers to the parts below each other; None for a question in one part, or when no part has rows.

    "Wat heeft X toegezegd, en wanneer begint Y?": the first part asks for agreements, and search alone would not look
    these up. A part without an answer tells nothing when another one has it; the register says what it found.

    :param answer: answers one question by itself.
    """
    parts = parts_of(asked)
    if not any(register.find(part, documents=documents) is not None for part in parts):
        return None
    answers = [one for one in map(answer, parts) if one.status == "answered"]
    if len(answers) < len(parts):  # what is lacking is told better by the answer to the whole
        return None
    return _joined(base, answers)


def _joined(base: Answer, answers: Sequence[Answer]) -> Answer:
    lines: list[str] = []
    statements: list[Statement] = []
    citations: list[Citation] = []
    for one in answers:
        before = len(citations)
        lines.append(_renumbered(one.answer, before))
        statements += [replace(said, citations=tuple(n + before for n in said.citations)) for said in one.statements]
        citations += [replace(cited, number=cited.number + before) for cited in one.citations]
    return replace(
        base,
        status="answered",
        answer="\n".join(lines),
        statements=tuple(statements),
        citations=tuple(citations),
        passages=tuple(dict.fromkeys(passage for one in answers for passage in one.passages)),
        notices=tuple(dict.fromkeys(notice for one in answers for notice in one.notices)),
        confidence=min(one.confidence for one in answers),
    )


def _renumbered(text: str, before: int) -> str:
    return _MARK.sub(lambda mark: f"[{int(mark[1]) + before}]", text)
