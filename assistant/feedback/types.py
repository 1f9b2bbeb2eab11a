"""The nouns of feedback: what somebody thinks of an answer, and what became of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from assistant.types import Answer, Turn

Vote = Literal["up", "down"]
State = Literal["new", "handled", "dismissed"]
STATES: tuple[State, ...] = get_args(State)
REASONS: dict[Vote, tuple[str, ...]] = {
    "up": ("correct", "complete", "clear", "good_sources"),
    "down": ("wrong", "incomplete", "beside_the_point", "wrong_sources", "should_answer", "should_refuse", "unclear"),
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody says of one answer; ``reasons`` are of :data:`REASONS`."""

    vote: Vote
    reasons: tuple[str, ...] = ()
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the review list. It holds the question and the answer as they were, and not who asked.

    ``history`` are the turns before the question; ``case`` is the id of the evaluation question made of it, "" when
    there is none. ``at`` and ``reviewed`` are moments in UTC (ISO; "" when nobody reviewed it).
    """

    uid: str
    at: str
    judgement: Judgement
    question: str
    history: tuple[Turn, ...]
    answer: Answer
    state: State = "new"
    note: str = ""
    case: str = ""
    reviewed: str = ""
