"""The words of the evaluation page in Dutch or English, and how it writes numbers, moments and names."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from importlib.resources import files

from ui.web.words import Language, Words, load_words


@cache
def load_texts(language: Language) -> Words:
    """The words of all pages together with those of ``ui/texts/evaluation_<language>.toml``."""
    source = files("ui").joinpath("texts", f"evaluation_{language}.toml")
    own = tomllib.loads(source.read_text(encoding="utf-8"))
    return Words(language=language, entries={**load_words(language).entries, **own})


def name_of(texts: Words, group: str, value: str) -> str:
    """What a value is called on the page (a type of question, a role, a measure); unknown values name themselves."""
    names: dict[str, str] = texts.entries[group]
    return names.get(value, value)


def decimal(value: float | None, texts: Words, *, signed: bool = False) -> str:
    """Two decimals, from ten on one, with the comma or point of the language; a dash for what is not measured."""
    if value is None:
        return "–"
    written = f"{value:+.2f}" if signed else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"
    return written.replace(".", ",") if texts.language == "nl" else written


def bounds(low: float | None, high: float | None, texts: Words) -> str:
    """An interval, as in ``0,70 – 0,80``."""
    if low is None or high is None:
        return "–"
    return texts("evaluation_bounds", low=decimal(low, texts), high=decimal(high, texts))


def moment(when: datetime, texts: Words) -> str:
    """Date and time of this machine, as in ``7 december 2022 14:03``."""
    local = when.astimezone()
    return f"{texts.date(local.strftime('%Y-%m-%d'))} {local.strftime('%H:%M')}"
