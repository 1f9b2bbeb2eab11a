"""Which figure belongs to which words: finds figures of a sentence that the evidence gives to something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.text.figures import same_figure
from assistant.gate.text.numbers import Fact
from assistant.gate.text.reading import Reading
from assistant.gate.text.units import units

# A word goes with a figure within this distance; a border (comma, "en") counts as so many words; a vote needs a margin.
_REACH = 8
_BORDER_COST = 6
_CLEARLY = 2
_FAR = 1000
_TABLE = re.compile(r"\t| \| | = ")
_SHARED_UNITS = frozenset({"dag", "week", "maand", "jaar", "uur", "%", "€", "kwartaal"})


def misplaced_figures(claim: Reading, readings: Sequence[Reading], alignment: Alignment) -> tuple[str, ...]:
    """Figures of the claim whose company in the evidence is that of another figure of their kind.

    The words that stand with a figure in the claim vote: those that stand clearly nearer to another figure of the
    evidence vote for that one. Where no word can tell, the figures of another kind do (the year beside a number).
    """
    places = [(number, other) for number, reading in enumerate(readings) for other in reading.facts]
    wrong = []
    for fact in claim.facts:
        own = [place for place in places if same_figure(fact, place[1])]
        rivals = [
            place
            for place in places
            if _rival(fact, place[1]) and not _beside(place, own, readings) and _together(place, own, readings)
        ]
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


def _together(place: Place, own: Sequence[Place], readings: Sequence[Reading]) -> bool:
    """Whether a figure stands in one statement with this one: of which of two statements a word is, ``homes`` tells."""
    number, other = place
    if _TABLE.search(readings[number].folded):
        return True
    for unit in units(readings[number], number):
        if unit.start <= other.start < unit.end:
            return any(source == number and unit.start <= fact.start < unit.end for source, fact in own)
    return False


def _beside(place: Place, own: Sequence[Place], readings: Sequence[Reading]) -> bool:
    """Whether a figure is the other half of a range or pair with this one: "50-70%", "10 en 11 februari"."""
    number, other = place
    for source, fact in own:
        first, second = sorted((fact, other), key=lambda one: one.start)
        between = readings[number].folded[first.end : second.start]
        if source == number and re.fullmatch(r"\s*(?:-|–|a|tot|naar|of|to|or|en|and|&)?\s*", between):
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
    """Whether the company of a figure stands nearer to a rival: by its words, or else by its figures."""
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
    # "Eind 2024 maximaal 100": the word belongs to the figure behind it.
    if any(not claim.folded[claim.words[head].end : other.start].strip() for other in claim.facts if other is not fact):
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
    if _TABLE.search(readings[number].folded):
        # What stands above or below a row holds for all its cells.
        here = [(start, end) for start, end in here if not _other_line(readings[number], fact, start)]
    return min((_distance(readings[number], fact, start, end) for start, end in here), default=_FAR)


def _other_line(reading: Reading, fact: Fact, start: int) -> bool:
    return "\n" in reading.folded[min(fact.start, start) : max(fact.start, start)]


def _distance(reading: Reading, fact: Fact, start: int, end: int) -> int:
    """Words between a figure and a range; every comma, semicolon or "en" between them counts as several."""
    between = reading.folded[min(fact.end, end) : max(fact.start, start)]
    borders = len(re.findall(r"[,;:.|(]\s|\b(?:en|and|maar|but|terwijl|while|naar|to)\b|\n", between))
    return len(between.split()) + _BORDER_COST * borders
