"""Reads what a service sends of an answer: how it ended and what it cost, in the words of either protocol."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.generation.types import Piece


def piece_of(text: str, raw: object) -> Piece:
    """What a response adds.

    :param text: the words that came in.
    :param raw: the response as the client library has it: a chunk of the OpenAI protocol, or one of Ollama's.
    """
    found = _plain(raw)
    choices = found.get("choices") or [{}]
    ended = choices[0].get("finish_reason") or (found.get("done_reason") or "stop" if found.get("done") else None)
    usage = found.get("usage") or {}
    return Piece(
        text=text,
        finish=None if not ended else "length" if ended == "length" else "stop",
        prompt_tokens=usage.get("prompt_tokens") or found.get("prompt_eval_count"),
        completion_tokens=usage.get("completion_tokens") or found.get("eval_count"),
    )


def _plain(raw: object) -> Mapping[str, Any]:
    if isinstance(raw, Mapping):
        return raw
    dump = getattr(raw, "model_dump", None)
    found = dump() if callable(dump) else {}
    return found if isinstance(found, dict) else {}
