"""Figures of a sentence against its evidence: present, about the same thing, with the same bound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.gate.numbers import Fact
from assistant.gate.premise import Alignment
from assistant.gate.reading import Reading
from assistant.gate.vocabulary import read_table

_REACH = 8
_BORDER_COST = 6
_CLEARLY = 2
_FAR = 1000
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

    The words that stand with a figure in the claim vote: those that stand clearly nearer to another figure of the
    evidence vote for that one. Where no word can tell, the figures of another kind do (the year beside a number).
    """
    places = [(number, other) for number, reading in enumerate(readings) for other in reading.facts]
    wrong = []
    for fact in claim.facts:
        own = [place for place in places if same_figure(fact, place[1])]
        rivals = [place for place in places if _rival(fact, place[1]) and not _beside(place, own, readings)]
        if own and any(_outvoted(claim, fact, own, rival, readings, alignment) for rival in rivals):
            wrong.append(claim.text[fact.start : fact.end])
    return tuple(wrong)


Place = tuple[int, Fact]


def _rival(fact: Fact, other: Fact) -> bool:
    """Whether another figure could stand in the place of this one."""
    if same_figure(fact, other) or fact.kind != other.kind:
        return False
    if fact.kind == "date":
        return fact.is_year() == other.is_year()
    return fact.unit == other.unit or not {fact.unit, other.unit} & _SHARED_UNITS


def _beside(place: Place, own: Sequence[Place], readings: Sequence[Reading]) -> bool:
    """Whether a figure is the other half of a range or pair with this one: "50-70%", "10 en 11 februari"."""
    number, other = place
    for source, fact in own:
        first, second = sorted((fact, other), key=lambda one: one.start)
        between = readings[number].folded[first.end : second.start]
        if source == number and re.fullmatch(r"\s*(?:-|–|a|tot|of|to|or|en|and|&)?\s*", between):
            return True
    return False


def _outvoted(
    claim: Reading,
    fact: Fact,
    own: Sequence[Place],
    rival: Place,
    readings: Sequence[Reading],
    alignment: Alignment,
) -> bool:
    """Whether the company of a figure stands nearer to a rival: by its words, or where they are silent by its figures."""
    if _head_votes(claim, fact, own, rival, readings, alignment):
        return True
    ballots = (_word_votes, _figure_votes) if _parallel(own, rival, readings) else (_figure_votes,)
    for votes in ballots:
        mine = theirs = only_mine = only_theirs = 0
        for spans in votes(claim, fact, readings, alignment):
            here = min((_near(readings, place, spans) for place in own), default=_FAR)
            there = _near(readings, rival, spans)
            mine += here + _CLEARLY < there
            theirs += there + _CLEARLY < here
            only_mine += here < _FAR <= there
            only_theirs += there < _FAR <= here
        if only_theirs and not only_mine:
            return True
        if mine or theirs:
            return theirs > mine
    return False


def _head_votes(
    claim: Reading,
    fact: Fact,
    own: Sequence[Place],
    rival: Place,
    readings: Sequence[Reading],
    alignment: Alignment,
) -> bool:
    """Whether the word straight behind a figure of the claim stands straight behind a rival, and not behind its own."""
    head = next((at for at, word in enumerate(claim.words) if word.start >= fact.end and word.content), None)
    if head is None or _words_between(claim, fact, claim.words[head].start) > 1:
        return False
    hits = alignment.hits.get(head, set())
    return _heads(readings, rival, hits) and not any(_heads(readings, place, hits) for place in own)


def _heads(readings: Sequence[Reading], place: Place, hits: set[tuple[int, int]]) -> bool:
    number, fact = place
    starts = [readings[number].words[at].start for source, at in hits if source == number]
    return any(start >= fact.end and _words_between(readings[number], fact, start) <= 1 for start in starts)


def _words_between(reading: Reading, fact: Fact, start: int) -> int:
    between = reading.folded[fact.end : start]
    return len(between.split()) + (_BORDER_COST if re.search(r"[,;:.|(\n]", between) else 0)


def _parallel(own: Sequence[Place], rival: Place, readings: Sequence[Reading]) -> bool:
    """Whether two figures belong to statements side by side; not those of one change, "from 235 to 100"."""
    number, other = rival
    for source, fact in own:
        first, second = sorted((fact, other), key=lambda one: one.start)
        between = readings[source].folded[first.end : second.start]
        if source == number and "|" in between:
            return False
        if source == number and not re.search(r"[,;:.)]\s|\b(?:en|and|terwijl|while|maar|but)\b|\n", between):
            return False
    return True


Spans = list[tuple[int, int, int]]


def _word_votes(claim: Reading, fact: Fact, readings: Sequence[Reading], alignment: Alignment) -> Iterator[Spans]:
    """Where each word that goes with a figure of the claim stands in the evidence."""
    for position, hits in alignment.hits.items():
        word = claim.words[position]
        if _goes_with(claim, fact, word.start, word.end):
            yield [(number, readings[number].words[at].start, readings[number].words[at].end) for number, at in hits]


def _figure_votes(claim: Reading, fact: Fact, readings: Sequence[Reading], _: Alignment) -> Iterator[Spans]:
    """Where each figure of another kind that goes with a figure of the claim stands in the evidence."""
    for other in claim.facts:
        if other.kind != fact.kind and _goes_with(claim, fact, other.start, other.end):
            yield [
                (number, one.start, one.end)
                for number, reading in enumerate(readings)
                for one in reading.facts
                if same_figure(other, one)
            ]


def _goes_with(claim: Reading, fact: Fact, start: int, end: int) -> bool:
    """Whether a figure is the one of its kind that stands nearest to a range of the claim."""
    mine = _distance(claim, fact, start, end)
    return mine <= _REACH and all(
        mine <= _distance(claim, other, start, end) for other in claim.facts if other.kind == fact.kind
    )


def _near(readings: Sequence[Reading], place: Place, spans: Spans) -> int:
    number, fact = place
    here = [(start, end) for source, start, end in spans if source == number]
    return min((_distance(readings[number], fact, start, end) for start, end in here), default=_FAR)


def _distance(reading: Reading, fact: Fact, start: int, end: int) -> int:
    """Words between a figure and a range; every comma, semicolon or "en" between them counts as several."""
    between = reading.folded[min(fact.end, end) : max(fact.start, start)]
    borders = len(re.findall(r"[,;:.|(]\s|\b(?:en|and|maar|but|terwijl|while|naar|to)\b|\n", between))
    return len(between.split()) + _BORDER_COST * borders


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
        if given and mine not in given and not (mine == "" and given <= {"latest", "earliest"} and fact.is_year()):
            wrong.append(claim.text[fact.start : fact.end])
    return tuple(wrong)


# "Een minimale contractduur van drie jaar": a noun may stand between.
_LOOSE = frozenset({"maximum", "minimum"})


@cache
def _bounds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    between = r"\s+(?:(?:de|het|the|een|a|eind|end|begin|of|op|in|rond|ongeveer|circa|met|nog|dan)\s+){0,2}$"
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
    kinds = [kind for kind, pattern in _bounds() if pattern.search(before)]
    dated = {"latest", "earliest"}
    fitting = [kind for kind in kinds if (kind in dated) == (fact.kind == "date")]
    return fitting[0] if fitting else ""
