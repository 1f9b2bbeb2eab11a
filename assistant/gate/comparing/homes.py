"""Where each clause of a sentence has its home in the evidence, and what it took from elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.text.figures import same_figure
from assistant.gate.text.leaning import widened_by
from assistant.gate.text.numbers import Fact
from assistant.gate.text.reading import Reading
from assistant.gate.text.units import Unit, units
from assistant.gate.text.verbs import acts

# A figure tells more than a word where a clause is at home; what a unit leans on tells less than itself.
_FIGURE_WEIGHT, _LEANED = 2.0, 0.7
# A term that stands for a word counts for less where the word itself stands elsewhere.
_STANDS_IN = 0.5


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
    wide = {unit: tuple(widened_by(unit, given, readings)) for group in given for unit in group}
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
