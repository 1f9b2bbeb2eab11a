"""What a cue stands for in a text: whether a claim is at home where it stands, and the words next to it."""

from __future__ import annotations

import re

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.homes import Homes, same_form
from assistant.gate.text.cues import Cue, find_cues
from assistant.gate.text.reading import Reading
from assistant.gate.text.units import units

Hits = set[tuple[int, int]]


def aligned_words(alignment: Alignment) -> Hits:
    """The words of the evidence that the claim says, as (text, position)."""
    return set[tuple[int, int]]().union(*alignment.hits.values())


def words_of_cue(reading: Reading, cue: Cue, scope: list[int]) -> str:
    """A cue with the next word that it is about."""
    following = [reading.words[at].text for at in scope if reading.words[at].start >= cue.end][:1]
    return " ".join([reading.text[cue.start : cue.end], *following])


def governs(number: int, cue: Cue, found: Homes) -> bool:
    """Whether a cue stands where some clause of the claim is at home, or in what introduces it."""
    return number % 2 == 1 or any(
        home.unit.source == number and home.unit.start <= cue.start < home.unit.end
        for options in found
        for home in options
    )


def beside_cue(claim: Reading, cue: Cue, reading: Reading, number: int, alignment: Alignment, name: str) -> bool:
    """Whether the word straight before a cue stands in one clause with such a cue in the evidence: "lukt ... niet"."""
    before = [at for at, word in enumerate(claim.words) if word.content and word.end <= cue.start]
    hits = alignment.hits.get(before[-1], set()) if before else set()
    clauses = {reading.words[at].clause for source, at in hits if source == number}
    return any(other.clause in clauses for other in find_cues(reading, name))


def borrowed(claim: Reading, reading: Reading, cue: Cue, number: int, alignment: Alignment, found: Homes) -> bool:
    """Whether a clause took a word from behind a cue in the sentence of its home: "A, maar niet B" read as B."""
    for home in (one for options in found for one in options if one.unit.source == number):
        unit = next((one for one in units(reading, number) if one.start <= cue.start < one.end), home.unit)
        between = reading.folded[min(unit.end, home.unit.end) - 2 : max(unit.start, home.unit.start)]
        if unit == home.unit or unit.sentence != home.unit.sentence or re.search(r"[:;]", between):
            continue
        for position in home.claimed:
            hits = alignment.hits.get(position, ())
            same = [at for source, at in hits if source == number and same_form(claim, position, reading, at)]
            if same and all(unit.has(at) and reading.words[at].start >= cue.end for at in same):
                return True
    return False
