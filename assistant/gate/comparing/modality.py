"""The force of a statement: what is proposed, wanted or under study may not become a fact, duty or agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.homes import Homes
from assistant.gate.comparing.tense import DONE, too_early
from assistant.gate.premise import Passage
from assistant.gate.text.cues import Cue, Force, find, find_cues, forces
from assistant.gate.text.figures import same_figure
from assistant.gate.text.reading import Reading
from corpus.dutch.vocabulary import FINITE

_HALF = 0.5
_MOSTLY = 0.6
# Under a heading such as "Voorstel" this tells what is so already, and is no part of the proposal.
_SETTLED = re.compile(
    r"\b(?:is|zijn|bestaat|bestaan|heeft|hebben|gaan|gaat|werkt|reeds|nam|namen|was|waren|werd|werden|kwam|kwamen)\b"
)
_HEADING_FORCES = frozenset({"proposal"})
# Words that a clause hangs by; they end the clause before it.
_SUBORDINATORS = frozenset(
    "dat of om die zodat omdat doordat waarbij waarmee that whether to who which because".split()
)
# A clause that stands by itself: what was said of the clause before it does not hold for it.
_OPENS_MAIN = re.compile(r"[,;:\s–-]*(?!(?:om|dat|die|waar\w*|zodat|en|of|maar|met|door|te|voor|naar|zoals|net)\b)\w+")


def changed_force(claim: Reading, passages: Sequence[Passage], alignment: Alignment, found: Homes) -> tuple[str, ...]:
    """Words of force that came or went.

    :param alignment: of the claim with the readings and notes of the passages, in that order (two a passage).
    """
    mine = {force.name: cues for force in forces() if (cues := find(claim, force.pattern, force.ignore))}
    given = {name for passage in passages for name in _names(_all_readings(passage))}
    texts = [passage.reading.folded for passage in passages]
    done = any(DONE.search(text) for text in texts) and not any(_NOT_YET.search(text) for text in texts)
    only = any(find_cues(passage.reading, "exclusive") for passage in passages)
    more = {name for name, holds in (("past", done), ("only", only)) if holds}
    wrong = []
    for force in forces():
        if (
            force.name in mine
            and force.name != "done"
            and not force.needs & given
            and not _mild(force.name, given | more)
        ):
            cue = mine[force.name][0]
            wrong.append(claim.text[cue.start : cue.end])
    silent = {word.clause for word in claim.words} - {claim.words[at].clause for at in alignment.hits}
    for force, words, clauses in _governing(claim, passages, alignment, found):
        needed = force.name == "possible" and only and {"request", "duty"} & mine.keys()
        if not force.keep or needed:
            continue
        if not _kept(claim, force, mine) & (clauses | silent):
            wrong.append(words)
    wrong += _lost_in_clause(claim, passages, alignment, found, mine)
    return tuple(dict.fromkeys([*wrong, *too_early(claim, passages, alignment)]))


# Forces that figures tell of too: "in 2026 moet dat 60% zijn".
_OF_FIGURES = frozenset({"duty", "announced", "want", "proposal"})
_NOT_YET = re.compile(r"\b(?:nog (?:niet|geen)|not yet|yet to|nog te)\b")
# What holds only perhaps, or is only wanted: no duty may come of it.
_WEAK = frozenset({"possible", "proposal", "want", "study", "announced", "past"})


def _mild(name: str, given: set[str]) -> bool:
    """Whether a force says no more than a plain sentence: "moet" for "meldt binnen zes weken", "kan" for "doet"."""
    if name in ("duty", "request"):
        # "Alleen met een vergunning": one is needed.
        return "only" in given or not given & _WEAK
    return name == "try" or (name == "possible" and "duty" not in given)


def _kept(claim: Reading, force: Force, mine: Mapping[str, Sequence[Cue]]) -> set[int]:
    """The clauses of the claim for which a force, or one that answers for it, holds: "stelt voor dat ..."."""
    cues = [cue for name in force.keep_by | {force.name} for cue in mine.get(name, ())]
    return {clause for cue in cues for clause in range(cue.clause, _last_governed(claim, cue.clause) + 1)}


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
            kept = _kept(claim, force, mine)
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
        figures = [
            (passage.reading.clause_at(one.start), claim.clause_at(fact.start))
            for fact in claim.facts
            for one in passage.reading.facts
            if same_figure(fact, one)
        ]
        for force in forces() if taken else ():
            for cue in _near(find(passage.reading, force.pattern, force.ignore), 2 * place, found):
                last = _last_governed(passage.reading, cue.clause)
                said = [(words[at].clause, clause) for at, clause in taken]
                said += figures if force.name in _OF_FIGURES else []
                governed = [clause for where, clause in said if cue.clause <= where <= last]
                if len(governed) >= max(1, _HALF * len(said)):
                    yield force, passage.reading.text[cue.start : cue.end], set(governed)
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
        ahead = [word for word in reading.words if word.clause == following - 1]
        if ahead and ahead[-1].folded in _SUBORDINATORS:
            continue
        if words and _OPENS_MAIN.match(words[0].folded) and any(_is_finite(word.folded) for word in words[:5]):
            return following - 1
    return last


def _is_finite(word: str) -> bool:
    return word in FINITE or word.endswith("dt") or word in ("zullen", "geldt", "stelt", "krijgt", "krijgen")
