"""One entry of a question file -> a case, with a problem for everything that has the wrong shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from assistant.types import Role, Turn
from evals.types import EXPECTED, LANGUAGES, PERSONAS, REFUSAL_REASONS, SPLITS, TYPES, Case, GoldQuote

Report = Callable[[str], None]

_CHOICES = {"split": SPLITS, "language": LANGUAGES, "persona": PERSONAS, "type": TYPES, "expected": EXPECTED}
_REQUIRED = ("id", "split", "language", "persona", "type", "question", "expected")
_OPTIONAL = ("history", "gold", "facts", "note", "refusal_reason")


def parse_case(entry: Mapping[str, Any], report: Report) -> Case | None:
    """The case of an entry; None (after reporting why) when a required value is missing or something has no shape.

    :param report: called with each problem, in Dutch.
    """
    problems: list[str] = []
    for key in entry:
        if key not in _REQUIRED + _OPTIONAL:
            problems.append(f"onbekende sleutel '{key}'; bekend zijn {', '.join(_REQUIRED + _OPTIONAL)}")
    values = {key: _required(entry, key, problems) for key in _REQUIRED}
    reason = _string(entry.get("refusal_reason", ""), "refusal_reason", problems)
    if reason and reason not in REFUSAL_REASONS:
        problems.append(f"refusal_reason '{reason}' is onbekend; kies uit {', '.join(REFUSAL_REASONS)}")
    case = Case(
        **values,
        history=_history(entry.get("history", []), problems),
        gold=_gold(entry.get("gold", []), problems),
        facts=_facts(entry.get("facts", []), problems),
        note=_string(entry.get("note", ""), "note", problems),
        refusal_reason=reason,
    )
    for problem in problems:
        report(problem)
    return None if problems else case


def _required(entry: Mapping[str, Any], key: str, problems: list[str]) -> str:
    value = _string(entry.get(key, ""), key, problems)
    if not value:
        problems.append(f"'{key}' ontbreekt of is leeg")
    elif value not in _CHOICES.get(key, (value,)):
        problems.append(f"{key} '{value}' is onbekend; kies uit {', '.join(_CHOICES[key])}")
    return value


def _string(value: object, key: str, problems: list[str]) -> str:
    if not isinstance(value, str):
        problems.append(f"'{key}' moet tekst zijn")
        return ""
    text = value.strip() if key in ("question", "note") else one_line(value)
    if any(ord(character) < 32 and character not in "\n\t" for character in text):
        problems.append(f"'{key}' bevat een onzichtbaar stuurteken")
    return text


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def _list(value: object, key: str, problems: list[str]) -> list[Any]:
    if value == "":
        return []
    if not isinstance(value, list):
        problems.append(f"'{key}' moet een lijst zijn")
        return []
    return value


def _history(value: object, problems: list[str]) -> tuple[Turn, ...]:
    turns = []
    for turn in _list(value, "history", problems):
        if not isinstance(turn, dict) or set(turn) != {"role", "content"} or turn["role"] not in ("user", "assistant"):
            problems.append("elke beurt van 'history' is {role: user of assistant, content: tekst}")
            continue
        content = _string(turn["content"], "history", problems)
        turns.append(Turn(cast(Role, turn["role"]), content))
    return tuple(turns)


def _gold(value: object, problems: list[str]) -> tuple[tuple[GoldQuote, ...], ...]:
    groups = []
    for group in _list(value, "gold", problems):
        quotes = []
        for quote in _list(group, "gold-groep", problems):
            if not isinstance(quote, dict) or set(quote) != {"document", "quote"}:
                problems.append("elk goud-citaat is {document: id, quote: tekst}")
                continue
            document = _string(quote["document"], "document", problems)
            quotes.append(GoldQuote(document, _string(quote["quote"], "quote", problems)))
        if not quotes:
            problems.append("een goud-groep is leeg")
        groups.append(tuple(quotes))
    return tuple(groups)


def _facts(value: object, problems: list[str]) -> tuple[tuple[str, ...], ...]:
    facts = []
    for forms in _list(value, "facts", problems):
        accepted = tuple(_string(form, "facts", problems) for form in _list(forms, "feit", problems))
        if not accepted or not all(accepted):
            problems.append("elk feit is een lijst van een of meer vormen, geen daarvan leeg")
        if any("|" in form for form in accepted):
            problems.append("een vorm van een feit mag geen '|' bevatten: dat teken scheidt vormen in Excel")
        facts.append(accepted)
    return tuple(facts)
