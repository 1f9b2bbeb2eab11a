"""Small words that turn a statement around: prepositions, from and to, first and then, rates, "X of Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.homes import Homes
from assistant.gate.comparing.rates import other_amounts, other_rates, other_shares
from assistant.gate.text.figures import same_figure
from assistant.gate.text.numbers import Fact
from assistant.gate.text.reading import Reading

_ARTICLES = r"(?:de|het|een|deze|die|dit|dat|the|a|an|this|these|hun|haar|zijn|onze|their|its|our)"
# Prepositions that exclude one another before the same word or figure.
_PAIRS = tuple(
    tuple(re.compile(rf"\b(?:{side})\s+(?:{_ARTICLES}\s+)?(?:\w+(?:e|en)\s+)?$") for side in pair)
    for pair in (
        ("na|after|sinds|since|vanaf", "voor|before|tot|until|tot aan"),
        ("met|with", "zonder|without"),
        ("binnen|within|inside|tijdens|gedurende|during", "buiten|outside"),
        ("boven|above|over", "onder|below|under"),
        ("vanaf|from", "tot|tot en met|onder|until|up to|under"),
    )
)
_LONGEST = 40
_FROM, _TO = (
    re.compile(r"\b(?:van|from|tussen|between)\s+(?:de|the)?\s*$"),
    re.compile(r"\s*(?:\w+\s+)?(?:naar|tot|to|en|and)\s+(?:\w+\s+)?"),
)
_FIRST = re.compile(r"\b(?:eerst|first|daarna|vervolgens|then|afterwards|in plaats van|instead of|rather than)\b")
_TOKEN = re.compile(r"\w+")


def turned(claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes) -> tuple[str, ...]:
    """Words of the claim whose small words say the opposite of the evidence, or put things in another order."""
    wrong = [
        *_turned_prepositions(claim, readings, alignment, found),
        *_turned_ranges(claim, readings),
        *other_rates(claim, readings),
        *_other_order(claim, readings),
        *other_amounts(claim, readings),
        *other_shares(claim, readings),
    ]
    return tuple(dict.fromkeys(wrong))


def _turned_prepositions(
    claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes
) -> Iterator[str]:
    """Words and figures that stand behind "voor" in one and behind "na" in the other."""
    for home in (options[0] for options in found):
        reading = readings[home.unit.source]
        for at in home.claimed:
            hits = alignment.hits.get(at, set())
            theirs = [readings[number].folded[: readings[number].words[place].start] for number, place in hits]
            if _excluded(claim, claim.words[at].start, theirs):
                yield claim.words[at].text
        for fact in home.facts:
            theirs = [reading.folded[: one.start] for one in reading.facts if same_figure(fact, one)]
            if _excluded(claim, fact.start, theirs):
                yield claim.text[fact.start : fact.end]


def _excluded(claim: Reading, start: int, before: Sequence[str]) -> bool:
    mine = claim.folded[max(0, start - _LONGEST) : start]
    theirs = [text[-_LONGEST:] for text in before]
    for pair in _PAIRS:
        for one, other in (pair, pair[::-1]):
            if one.search(mine) and theirs and all(other.search(text) and not one.search(text) for text in theirs):
                return True
    return False


def _ranges(reading: Reading) -> list[tuple[Fact, Fact]]:
    """Pairs of figures of a kind between which something went: "van 310 naar 225", "tussen 2019 en 2023"."""
    pairs = []
    for one, other in zip(reading.facts, reading.facts[1:], strict=False):
        behind = _FROM.search(reading.folded[max(0, one.start - 15) : one.start])
        if one.kind == other.kind and behind and _TO.fullmatch(reading.folded[one.end : other.start]):
            pairs.append((one, other))
    return pairs


def _turned_ranges(claim: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    mine = _ranges(claim)
    theirs = [pair for reading in readings for pair in _ranges(reading)]
    for first, last in mine:
        if any(same_figure(first, other[1]) and same_figure(last, other[0]) for other in theirs):
            yield claim.text[first.start : last.end]
    dates = [pair for pair in theirs if pair[0].kind == "date"]
    numbers = [pair for pair in theirs if pair[0].kind != "date"]
    if mine or not dates or not numbers:
        return
    # The year at the beginning goes with the number at the beginning.
    when = {_end(fact, dates) for fact in claim.facts if fact.kind == "date"} - {-1}
    what = {_end(fact, numbers) for fact in claim.facts if fact.kind != "date"} - {-1}
    if len(when) == 1 and len(what) == 1 and when != what:
        yield from (claim.text[fact.start : fact.end] for fact in claim.facts if fact.kind != "date")


def _end(fact: Fact, pairs: Sequence[tuple[Fact, Fact]]) -> int:
    """0 for a figure that begins a range, 1 for one that ends it, -1 for another."""
    ends = {end for pair in pairs for end in (0, 1) if same_figure(fact, pair[end])}
    return ends.pop() if len(ends) == 1 else -1


def _other_order(claim: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    """What stands first in the claim and last in the evidence, where both say "eerst ... daarna"."""
    mine = _parts(claim)
    for reading in readings if mine else ():
        theirs = _parts(reading)
        if theirs is None or mine is None or mine[0] != theirs[0]:
            continue
        swapped = (mine[1] & theirs[2]) - theirs[1], (mine[2] & theirs[1]) - theirs[2]
        kept = (mine[1] & theirs[1]) - theirs[2], (mine[2] & theirs[2]) - theirs[1]
        # What both say of the first and the last ("komen aan de beurt") stands in the first part of both.
        if sum(map(len, swapped)) > sum(map(len, kept)) or (swapped[0] and len(swapped[1]) > len(kept[1])):
            yield claim.text


def _parts(reading: Reading) -> tuple[str, frozenset[str], frozenset[str]] | None:
    """What kind of order a text has and the words on both sides of the last word for it; None for no order."""
    cues = list(_FIRST.finditer(reading.folded))
    if not cues or (len(cues) == 1 and cues[0].group() in ("eerst", "first")):
        return None
    cut = cues[-1]
    kind = "instead" if cut.group() in ("in plaats van", "instead of", "rather than") else "then"
    lemmas = {word.start: word.meaning.lemma for word in reading.words}
    sides = [
        frozenset(lemmas.get(match.start(), match.group()) for match in _TOKEN.finditer(reading.folded, start, end))
        for start, end in ((0, cut.start()), (cut.end(), len(reading.folded)))
    ]
    return kind, sides[0] - sides[1], sides[1] - sides[0]
