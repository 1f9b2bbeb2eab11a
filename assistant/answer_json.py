"""Reads back an answer that was kept as the JSON object of the contract, whichever version kept it."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from assistant.types import Answer


def answer_from_json(kept: Mapping[str, Any]) -> Answer:
    """The answer that ``Answer.to_json`` gave.

    Fields that a later version added are left out; those that an earlier one did not have get their default.

    :raises TypeError: when a value is missing that has no default, or has another shape.
    """
    return _record(Answer, kept)  # type: ignore[no-any-return]


def _record(kind: Any, kept: object) -> Any:  # noqa: ANN401 - any of the dataclasses of assistant.types
    if not isinstance(kept, Mapping):
        raise TypeError(f"expected an object for {kind.__name__}")
    hints = _hints(kind)
    return kind(**{one.name: _value(hints[one.name], kept[one.name]) for one in fields(kind) if one.name in kept})


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - any of the dataclasses of assistant.types
    return get_type_hints(kind)


def _value(kind: Any, kept: Any) -> Any:  # noqa: ANN401 - as deep as the answer is
    if is_dataclass(kind):
        return _record(kind, kept)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is types.UnionType:
        return None if kept is None else _value(next(one for one in inner if one is not type(None)), kept)
    if origin is tuple:
        if not isinstance(kept, list | tuple):
            raise TypeError(f"expected a list, not {type(kept).__name__}")
        return tuple(_value(inner[0], one) for one in kept)
    return kept
