"""Answers questions about agreements from the register: which rows are meant, and the answer they make."""

from __future__ import annotations

from assistant.register_answers.answer import RegisterAnswers
from assistant.register_answers.found import RegisterFound
from assistant.register_answers.topics import topics_of
from assistant.register_answers.writing import register_answer

__all__ = ["RegisterAnswers", "RegisterFound", "register_answer", "topics_of"]
