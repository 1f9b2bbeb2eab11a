"""What people think of answers, kept as a list that a reviewer works through."""

from __future__ import annotations

from assistant.feedback.store import ReviewList
from assistant.feedback.types import REASONS, STATES, Item, Judgement, State, Vote

__all__ = ["REASONS", "STATES", "Item", "Judgement", "ReviewList", "State", "Vote"]
