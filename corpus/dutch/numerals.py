"""Dutch number words, months and multipliers, for whoever compares figures: the gate and the evaluation."""

from __future__ import annotations

from functools import cache

_UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
# Zeros behind the number.
MULTIPLIERS = {"duizend": 3, "miljoen": 6, "mln": 6, "miljard": 9, "mld": 9}
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
# Dutch and English names and short forms -> number of the month.
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
MONTH_NAMES = tuple(names[0] for names in _MONTHS)


@cache
def dutch_number_words() -> dict[str, str]:
    """Number words from nul to 999 as one word ("drieëntwintig") -> digits.

    "een" is left out, because it is nearly always the article.
    """
    words = {"nul": "0", "anderhalf": "1.5", "anderhalve": "1.5"}
    return words | {_spell(number): str(number) for number in range(2, 1000)}


def _spell(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    prefix = "" if not hundreds else ("" if hundreds == 1 else _UNITS[hundreds]) + "honderd"
    if rest < 10:
        return prefix + _UNITS[rest]
    if rest < 20:
        return prefix + _TEENS[rest - 10]
    tens, unit = divmod(rest, 10)
    join = "ën" if _UNITS[unit].endswith("e") else "en"
    return prefix + (f"{_UNITS[unit]}{join}" if unit else "") + _TENS[tens]
