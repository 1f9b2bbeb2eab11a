"""Lets a model make a follow-up question standalone; what it gives is used for searching only, and checked first."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence

from assistant.generation.prompt import rewrite_messages
from assistant.generation.pump import Limits, pump
from assistant.generation.thinking import Thinking
from assistant.generation.types import Model, ModelFault, Watch
from assistant.types import Turn

_MAX_TOKENS = 80
_LONGEST = 400
_WORD = re.compile(r"[^\W_]{4,}")
_LABEL = re.compile(r"^(?:herschreven vraag|rewritten question|vraag|question)\s*:\s*", re.IGNORECASE)
# At least this share of the longer words must come from the conversation or the question.
_KNOWN = 0.6


def rewrite(model: Model, question: str, history: Sequence[Turn], *, seconds: float, watch: Watch) -> str | None:
    """The question in full; None when the model fails or gives something that is no rewritten question.

    :param seconds: how long it may take.
    """
    stream = model.stream(rewrite_messages(question, history), max_tokens=_MAX_TOKENS, timeout=seconds)
    thinking, written = Thinking(), ""
    try:
        for piece in pump(stream, Limits(time.monotonic() + seconds, _MAX_TOKENS), watch):
            written += thinking.feed(piece.text)
    except ModelFault as fault:
        if fault.kind != "endless":
            return None
    return usable(written, question, history)


def usable(written: str, question: str, history: Sequence[Turn]) -> str | None:
    """The first line of what the model wrote, when that is a question out of the words of the conversation."""
    lines = [line for line in written.strip().splitlines() if line.strip()]
    text = _LABEL.sub("", " ".join(lines[0].split())).strip("\"'“”* ") if lines else ""
    if not text or len(text) > _LONGEST:
        return None
    known = {word.casefold() for word in _WORD.findall(" ".join([question, *(turn.content for turn in history)]))}
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words or sum(word in known for word in words) < _KNOWN * len(words):
        return None
    return text
