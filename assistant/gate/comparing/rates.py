"""How often, by what and by how much: "per week", "per inwoner", "met een kwart"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.gate.comparing.alignment import is_english
from assistant.gate.text.figures import same_figure
from assistant.gate.text.reading import Reading

_RATE = re.compile(
    r"\b(?:per|elke?|iedere?|every|each|a|in the)\s+(?:\w+\s+)?"
    r"(?P<unit>uur|dag|nacht|week|maand|kwartaal|half ?jaar|jaar|hour|day|night|month|quarter|year)\b"
    r"|\b(?P<adverb>dagelijks|wekelijks|maandelijks|jaarlijks|daily|weekly|monthly|quarterly|yearly|annual)\w*"
)
_SAME_RATE = {
    "hour": "uur",
    "day": "dag",
    "night": "nacht",
    "month": "maand",
    "quarter": "kwartaal",
    "year": "jaar",
    "dagelijks": "dag",
    "daily": "dag",
    "wekelijks": "week",
    "weekly": "week",
    "maandelijks": "maand",
    "monthly": "maand",
    "quarterly": "kwartaal",
    "jaarlijks": "jaar",
    "yearly": "jaar",
    "annual": "jaar",
    "half jaar": "halfjaar",
}


def _rates(reading: Reading) -> dict[str, str]:
    found = {}
    for match in _RATE.finditer(reading.folded):
        name = (match["unit"] or match["adverb"]).strip()
        found[_SAME_RATE.get(name, name.replace(" ", ""))] = reading.text[match.start() : match.end()]
    return found


def other_rates(claim: Reading, readings: Sequence[Reading]) -> list[str]:
    """How often something is, where the evidence has another measure of it and not this one."""
    given = {name for reading in readings for name in _rates(reading)}
    given |= {fact.unit for reading in readings for fact in reading.facts if fact.unit}
    rates = _rates(claim)
    return [text for name, text in rates.items() if name not in given and any(_rates(reading) for reading in readings)]


_BY = re.compile(r"\b(?:met|by)\s+(?:(?:ruim|bijna|ongeveer|circa|about|een|a)\s+)*$")
_UP_TO = re.compile(r"\b(?:tot|naar|to)\s+(?:(?:ruim|bijna|ongeveer|circa|about|een|a)\s+)*$")


def other_amounts(claim: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    """Figures by which something changes in one and to which it changes in the other."""
    for fact in claim.facts:
        places = [(reading, one) for reading in readings for one in reading.facts if same_figure(fact, one)]
        before = claim.folded[: fact.start]
        for mine, theirs in ((_BY, _UP_TO), (_UP_TO, _BY)):
            given = [reading.folded[: one.start] for reading, one in places]
            if mine.search(before) and any(map(theirs.search, given)) and not any(map(mine.search, given)):
                yield claim.text[fact.start : fact.end]


_PER = re.compile(r"\b(?:per|voor elke?|voor iedere?|for each|for every)\s+(?P<what>[^\W\d_]{3,})")
_OFTEN = re.compile(r"\b(?:keer|maal|times)\s+(?:per|a|in de)\b|\b(?:twee|drie|vier)maal\s+(?:per|in de)\b|\btwice a\b")
_EVERY = re.compile(
    r"\b(?:eens|een keer|eenmaal|once)\s+(?:in de|per|om de|every|elke)\s+(?:\d+|[^\W\d_]+)\s+"
    r"(?:dagen|weken|maanden|jaar|days|weeks|months|years)\b"
    r"|\b(?:elke|iedere|om de|every)\s+(?:\d+|twee|drie|vier|vijf|zes|two|three|four|five|six)\s+\w+"
)


def other_shares(claim: Reading, readings: Sequence[Reading]) -> Iterator[str]:
    """What something is counted by: "per inwoner" for "per huishouden", "twee keer per jaar" for "elke twee jaar"."""
    folded = [reading.folded for reading in readings]
    for match in () if is_english(claim) else _PER.finditer(claim.folded):
        given = [found["what"] for text in folded for found in _PER.finditer(text)]
        named = any(re.search(rf"\b{re.escape(match['what'][:5])}", text) for text in folded)
        if given and not named and match["what"] not in _SAME_RATE.values():
            yield claim.text[match.start() : match.end()]
    for mine, theirs in ((_OFTEN, _EVERY), (_EVERY, _OFTEN)):
        found = mine.search(claim.folded)
        if found and any(theirs.search(text) for text in folded) and not any(mine.search(text) for text in folded):
            yield claim.text[found.start() : found.end()]
