"""Words that a clause of a sentence took from elsewhere, where its home in the evidence has others in their place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.gate.comparing.alignment import Alignment, is_english
from assistant.gate.comparing.homes import Home, Homes, figures_of, in_unit
from assistant.gate.text.cues import is_cue
from assistant.gate.text.figures import same_figure
from assistant.gate.text.numbers import Fact
from assistant.gate.text.prepositions import preposition_of
from assistant.gate.text.reading import Reading
from assistant.gate.text.units import Unit
from assistant.gate.text.verbs import PARTICLES, acts, is_acting, is_light

# A word this much alike is in the evidence; so many words from elsewhere make another statement.
_KNOWN = 0.5
_MOST_BORROWED = 2
_PRONOUNS = frozenset("zij ze hij men wie it they he she one who".split())


def foreign_words(
    claim: Reading,
    readings: Sequence[Reading],
    alignment: Alignment,
    found: Homes,
    context: Collection[str] = (),
) -> tuple[str, ...]:
    """Words and figures of a clause that its home lacks, where the home has something else in their place."""
    wrong: list[str] = []
    for options in found:
        faults = [_foreign(claim, readings, alignment, home, context) for home in options]
        if all(faults):
            fewest = min(faults, key=len)
            wrong += fewest
    return tuple(dict.fromkeys(wrong))


def _foreign(
    claim: Reading, readings: Sequence[Reading], alignment: Alignment, home: Home, context: Collection[str]
) -> list[str]:
    reading = readings[home.unit.source]
    taken = set[int]().union(*(home.nearest(alignment, at, claim, reading) for at in home.claimed))
    unsaid = [at for at in range(home.unit.first, home.unit.last) if reading.words[at].content and at not in taken]
    found = _foreign_figures(claim, readings, home)
    if _is_gapped(home, reading):
        # "..., voor crisisopvang geldt 80 euro": without its own words a figure goes to what stands before it.
        found += [reading.words[at].text for at in unsaid if not acts(reading, at) and not is_cue(reading, at)]
    borrowed = []
    for at in home.claimed:
        hits = alignment.hits.get(at, set())
        known = alignment.best.get(at, 0.0) >= _KNOWN and not hits
        if is_cue(claim, at):
            continue
        if home.hits(alignment, at) or known:
            continue
        if _is_apart(claim, at, home, reading) or (not hits and is_english(claim)):
            continue
        kind = _foreign_kind(claim, at, home, unsaid, reading, hits)
        if claim.words[at].folded in context and not _has_rival(
            claim, at, home, unsaid, reading, prepositions=True, subjects=True
        ):
            continue
        found += [claim.words[at].text] if kind == "other" else []
        borrowed += [claim.words[at].text] if kind == "borrowed" else []
    return found + (borrowed if len(borrowed) >= _MOST_BORROWED else [])


def _is_apart(claim: Reading, at: int, home: Home, reading: Reading) -> bool:
    """Whether a word is a verb taken apart ("dragen ... bij") that the home has in one piece."""
    lemma = claim.words[at].meaning.lemma
    whole = {word.folded + lemma for word in claim.words[at + 1 : home.clause.last] if word.folded in PARTICLES}
    return any(reading.words[place].meaning.forms & whole for place in range(home.unit.first, home.unit.last))


def _foreign_figures(claim: Reading, readings: Sequence[Reading], home: Home) -> list[str]:
    """Figures that the home lacks, or has only in what it leans on while it has another of its own."""
    found = []
    figures = [one for unit in home.wide for one in figures_of(unit, readings)]
    given = figures_of(home.unit, readings)
    for fact in home.facts:
        elsewhere = any(same_figure(fact, one) for other in readings for one in other.facts)
        here = any(same_figure(fact, one) for one in figures)
        own = any(same_figure(fact, one) for one in given)
        others = [one for one in given if one.kind == fact.kind and one.unit == fact.unit]
        unsaid = any(not any(same_figure(mine, one) for mine in home.facts) for one in others)
        if (elsewhere and not here) or (here and not own and unsaid):
            found.append(claim.text[fact.start : fact.end])
    return found


def _is_gapped(home: Home, reading: Reading) -> bool:
    """Whether a clause with a figure is at home in a unit that leaves out what stands before it in the same text."""
    before = any(unit.source == home.unit.source and not unit.label for unit in home.wide[1:])
    return not home.unit.verb and before and any(_in_unit(fact, home.unit, reading) for fact in home.facts)


def _foreign_kind(
    claim: Reading,
    at: int,
    home: Home,
    unsaid: Sequence[int],
    reading: Reading,
    hits: Collection[tuple[int, int]],
) -> str:
    """What a word is: "other" where the home has another in its place, "borrowed" from elsewhere, or "" when fine."""
    leaned = any(in_unit(unit, hit) for unit in home.wide[1:] for hit in hits)
    if is_acting(claim, at, home.clause):
        return "other" if hits and _other_verb(home, unsaid, reading) else ""
    if leaned and (home.unit.verb or any(unit.label for unit in home.wide)):
        return "other" if _has_rival(claim, at, home, unsaid, reading, prepositions=True, subjects=True) else ""
    if _has_rival(claim, at, home, unsaid, reading):
        return "other"
    return "borrowed" if hits and not leaned else ""


def _in_unit(fact: Fact, unit: Unit, reading: Reading) -> bool:
    return any(same_figure(fact, one) for one in reading.facts if unit.start <= one.start < unit.end)


def _other_verb(home: Home, unsaid: Sequence[int], reading: Reading) -> bool:
    """Whether the home has a verb of its own that the claim does not say."""
    return any(is_acting(reading, at, home.unit) and not is_light(reading.words[at]) for at in unsaid)


def _has_rival(
    claim: Reading,
    at: int,
    home: Home,
    unsaid: Sequence[int],
    reading: Reading,
    *,
    prepositions: bool = False,
    subjects: bool = False,
) -> bool:
    """Whether the home has another word in the place of one of the claim: the same preposition, name or head.

    :param prepositions: look at these only, or with ``subjects`` also at who or what it is about.
    """
    mine = _slots(claim, at, home.clause)
    if prepositions:
        # "Het aantal jongeren" for "het aantal plaatsen": behind the same word.
        behind = {slot for slot in mine if slot.startswith("behind ")}
        mine &= {preposition_of(claim, at, home.clause), "subject" if subjects else "", *behind} - {""}
        # Who acts stands straight before the verb.
        unsaid = [
            other
            for other in unsaid
            if preposition_of(reading, other, home.unit) or acts_next(reading, other, home.unit)
        ]
    if subjects and any(word.folded in _PRONOUNS for word in reading.words[home.unit.first : home.unit.last]):
        mine -= {"subject"}
    # "Het bureau" is how "het Milieubureau" is named again.
    name = claim.words[at].folded
    others = [
        other
        for other in unsaid
        if not is_acting(reading, other, home.unit) and not name.endswith(reading.words[other].folded)
    ]
    return any(mine & _slots(reading, other, home.unit) for other in others)


def acts_next(reading: Reading, at: int, unit: Unit) -> bool:
    """Whether the verb of a unit stands straight behind a word."""
    return at + 1 < unit.last and acts(reading, at + 1) and not acts(reading, at)


def _slots(reading: Reading, at: int, unit: Unit) -> set[str]:
    word = reading.words[at]
    slots = set()
    if preposition := preposition_of(reading, at, unit):
        slots.add(preposition)
    else:
        slots.add("subject" if _is_first(reading, at, unit) else "object")
    if word.text[:1].isupper() and word.start > unit.start + 1:
        slots.add("name")
    if at > unit.first and reading.words[at - 1].content:
        slots.add(f"behind {reading.words[at - 1].meaning.lemma}")
    if at + 1 < unit.last and reading.words[at + 1].content:
        slots.add(f"before {reading.words[at + 1].meaning.lemma}")
    return slots


def _is_first(reading: Reading, at: int, unit: Unit) -> bool:
    """Whether a word is the first of its unit that could be what it is about: a content word under no preposition."""
    for place in range(unit.first, at):
        word = reading.words[place]
        if word.content and not acts(reading, place) and not preposition_of(reading, place, unit):
            following = reading.words[place + 1 : at]
            if not any(acts(reading, place + 1 + offset) for offset in range(len(following))) and len(following) < 2:
                continue
            return False
    return True
