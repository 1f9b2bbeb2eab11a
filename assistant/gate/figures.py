"""Figures of a sentence against its evidence: present, about the same thing, with the same bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from assistant.gate.numbers import Fact
from assistant.gate.premise import Alignment
from assistant.gate.reading import Reading
from assistant.gate.vocabulary import read_table

_REACH = 12
_BORDER_COST = 6
_CLEARLY = 1.3
_SHARED_UNITS = frozenset({"dag", "week", "maand", "jaar", "uur", "%", "€", "kwartaal"})


def missing_figures(claim: Reading, readings: Sequence[Reading], around: Sequence[Reading]) -> tuple[str, ...]:
    """Figures of the claim that the evidence does not have, as written; dates may be completed by what stands above."""
    own = [fact for reading in readings for fact in reading.facts]
    context = [fact for reading in around for fact in reading.facts]
    return tuple(claim.text[fact.start : fact.end] for fact in claim.facts if not _is_there(fact, own, context))


def _is_there(fact: Fact, own: Sequence[Fact], context: Sequence[Fact]) -> bool:
    if any(same_figure(fact, other) for other in own):
        return True
    if fact.kind != "date":
        return False
    return any(_within(value, own, context) for value in fact.values)


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
    if fact.kind != other.kind or not fact.values & other.values:
        return False
    return fact.unit == other.unit or (not fact.unit and other.unit not in ("%", "€"))


def _date_covers(wanted: str, given: str) -> bool:
    """Whether every given part of the wanted date is that of the other: March 2020 is in 9 March 2020."""
    return all(not part or part == other for part, other in zip(wanted.split("-"), given.split("-"), strict=True))


def misplaced_figures(claim: Reading, readings: Sequence[Reading], alignment: Alignment) -> tuple[str, ...]:
    """Figures of the claim whose company in the evidence is that of another figure of their kind.

    For each figure the words and figures beside it in the claim are looked up in the evidence; when they stand clearly
    nearer to another figure, which the claim does not name there, the claim has mixed up two of them.
    """
    wrong = []
    for fact in claim.facts:
        company = list(_company(claim, fact, alignment))
        places = [(number, other) for number, reading in enumerate(readings) for other in reading.facts]
        own = [_nearness(place, readings, company) for place in places if same_figure(fact, place[1])]
        rivals = [
            _nearness(place, readings, company)
            for place in places
            if _rival(fact, place[1]) and not any(same_figure(one, place[1]) for one in claim.facts)
        ]
        others = [
            _nearness(place, readings, company)
            for place in places
            if _rival(fact, place[1]) and any(same_figure(one, place[1]) for one in claim.facts)
        ]
        if own and company and max([*rivals, *others], default=0.0) > max(own) * _CLEARLY:
            wrong.append(claim.text[fact.start : fact.end])
    return tuple(wrong)


def _rival(fact: Fact, other: Fact) -> bool:
    """Whether another figure could stand in the place of this one."""
    if same_figure(fact, other) or fact.kind != other.kind:
        return False
    if fact.kind == "date":
        return fact.is_year() == other.is_year()
    return fact.unit == other.unit or not {fact.unit, other.unit} & _SHARED_UNITS


def _company(claim: Reading, fact: Fact, alignment: Alignment) -> Iterator[tuple[float, set[tuple[int, int]] | Fact]]:
    """What stands beside a figure in the claim, each with its weight: aligned words, and figures of another kind."""
    for position, word in enumerate(claim.words):
        if position in alignment.hits:
            distance = _distance(claim, fact, word.start, word.end)
            if distance <= _REACH:
                yield 1 / (1 + distance), alignment.hits[position]
    for other in claim.facts:
        if other is not fact and not _rival(fact, other):
            distance = _distance(claim, fact, other.start, other.end)
            if distance <= _REACH:
                yield 1.5 / (1 + distance), other


def _nearness(
    place: tuple[int, Fact], readings: Sequence[Reading], company: Iterable[tuple[float, set[tuple[int, int]] | Fact]]
) -> float:
    """How near the company stands to one figure of the evidence: sum of weight / (1 + distance)."""
    number, fact = place
    reading = readings[number]
    total = 0.0
    for weight, item in company:
        if isinstance(item, Fact):
            spans = [(one.start, one.end) for one in reading.facts if one is not fact and same_figure(item, one)]
        else:
            spans = [(reading.words[at].start, reading.words[at].end) for source, at in item if source == number]
        nearest = min((_distance(reading, fact, start, end) for start, end in spans), default=None)
        total += weight / (1 + nearest) if nearest is not None else 0.0
    return total


def _distance(reading: Reading, fact: Fact, start: int, end: int) -> int:
    """Words between a figure and a range; every comma, semicolon or "en" between them counts as several."""
    between = reading.folded[min(fact.end, end) : max(fact.start, start)]
    borders = len(re.findall(r"[,;:.|(]\s|\b(?:en|and|maar|but|terwijl|while|naar|to)\b", between))
    return len(between.split()) + _BORDER_COST * borders


def changed_bounds(claim: Reading, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Figures with another bound than in the evidence: "at most 100" for "at least 100", a deadline for a date."""
    wrong = []
    for fact in claim.facts:
        if fact.kind not in ("number", "date"):
            continue
        mine = _bound(claim, fact)
        given = {_bound(reading, one) for reading in readings for one in reading.facts if same_figure(fact, one)}
        if given and mine not in given and not (mine == "" and given <= {"latest", "earliest"} and fact.is_year()):
            wrong.append(claim.text[fact.start : fact.end])
    return tuple(wrong)


@cache
def _bounds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    between = r"\s+(?:(?:de|het|the|een|a|eind|end|begin|of|op|in|rond|ongeveer|circa|met|nog|dan)\s+){0,2}$"
    return tuple(
        (kind, re.compile(rf"\b(?:{'|'.join(patterns)}){between}", re.IGNORECASE))
        for kind, patterns in read_table("cues")["bounds"].items()
    )


_LONGEST_BOUND = 40


def _bound(reading: Reading, fact: Fact) -> str:
    """What bounds a figure, by the words straight before it: "maximum", "latest" and so on; "" for nothing."""
    before = reading.folded[max(0, fact.start - _LONGEST_BOUND) : fact.start]
    kinds = [kind for kind, pattern in _bounds() if pattern.search(before)]
    dated = {"latest", "earliest"}
    fitting = [kind for kind in kinds if (kind in dated) == (fact.kind == "date")]
    return fitting[0] if fitting else ""
