"""The nouns of kept conversations: one exchange, a whole conversation, a line in the list of them."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types import Answer

# What went wrong, with which value, what to do next.
ProblemParts = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class StoredExchange:
    """A question with what came of it; neither answer nor problem when it was interrupted.

    ``asked`` is a moment in UTC (ISO); ``uid`` is its name for ever.
    """

    uid: str
    question: str
    asked: str
    answer: Answer | None = None
    problem: ProblemParts | None = None


@dataclass(frozen=True, slots=True)
class StoredConversation:
    """A conversation with its exchanges in order; ``owner`` is the fingerprint of whose it is."""

    id: str
    owner: str
    title: str
    created: str
    updated: str
    exchanges: tuple[StoredExchange, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """A conversation as a line in a list; ``excerpt`` is what was found in it, "" when nothing was searched."""

    id: str
    title: str
    created: str
    updated: str
    questions: int
    excerpt: str = ""
