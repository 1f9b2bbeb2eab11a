"""What was said before in a conversation: the turns without courtesies, and the lines of answers that quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.asking.remarks import remark_of
from assistant.types import Turn

# A line of an answer that quotes, and ends in its mark.
_QUOTING = re.compile(r"^(?P<indent> *)(?P<bullet>- )?(?P<text>\S.*) \[\d+\]$")


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of an earlier answer that quotes; ``depth`` is the number of items around a list item."""

    text: str
    bullet: bool
    depth: int


def quoted_before(history: Sequence[Turn]) -> list[ShownLine]:
    """What the last answer quoted, line by line; [] when it was a refusal."""
    return quoting(last_said(history))


def exchanged(history: Sequence[Turn]) -> Iterator[Turn]:
    """The turns without courtesies and what was said to those."""
    courteous = False
    for turn in history:
        courteous = remark_of(turn.content) is not None if turn.role == "user" else courteous
        if not courteous:
            yield turn


def last_said(history: Sequence[Turn]) -> str:
    """What was answered last, courtesies apart; "" for nothing."""
    return next((turn.content for turn in reversed([*exchanged(history)]) if turn.role == "assistant"), "")


def quoting(answer: str) -> list[ShownLine]:
    """The lines of an answer that quote."""
    matches = (_QUOTING.match(line) for line in answer.splitlines())
    return [ShownLine(one["text"], bool(one["bullet"]), len(one["indent"]) // 2) for one in matches if one]
