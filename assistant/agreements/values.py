"""Values of the fields that people may correct: checked, as JSON values, and put into a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from assistant.agreements.errors import WrongValue
from assistant.agreements.types import FIELDS
from corpus.agreements import KINDS, Agreement, Deadline

LONGEST_TEXT = 2000
LONGEST_NAME = 100


def field_value(agreement: Agreement, field: str) -> Any:  # noqa: ANN401 - whatever the field holds
    """The value of a field as a JSON value."""
    value = getattr(agreement, field)
    if isinstance(value, Deadline):
        return asdict(value)
    return list(value) if isinstance(value, tuple) else value


def with_values(agreement: Agreement, values: Mapping[str, Any]) -> Agreement:
    """The agreement with other values (JSON values that were checked before) in some fields."""
    changes: dict[str, Any] = {}
    for field, value in values.items():
        if isinstance(value, list):
            value = tuple(value)
        elif isinstance(value, Mapping):
            value = Deadline(**value)
        changes[field] = value
    return replace(agreement, **changes)


def checked(field: str, value: object) -> Any:  # noqa: ANN401 - whatever the field holds
    """The value of a field as it is kept.

    :raises WrongValue: when it does not fit the field; the remedy says what does.
    """
    if field not in FIELDS:
        raise WrongValue("Dit veld kan niet worden verbeterd.", value=field, remedy=f"Kies uit: {', '.join(FIELDS)}")
    if field == "kind":
        return _kind(value)
    if field in ("parties", "addressed_to"):
        return _names(value, field)
    if field == "deadline":
        return _deadline(value)
    if field == "region" and value in (None, ""):
        return None
    return _text(value, field, longest=LONGEST_NAME if field == "region" else LONGEST_TEXT)


def _kind(value: object) -> str:
    if value not in KINDS:
        raise WrongValue("Deze soort is er niet.", value=str(value), remedy=f"Kies uit: {', '.join(KINDS)}")
    return str(value)


def _text(value: object, field: str, *, longest: int) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text or len(text) > longest:
        raise WrongValue(
            "Deze tekst is leeg of te lang.", value=f"{field}: {text[:60]}", remedy=f"Geef 1 tot {longest} tekens op."
        )
    return text


def _names(value: object, field: str) -> list[str]:
    if not isinstance(value, list | tuple):
        raise WrongValue("Dit is geen lijst van namen.", value=f"{field}: {value}", remedy="Geef namen op, of geen.")
    return list(dict.fromkeys(_text(name, field, longest=LONGEST_NAME) for name in value))


def _deadline(value: object) -> dict[str, Any] | None:
    if value is None:
        return None
    if isinstance(value, Deadline):
        value = asdict(value)
    if not isinstance(value, Mapping) or set(value) != {"start", "end", "text", "inferred"}:
        raise WrongValue("Dit is geen termijn.", value=str(value), remedy="Geef begin, einde en woorden op.")
    start, end = str(value["start"]), str(value["end"])
    for day in (start, end):
        if day or not (start == end == ""):
            parse_day(day)
    if start > end:
        raise WrongValue("De termijn eindigt voor hij begint.", value=f"{start}/{end}", remedy="Draai de dagen om.")
    text = _text(value["text"] or f"{start} t/m {end}", "deadline", longest=LONGEST_NAME)
    return {"start": start, "end": end, "text": text, "inferred": value["inferred"] is True}


def parse_day(text: str) -> str:
    """An ISO date, checked.

    :raises WrongValue: when it is none.
    """
    try:
        if date.fromisoformat(text).isoformat() == text:
            return text
    except ValueError:
        pass
    raise WrongValue("Dit is geen datum.", value=text, remedy="Schrijf jaar-maand-dag, zoals 2024-12-31.")


def read_deadline(text: str) -> Deadline | None:
    """A deadline as people type it: ``2024-12-31``, ``2024-10-01/2024-12-31``, or nothing for no deadline.

    :raises WrongValue: for anything else.
    """
    if not text.strip():
        return None
    start, _, end = (part.strip() for part in text.partition("/"))
    parse_day(start)
    parse_day(end or start)
    words = start if not end or end == start else f"{start} t/m {end}"
    return Deadline(start, end or start, words, False)
