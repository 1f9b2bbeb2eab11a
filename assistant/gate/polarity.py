"""Negation and scope: what is denied, restricted or said of all must be so in the evidence about the same words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gate.cues import Cue, find_cues, opposites
from assistant.gate.premise import Alignment
from assistant.gate.reading import Reading

_AFTER, _BEFORE = 3, 2
_HALF = 0.5
_MOSTLY = 0.6
_COORDINATOR = re.compile(r"\b(?:en|of|maar|and|or|but)\b")
Hits = set[tuple[int, int]]


def changed_negation(claim: Reading, readings: Sequence[Reading], alignment: Alignment) -> tuple[str, ...]:
    """Negations that came or went, as the words they are about."""
    return _changed(claim, readings, alignment, "negation", "not_negation", helpers=("exclusive",))


def changed_restriction(claim: Reading, readings: Sequence[Reading], alignment: Alignment) -> tuple[str, ...]:
    """Restrictions ("only", "unless") that came or went."""
    return _changed(claim, readings, alignment, "exclusive", "not_exclusive", helpers=("negation",))


def _changed(
    claim: Reading,
    readings: Sequence[Reading],
    alignment: Alignment,
    name: str,
    without: str,
    *,
    helpers: tuple[str, ...],
) -> tuple[str, ...]:
    """Cues of one list on one side without a counterpart on the other.

    :param helpers: lists whose cues count as counterparts too: "only X" may say what "not Y" says.
    """
    mine = find_cues(claim, name, without=without)
    allies = [cue for helper in helpers for cue in find_cues(claim, helper)]
    wrong = []
    for cue in mine:
        scope = _scope(claim, cue)
        found = _counterpart(claim, cue, scope, readings, alignment, (name, *helpers), without)
        if not found:
            wrong.append(_words(claim, cue, scope))
    aligned = _aligned(alignment)
    for number, reading in enumerate(readings):
        left = [*mine, *allies]
        for cue in find_cues(reading, name, without=without):
            around = _scope(reading, cue)
            scope = [at for at in around if reading.words[at].start >= cue.end] or around
            said = [at for at in scope if (number, at) in aligned]
            if not scope or len(said) < max(1, _HALF * len(scope)) or not _nearest_said(cue, reading, scope, said):
                continue
            # Each cue of the claim answers for one of the evidence: "niet zonder" is not "zonder".
            answer = _answer(alignment, number, around, claim, left)
            if answer is None:
                wrong.append(_words(reading, cue, scope))
            else:
                left.remove(answer)
    return tuple(dict.fromkeys(wrong))


def _scope(reading: Reading, cue: Cue) -> list[int]:
    """Positions of the words that a cue is about: the next ones of its clause, and the last ones before it."""
    inside = [at for at, word in enumerate(reading.words) if word.content and word.clause == cue.clause]
    border = _COORDINATOR.search(reading.folded, cue.end)
    end = border.start() if border else len(reading.folded)
    after = [at for at in inside if cue.end <= reading.words[at].start]
    after = ([at for at in after if reading.words[at].start < end] or after)[:_AFTER]
    before = [at for at in inside if reading.words[at].end <= cue.start][-_BEFORE:]
    return after + before


def _nearest_said(cue: Cue, reading: Reading, scope: list[int], said: list[int]) -> bool:
    """Whether the word next to the cue is said too: behind it, or before it when nothing stands behind."""
    after = [at for at in scope if reading.words[at].start >= cue.end]
    return not after or any(at in said for at in after[:2])


def _counterpart(
    claim: Reading,
    cue: Cue,
    scope: list[int],
    readings: Sequence[Reading],
    alignment: Alignment,
    names: tuple[str, ...],
    without: str,
) -> bool:
    """Whether some cue of the evidence stands in a clause with enough words of the scope, above all those behind it."""
    after = [at for at in scope if claim.words[at].start >= cue.end] or scope
    for number, reading in enumerate(readings):
        for name in names:
            for other in find_cues(reading, name, without=without if name == names[0] else ""):
                inside = [at for at in after if _hits_clause(alignment, at, number, reading, other.clause)]
                if len(inside) >= max(1, _HALF * len(after)) or not after:
                    return True
    return False


def _hits_clause(alignment: Alignment, at: int, number: int, reading: Reading, clause: int) -> bool:
    """Whether a word of the claim has a word like it in a clause, or in the next one, which a comma may cut off."""
    return any(
        source == number and reading.words[place].clause in (clause, clause + 1)
        for source, place in alignment.hits.get(at, ())
    )


def _answer(alignment: Alignment, number: int, scope: Sequence[int], claim: Reading, mine: Sequence[Cue]) -> Cue | None:
    """The cue of the claim that is about a word that the denied words of the evidence say too; None without any."""
    for cue in mine:
        for position in _scope(claim, cue):
            if any(source == number and at in scope for source, at in alignment.hits.get(position, ())):
                return cue
    return None


def _aligned(alignment: Alignment) -> Hits:
    return set[tuple[int, int]]().union(*alignment.hits.values())


def _words(reading: Reading, cue: Cue, scope: list[int]) -> str:
    following = [reading.words[at].text for at in scope if reading.words[at].start >= cue.end][:1]
    return " ".join([reading.text[cue.start : cue.end], *following])


def widened(claim: Reading, readings: Sequence[Reading], alignment: Alignment) -> tuple[str, ...]:
    """Words for "all" that the evidence does not have, and words for "some" that the claim lost."""
    wrong = []
    if not any(find_cues(reading, "universal", without="not_universal") for reading in readings):
        wrong += [claim.text[cue.start : cue.end] for cue in find_cues(claim, "universal", without="not_universal")]
    if find_cues(claim, "partial"):
        return tuple(wrong)
    aligned = _aligned(alignment)
    for number, reading in enumerate(readings):
        for cue in find_cues(reading, "partial"):
            following = [at for at, word in enumerate(reading.words) if word.start >= cue.end][:3]
            about = [at for at in following if reading.words[at].content and reading.words[at].clause == cue.clause][:1]
            clause = [at for at, word in enumerate(reading.words) if word.content and word.clause == cue.clause]
            rest = [at for at in clause if at not in about]
            most = len(rest) > 1 and sum((number, at) in aligned for at in rest) >= _MOSTLY * len(rest)
            if about and ((number, about[0]) in aligned or most):
                wrong.append(_words(reading, cue, about))
    return tuple(wrong)


def opposed(claim: Reading, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Words of the claim of which the evidence has only the opposite."""
    wrong = []
    for sides in opposites():
        here = [side.search(claim.folded) for side in sides]
        there = [any(side.search(reading.folded) for reading in readings) for side in sides]
        for place, found in enumerate(here):
            others = [other for at, other in enumerate(there) if at != place]
            if found and _turned(claim, readings, sides):
                wrong.append(claim.text[found.start() : found.end()])
            if found and not there[place] and any(others) and not _all_here(here, there):
                wrong.append(claim.text[found.start() : found.end()])
    return tuple(wrong)


_FROM_TO = re.compile(r"\b(?:naar|tot|to|into|in plaats van|instead of|dan|than)\b")


def _turned(claim: Reading, readings: Sequence[Reading], sides: Sequence[re.Pattern[str]]) -> bool:
    """Whether a change from one side to the other runs the other way in the evidence: "van klein naar groot"."""
    mine = _order(claim, sides)
    return len(mine) == 2 and any(_order(reading, sides) == mine[::-1] for reading in readings)


def _order(reading: Reading, sides: Sequence[re.Pattern[str]]) -> list[int]:
    """The two sides of a change in the order of the text; empty when there is no "naar" between them."""
    found = sorted(
        (match.start(), match.end(), at) for at, side in enumerate(sides) if (match := side.search(reading.folded))
    )
    if len(found) != 2 or not _FROM_TO.search(reading.folded, found[0][1], found[1][0]):
        return []
    return [at for _, _, at in found]


def _all_here(here: Sequence[object], there: Sequence[bool]) -> bool:
    """Whether the claim has every side that the evidence has: then it says more, but not the opposite."""
    return all(mine for mine, given in zip(here, there, strict=True) if given)
