"""The words of exported conversations in Dutch or English."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from importlib.resources import files

from ui.web.words import Language, Words, load_words


@cache
def export_words(language: Language) -> Words:
    """The words of all pages together with those of ``ui/texts/export_<language>.toml``."""
    source = files("ui").joinpath("texts", f"export_{language}.toml")
    own = tomllib.loads(source.read_text(encoding="utf-8"))
    return Words(language=language, entries={**load_words(language).entries, **own})


def day_and_time(when: datetime, words: Words) -> str:
    """A moment on this machine, as in ``7 december 2022 14:03``."""
    local = when.astimezone()
    return f"{words.date(local.strftime('%Y-%m-%d'))} {local.strftime('%H:%M')}"
