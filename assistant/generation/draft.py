"""What a language model writes an answer from: the question, what was found, the parts in quotes; and who writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from assistant.asking.question import Question
from assistant.evidence.retrieval import Evidence
from assistant.parts import Part
from assistant.types import Answer, Turn

if TYPE_CHECKING:
    from assistant.generation.types import Watch


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was found for a question; ``parts`` are those of the answer in quotes."""

    asked: Question
    history: Sequence[Turn]
    evidence: Evidence
    parts: Sequence[Part]


class Writer(Protocol):
    """What the assistant asks of a language model; :class:`assistant.generation.generator.Generator` is one."""

    def standalone(self, question: str, history: Sequence[Turn], watch: Watch | None = None) -> str | None:
        """A follow-up question in full; None when it may not, need not or could not be rewritten."""

    def write(self, draft: Draft, quoted: Answer, watch: Watch | None = None) -> Answer:
        """The answer in the words of the model as far as the evidence carries them, else the one in quotes."""
