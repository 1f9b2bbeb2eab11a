"""Numbers, dates, percentages, amounts and ordinals of a text, written in one way whatever the language or format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from assistant.gate.text.digits import times, values_of
from assistant.gate.text.numerals import DUTCH_MONTHS, HALF_YEARLY, MULTIPLIERS, ORDINALS, UNITS, number_words
from assistant.gate.text.shares import TIMES, shares
from corpus.dutch.numerals import MONTHS

FactKind = Literal["number", "ordinal", "date", "time"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure at ``text[start:end]``.

    :param values: what it may mean, since "1.175" and "1,5" differ by language; of a date "YYYY-MM-DD" with "" for the
        parts that are not given, such as "2020--" or "-03-09".
    :param unit: "%", "€", a unit of time, "label" for the number of a thing ("fase 1"), or "".
    """

    kind: FactKind
    values: frozenset[str]
    unit: str
    start: int
    end: int

    def is_year(self) -> bool:
        """Whether it is a bare year."""
        return self.kind == "date" and all(value.endswith("--") for value in self.values)


_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DIGITS = r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:\ \d{3})+(?!\d)|\d+[.,]\d{1,2}|\d+"
_LETTERS = r"[^\W\d_]"
_ENGLISH_MONTH = "|".join(sorted(MONTHS.keys() - DUTCH_MONTHS, key=len, reverse=True))
_BEFORE_TIME = "|".join(rf"(?<=\b{word}\ )" for word in "na om tot voor vanaf at after until before by to".split())
_FACT = re.compile(
    rf"""
      (?<![\w/-])(?P<iso>(?P<iy>\d{{4}})-(?P<im>\d{{1,2}})-(?P<id>\d{{1,2}}))(?![\w-])
    | (?<![\w/-])(?P<dmy>(?P<dd>\d{{1,2}})(?P<mark>[-/.])(?P<dm>\d{{1,2}})(?P=mark)(?P<dy>\d{{4}}|\d{{2}}))(?!\w)
    | (?<!\w)(?P<day_month>(?P<nd>\d{{1,2}})(?:e|ste|de|st|nd|rd|th)?\s+(?:of\s+)?(?P<nm>{_MONTH})\b\.?
        (?:,?\s+(?:van\s+|of\s+)?(?P<ny>\d{{4}}))?)(?!\w)
    | (?<!\w)(?P<month_day>(?P<em>{_ENGLISH_MONTH})\b\.?\s+(?P<ed>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)
        (?:,?\s+(?P<ey>\d{{4}}))?)(?![\w%])
    | (?<!\w)(?P<month_year>(?P<mm>{_MONTH})\b\.?,?\s+(?:van\s+|of\s+)?(?P<my>\d{{4}}))(?!\w)
    | (?<!\w)(?P<clock>\d{{1,2}}[.:]\d{{2}})(?=\s*(?:uur|u\b|h\b|hrs|a\.?m|p\.?m|o'clock))
    | (?:{_BEFORE_TIME})(?P<time>[012]?\d[.:][0-5]\d)(?!\d|[.,]\d|\s*(?:%|euro|m[il]\w+|kilo|meter))
    | (?<![\w.,])(?P<year>(?:19|20)\d{{2}})(?![\w%]|[.,]\d)
    | (?P<quarter>\bQ[1-4]\b)
    | (?:(?P<euro>€|\b(?:EUR|euro)\s(?=\d))\s?)?(?<![^\W\d_])(?<!\d)(?P<digits>{_DIGITS})
        (?P<suffix>(?:\s?%|e\b|ste\b|de\b|st\b|nd\b|rd\b|th\b)?)
    | (?P<word>{_LETTERS}{{3,}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_AFTER = re.compile(rf"[\s-]{{0,2}}(?P<next>{_LETTERS}+|%|€)", re.IGNORECASE)
_BARE_MONTH = frozenset(name for name in MONTHS if len(name) > 3 or name == "mei") - {"may", "mar", "sept"}


def facts(text: str) -> list[Fact]:
    """Every figure of a text, in order; the articles "een" and "one" are none."""
    return _shared_units(list(_found(text)), text)


def _found(text: str) -> Iterator[Fact]:
    parts = [Fact("number", frozenset({one.percentage}), "%", one.start, one.end) for one in shares(text)]
    whole = [fact for fact in _whole(text) if not any(one.start < fact.end and fact.start < one.end for one in parts)]
    yield from sorted([*parts, *whole], key=lambda fact: fact.start)


def _whole(text: str) -> Iterator[Fact]:
    for match in _FACT.finditer(text):
        if match["iso"]:
            yield _date(match, match["iy"], match["im"], match["id"])
        elif match["dmy"]:
            year = match["dy"] if len(match["dy"]) == 4 else f"20{match['dy']}"
            yield _date(match, year, match["dm"], match["dd"])
        elif match["day_month"]:
            yield _date(match, match["ny"], MONTHS[match["nm"].lower()], match["nd"])
        elif match["month_day"]:
            yield _date(match, match["ey"], MONTHS[match["em"].lower()], match["ed"])
        elif match["month_year"] or match["year"]:
            month = MONTHS[match["mm"].lower()] if match["mm"] else ""
            yield _date(match, match["my"] or match["year"], month, "")
        elif clock := match["clock"] or match["time"]:
            yield Fact("time", frozenset({clock.replace(":", ".").lstrip("0")}), "", match.start(), match.end())
        elif match["quarter"]:
            yield Fact("ordinal", frozenset({match["quarter"][1]}), "kwartaal", match.start(), match.end())
        elif match["digits"]:
            yield _figure(match, text)
        else:
            yield from _word(match, text)


def _date(match: re.Match[str], year: str | None, month: str | int, day: str) -> Fact:
    parts = (year or "", f"{int(month):02}" if month else "", f"{int(day):02}" if day else "")
    return Fact("date", frozenset({"-".join(parts)}), "", match.start(), match.end())


# "Fase 1", "groep 7": the number is a name.
_LABEL = re.compile(
    r"\b(?:fase|lijn|groep|stap|spoor|ronde|perceel|artikel|phase|line|group|step|article|grade) $", re.IGNORECASE
)
# "Ten minste": no number.
_NO_TEN = re.compile(
    r"\s(?:minste|hoogste|laste|opzichte|behoeve|aanzien|gunste|koste|einde|gevolge|slotte|tijde|dele|eerste|tweede|derde|"
    r"noorden|zuiden|oosten|westen|onrechte|goede|grondslag)\b",
    re.IGNORECASE,
)


def _figure(match: re.Match[str], text: str) -> Fact:
    start, suffix = match.start("digits"), match["suffix"].strip().lower()
    if match["euro"]:
        start = match.start("euro")
    if suffix and suffix != "%":
        return Fact("ordinal", frozenset({match["digits"].lstrip("0")}), "", start, match.end())
    values, end = values_of(match["digits"]), match.end()
    values, end = _multiplied(values, text, end)
    unit = "%" if suffix == "%" else "€" if match["euro"] else _unit_after(text, end)
    if not unit and _LABEL.search(text[:start]):
        unit = "label"
    return Fact("number", values, unit, start, end)


def _word(match: re.Match[str], text: str) -> Iterator[Fact]:
    word = match["word"].lower()
    if word in HALF_YEARLY:
        yield Fact("number", frozenset({"6"}), "maand", match.start(), match.end())
    if word in _BARE_MONTH:
        yield Fact("date", frozenset({f"-{MONTHS[word]:02}-"}), "", match.start(), match.end())
    elif word in ORDINALS:
        yield Fact("ordinal", frozenset({ORDINALS[word]}), _unit_after(text, match.end()), match.start(), match.end())
    elif word == "ten" and _NO_TEN.match(text, match.end()):
        return
    elif value := number_words().get(word) or TIMES.get(word):
        values, end = _multiplied(frozenset({value}), text, match.end())
        yield Fact("number", values, _unit_after(text, end), match.start(), end)


def _multiplied(values: frozenset[str], text: str, end: int) -> tuple[frozenset[str], int]:
    following = _AFTER.match(text, end)
    factor = MULTIPLIERS.get(following["next"].lower()) if following else None
    if following is None or factor is None:
        return values, end
    return frozenset(times(value, factor) for value in values), following.end()


def _unit_after(text: str, end: int) -> str:
    following = _AFTER.match(text, end)
    return UNITS.get(following["next"].lower(), "") if following else ""


_TOGETHER = re.compile(r"\s*(?:-|–|à|tot|of|to|or|en|and|&|,)\s*")


def _shared_units(found: list[Fact], text: str) -> list[Fact]:
    """Gives the first number of "50-70%", "twee of drie jaar", "10 en 11 februari" the unit or month of the second."""
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        if one.kind != "number" or one.unit or not _TOGETHER.fullmatch(text[one.end : other.start]):
            continue
        if other.kind == "number":
            found[place] = replace(one, unit=other.unit)
        elif other.kind == "date" and all(len(value) < 3 for value in one.values):
            days = frozenset(f"{rest}{value:0>2}" for value in one.values for rest in _without_day(other.values))
            found[place] = replace(one, kind="date", values=days) if days else one
    return found


def _without_day(values: frozenset[str]) -> list[str]:
    return [value[:-2] for value in values if value[-2:].isdigit() and value[-3] == "-" and value.count("-") == 2]
