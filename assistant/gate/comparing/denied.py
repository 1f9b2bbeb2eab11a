"""Negations in other words: an opposite instead of "not", what an English sentence lost."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.homes import Homes
from assistant.gate.text.cues import Cue, are_opposites, clause_text, find_cues
from assistant.gate.text.reading import Reading


def lost_in_english(claim: Reading, readings: Sequence[Reading], found: Homes) -> tuple[str, ...]:
    """Negations of the units that say what an English sentence says without any: words may find no counterpart."""
    if any(find_cues(claim, name) for name in ("negation", "exclusive", "exception", "instead")):
        return ()
    for options in found:
        for home in options[:1]:
            reading = readings[home.unit.source]
            for cue in find_cues(reading, "negation", without="not_negation"):
                if home.unit.start <= cue.start < home.unit.end and not turned_round(reading, cue, [claim]):
                    return (reading.text[cue.start : cue.end],)
    return ()


def turned_round(reading: Reading, cue: Cue, others: Sequence[Reading]) -> bool:
    """Whether what a cue denies is said elsewhere by an opposite: "niet open" and "gesloten"."""
    denied = clause_text(reading, cue.clause)
    for other in others:
        cues = {one.clause for one in find_cues(other, "negation", without="not_negation")}
        clauses = {word.clause for word in other.words} - cues
        if any(are_opposites(denied, clause_text(other, clause)) for clause in clauses):
            return True
    return False


def focus_said(claim: Reading, other: Cue, reading: Reading, number: int, alignment: Alignment) -> bool:
    """Whether a claim that denies something has the word that the evidence limits it to: "alleen de reiskosten"."""
    behind = [at for at, word in enumerate(reading.words) if word.content and word.start >= other.end]
    return bool(behind) and any((number, behind[0]) in hits for hits in alignment.hits.values())
