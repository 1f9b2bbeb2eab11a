"""Reads back an answer that was kept as the JSON object of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.types import Answer, Citation, Range, RankedPassage, Refusal, Statement


def answer_from_json(kept: Mapping[str, Any]) -> Answer:
    """The answer that ``Answer.to_json`` gave; fields of a later version are left out.

    :raises KeyError: when a field is missing.
    :raises TypeError: when a value has another shape.
    """
    refusal = kept["refusal"]
    return Answer(
        id=kept["id"],
        question=kept["question"],
        standalone_question=kept["standalone_question"],
        language=kept["language"],
        status=kept["status"],
        refusal=None
        if refusal is None
        else Refusal(refusal["reason"], refusal["explanation"], tuple(map(_citation, refusal["nearest"]))),
        answer=kept["answer"],
        statements=tuple(Statement(one["text"], tuple(one["citations"])) for one in kept["statements"]),
        citations=tuple(map(_citation, kept["citations"])),
        passages=tuple(map(_passage, kept["passages"])),
        confidence=kept["confidence"],
        generator=kept["generator"],
        seconds=dict(kept["seconds"]),
    )


def _citation(kept: Mapping[str, Any]) -> Citation:
    place = (kept["number"], kept["document"], kept["title"], tuple(kept["section"]), kept["page"])
    return Citation(*place, kept["start"], kept["end"], kept["quote"])


def _passage(kept: Mapping[str, Any]) -> RankedPassage:
    best = Range(kept["best"]["start"], kept["best"]["end"])
    return RankedPassage(kept["document"], kept["start"], kept["end"], kept["score"], best)
