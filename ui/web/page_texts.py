"""The words of one page in Dutch or English: its own file of ``ui/texts`` laid over the words of all pages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from ui.web.words import Language, Words, load_words


@cache
def load_page_texts(page: str, language: Language) -> Words:
    """The words of all pages together with those of ``ui/texts/<page>_<language>.toml``."""
    source = files("ui").joinpath("texts", f"{page}_{language}.toml")
    own = tomllib.loads(source.read_text(encoding="utf-8"))
    return Words(language=language, entries={**load_words(language).entries, **own})


def name_in(texts: Words, group: str, value: str) -> str:
    """What a value is called on the page; one without a name names itself."""
    names: dict[str, str] = texts.entries[group]
    return names.get(value, value)


def counted(texts: Words, noun: str, count: int) -> str:
    """A number with its noun: ``1 document``, ``12 documenten``."""
    one, many = texts.several(noun)
    return f"{whole(count, texts)} {one if count == 1 else many}"


def whole(count: int, texts: Words) -> str:
    """A whole number with the separator of the language between thousands."""
    written = f"{count:,}"
    return written.replace(",", ".") if texts.language == "nl" else written


def size_text(size: int, texts: Words) -> str:
    """Bytes in the largest unit that leaves a number of one or more: ``12,3 MB``."""
    value, unit = float(size), "B"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    written = f"{value:.0f}" if unit in ("B", "kB") or value >= 100 else f"{value:.1f}"
    return f"{written.replace('.', ',') if texts.language == 'nl' else written} {unit}"
