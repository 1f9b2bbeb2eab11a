"""Cases as flat rows of text, for people with a spreadsheet: one question a row, Dutch headings, nothing lost.

In a cell of ``goud`` every line is one quote, written ``document | quote``; a line that starts with ``of `` is an
alternative to the line above it. In ``feiten`` every line is one fact, its accepted forms separated by `` | ``. In
``geschiedenis`` every line is one turn, ``gebruiker: ...`` or ``assistent: ...``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.types import Turn
from evals.types import Case, GoldQuote

HEADINGS = {
    "id": "id",
    "split": "deel",
    "language": "taal",
    "persona": "rol",
    "type": "soort",
    "question": "vraag",
    "history": "geschiedenis",
    "expected": "verwacht",
    "refusal_reason": "reden",
    "gold": "goud",
    "facts": "feiten",
    "note": "opmerking",
}
ALTERNATIVE = "of "
_SEPARATOR = " | "
_SPEAKERS = {"gebruiker": "user", "assistent": "assistant"}
_NAMES = {role: name for name, role in _SPEAKERS.items()}


def to_row(case: Case) -> dict[str, str]:
    """The case as one row: Dutch heading -> text."""
    values = {key: str(getattr(case, key)) for key in HEADINGS if key not in ("history", "gold", "facts")}
    values["history"] = "\n".join(_turn_line(turn) for turn in case.history)
    values["gold"] = "\n".join(
        (ALTERNATIVE if place else "") + quote.document + _SEPARATOR + quote.quote
        for group in case.gold
        for place, quote in enumerate(group)
    )
    values["facts"] = "\n".join(_SEPARATOR.join(forms) for forms in case.facts)
    return {heading: values[key] for key, heading in HEADINGS.items()}


def from_row(row: Mapping[str, str]) -> dict[str, Any]:
    """The row as an entry of a question file, not yet validated; the headings may be Dutch or the keys themselves.

    Headings that are no key stay in the entry, so that validation names them.
    """
    keys = {heading: key for key, heading in HEADINGS.items()}
    entry: dict[str, Any] = {}
    for heading, text in row.items():
        name = heading.strip().casefold()
        entry[keys.get(name, name)] = text.replace("\r\n", "\n").replace("\r", "\n")
    for key, read in (("history", _history), ("gold", _gold), ("facts", _facts)):
        entry[key] = read(_lines(entry.get(key, "")))
    return entry


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _turn_line(turn: Turn) -> str:
    return f"{_NAMES[turn.role]}: {turn.content}"


def _history(lines: list[str]) -> list[dict[str, str]]:
    turns = []
    for line in lines:
        speaker, _, content = line.partition(":")
        name = speaker.strip().casefold()
        turns.append({"role": _SPEAKERS.get(name, name), "content": content.strip()})
    return turns


def _gold(lines: list[str]) -> list[list[dict[str, str]]]:
    groups: list[list[dict[str, str]]] = []
    for line in lines:
        is_alternative = line.casefold().startswith(ALTERNATIVE) and bool(groups)
        document, _, quote = (line[len(ALTERNATIVE) :] if is_alternative else line).partition("|")
        found = {"document": document.strip(), "quote": quote.strip()}
        if is_alternative:
            groups[-1].append(found)
        else:
            groups.append([found])
    return groups


def _facts(lines: list[str]) -> list[list[str]]:
    return [[form.strip() for form in line.split("|")] for line in lines]


def case_example() -> dict[str, str]:
    """An invented row that shows how the cells are written, for the explanation in the spreadsheet."""
    quotes = ((GoldQuote("document-a", "letterlijke tekst"), GoldQuote("document-b", "dezelfde feiten elders")),)
    more = (GoldQuote("document-a", "een tweede passage die ook nodig is"),)
    history = (Turn("user", "Wie betaalt het plan?"), Turn("assistant", "Het ministerie."))
    return to_row(
        Case(
            *("nieuw-001", "dev", "nl", "evaluator", "follow_up", "En hoeveel dan?", history, "answered"),
            gold=(*quotes, more),
            facts=(("11 aanbieders", "elf aanbieders"), ("2030",)),
        )
    )
