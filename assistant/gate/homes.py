"""Where each clause of a sentence has its home in the evidence, and what it took from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.gate.figures import same_figure
from assistant.gate.numbers import Fact
from assistant.gate.premise import Alignment
from assistant.gate.reading import Reading
from assistant.gate.units import Unit, is_relative, units
from assistant.gate.verbs import acts

# A figure tells more than a word where a clause is at home; what a unit leans on tells less than itself.
_FIGURE_WEIGHT, _LEANED = 2.0, 0.7
# A term that stands for a word counts for less where the word itself stands elsewhere.
_STANDS_IN = 0.5
# A word this much alike is in the evidence; so many words from elsewhere make another statement.
_PREPOSITION = re.compile(
    r"\b(aan|van|voor|met|bij|tussen|tot|over|in|binnen|naar|op|uit|vanuit|namens|zonder|naast|tegen|rond|onder|per|volgens|via|door|na|sinds|"
    r"of|to|for|with|at|between|within|from|on|by|according to|after|since)"
    r"(?:\s+(?:de|het|een|deze|die|dit|dat|alle|hun|onze|the|a|an|these|their|all|\d+))*\s+(?:\w+(?:e|ed|en|al|ing)\s+)?$"
)


@dataclass(frozen=True, slots=True)
class Home:
    """A clause of the claim with the unit of the evidence that says it.

    :param claimed: positions of its content words in the claim.
    :param wide: the unit with those it leans on.
    """

    clause: Unit
    claimed: tuple[int, ...]
    facts: tuple[Fact, ...]
    unit: Unit
    wide: tuple[Unit, ...]

    def hits(self, alignment: Alignment, position: int) -> set[int]:
        """Where in the unit itself a word of the claim is said."""
        return {
            at for source, at in alignment.hits.get(position, ()) if source == self.unit.source and self.unit.has(at)
        }

    def nearest(self, alignment: Alignment, position: int, claim: Reading, reading: Reading) -> set[int]:
        """Where in the unit a word of the claim is said by itself; else where another word stands for it."""
        found = self.hits(alignment, position)
        return {at for at in found if same_form(claim, position, reading, at)} or found

    def exact(self, alignment: Alignment, position: int, claim: Reading, reading: Reading) -> set[int]:
        """Where in the unit a word of the claim is said by itself, not as a part of another word; else anywhere."""
        found = self.hits(alignment, position)
        same = {at for at in found if same_form(claim, position, reading, at)}
        elsewhere = not same and any(at not in found for _, at in alignment.hits.get(position, ()))
        return same if same or elsewhere else found


Homes = tuple[tuple[Home, ...], ...]


def homes(claim: Reading, readings: Sequence[Reading], alignment: Alignment) -> Homes:
    """For each clause of the claim the units that have most of it, as good ones together.

    :param readings: the passages and what introduces them in turn, as ``alignment`` has them.
    """
    given = [units(reading, source) for source, reading in enumerate(readings)]
    wide = {unit: tuple(_wide(unit, given, readings)) for group in given for unit in group}
    found = (_homes_of(claim, clause, readings, alignment, wide) for clause in units(claim))
    return tuple(options for options in found if options)


def _homes_of(
    claim: Reading,
    clause: Unit,
    readings: Sequence[Reading],
    alignment: Alignment,
    wide: Mapping[Unit, tuple[Unit, ...]],
) -> tuple[Home, ...]:
    """The units that have most of a clause of the claim."""
    claimed = tuple(at for at in range(clause.first, clause.last) if at in alignment.best)
    facts = tuple(fact for fact in claim.facts if clause.start <= fact.start < clause.end)
    scores = {unit: _score(claim, wide[unit], claimed, facts, readings, alignment) for unit in wide}
    top = max(scores.values(), default=0.0)
    if top <= 0:
        return ()
    return tuple(
        Home(clause, claimed, facts, unit, wide[unit]) for unit, score in scores.items() if score >= top - 1e-9
    )


def _score(
    claim: Reading,
    wide: Sequence[Unit],
    claimed: Sequence[int],
    facts: Sequence[Fact],
    readings: Sequence[Reading],
    alignment: Alignment,
) -> float:
    """Words and figures of a clause that a unit has, or, for less, what it leans on."""
    score = 0.0
    for position in claimed:
        hits = alignment.hits.get(position, ())
        # What happens is said by the unit itself.
        near = wide[:1] if acts(claim, position) and wide[0].verb else wide
        score += max((_said(claim, position, hits, unit, readings) * _worth(wide, unit) for unit in near), default=0.0)
    for fact in facts:
        found = (unit for unit in wide if any(same_figure(fact, one) for one in figures_of(unit, readings)))
        score += _FIGURE_WEIGHT * max((_worth(wide, unit) for unit in found), default=0.0)
    return score


def _said(
    claim: Reading, position: int, hits: Collection[tuple[int, int]], unit: Unit, readings: Sequence[Reading]
) -> float:
    """How far a unit says a word of the claim, 0 to 1."""
    inside = [hit for hit in hits if in_unit(unit, hit)]
    itself = {hit for hit in hits if same_form(claim, position, readings[hit[0]], hit[1])}
    if inside and itself and not itself.intersection(inside):
        return _STANDS_IN
    return float(bool(inside))


def same_form(claim: Reading, position: int, reading: Reading, at: int) -> bool:
    """Whether a word of the evidence is the word of the claim itself, in any of its forms."""
    return bool(claim.words[position].meaning.forms & reading.words[at].meaning.forms)


def _worth(wide: Sequence[Unit], unit: Unit) -> float:
    return 1.0 if unit is wide[0] else _LEANED


def in_unit(unit: Unit, hit: tuple[int, int]) -> bool:
    """Whether a word of the evidence (text, position) stands in a unit."""
    return hit[0] == unit.source and unit.has(hit[1])


def figures_of(unit: Unit, readings: Sequence[Reading]) -> list[Fact]:
    """The figures that stand in a unit."""
    return [one for one in readings[unit.source].facts if unit.start <= one.start < unit.end]


def _wide(unit: Unit, given: Sequence[Sequence[Unit]], readings: Sequence[Reading]) -> Iterator[Unit]:
    """The unit, what introduces its list or heads its table, and what it leans on."""
    yield unit
    # Passages and their notes alternate.
    note = unit.source + 1 if unit.source % 2 == 0 else unit.source
    if note < len(given):
        yield from (one for one in given[note] if one is not unit)
    own = given[unit.source]
    place = own.index(unit)
    reading = readings[unit.source]
    previous = own[place - 1] if place else None
    joined = previous is not None and (previous.sentence == unit.sentence or not unit.verb)
    leaning = unit.leans or (joined and (not unit.verb or is_relative(unit, reading) or _headless(unit, reading)))
    if previous is not None and joined and not leaning and previous.label:
        yield previous
    if not leaning:
        return
    if previous is not None:
        yield previous
        yield from (one for one in own[: place - 1] if one.sentence == previous.sentence)
    elif unit.source >= 2 and unit.leans:
        yield from given[unit.source - 2]


def _headless(unit: Unit, reading: Reading) -> bool:
    """Whether a coordinated unit has no word before its verb that it could be about: "en sluit de contracten"."""
    for place in range(unit.first, unit.last):
        if acts(reading, place):
            return True
        if reading.words[place].content and not preposition_of(reading, place, unit):
            return False
    return True


_ENGLISH = {
    "of": "van",
    "to": "aan",
    "for": "voor",
    "with": "met",
    "at": "bij",
    "between": "tussen",
    "within": "binnen",
    "from": "van",
    "on": "op",
    "by": "door",
    "according to": "volgens",
    "after": "na",
    "since": "sinds",
}


def preposition_of(reading: Reading, at: int, unit: Unit) -> str:
    """The preposition that a word stands under, in Dutch; "" for none."""
    start = reading.words[at].start
    found = _PREPOSITION.search(reading.folded, max(unit.start, start - 50), start)
    return _ENGLISH.get(found[1], found[1]) if found else ""
