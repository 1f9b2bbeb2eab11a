"""English number words, ordinals, multipliers and units beside the Dutch ones, for reading figures."""

from __future__ import annotations

from functools import cache

from corpus.dutch.numerals import MULTIPLIERS as DUTCH_MULTIPLIERS
from corpus.dutch.numerals import dutch_number_words

_ENGLISH = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty"
).split()
_ENGLISH_TENS = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# Zeros behind the number.
MULTIPLIERS = DUTCH_MULTIPLIERS | {"thousand": 3, "million": 6, "billion": 9, "bn": 9}
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
# Names that only Dutch has: behind them stands no day ("juni 46 jongeren").
DUTCH_MONTHS = frozenset("januari februari maart mrt mei juni juli augustus oktober okt".split())
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
    words = {"zero": "0", "één": "1", "beide": "2", "both": "2"}
    words |= {word: str(number) for number, word in enumerate(_ENGLISH, start=2)}
    words |= {word: str(10 * number) for number, word in enumerate(_ENGLISH_TENS, start=3)}
    return words | dutch_number_words()
