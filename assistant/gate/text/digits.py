"""Digits with points and commas as the numbers that they may mean."""

from __future__ import annotations

import re
from functools import cache


@cache
def values_of(digits: str) -> frozenset[str]:
    """What digits with points and commas may mean: three digits behind a mark are thousands or, rarely, decimals."""
    bare = re.sub(r"[\s\u00a0\u202f]", "", digits)
    if re.fullmatch(r"\d+", bare):
        return frozenset({bare.lstrip("0") or "0"})
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?", bare):
        decimal = "," if bare.rfind(",") > bare.rfind(".") and len(bare) - bare.rfind(",") < 4 else "."
        whole, _, rest = bare.rpartition(decimal) if len(bare) - bare.rfind(decimal) < 4 else (bare, "", "")
        return frozenset({_plain(re.sub(r"[.,]", "", whole), rest)})
    whole, _, rest = bare.replace(",", ".").rpartition(".")
    return frozenset({_plain(whole.replace(".", ""), rest)})


def _plain(whole: str, rest: str) -> str:
    rest = rest.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def times(value: str, zeros: int) -> str:
    """A number with so many zeros behind it: "2.5" and 6 as "2500000"."""
    whole, _, rest = value.partition(".")
    padded = rest.ljust(zeros, "0")
    return _plain(whole + padded[:zeros], padded[zeros:])
