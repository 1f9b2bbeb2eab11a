"""Negation and restriction: what is denied or limited must be so in the evidence about the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment, is_english
from assistant.gate.comparing.denied import focus_said, lost_in_english, turned_round
from assistant.gate.comparing.homes import Homes
from assistant.gate.comparing.scopes import Hits, aligned_words, beside_cue, borrowed, governs, words_of_cue
from assistant.gate.text.cues import Cue, find_cues
from assistant.gate.text.reading import Reading
from assistant.gate.text.verbs import acts

_AFTER, _BEFORE = 3, 2
_HALF = 0.5
_COORDINATOR = re.compile(r"\b(?:en|of|maar|and|or|but)\b")


def changed_negation(
    claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes
) -> tuple[str, ...]:
    """Negations that came or went, as the words they are about."""
    helpers = ("exclusive", "exception", "instead")
    wrong = _changed(claim, readings, alignment, found, "negation", "not_negation", helpers=helpers)
    return wrong or (lost_in_english(claim, readings, found) if is_english(claim) else ())


def changed_restriction(
    claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes
) -> tuple[str, ...]:
    """Restrictions ("only", "unless") that came or went."""
    return _changed(claim, readings, alignment, found, "exclusive", "not_exclusive", helpers=("exception",))


_DIFFERS = re.compile(
    r"\b(?:in plaats van|instead of|rather than|"
    r"verschil\w*|oneens|tegenstander\w*|weiger\w*|differ\w*|disagree\w*|refus\w*)\b"
)


def _changed(
    claim: Reading,
    readings: Sequence[Reading],
    alignment: Alignment,
    found: Homes,
    name: str,
    without: str,
    *,
    helpers: tuple[str, ...],
) -> tuple[str, ...]:
    """Cues of one list on one side without a counterpart on the other.

    :param helpers: lists whose cues count as counterparts too: "only X" may say what "not Y" says.
    """
    mine = find_cues(claim, name, without=without)
    wrong = list(_come(claim, mine, readings, alignment, (name, *helpers), without))
    if name == "negation" and _DIFFERS.search(claim.folded):
        return tuple(dict.fromkeys(wrong))
    allies = [cue for helper in helpers for cue in find_cues(claim, helper)]
    for number, reading in enumerate(readings):
        cues = [
            cue
            for cue in find_cues(reading, name, without=without)
            if governs(number, cue, found) or borrowed(claim, reading, cue, number, alignment, found)
        ]
        if name == "negation" and not mine:
            cues = [cue for cue in cues if not turned_round(reading, cue, [claim])]
        wrong += _gone(claim, [*mine, *allies], reading, number, cues, alignment, name)
    return tuple(dict.fromkeys(wrong))


def _come(
    claim: Reading,
    mine: Sequence[Cue],
    readings: Sequence[Reading],
    alignment: Alignment,
    names: tuple[str, ...],
    without: str,
) -> Iterator[str]:
    """Cues of the claim that the evidence lacks."""
    for cue in mine:
        scope = _scope(claim, cue)
        if names[0] == "negation" and turned_round(claim, cue, readings):
            continue
        beside = (
            beside_cue(claim, cue, reading, number, alignment, names[0]) for number, reading in enumerate(readings)
        )
        if not any(beside) and not _counterpart(claim, cue, scope, readings, alignment, names, without):
            yield words_of_cue(claim, cue, scope)


def _gone(
    claim: Reading,
    left: list[Cue],
    reading: Reading,
    number: int,
    cues: Sequence[Cue],
    alignment: Alignment,
    name: str,
) -> Iterator[str]:
    """Cues of the evidence that the claim lacks, though it says the words that they are about."""
    aligned = aligned_words(alignment)
    for cue in cues:
        if _kept_limit(claim, reading, cue, name, aligned, number):
            continue
        around = _scope(reading, cue)
        scope = [at for at in around if reading.words[at].start >= cue.end] or around
        said = [at for at in scope if (number, at) in aligned]
        if not scope or len(said) < max(1, _HALF * len(scope)) or not _nearest_said(cue, reading, scope, said):
            continue
        # Each cue of the claim answers for one of the evidence: "niet zonder" is not "zonder".
        answer = _answer(alignment, number, around, claim, left)
        if answer is None:
            yield words_of_cue(reading, cue, scope)
        else:
            left.remove(answer)


def _kept_limit(claim: Reading, reading: Reading, cue: Cue, name: str, aligned: Hits, number: int) -> bool:
    """Whether a claim says what "only" limits it to: "alleen met een vergunning" may become a need of one."""
    if name != "exclusive":
        return False
    behind = [
        at
        for at, word in enumerate(reading.words)
        if word.content and word.start >= cue.end and word.clause == cue.clause
    ]
    nouns = [at for at in behind if not acts(reading, at)]
    return bool(nouns) and any((number, at) in aligned for at in nouns)


def _scope(reading: Reading, cue: Cue) -> list[int]:
    """Positions of the words that a cue is about: the next ones of its clause, and the last ones before it."""
    inside = [at for at, word in enumerate(reading.words) if word.content and word.clause == cue.clause]
    if reading.folded[cue.start : cue.end] in ("zonder", "without"):
        return [at for at in inside if cue.end <= reading.words[at].start][:1]
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
                if (
                    name == "exclusive"
                    and names[0] == "negation"
                    and focus_said(claim, other, reading, number, alignment)
                ):
                    continue
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
