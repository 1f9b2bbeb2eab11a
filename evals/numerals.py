"""Dutch number words and month names, for comparing what people write with what documents say."""

from __future__ import annotations

from functools import cache

_UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")

MULTIPLIERS = {
    "duizend": 1_000,
    "miljoen": 1_000_000,
    "mln": 1_000_000,
    "miljard": 1_000_000_000,
    "mld": 1_000_000_000,
}

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NAMES = tuple(names[0] for names in _MONTHS)
MONTHS = {name: names[0] for names in _MONTHS for name in names}


@cache
def number_words() -> dict[str, str]:
    """Number words from nul to 999 without accents, as one word, mapped to digits.

    The bare word "een" is left out, because it is nearly always the article; "één" is handled by the caller.
    """
    words = {"nul": "0", "anderhalf": "1.5", "anderhalve": "1.5"}
    for number in range(2, 1000):
        words[_spell(number)] = str(number)
    return words


def _spell(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    prefix = "" if not hundreds else ("" if hundreds == 1 else _UNITS[hundreds]) + "honderd"
    if rest < 10:
        return prefix + _UNITS[rest]
    if rest < 20:
        return prefix + _TEENS[rest - 10]
    tens, unit = divmod(rest, 10)
    return prefix + (f"{_UNITS[unit]}en" if unit else "") + _TENS[tens]
