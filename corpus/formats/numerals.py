"""Numbers as list marks: digits, letters and Roman numerals."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_LARGEST = 3999


def write_number(number: int, form: str) -> str:
    """A number in a form as Word, ODF or HTML name it; digits for forms that are not known.

    ``lowerLetter`` and ``a`` count a to z and then aa, bb; ``lowerRoman`` and ``i`` are Roman numerals.
    """
    if not 0 < number <= _LARGEST:
        return str(number)
    if form in ("lowerLetter", "a"):
        return _letters(number)
    if form in ("upperLetter", "A"):
        return _letters(number).upper()
    if form in ("lowerRoman", "i"):
        return _roman(number)
    if form in ("upperRoman", "I"):
        return _roman(number).upper()
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _letters(number: int) -> str:
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (rounds + 1)


def _roman(number: int) -> str:
    parts = []
    for value, numeral in _ROMAN:
        count, number = divmod(number, value)
        parts.append(numeral * count)
    return "".join(parts)
