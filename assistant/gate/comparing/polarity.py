"""Scope and direction: what is said of all, and of which of two opposites, must be so in the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.homes import Homes
from assistant.gate.comparing.scopes import aligned_words, governs, words_of_cue
from assistant.gate.text.cues import complements, find_cues, opposites
from assistant.gate.text.reading import Reading
from assistant.gate.text.verbs import PARTICLES, is_infinitive, is_verb

_MOSTLY = 0.6


def widened(claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes) -> tuple[str, ...]:
    """Words for "all" that the evidence does not have, and words for "some" that the claim lost."""
    wrong = []
    if not any(find_cues(reading, "universal", without="not_universal") for reading in readings):
        wrong += [claim.text[cue.start : cue.end] for cue in find_cues(claim, "universal", without="not_universal")]
    aligned = aligned_words(alignment)
    wrong += _scarcity(claim, readings, found)
    if cues := find_cues(claim, "partial"):
        some = any(find_cues(reading, "partial") or reading.facts for reading in readings)
        return tuple(wrong if some else [*wrong, claim.text[cues[0].start : cues[0].end]])
    for number, reading in enumerate(readings):
        for cue in (one for one in find_cues(reading, "partial") if governs(number, one, found)):
            following = [at for at, word in enumerate(reading.words) if word.start >= cue.end][:3]
            about = [at for at in following if reading.words[at].content and reading.words[at].clause == cue.clause][:1]
            clause = [at for at, word in enumerate(reading.words) if word.content and word.clause == cue.clause]
            rest = [at for at in clause if at not in about]
            most = len(rest) > 1 and sum((number, at) in aligned for at in rest) >= _MOSTLY * len(rest)
            if about and ((number, about[0]) in aligned or most):
                wrong.append(words_of_cue(reading, cue, about))
    return tuple(wrong)


def _scarcity(claim: Reading, readings: Sequence[Reading], found: Homes) -> list[str]:
    """Words for "hardly" that came without any in the evidence, and those that the claim lost."""
    given = any(find_cues(reading, "scarce_kept") or find_cues(reading, "negation") for reading in readings)
    wrong = [] if given else [claim.text[cue.start : cue.end] for cue in find_cues(claim, "scarce")]
    if find_cues(claim, "scarce_kept"):
        return wrong
    for number, reading in enumerate(readings):
        cues = [cue for cue in find_cues(reading, "scarce") if governs(number, cue, found)]
        wrong += [reading.text[cue.start : cue.end] for cue in cues]
    return wrong


def opposed(claim: Reading, readings: Sequence[Reading], homes: Homes) -> tuple[str, ...]:
    """Words of the claim of which the evidence, or the unit where the clause is at home, has only the opposite."""
    wrong = list(_opposed_at_home(claim, readings, homes))
    whole, given = _with_whole_verbs(claim), [_with_whole_verbs(reading) for reading in readings]
    for sides in opposites():
        here = [side.search(whole) for side in sides]
        there = [any(side.search(text) for text in given) for side in sides]
        for place, found in enumerate(here):
            others = [other for at, other in enumerate(there) if at != place]
            if found and _turned(claim, readings, sides):
                wrong.append(found.group())
            if found and not there[place] and any(others) and not _all_here(here, there):
                same = [
                    _denied(claim, sides[place]) == _denied(reading, side)
                    for reading in readings
                    for side in sides
                    if side is not sides[place] and side.search(reading.folded)
                ]
                # "Verboden" is what "mag niet" says; but what does not rise need not fall.
                if not same or any(same) or sides not in complements():
                    wrong.append(found.group())
    return tuple(wrong)


def _opposed_at_home(claim: Reading, readings: Sequence[Reading], homes: Homes) -> Iterator[str]:
    for options in homes:
        clause = options[0].clause
        mine = claim.folded[clause.start : clause.end]
        for sides in opposites():
            here = [side.search(mine) for side in sides]
            if sum(map(bool, here)) != 1:
                continue
            place = next(at for at, match in enumerate(here) if match)
            units = [(readings[home.unit.source], home.unit) for home in options]
            texts = [reading.folded[unit.start : unit.end] for reading, unit in units]
            other = [side for at, side in enumerate(sides) if at != place]
            turned = [not sides[place].search(text) and any(side.search(text) for side in other) for text in texts]
            denied = [
                find_cues(reading, "negation", without="not_negation") or find_cues(reading, "exception")
                for reading in (claim, *(reading for reading, _ in units))
            ]
            match = here[place]
            if match and all(turned) and not any(denied):
                yield match.group()


def _denied(reading: Reading, side: re.Pattern[str]) -> bool:
    """Whether a text denies what a pattern finds in it."""
    clauses = {reading.clause_at(match.start()) for match in side.finditer(reading.folded)}
    cues = [*find_cues(reading, "negation", without="not_negation"), *find_cues(reading, "exception")]
    return any(cue.clause in clauses and not side.match(reading.folded, cue.start) for cue in cues)


def _with_whole_verbs(reading: Reading) -> str:
    """A text with the verbs that Dutch takes apart put together behind it: "neemt ... toe" as "toenemen"."""
    whole = [reading.folded]
    for at, word in enumerate(reading.words):
        if word.folded in PARTICLES:
            before = [other for other in reading.words[max(0, at - _APART) : at] if other.clause == word.clause]
            whole += [
                f"{word.folded}{other.meaning.lemma}" for other in before if is_verb(other) or is_infinitive(other)
            ]
    return " ".join(whole)


_APART = 12
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
