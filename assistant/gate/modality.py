"""The force of a statement: what is proposed, wanted or under study may not become a fact, duty or agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.gate.cues import Cue, Force, find, forces
from assistant.gate.homes import Homes
from assistant.gate.premise import Alignment, Passage
from assistant.gate.reading import Reading
from corpus.vocabulary import FINITE

_HALF = 0.5
_MOSTLY = 0.6
# Under a heading such as "Voorstel" this tells what is so already, and is no part of the proposal.
_SETTLED = re.compile(
    r"\b(?:is|zijn|bestaat|bestaan|heeft|hebben|gaan|gaat|werkt|reeds|nam|namen|was|waren|werd|werden|kwam|kwamen)\b"
)
_HEADING_FORCES = frozenset({"proposal"})
# Not yet so, in evidence: a claim that it has happened goes too far.
_AHEAD = re.compile(
    r"\b(?:zal|zullen|gaat|gaan|wordt|worden|moet|moeten|will|komende|straks|te \w+en|uiterlijk|voor de zomer)\b"
)
_PARTICIPLE = r"(?:\w{0,8}ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|er)\w{2,}(?:d|t)|gedaan|gegaan)"
_DONE = re.compile(
    rf"\b(?:heeft|hebben|had|hadden|is|zijn|werd|werden|was|waren)\b[^.;]{{0,90}}?\b(?P<verb>{_PARTICIPLE})"
    r"\b(?=\s*(?:[.,;:)]|$|(?:om|dat|door|in|op|aan|voor|met|over|van|naar|die|en|de|het|een|waar\w*)\b))"
    r"|\b(?:has|have|had|was|were)\s+(?:\w+\s+){0,3}?(?P<english>\w+(?:ed|en|ld|nt|ght|ade|ut))\b"
)
_PRESENT = re.compile(r"(?!.*ge)\w+(?:en|t)$|\w+(?:stellen|leggen)$")
# A clause that stands by itself: what was said of the clause before it does not hold for it.
_OPENS_MAIN = re.compile(r"[,;:\s–-]*(?!(?:om|dat|die|waar\w*|zodat|en|of|maar|met|door|te|voor|naar|zoals|net)\b)\w+")


def changed_force(claim: Reading, passages: Sequence[Passage], alignment: Alignment, found: Homes) -> tuple[str, ...]:
    """Words of force that came or went.

    :param alignment: of the claim with the readings and notes of the passages, in that order (two a passage).
    """
    mine = {force.name: cues for force in forces() if (cues := find(claim, force.pattern, force.ignore))}
    given = {name for passage in passages for name in _names(_all_readings(passage))}
    wrong = []
    for force in forces():
        if force.name in mine and force.name != "done" and not force.needs & given:
            cue = mine[force.name][0]
            wrong.append(claim.text[cue.start : cue.end])
    silent = {word.clause for word in claim.words} - {claim.words[at].clause for at in alignment.hits}
    for force, words, clauses in _governing(claim, passages, alignment, found):
        if not force.keep:
            continue
        kept = {cue.clause for name in force.keep_by | {force.name} for cue in mine.get(name, ())}
        if not kept & (clauses | silent):
            wrong.append(words)
    wrong += _lost_in_clause(claim, passages, alignment, found, mine)
    return tuple(dict.fromkeys([*wrong, *_too_early(claim, passages, alignment)]))


def _lost_in_clause(
    claim: Reading,
    passages: Sequence[Passage],
    alignment: Alignment,
    found: Homes,
    mine: Mapping[str, Sequence[Cue]],
) -> Iterator[str]:
    """Forces of a clause that the claim repeats almost word for word, but without any force that keeps it."""
    for place, passage in enumerate(passages):
        for force in (one for one in forces() if one.keep):
            kept = {cue.clause for name in force.keep_by | {force.name} for cue in mine.get(name, ())}
            for cue in _near(find(passage.reading, force.pattern, force.ignore), 2 * place, found):
                words = [
                    at for at, word in enumerate(passage.reading.words) if word.content and word.clause == cue.clause
                ]
                taken = {
                    position: {at for number, at in hits if number == 2 * place and at in words}
                    for position, hits in alignment.hits.items()
                }
                covered = set[int]().union(*taken.values())
                here = {claim.words[position].clause for position, found in taken.items() if found}
                if len(covered) >= max(2, _MOSTLY * len(words)) and not here & kept:
                    yield passage.reading.text[cue.start : cue.end]


def _near(cues: Sequence[Cue], source: int, found: Homes) -> list[Cue]:
    """The cues of a text that stand in a unit where the claim is at home, or before it in its sentence."""
    units = [home.unit for options in found for home in options if home.unit.source == source]
    ahead = [unit for options in found for home in options for unit in home.wide if unit.source == source]
    return [
        cue
        for cue in cues
        if any(unit.start <= cue.start < unit.end for unit in units)
        or any(unit.start <= cue.start < unit.end and unit.start < home.start for unit in ahead for home in units)
    ]


def _all_readings(passage: Passage) -> tuple[Reading, ...]:
    return (passage.reading, passage.note, passage.heading)


def _names(readings: Sequence[Reading]) -> set[str]:
    return {force.name for force in forces() for reading in readings if find(reading, force.pattern, force.ignore)}


def _governing(
    claim: Reading, passages: Sequence[Passage], alignment: Alignment, found: Homes
) -> Iterator[tuple[Force, str, set[int]]]:
    """Forces of the evidence that hold for what the claim says, with their words and the clauses of the claim.

    A cue governs its own clause and those behind it in the sentence; it counts when half of what the claim took from
    the passage stands there. What introduces a list governs its items; of a heading only that it is about proposals.
    """
    everywhere = {word.clause for word in claim.words}
    for place, passage in enumerate(passages):
        taken = {
            (at, claim.words[position].clause)
            for position, hits in alignment.hits.items()
            for number, at in hits
            if number == 2 * place
        }
        words = passage.reading.words
        for force in forces() if taken else ():
            for cue in _near(find(passage.reading, force.pattern, force.ignore), 2 * place, found):
                last = _last_governed(passage.reading, cue.clause)
                governed = [(at, clause) for at, clause in taken if cue.clause <= words[at].clause <= last]
                if len(governed) >= max(1, _HALF * len(taken)):
                    yield force, passage.reading.text[cue.start : cue.end], {clause for _, clause in governed}
            settled = force.name == "proposal" and _SETTLED.search(passage.reading.folded) is not None
            above = [passage.note, *([passage.heading] if force.name in _HEADING_FORCES else [])]
            above = [] if settled else above
            for reading in above:
                for cue in find(reading, force.pattern, force.ignore):
                    yield force, reading.text[cue.start : cue.end], everywhere


def _last_governed(reading: Reading, clause: int) -> int:
    """The last clause that a cue in ``clause`` holds for: up to one that stands by itself, with a verb of its own."""
    last = max((word.clause for word in reading.words), default=clause)
    for following in range(clause + 1, last + 1):
        words = [word for word in reading.words if word.clause == following]
        if words and _OPENS_MAIN.match(words[0].folded) and any(_is_finite(word.folded) for word in words[:5]):
            return following - 1
    return last


def _is_finite(word: str) -> bool:
    return word in FINITE or word.endswith("dt") or word in ("zullen", "geldt", "stelt", "krijgt", "krijgen")


def _too_early(claim: Reading, passages: Sequence[Passage], alignment: Alignment) -> list[str]:
    """A claim that something has happened, where the evidence only has it ahead."""
    done = _DONE.search(claim.folded)
    # "Is sinds 2017 gedaald" is what "daalt sinds 2017" says.
    if done is None or re.search(r"\b(?:sinds|since)\b", claim.folded):
        return []
    texts = [passage.reading.folded for passage in passages]
    verb = done["verb"] or done["english"]
    if verb in " ".join(texts).split():
        return []
    at = next((place for place, word in enumerate(claim.words) if word.folded == verb), -1)
    said = [
        passages[number // 2].reading.words[place].folded
        for number, place in alignment.hits.get(at, ())
        if number % 2 == 0
    ]
    # What is said to have happened is not in the evidence at all; English words may only be lacking in the list.
    if done["verb"] and at >= 0 and claim.words[at].content and not alignment.hits.get(at):
        return [claim.text[done.start() : done.end()]]
    ahead = bool(said) and all(_PRESENT.fullmatch(word) for word in said)
    if ahead or (not any(_DONE.search(text) for text in texts) and any(_AHEAD.search(text) for text in texts)):
        return [claim.text[done.start() : done.end()]]
    return []
