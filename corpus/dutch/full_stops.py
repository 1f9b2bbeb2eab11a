"""Whether a full stop belongs to the abbreviation before it, so that the sentence goes on behind it."""

from __future__ import annotations

import re

from corpus.dutch.vocabulary import (
    AMOUNT_ABBREVIATIONS,
    CAPITAL_ABBREVIATIONS,
    CLOSING_ABBREVIATIONS,
    CURRENCIES,
    LAWS,
    MONTH_ABBREVIATIONS,
    MONTHS,
    NAME_PARTICLES,
    NAMING_ABBREVIATIONS,
    NUMBERED_ABBREVIATIONS,
    OPEN_ABBREVIATIONS,
    STARTERS,
    WEEKDAY_ABBREVIATIONS,
)

_PUNCTUATION = ".,;:!?)]\"'”’»"
_DAY = re.compile(r"\d{1,2}")
_DATE = re.compile(r"\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?")
_ROMAN = re.compile(r"[IVX]{2,5}")
_MONTHS = frozenset(MONTHS.split("|")) | MONTH_ABBREVIATIONS
_LETTERS = re.compile(r"(?:[a-z]\.)+[a-z]{1,2}")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.[ -]?)*[A-Z]|(?:[A-Z]\.)+[A-Z][a-z]")


def is_abbreviated(word: str, following: str, after: str) -> bool:
    """True when the full stop behind ``word`` belongs to an abbreviation or initials and the sentence goes on.

    :param following: the first word behind the full stop; it begins with a capital, a number or a currency sign.
    :param after: the word behind that one, "" at the end of the text.
    """
    low, following, after = word.lower(), following.rstrip(_PUNCTUATION), after.rstrip(_PUNCTUATION)
    if low in CLOSING_ABBREVIATIONS:
        return low == "e.v" and _is_law(following)
    if len(word) > 1 and word.isalpha() and word.isupper():  # a name, such as BV, ING or VS; few abbreviations
        numbered_or_capitals = following[:1].isdigit() or (following.isupper() and following.lower() not in STARTERS)
        return low in CAPITAL_ABBREVIATIONS and numbered_or_capitals
    if low in OPEN_ABBREVIATIONS:
        return True
    if _announces(low, following, after):
        return True
    if _LETTERS.fullmatch(word):
        return True
    return _INITIALS.fullmatch(word) is not None and following.lower() not in STARTERS


def _announces(low: str, following: str, after: str) -> bool:
    """True for what is an abbreviation before a number, a date, a name, a currency or a law, and such a one follows."""
    if low in NUMBERED_ABBREVIATIONS:
        return following[:1].isdigit() or _ROMAN.fullmatch(following) is not None
    if low in WEEKDAY_ABBREVIATIONS:
        return _is_date(following, after)
    if low in NAMING_ABBREVIATIONS:
        return _is_name(following, after)
    if low in AMOUNT_ABBREVIATIONS:
        return following.lower() in CURRENCIES
    if low.endswith(("nr", "nrs")):  # "zaaknr. 2023-445", "KvK-nr. 123"
        return any(character.isdigit() for character in following)
    return len(low) == 1 and _is_law(following)  # "lid 1, onder e. Gemeentewet"


def _is_law(word: str) -> bool:
    low = word.lower()
    return word[:1].isupper() and (low in LAWS or low.endswith(("wet", "wetboek")))


def _is_date(word: str, after: str) -> bool:
    """True for "12 maart" or "12-3"; a number alone may be one of anything ("Dat is zo. 12 aanbieders")."""
    return (_DAY.fullmatch(word) is not None and after.lower() in _MONTHS) or _DATE.fullmatch(word) is not None


def _is_name(word: str, after: str) -> bool:
    low = word.lower()
    if low in NAME_PARTICLES:
        return after[:1].isupper() or after.lower() in NAME_PARTICLES
    return word[:1].isupper() and low not in STARTERS
