"""The words of the page of agreements in Dutch or English, and how it writes deadlines, parties and moments."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ui.web.words import Language, Words, load_words

if TYPE_CHECKING:
    from assistant.agreements import Deadline


@cache
def load_texts(language: Language) -> Words:
    """The words of all pages together with those of ``ui/texts/agreements_<language>.toml``."""
    source = files("ui").joinpath("texts", f"agreements_{language}.toml")
    own = tomllib.loads(source.read_text(encoding="utf-8"))
    return Words(language=language, entries={**load_words(language).entries, **own})


def name_of(texts: Words, group: str, value: str) -> str:
    """What a value is called on the page (a kind, a review, a field); unknown values name themselves."""
    names: dict[str, str] = texts.entries[group]
    return names.get(value, value)


def count_of(texts: Words, noun: str, count: int) -> str:
    """A number with its noun: ``1 regel``, ``12 regels``."""
    one, many = texts.several(noun)
    return f"{count} {one if count == 1 else many}"


def deadline_text(deadline: Deadline | None, texts: Words) -> str:
    """The words as written, with the days they mean when those say more; a dash for no deadline."""
    if deadline is None:
        return "–"
    if not deadline.end:
        return deadline.text
    last = texts.date(deadline.end)
    days = (
        last if deadline.start == deadline.end else texts("days_between", first=texts.date(deadline.start), last=last)
    )
    inferred = f", {texts('year_inferred')}" if deadline.inferred else ""
    said = deadline.start == deadline.end and not inferred and last in deadline.text
    return deadline.text if said else f"{deadline.text} ({days}{inferred})"


def names_text(names: tuple[str, ...]) -> str:
    """Names in one line; a dash for nobody."""
    return ", ".join(names) or "–"


def moment_text(at: str, texts: Words) -> str:
    """A moment in UTC (ISO) as date and time of this machine."""
    local = datetime.fromisoformat(at).astimezone()
    return f"{texts.date(local.strftime('%Y-%m-%d'))} {local.strftime('%H:%M')}"
