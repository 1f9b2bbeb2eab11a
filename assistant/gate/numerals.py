"""Dutch and English number words, ordinals, months, multipliers and units, for reading figures."""

from __future__ import annotations

from functools import cache

_UNITS = ("", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS = ("tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien")
_TENS = ("", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")
_ENGLISH = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_ENGLISH_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# Zeros behind the number.
MULTIPLIERS = {
    **dict.fromkeys(("duizend", "thousand"), 3),
    **dict.fromkeys(("miljoen", "mln", "million"), 6),
    **dict.fromkeys(("miljard", "mld", "billion", "bn"), 9),
}
UNITS = {
    **dict.fromkeys(("%", "procent", "percent", "pct"), "%"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "€"),
    **dict.fromkeys(("dag", "dagen", "day", "days"), "dag"),
    **dict.fromkeys(("week", "weken", "weeks"), "week"),
    **dict.fromkeys(("maand", "maanden", "month", "months"), "maand"),
    **dict.fromkeys(("jaar", "jaren", "year", "years"), "jaar"),
    **dict.fromkeys(("uur", "uren", "uurs", "hour", "hours"), "uur"),
    **dict.fromkeys(("kwartaal", "kwartalen", "quarter", "quarters"), "kwartaal"),
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
MONTHS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
# "Every six months" is the same.
HALF_YEARLY = frozenset({"halfjaarlijks", "halfjaarlijkse", "biannually", "biannual"})
_ORDINAL_WORDS = (
    ("eerste", "first", "eerst"),
    ("tweede",),
    ("derde", "third"),
    ("vierde", "fourth"),
    ("vijfde", "fifth"),
    ("zesde", "sixth"),
    ("zevende", "seventh"),
    ("achtste", "eighth"),
    ("negende", "ninth"),
    ("tiende", "tenth"),
    ("elfde", "eleventh"),
    ("twaalfde", "twelfth"),
)
ORDINALS = {word: str(number) for number, words in enumerate(_ORDINAL_WORDS, start=1) for word in words}


@cache
def number_words() -> dict[str, str]:
    """Number words from nul to 999 and from zero to ninety, as one word, mapped to digits.

    "een" and "one" are left out, because they are nearly always an article or a pronoun.
    """
    words = {"nul": "0", "zero": "0", "één": "1", "anderhalf": "1.5", "anderhalve": "1.5", "beide": "2", "both": "2"}
    words |= {word: str(number) for number, word in enumerate(_ENGLISH, start=2)}
    words |= {word: str(10 * number) for number, word in enumerate(_ENGLISH_TENS, start=3)}
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
