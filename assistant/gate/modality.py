"""The force of a statement: what is proposed, wanted, possible or under study may not become a fact, duty or agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.cues import Force, find, forces
from assistant.gate.premise import Alignment, Passage
from assistant.gate.reading import Reading
from corpus.vocabulary import FINITE

_HALF = 0.5
_HEADING_FORCES = frozenset({"proposal"})
# Not yet so, in evidence: a claim that it has happened goes too far.
_AHEAD = re.compile(
    r"\b(?:zal|zullen|gaat|gaan|wordt|worden|moet|moeten|will|komende|straks|te \w+en|uiterlijk|voor de zomer|na de zomer)\b"
)
_PARTICIPLE = r"(?:\w{0,8}ge\w{2,}(?:d|t|en)|(?:be|ver|ont|her|er)\w{2,}(?:d|t)|gedaan|gegaan)"
_DONE = re.compile(
    rf"\b(?:heeft|hebben|had|hadden|is|zijn|werd|werden|was|waren)\b[^.;]{{0,90}}?\b(?P<verb>{_PARTICIPLE})"
    r"\b(?=\s*(?:[.,;:)]|$|(?:om|dat|door|in|op|aan|voor|met|over|van|naar|die|en|waar\w*)\b))"
    r"|\b(?:has|have|had|was|were)\s+(?:\w+\s+){0,3}?(?P<english>\w+(?:ed|en|ld|nt|ght|ade|ut))\b"
)
_PRESENT = re.compile(r"(?!.*ge)\w+(?:en|t)$|\w+(?:stellen|leggen)$")
# A clause that stands by itself: what was said of the clause before it does not hold for it.
_OPENS_MAIN = re.compile(r"[,;:\s–-]*(?!(?:om|dat|die|waar\w*|zodat|en|of|maar|met|door|te|voor|naar|zoals|net)\b)\w+")


def changed_force(claim: Reading, passages: Sequence[Passage], alignment: Alignment) -> tuple[str, ...]:
    """Words of force that came or went.

    :param alignment: of the claim with the readings and notes of the passages, in that order (two a passage).
    """
    mine = {force.name: found for force in forces() if (found := find(claim, force.pattern, force.ignore))}
    given = {name for passage in passages for name in _names(_all_readings(passage))}
    wrong = []
    for force in forces():
        if force.name in mine and force.name != "done" and not force.needs & given:
            cue = mine[force.name][0]
            wrong.append(claim.text[cue.start : cue.end])
    for force, words in _governing(passages, alignment):
        if force.keep and not (force.keep_by | {force.name}) & mine.keys():
            wrong.append(words)
    return tuple(dict.fromkeys([*wrong, *_too_early(claim, passages, alignment)]))


def _all_readings(passage: Passage) -> tuple[Reading, ...]:
    return (passage.reading, passage.note, passage.heading)


def _names(readings: Sequence[Reading]) -> set[str]:
    return {force.name for force in forces() for reading in readings if find(reading, force.pattern, force.ignore)}


def _governing(passages: Sequence[Passage], alignment: Alignment) -> Iterator[tuple[Force, str]]:
    """Forces of the evidence that hold for what the claim says, with their words.

    A cue governs its own clause and those behind it in the sentence; it counts when half of what the claim took from
    the passage stands there. What introduces a list governs its items; of a heading only that it is about proposals.
    """
    hits = set[tuple[int, int]]().union(*alignment.hits.values())
    for place, passage in enumerate(passages):
        taken = [passage.reading.words[at] for source, at in hits if source == 2 * place]
        if not taken:
            continue
        for force in forces():
            for cue in find(passage.reading, force.pattern, force.ignore):
                last = _last_governed(passage.reading, cue.clause)
                governed = [word for word in taken if cue.clause <= word.clause <= last]
                if len(governed) >= max(1, _HALF * len(taken)):
                    yield force, passage.reading.text[cue.start : cue.end]
            for cue in find(passage.note, force.pattern, force.ignore):
                yield force, passage.note.text[cue.start : cue.end]
            if force.name in _HEADING_FORCES:
                for cue in find(passage.heading, force.pattern, force.ignore):
                    yield force, passage.heading.text[cue.start : cue.end]


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
    if done is None:
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
    ahead = bool(said) and all(_PRESENT.fullmatch(word) for word in said)
    if ahead or (not any(_DONE.search(text) for text in texts) and any(_AHEAD.search(text) for text in texts)):
        return [claim.text[done.start() : done.end()]]
    return []
