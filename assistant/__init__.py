"""Question and history in, cited answer or explained refusal out; the front door for everything below."""

from __future__ import annotations

from assistant.types import Answer, Citation, Range, RankedPassage, Refusal, Statement, Turn

__all__ = ["Answer", "Citation", "Range", "RankedPassage", "Refusal", "Statement", "Turn"]
