"""Scope and direction: what is said of all, and of which of two opposites, must be so in the evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gate.cues import find_cues, opposites
from assistant.gate.denial import aligned_words, governs, words_of_cue
from assistant.gate.homes import Homes
from assistant.gate.premise import Alignment
from assistant.gate.reading import Reading
from assistant.gate.verbs import PARTICLES, is_infinitive, is_verb

_MOSTLY = 0.6


def widened(claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes) -> tuple[str, ...]:
    """Words for "all" that the evidence does not have, and words for "some" that the claim lost."""
    wrong = []
    if not any(find_cues(reading, "universal", without="not_universal") for reading in readings):
        wrong += [claim.text[cue.start : cue.end] for cue in find_cues(claim, "universal", without="not_universal")]
    if find_cues(claim, "partial"):
        return tuple(wrong)
    aligned = aligned_words(alignment)
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


def opposed(claim: Reading, readings: Sequence[Reading]) -> tuple[str, ...]:
    """Words of the claim of which the evidence has only the opposite."""
    wrong = []
    whole, given = _with_whole_verbs(claim), [_with_whole_verbs(reading) for reading in readings]
    for sides in opposites():
        here = [side.search(whole) for side in sides]
        there = [any(side.search(text) for text in given) for side in sides]
        for place, found in enumerate(here):
            others = [other for at, other in enumerate(there) if at != place]
            if found and _turned(claim, readings, sides):
                wrong.append(found.group())
            if found and not there[place] and any(others) and not _all_here(here, there):
                wrong.append(found.group())
    return tuple(wrong)


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
