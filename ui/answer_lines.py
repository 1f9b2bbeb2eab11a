"""Which lines an answer is drawn in: its statements, as list items where it says so, and its connecting words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.web.backend import Answer

BULLET = "- "
# So many spaces before an item of a list in a list.
_INDENT = 2


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One paragraph or list item, with the numbers of its citations; connecting words have none.

    ``level`` is 0 for a paragraph, 1 for a list item, 2 for an item of the list in it, and so on.
    """

    text: str
    level: int
    citations: tuple[int, ...]


def answer_lines(answer: Answer) -> list[AnswerLine]:
    """The lines in order. Statements are found back in ``answer.answer``, which also has what stands between them.

    When they are not (a generator that words its text otherwise), the statements alone are drawn, one a paragraph.
    """
    waiting = list(answer.statements)
    lines: list[AnswerLine] = []
    for line in answer.answer.splitlines():
        text = line.lstrip(" ")
        level = (len(line) - len(text)) // _INDENT + 1 if text.startswith(BULLET) else 0
        text = text.removeprefix(BULLET).strip()
        if waiting and text.startswith(waiting[0].text):
            statement = waiting.pop(0)
            lines.append(AnswerLine(statement.text, level, statement.citations))
        elif text:
            lines.append(AnswerLine(text, level, ()))
    if waiting:
        return [AnswerLine(statement.text, 0, statement.citations) for statement in answer.statements]
    return lines
