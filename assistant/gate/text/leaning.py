"""What a unit of the evidence leans on: what introduces it, and what it speaks of again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.gate.text.prepositions import preposition_of
from assistant.gate.text.reading import Reading
from assistant.gate.text.units import Unit, is_relative
from assistant.gate.text.verbs import acts


def widened_by(unit: Unit, given: Sequence[Sequence[Unit]], readings: Sequence[Reading]) -> Iterator[Unit]:
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
        yield from _taken_up(unit, given, readings)
        return
    if previous is not None:
        yield previous
        yield from (one for one in own[: place - 1] if one.sentence == previous.sentence)
    elif unit.source >= 2 and unit.leans:
        yield from given[unit.source - 2]


_DEFINITE = frozenset("de het die dat deze dit the this that these those".split())


def _taken_up(unit: Unit, given: Sequence[Sequence[Unit]], readings: Sequence[Reading]) -> Iterator[Unit]:
    """The unit before it that names what it speaks of again: "Lijn 14 rijdt ... Op zaterdag blijft de lijn rijden"."""
    words = readings[unit.source].words
    again = {
        words[at].meaning.lemma
        for at in range(unit.first + 1, unit.last)
        if words[at].content and words[at - 1].folded in _DEFINITE
    }
    earlier = [one for one in given[unit.source] if one.last <= unit.first]
    if unit.source >= 2 and unit.source % 2 == 0:
        earlier = [*given[unit.source - 2], *earlier]
    for other in reversed(earlier if again else []):
        if any(word.meaning.lemma in again for word in readings[other.source].words[other.first : other.last]):
            yield other
            return


def _headless(unit: Unit, reading: Reading) -> bool:
    """Whether a coordinated unit has no word before its verb that it could be about: "en sluit de contracten"."""
    for place in range(unit.first, unit.last):
        if acts(reading, place):
            return True
        if reading.words[place].content and not preposition_of(reading, place, unit):
            return False
    return True
