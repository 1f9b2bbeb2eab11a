"""One entry of a gold file -> a gold item, with a problem for everything that has the wrong shape."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast

from corpus.agreements import KINDS, AgreementKind, Deadline
from evals.agreements.types import GoldItem, Parties
from evals.parse import Report, one_line
from evals.types import SPLITS

_REQUIRED = ("id", "split", "document", "quotes", "kinds", "parties", "addressed_to", "deadline", "important")
_OPTIONAL = ("region", "group", "note")
_DEADLINE = {"start", "end", "text", "inferred"}
_NOTHING = ("", "null", "~")
_TRUTH = {"true": True, "false": False}


def parse_item(entry: Mapping[str, Any], report: Report) -> GoldItem | None:
    """The item of an entry whose scalars are text; None (after reporting why) when anything is missing or wrong.

    :param report: called with each problem, in Dutch.
    """
    problems = [f"'{key}' ontbreekt" for key in _REQUIRED if key not in entry]
    unknown = [key for key in entry if key not in _REQUIRED + _OPTIONAL]
    problems += [f"onbekende sleutel '{key}'; bekend zijn {', '.join(_REQUIRED + _OPTIONAL)}" for key in unknown]
    region = _text(entry, "region", problems)
    item = GoldItem(
        id=_filled(entry, "id", problems),
        split=_choice(_filled(entry, "split", problems), "split", SPLITS, problems),
        document=_filled(entry, "document", problems),
        quotes=_quotes(entry.get("quotes"), problems),
        kinds=_kinds(entry.get("kinds"), problems),
        parties=_alternatives(entry.get("parties"), "parties", problems),
        addressed_to=_alternatives(entry.get("addressed_to"), "addressed_to", problems),
        deadlines=_deadlines(entry.get("deadline"), problems),
        important=_truth(entry.get("important"), "important", problems),
        region=None if region in _NOTHING else region,
        group=_text(entry, "group", problems),
        note=_text(entry, "note", problems),
    )
    for problem in dict.fromkeys(problems):
        report(problem)
    return None if problems else item


def _text(entry: Mapping[str, Any], key: str, problems: list[str]) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        problems.append(f"'{key}' moet tekst zijn")
        return ""
    return one_line(value)


def _filled(entry: Mapping[str, Any], key: str, problems: list[str]) -> str:
    value = _text(entry, key, problems)
    if not value and key in entry:
        problems.append(f"'{key}' is leeg")
    return value


def _choice(value: str, key: str, known: tuple[str, ...], problems: list[str]) -> str:
    if value and value not in known:
        problems.append(f"{key} '{value}' is onbekend; kies uit {', '.join(known)}")
    return value


def _truth(value: object, key: str, problems: list[str]) -> bool:
    if not isinstance(value, str) or value.lower() not in _TRUTH:
        problems.append(f"'{key}' is true of false")
        return False
    return _TRUTH[value.lower()]


def _quotes(value: object, problems: list[str]) -> tuple[str, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) and one.strip() for one in value):
        problems.append("'quotes' is een lijst van een of meer letterlijke passages, geen daarvan leeg")
        return ()
    return tuple(one_line(quote) for quote in value)


def _kinds(value: object, problems: list[str]) -> tuple[AgreementKind, ...]:
    if not isinstance(value, list) or not value or not all(isinstance(one, str) for one in value):
        problems.append("'kinds' is een lijst van een of meer soorten")
        return ()
    for kind in value:
        _choice(kind, "kinds", KINDS, problems)
    if len(set(value)) < len(value):
        problems.append("in 'kinds' staat een soort twee keer")
    return cast("tuple[AgreementKind, ...]", tuple(value))


def _alternatives(value: object, key: str, problems: list[str]) -> tuple[Parties, ...]:
    """A list of acceptable sets, as in ``[[VWS], [VWS, VNG]]``; ``[[]]`` when nobody is named."""
    shaped = isinstance(value, list) and value and all(isinstance(one, list) for one in value)
    if not shaped or not all(
        isinstance(name, str) and name.strip() for one in cast("list[Any]", value) for name in one
    ):
        problems.append(f"'{key}' is een lijst van lijsten met namen, [[]] als er niemand is")
        return ()
    return tuple(frozenset(one_line(name) for name in one) for one in cast("list[list[str]]", value))


def _deadlines(value: object, problems: list[str]) -> tuple[Deadline | None, ...]:
    alternatives = value if isinstance(value, list) else [value]
    if not alternatives:
        problems.append("'deadline' is null, een termijn, of een lijst daarvan")
    return tuple(_deadline(one, problems) for one in alternatives)


def _deadline(value: object, problems: list[str]) -> Deadline | None:
    if isinstance(value, str) and value in _NOTHING:
        return None
    if not isinstance(value, dict) or set(value) != _DEADLINE:
        problems.append("een termijn is null of {start, end, text, inferred}")
        return None
    start, end, text = (str(value[key]) for key in ("start", "end", "text"))
    problems += [f"'{day}' is geen dag (jjjj-mm-dd)" for day in (start, end) if day and not _is_day(day)]
    if bool(start) != bool(end) or start > end:
        problems.append(f"de termijn {start} t/m {end} heeft geen begin, geen einde, of eindigt voor hij begint")
    if not text.strip():
        problems.append("de woorden van de termijn (text) ontbreken")
    return Deadline(start, end, one_line(text), _truth(value["inferred"], "inferred", problems))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
