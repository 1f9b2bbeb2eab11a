"""Figures of a sentence against its evidence: present, about the same thing, with the same bound."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.gate.text.numbers import Fact
from assistant.gate.text.reading import Reading
from assistant.gate.text.vocabulary import read_table


def missing_figures(claim: Reading, readings: Sequence[Reading], around: Sequence[Reading]) -> tuple[str, ...]:
    """Figures of the claim that the evidence does not have, as written; dates may be completed by what stands above."""
    own = [fact for reading in readings for fact in reading.facts]
    context = [fact for reading in around for fact in reading.facts]
    return tuple(
        claim.text[fact.start : fact.end]
        for fact in claim.facts
        if not _is_there(fact, own, context) and not _is_one(fact, readings) and not _rounded(claim, fact, own)
    )


_ONE = re.compile(r"\b(?:een|one|a|an|enige)\b")


def _is_one(fact: Fact, readings: Sequence[Reading]) -> bool:
    """Whether a figure is "één" and the evidence has "een", which may be written for both."""
    return fact.values == {"1"} and not fact.unit and any(_ONE.search(reading.folded) for reading in readings)


_ABOVE = re.compile(r"\b(?:ruim|iets meer dan|just over|slightly more than)\s$")
_BELOW = re.compile(r"\b(?:bijna|krap|iets minder dan|almost|nearly|just under)\s$")
# So much may a rounded figure differ.
_ROUND = 0.1


def _rounded(claim: Reading, fact: Fact, own: Sequence[Fact]) -> bool:
    """Whether "ruim elf" rounds a figure of the evidence."""
    before = claim.folded[: fact.start]
    for value in fact.values if fact.kind == "number" else ():
        low, high = float(value), float(value)
        if _ABOVE.search(before):
            high *= 1 + _ROUND
        elif _BELOW.search(before):
            low *= 1 - _ROUND
        alike = [one for one in own if one.kind == "number" and fact.unit in ("", one.unit)]
        if low < high and any(low < float(other) < high for one in alike for other in one.values):
            return True
    return False


def _is_there(fact: Fact, own: Sequence[Fact], context: Sequence[Fact]) -> bool:
    if any(same_figure(fact, other) or _is_part(fact, other) for other in own):
        return True
    if fact.kind != "date":
        return False
    return any(_within(value, own, context) for value in fact.values)


def _is_part(fact: Fact, other: Fact) -> bool:
    """Whether "een derde" of the evidence, which may count in order, is the part that the claim names."""
    if fact.unit != "%" or other.kind != "ordinal":
        return False
    return any(value.isdigit() and int(value) > 1 and str(100 // int(value)) in fact.values for value in other.values)


def _within(value: str, own: Sequence[Fact], context: Sequence[Fact]) -> bool:
    """Whether a date is in the evidence, its year or all of it in the title or heading above."""
    dates = [part for fact in context if fact.kind == "date" for part in fact.values]
    if any(_date_covers(value, other) for other in dates):
        return True
    year, month, day = value.split("-")
    without_year = f"-{month}-{day}"
    return (
        bool(month)
        and any(one.startswith(f"{year}-") for one in dates)
        and any(_date_covers(without_year, other) for fact in own if fact.kind == "date" for other in fact.values)
    )


def same_figure(fact: Fact, other: Fact) -> bool:
    """Whether a figure of the evidence says what one of the claim says."""
    if fact.kind == "date" and other.kind == "date":
        return any(_date_covers(value, one) for value in fact.values for one in other.values)
    if not fact.values & other.values:
        return False
    if {fact.kind, other.kind} == {"ordinal", "number"}:
        # "De eerste fase" is "fase 1".
        return "label" in (fact.unit, other.unit)
    if fact.kind != other.kind:
        return False
    return fact.unit == other.unit or (fact.unit in ("", "label") and other.unit not in ("%", "€"))


def _date_covers(wanted: str, given: str) -> bool:
    """Whether every given part of the wanted date is that of the other: March 2020 is in 9 March 2020."""
    return all(not part or part == other for part, other in zip(wanted.split("-"), given.split("-"), strict=True))


def changed_bounds(claim: Reading, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Figures with another bound than in the evidence: "at most 100" for "at least 100", a deadline for a date."""
    wrong = []
    for fact in claim.facts:
        if fact.kind not in ("number", "date"):
            continue
        mine = _bound(claim, fact)
        places = [(reading, one) for reading in readings for one in reading.facts if same_figure(fact, one)]
        given = {_bound(reading, one) for reading, one in places}
        # "De minimale termijn voor ... wordt drie maanden": the bound stands further off.
        bare = {kind for kind, pattern in _bare_bounds() for reading, _ in places if pattern.search(reading.folded)}
        given |= bare if len(bare) == 1 else set()
        unbound = mine == "" and given <= {"latest", "earliest"} and fact.is_year()
        # "By the end of June" tells when something was so.
        by = mine == "latest" and given == {""} and re.search(r"\bby (?:\w+ ){0,3}$", claim.folded[: fact.start])
        if given and mine not in given and not unbound and not by:
            wrong.append(claim.text[fact.start : fact.end])
    return tuple(wrong)


# "Een minimale contractduur van drie jaar": a noun may stand between.
_LOOSE = frozenset({"maximum", "minimum"})


@cache
def _bounds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    between = (
        r"\s+(?:(?:de|het|the|een|a|eind|end|begin|of|op|in|rond|ongeveer|circa|met|nog|dan|age|leeftijd|van)\s+){0,3}$"
    )
    loose = r"\s+(?:[\w-]+\s+){0,3}$"
    return tuple(
        (kind, re.compile(rf"\b(?:{'|'.join(patterns)}){loose if kind in _LOOSE else between}", re.IGNORECASE))
        for kind, patterns in read_table("cues")["bounds"].items()
    )


@cache
def _bare_bounds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    patterns = read_table("cues")["bounds"]
    return tuple((kind, re.compile(rf"\b(?:{'|'.join(patterns[kind])})\b")) for kind in sorted(_LOOSE))


_LONGEST_BOUND = 40


def _bound(reading: Reading, fact: Fact) -> str:
    """What bounds a figure, by the words straight before it: "maximum", "latest" and so on; "" for nothing."""
    # A bound of an earlier figure is not that of this one.
    earlier = max((other.end for other in reading.facts if other.end <= fact.start), default=0)
    before = reading.folded[max(earlier, fact.start - _LONGEST_BOUND) : fact.start]
    # "Van april tot november": the end of a range is no bound.
    if earlier and re.fullmatch(r"\s*(?:tot|tot en met|t/m|to|until|en|and)\s*", before):
        return ""
    # "From 15 March to 15 July", "van 15 maart tot": so does its beginning.
    later = min((other.start for other in reading.facts if other.start >= fact.end), default=0)
    if later and re.fullmatch(r"\s*(?:tot|tot en met|t/m|to|until)\s*", reading.folded[fact.end : later]):
        return ""
    kinds = [kind for kind, pattern in _bounds() if pattern.search(before)]
    dated = {"latest", "earliest"}
    fitting = [kind for kind in kinds if (kind in dated) == (fact.kind == "date")]
    return fitting[0] if fitting else ""
