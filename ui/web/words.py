"""Every word of the web pages in Dutch or English, read once from ``ui/texts``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; call it with a key and the values for the places between braces."""

    language: Language
    entries: dict[str, Any]

    def __call__(self, key: str, **values: object) -> str:
        """The text under ``key``, filled in.

        :raises KeyError: no such key, or a value is missing; the texts are tested to be complete.
        """
        text = self.entries[key]
        return str(text).format(**values)

    def several(self, key: str) -> tuple[str, ...]:
        """The list of texts under ``key``."""
        return tuple(str(text) for text in self.entries[key])

    def date(self, date: str) -> str:
        """An ISO date of day, month or year precision in words: ``2022-12-07`` -> ``7 december 2022``."""
        parts = date.split("-")
        if len(parts) > 1:
            parts[1] = self.several("months")[int(parts[1]) - 1]
        if len(parts) > 2:
            parts[2] = str(int(parts[2]))
        return " ".join(reversed(parts))


@cache
def load_words(language: Language) -> Words:
    """The words of ``language`` from ``ui/texts``: those of every page, and those of the chat."""
    entries: dict[str, Any] = {}
    for name in ("web", "conversations", "generation"):
        source = files("ui").joinpath("texts", f"{name}_{language}.toml")
        entries |= tomllib.loads(source.read_text(encoding="utf-8"))
    return Words(language=language, entries=entries)
