"""Who does what in a clause, read from verbs, prepositions and word order, so that roles may not change hands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.homes import Home, Homes
from assistant.gate.text.prepositions import preposition_of
from assistant.gate.text.reading import Reading
from assistant.gate.text.units import Unit
from assistant.gate.text.verbs import auxiliaries, is_acting, is_light

_PASSIVE = re.compile(
    r"\b(?:word(?:t|en)|werd(?:en)?)\b|\b(?:is|are|was|were|be|been)\s+(?:\w+\s+)?\w+(?:ed|en|ld|nt|ght|ade|ut)\b"
)
_TIMES = frozenset(
    "mogelijk gemiddeld minimaal maximaal average possibly "
    "elk elke ieder iedere euro dag week maand kwartaal jaar periode moment keer maal eerst daarna "
    "vervolgens samen vaak meer minder steeds "
    "day month quarter year time first then together".split()
)
_PRONOUNS = frozenset("zij ze hij wij we they he she je u hen hun hem them us ons".split())
_SUBJECTS = frozenset("zij ze hij wij we they he she".split())
# Who stands under these in the evidence is told, asked or given something.
_TOWARDS = frozenset({"aan", "bij", "tegen", "naar"})
_DOER, _UNDERGOER = "doer", "undergoer"


@dataclass(frozen=True, slots=True)
class Frame:
    """Positions of the content words of a unit with the role of each: doer, undergoer, or the preposition above it."""

    roles: dict[int, str]
    verbs: frozenset[int]
    pronoun: bool

    def doers(self) -> list[int]:
        """Positions of the words for who acts."""
        return [at for at, role in self.roles.items() if role == _DOER]


def frame(reading: Reading, unit: Unit, verbs: frozenset[int] = frozenset()) -> Frame:
    """The roles in a unit.

    :param verbs: positions known to be verbs, such as English words that stand for a Dutch one.
    """
    inside = range(unit.first, unit.last)
    acting = frozenset(at for at in inside if at in verbs or is_acting(reading, at, unit))
    passive = _PASSIVE.search(reading.folded, unit.start, unit.end) is not None
    roles: dict[int, str] = {}
    # "..., krijgen de zorg": who acts stands in the clause before.
    free = 1 if unit.headless or any(reading.words[at].folded in _SUBJECTS for at in inside) else 0
    last = ""
    previous = -1
    for at in inside:
        word = reading.words[at]
        if not word.content or at in acting or word.folded in _TIMES or word.meaning.lemma in _TIMES:
            continue
        between = reading.folded[reading.words[previous].end : word.start] if previous >= 0 else "-"
        above = preposition_of(reading, at, unit)
        if (previous >= 0 and re.fullmatch(r"\s*", between)) or (
            previous >= 0 and not above and re.fullmatch(r"\s*(?:,|en|of|and|or|&)?\s*(?:(?:de|het|the)\s+)?", between)
        ):
            role = last
        elif above:
            role = _DOER if above == "door" and passive else above
        else:
            free += 1
            role = (_DOER if not passive else _UNDERGOER) if free == 1 else _UNDERGOER
        roles[at] = last = role
        previous = at
    pronoun = any(reading.words[at].folded in _PRONOUNS for at in inside)
    return Frame(roles, acting, pronoun)


def changed_roles(claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes) -> tuple[str, ...]:
    """Words for who acts in the claim that are acted on, or only mentioned, where the evidence has the same verb."""
    wrong: list[str] = []
    for options in found:
        faults = [list(_changed(claim, readings[home.unit.source], home, alignment)) for home in options]
        if all(faults):
            wrong += faults[0]
    return tuple(dict.fromkeys(wrong))


def _changed(claim: Reading, reading: Reading, home: Home, alignment: Alignment) -> Iterator[str]:
    theirs = frame(reading, home.unit)
    said = {at: home.exact(alignment, at, claim, reading) for at in home.claimed}
    shared = {at for at, hits in said.items() if hits & theirs.verbs and not is_light(claim.words[at])}
    mine = frame(claim, home.clause, frozenset(shared))
    if not _main_verbs(claim, mine) & (shared | _same_light(claim, mine, reading, theirs)):
        return
    acting = mine.doers()
    roles = {at: {theirs.roles[place] for place in said.get(at, ()) if place in theirs.roles} for at in acting}
    if theirs.pronoun and acting and not any(roles.values()):
        # Another acts here, and who acts there is acted on: "gemeenten adviseren X" for "X adviseert hen".
        turned = [at for at, role in mine.roles.items() if role != _DOER and said.get(at, set()) & set(theirs.doers())]
        yield from (claim.words[at].text for at in turned)
    below = {at: {theirs.roles[place] for place in said.get(at, ()) if place in theirs.roles} for at in mine.roles}
    turned = [at for at, role in mine.roles.items() if role not in (_DOER, _UNDERGOER) and _DOER in below[at]]
    under = [at for at in acting if roles[at] and not roles[at] & {_DOER, _UNDERGOER}]
    if turned and shared and under:
        # Who acts there stands under a preposition here, and the other way round: "nemen ... over van".
        yield from (claim.words[at].text for at in turned)
        return
    if not any(roles.values()) or any(_DOER in found for found in roles.values()):
        return
    # "Een behandelhuis opent": what is acted on may stand alone as if it acted.
    alone = not any(role == _UNDERGOER for role in mine.roles.values())
    harmless = {"van", "met", _UNDERGOER} if alone else {"van"}
    if theirs.doers() or theirs.pronoun or any(found & _TOWARDS for found in roles.values()):
        yield from (claim.words[at].text for at in acting if roles[at] - harmless)


def _main_verbs(reading: Reading, found: Frame) -> set[int]:
    """The verb that says what is done: the first one, or behind an auxiliary the others, but none behind "te"."""
    verbs = [at for at in sorted(found.verbs) if at == 0 or reading.words[at - 1].folded not in ("te", "to")]
    if verbs and reading.words[verbs[0]].folded in auxiliaries():
        return set(verbs[1:])
    return set(verbs[:1])


def _same_light(claim: Reading, mine: Frame, reading: Reading, theirs: Frame) -> set[int]:
    """Light verbs, such as "geeft" and "krijgt", that both have."""
    given = {reading.words[at].folded for at in theirs.verbs} - auxiliaries()
    return {at for at in mine.verbs if claim.words[at].folded in given}
