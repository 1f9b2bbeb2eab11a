"""A part of a whole in the evidence may not become the whole in a sentence, nor the whole get something added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import Alignment, is_english
from assistant.gate.comparing.homes import Homes
from assistant.gate.text.cues import find_cues
from assistant.gate.text.figures import same_figure
from assistant.gate.text.numbers import Fact
from assistant.gate.text.reading import Reading
from assistant.gate.text.verbs import acts

_OF_THE = re.compile(r"\b(?:van|of|out of)\s+(?:de|het|alle|hun|deze|the|all|their|these)\s+$")
_REACH = 25
_OF_WHOM = re.compile(
    r"\b(?:van wie|waarvan|van hen|of whom|of which)\s+(?:(?:er|is|zijn|was|waren|hebben|heeft|has|have)\s+)*"
    r"(?P<some>een|één|one|de meeste|enkele|sommige|most|some|(?=\d))"
)
_ONE_OF = re.compile(
    r"\b(?:een|één|one) (?:van|daarvan|hiervan|of)\b|\béén\b|\bvan wie\b|\bof whom\b|\bwaarvan\b|\bof which\b"
)
_WITHIN = re.compile(
    r"\b(?:tijdens|gedurende|binnen|buiten|boven|onder|vanaf|during|within|outside)\s+(?:(?:de|het|een|the|a|an)\s+)?"
    r"(?P<what>[\w.,-]+(?:\s+[\w-]+)?)"
)
_ADDED = re.compile(r"(?P<one>[^\W\d_]{3,}) (?:en|of|and|or) (?P<other>[^\W\d_]{3,})")
_UNKNOWN = 0.3


def widened_parts(claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes) -> tuple[str, ...]:
    """What the claim says of all where the evidence says it of some, and what it adds to what the evidence names."""
    wrong = [
        *_wholes(claim, readings),
        *_of_whom(claim, readings, alignment),
        *_unlimited(claim, readings, alignment, found),
        *([] if is_english(claim) else _additions(claim, alignment)),
    ]
    return tuple(dict.fromkeys(wrong))


def _wholes(claim: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    """Figures that the evidence has as the whole, "negen van de elf", without their part."""
    for fact in claim.facts:
        others = [one for one in claim.facts if one is not fact and one.kind == "number" and not one.unit]
        if fact.kind != "number" or others or find_cues(claim, "partial") or _ONE_OF.search(claim.folded):
            continue
        places = [(reading, one) for reading in readings for one in reading.facts if same_figure(fact, one)]
        some = [_part_of(reading, one) for reading, one in places]
        if places and all(some) and not any(same_figure(mine, part) for mine in claim.facts for part in some if part):
            yield claim.text[fact.start : fact.end]


def _part_of(reading: Reading, fact: Fact) -> Fact | None:
    """The figure of which another is the whole."""
    of = _OF_THE.search(reading.folded[: fact.start])
    if of is None:
        return None
    return next((one for one in reading.facts if of.start() - _REACH <= one.start and one.end <= of.start() + 1), None)


def _of_whom(claim: Reading, readings: Sequence[Reading], alignment: Alignment) -> Iterator[str]:
    """What is so of one of them: "van wie er een zich richt op ..."."""
    for number, reading in enumerate(readings):
        for match in _OF_WHOM.finditer(reading.folded):
            border = re.compile(r"[.;,]").search(reading.folded, match.end())
            end = border.start() if border else len(reading.folded)
            said = {
                place
                for hits in alignment.hits.values()
                for source, place in hits
                if source == number and match.end() <= reading.words[place].start < end
            }
            figures = [fact for fact in reading.facts if match.start() <= fact.start < end]
            kept = _ONE_OF.search(claim.folded) or any(
                same_figure(one, fact) for one in claim.facts for fact in figures
            )
            if len(said) > 1 and not kept and not find_cues(claim, "partial"):
                yield reading.text[match.start() : end]


def _unlimited(claim: Reading, readings: Sequence[Reading], alignment: Alignment, found: Homes) -> Iterator[str]:
    """Where or when something is not so, or is so of all, which the claim leaves out: "tijdens jeugdwedstrijden"."""
    if not find_cues(claim, "negation", without="not_negation") and not find_cues(claim, "universal"):
        return
    taken = {hit for hits in alignment.hits.values() for hit in hits}
    for options in found:
        home = options[0]
        reading = readings[home.unit.source]
        for match in _WITHIN.finditer(reading.folded, home.unit.start, home.unit.end):
            inside = [
                at
                for at, word in enumerate(reading.words)
                if match.start("what") <= word.start < match.end() and word.content
            ][:1]
            figures = [fact for fact in reading.facts if match.start("what") <= fact.start < match.end()]
            said = any((home.unit.source, at) in taken for at in inside)
            said = said or any(same_figure(one, fact) for one in claim.facts for fact in figures)
            if (figures or inside) and not said:
                yield reading.text[match.start() : match.end()]


def _additions(claim: Reading, alignment: Alignment) -> Iterator[str]:
    """Words joined to one of the evidence that are not in it at all: "papier en glas"."""
    places = {word.start: at for at, word in enumerate(claim.words) if word.content}
    for match in _ADDED.finditer(claim.folded):
        pair = [places.get(match.start(name), -1) for name in ("one", "other")]
        if -1 in pair:
            continue
        if any(acts(claim, at) for at in pair):
            continue
        scores = [alignment.best.get(at, 1.0) for at in pair]
        if min(scores) < _UNKNOWN and max(scores) > 1 - _UNKNOWN:
            at = pair[scores.index(min(scores))]
            yield claim.words[at].text
