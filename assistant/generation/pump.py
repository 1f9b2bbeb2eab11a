"""Reads an answer in a thread of its own, so that a deadline or the user can end the wait at any moment."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Event, Thread

from assistant.generation.types import ModelFault, Piece, Stream, Watch

# How often the user is listened to while the model is silent, in seconds.
_TICK = 0.15
# How long to wait for the count of tokens that some services send behind the end.
_GRACE = 1.0
# A token is seldom longer than this many characters; beyond it the size that was asked for is not kept.
_LONGEST_TOKEN = 12
_SPARE_PIECES = 200


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how large an answer may be: ``deadline`` in seconds of the monotonic clock, size in tokens."""

    deadline: float
    max_tokens: int


def pump(stream: Stream, limits: Limits, watch: Watch) -> Iterator[Piece]:
    """The pieces of an answer; the connection is ended however this ends.

    :raises ModelFault: for whatever went wrong, ``timeout``, ``cancelled`` and ``endless`` included, and
        ``interrupted`` when the stream stops without saying that the answer is complete.
    """
    arrived: Queue[Piece | ModelFault | None] = Queue()
    stopped = Event()
    Thread(target=_read, args=(stream, arrived, stopped), name="language-model", daemon=True).start()
    try:
        yield from _guarded(arrived, limits, watch)
    finally:
        stopped.set()
        stream.close()


def _read(stream: Stream, arrived: Queue[Piece | ModelFault | None], stopped: Event) -> None:
    try:
        for piece in stream:
            if stopped.is_set():
                return
            arrived.put(piece)
    except ModelFault as fault:
        arrived.put(fault)
    finally:
        arrived.put(None)


def _guarded(arrived: Queue[Piece | ModelFault | None], limits: Limits, watch: Watch) -> Iterator[Piece]:
    size, count, ended = 0, 0, False
    deadline = limits.deadline
    while True:
        item = _next(arrived, deadline, watch, ended=ended)
        if isinstance(item, ModelFault) and not ended:
            raise item
        if item is None or isinstance(item, ModelFault):
            break
        size, count = size + len(item.text), count + 1
        if size > limits.max_tokens * _LONGEST_TOKEN or count > 2 * limits.max_tokens + _SPARE_PIECES:
            raise ModelFault("endless")
        yield item
        if item.finish == "length":
            raise ModelFault("endless")
        if item.finish is not None and not ended:
            ended, deadline = True, min(deadline, time.monotonic() + _GRACE)
    if not ended:
        raise ModelFault("interrupted" if size else "empty")


def _next(
    arrived: Queue[Piece | ModelFault | None], deadline: float, watch: Watch, *, ended: bool
) -> Piece | ModelFault | None:
    while True:
        if watch.cancelled():
            raise ModelFault("cancelled")
        left = deadline - time.monotonic()
        if left <= 0:
            if ended:
                return None
            raise ModelFault("timeout")
        try:
            return arrived.get(timeout=min(left, _TICK))
        except Empty:
            watch.tick()
