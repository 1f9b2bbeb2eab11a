"""The words of the review list in Dutch or English, together with those of the other pages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from ui.web.evaluation.texts import load_texts
from ui.web.words import Language, Words


@cache
def review_words(language: Language) -> Words:
    """The words of all pages together with those of ``ui/texts/review_<language>.toml``."""
    source = files("ui").joinpath("texts", f"review_{language}.toml")
    own = tomllib.loads(source.read_text(encoding="utf-8"))
    return Words(language=language, entries={**load_texts(language).entries, **own})
