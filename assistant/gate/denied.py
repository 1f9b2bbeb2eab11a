"""Negations that a clause of a sentence has and no unit of the evidence where it is at home."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gate.cues import find_cues
from assistant.gate.homes import Homes
from assistant.gate.reading import Reading
from assistant.gate.units import Unit

# What denies without a word for "not".
_DENIES = re.compile(
    r"\b(?:tegen\w*|verschil\w*|oneens|stop\w*|weiger\w*|differ\w*|disagree\w*|on\w{4,}|in plaats van|instead of)\b"
)


def new_negation(claim: Reading, readings: Sequence[Reading], found: Homes) -> tuple[str, ...]:
    """Negations of a clause that no unit where it is at home has."""
    wrong = []
    for options in found:
        clause = options[0].clause
        mine = [
            cue
            for cue in find_cues(claim, "negation", without="not_negation")
            if clause.start <= cue.start < clause.end
        ]
        if not mine:
            continue
        near = [unit for home in options for unit in home.wide if _together(unit, home.unit)]
        if not any(_denies(readings[unit.source], unit) for unit in near):
            wrong.append(claim.text[mine[0].start : mine[0].end])
    return tuple(wrong)


def _together(unit: Unit, home: Unit) -> bool:
    """Whether a unit belongs to the sentence of another, or introduces it."""
    return unit.source != home.source or unit.sentence == home.sentence


def _denies(reading: Reading, unit: Unit) -> bool:
    cues = [*find_cues(reading, "negation", without="not_negation"), *find_cues(reading, "exclusive")]
    inside = any(unit.start <= cue.start < unit.end for cue in cues)
    return inside or _DENIES.search(reading.folded, unit.start, unit.end) is not None
