"""What a language model writes an answer from: the question, what was found, the parts of the answer in quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.parts import Part
from assistant.question import Question
from assistant.retrieval import Evidence
from assistant.types import Turn


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was found for a question; ``parts`` are those of the answer in quotes."""

    asked: Question
    history: Sequence[Turn]
    evidence: Evidence
    parts: Sequence[Part]
