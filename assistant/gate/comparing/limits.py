"""What limits a statement in the evidence must not be lost: conditions, a part of a whole; nor a cause be added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.homes import Home, Homes
from assistant.gate.text.cues import find_cues
from assistant.gate.text.reading import Reading, Word
from assistant.gate.text.units import Unit, units
from assistant.gate.text.verbs import is_acting, is_verb
from assistant.gate.text.vocabulary import likeness, read_table


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(read_table('limits')[name])})(?![\w-])")


def lost_conditions(claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes) -> tuple[str, ...]:
    """Conditions of what the claim says that it does not mention, and limits to some of which it speaks of all."""
    wrong: list[str] = []
    for options in found:
        lost = [
            [*_conditions(claim, readings, home, alignment), *_narrowing(claim, readings, home, alignment)]
            for home in options
        ]
        if all(lost):
            wrong += lost[0]
    return tuple(dict.fromkeys(wrong))


def _conditions(claim: Reading, readings: Sequence[Reading], home: Home, alignment: Alignment) -> Iterator[str]:
    if _pattern("conditions_kept").search(claim.folded) or _opens_with_verb(claim):
        return
    reading = readings[home.unit.source]
    pattern = _pattern("conditions")
    own = reading.folded[home.unit.start : home.unit.end]
    for unit in units(reading, home.unit.source):
        if unit.sentence != home.unit.sentence or _said(unit, alignment):
            continue
        conditional = pattern.match(reading.folded[unit.start : unit.end].lstrip(" ,"))
        if unit != home.unit and (conditional or _verb_first(unit, reading)):
            yield reading.text[unit.start : unit.end].strip(" ,.")
    yield from _only(claim, reading, home, alignment)
    inline = _pattern("inline").search(own)
    if inline:
        at = [
            place
            for place in range(home.unit.first, home.unit.last)
            if reading.words[place].start >= home.unit.start + inline.end()
        ]
        said = any((home.unit.source, place) in hits for hits in alignment.hits.values() for place in at[:3])
        if not said or not _pattern("inline").search(claim.folded):
            yield inline.group()


def _only(claim: Reading, reading: Reading, home: Home, alignment: Alignment) -> Iterator[str]:
    """ "Alleen met een vergunning" of which the claim has neither "only" nor the permit."""
    if find_cues(claim, "exclusive") or find_cues(claim, "negation"):
        return
    for cue in find_cues(reading, "exclusive", without="not_exclusive"):
        if not home.unit.start <= cue.start < home.unit.end:
            continue
        behind = [at for at in range(home.unit.first, home.unit.last) if reading.words[at].start >= cue.end]
        nouns = [at for at in behind if reading.words[at].content and not is_acting(reading, at, home.unit)]
        said = {at for found in alignment.hits.values() for source, at in found if source == home.unit.source}
        if nouns and not said & set(nouns):
            yield reading.text[cue.start : cue.end]


def _said(unit: Unit, alignment: Alignment) -> bool:
    """Whether the claim has most of what a unit says."""
    hits = {at for found in alignment.hits.values() for source, at in found if source == unit.source and unit.has(at)}
    return len(hits) >= 2


def _opens_with_verb(claim: Reading) -> bool:
    """ "Volgt een jongere een opleiding, dan ...": a condition without a word for it."""
    return bool(claim.words) and is_verb(claim.words[0]) and re.search(r",\s*(?:dan\b|\w+)", claim.folded) is not None


def _verb_first(unit: Unit, reading: Reading) -> bool:
    """Whether a unit is such a condition: it opens its sentence with a verb, and "dan" follows."""
    return (
        unit.last > unit.first
        and is_verb(reading.words[unit.first])
        and re.match(r",?\s*dan\b", reading.folded[unit.end :]) is not None
    )


def _narrowing(claim: Reading, readings: Sequence[Reading], home: Home, alignment: Alignment) -> Iterator[str]:
    """Words that pick some out of many ("de grootste", "overige") before a word that the claim has without them."""
    reading = readings[home.unit.source]
    said = {place for at in home.claimed for place in home.hits(alignment, at)}
    # Elsewhere in the same claim the word may stand with its limit.
    everywhere = {at for found in alignment.hits.values() for source, at in found if source == home.unit.source}
    for place in sorted(said):
        before = place - 1
        if before < home.unit.first or reading.folded[reading.words[before].end : reading.words[place].start].strip():
            continue
        word = reading.words[before]
        if _pattern("selectors").fullmatch(word.folded) and before not in everywhere and not _said_too(word, claim):
            yield f"{word.text} {reading.words[place].text}"


def _said_too(word: Word, claim: Reading) -> bool:
    """Whether the claim has the word, or an English one for it, be it among its figures or its small words."""
    english = read_table("limits")["english"].get(word.folded, word.folded)
    return any(re.search(rf"\b{form}", claim.folded) for form in (word.folded, *english.split()))


def added_causes(claim: Reading, readings: Sequence[Reading], found: Homes) -> tuple[str, ...]:
    """Words by which the claim makes one thing the cause of another, where the evidence names none."""
    cue = _pattern("causes").search(claim.folded)
    if cue is None or (cue.group() in ("door", "by") and not _is_cause(claim, cue)):
        return ()
    if cue.group() in ("door", "by", "vanwege", "wegens") and _said_at_home(claim, cue.end(), readings, found):
        return ()
    for options in found:
        for home in options:
            reading = readings[home.unit.source]
            for unit in units(reading, home.unit.source):
                text = reading.folded[unit.start : unit.end]
                denied = _pattern("denied").search(reading.folded) is not None and not _pattern("denied").search(
                    claim.folded
                )
                if _pattern("causes_given").search(text) and not denied:
                    return ()
    return (claim.text[cue.start() : cue.end()],)


def _said_at_home(claim: Reading, start: int, readings: Sequence[Reading], found: Homes) -> bool:
    """Whether the next word that claims something stands in the unit where the clause is at home anyway."""
    word = next((word for word in claim.words if word.start >= start and word.content), None)
    if word is None:
        return False
    homes = [home for options in found for home in options if home.clause.start <= word.start < home.clause.end]
    inside = (readings[home.unit.source].words[home.unit.first : home.unit.last] for home in homes)
    return any(_likeness(word, other) for words in inside for other in words)


def _likeness(word: Word, other: Word) -> bool:
    return likeness(word.meaning, other.meaning) > 0 or likeness(other.meaning, word.meaning) > 0


def _is_cause(claim: Reading, cue: re.Match[str]) -> bool:
    """Whether "door" names a cause and not who does it: there is no passive in the clause."""
    return (
        re.search(r"\b(?:word(?:t|en)|werd(?:en)?|(?:is|zijn|was|waren)\b.*\b\w*ge\w+(?:d|t|en)|by)\b", claim.folded)
        is None
    )
