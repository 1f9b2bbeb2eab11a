"""Which lines an answer is drawn in: its statements, as list items where it says so, and its connecting words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.web.backend import Answer

BULLET = "- "


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One paragraph or list item, with the numbers of its citations; connecting words have none."""

    text: str
    item: bool
    citations: tuple[int, ...]


def answer_lines(answer: Answer) -> list[AnswerLine]:
    """The lines in order. Statements are found back in ``answer.answer``, which also has what stands between them.

    When they are not (a generator that words its text otherwise), the statements alone are drawn, one a paragraph.
    """
    waiting = list(answer.statements)
    lines: list[AnswerLine] = []
    for line in answer.answer.splitlines():
        item = line.startswith(BULLET)
        text = line.removeprefix(BULLET).strip()
        if waiting and text.startswith(waiting[0].text):
            statement = waiting.pop(0)
            lines.append(AnswerLine(statement.text, item, statement.citations))
        elif text:
            lines.append(AnswerLine(text, item, ()))
    if waiting:
        return [AnswerLine(statement.text, False, statement.citations) for statement in answer.statements]
    return lines
