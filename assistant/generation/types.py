"""The nouns of generation: messages to a model, pieces that come back, who follows along, and what can go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

FaultKind = Literal[
    "unavailable",  # no connection, or the service says it cannot
    "timeout",  # no whole answer within the time
    "rate_limited",  # too many requests, or no credit
    "denied",  # the key is not accepted
    "unknown_model",  # the service does not know the model or the address
    "rejected",  # the service refuses the request, such as one too long for its context
    "interrupted",  # the answer broke off
    "malformed",  # what came back is not what the protocol says
    "empty",  # nothing came back
    "endless",  # the answer did not stop within its size
    "cancelled",  # the user stopped it
]


class ModelFault(Exception):
    """The model gave no usable answer; ``status`` is the HTTP status, if there was one.

    It carries nothing of the request or the response, which could hold the key, so it is safe to show and to log.
    """

    def __init__(self, kind: FaultKind, *, status: int | None = None) -> None:
        super().__init__(f"{kind}" if status is None else f"{kind} ({status})")
        self.kind = kind
        self.status = status


@dataclass(frozen=True, slots=True)
class Message:
    """One message to a model."""

    role: Literal["system", "user"]
    content: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What came in since the last one. ``finish`` is set once the model ended, ``prompt_tokens`` and
    ``completion_tokens`` once the service told what it counted."""

    text: str = ""
    finish: Literal["stop", "length"] | None = None
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class Stream(Protocol):
    """A running answer of a model."""

    def __iter__(self) -> Iterator[Piece]:
        """The pieces as they come in; blocks until the next one.

        :raises ModelFault: when the answer cannot be had or breaks off.
        """
        ...

    def close(self) -> None:
        """End the connection, from any thread; whoever waits for a piece gets a fault."""
        ...


class Model(Protocol):
    """A language model somewhere."""

    @property
    def name(self) -> str:
        """How answers name it."""
        ...

    def stream(self, messages: Sequence[Message], *, max_tokens: int, timeout: float) -> Stream:
        """Start an answer; nothing is sent before it is iterated.

        :param timeout: seconds that any single wait may take.
        """
        ...


@dataclass(frozen=True, slots=True)
class Watch:
    """Who follows an answer while it is written.

    ``show`` gets all that passed the gate so far, with its marks, whenever that grows; ``tick`` is called a few times
    a second while the model is silent; ``cancelled`` says whether to stop. All in the thread that asks.
    """

    show: Callable[[str], None] = lambda text: None
    tick: Callable[[], None] = lambda: None
    cancelled: Callable[[], bool] = lambda: False
