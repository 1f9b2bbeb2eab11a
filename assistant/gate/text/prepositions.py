"""The preposition that a word stands under."""

from __future__ import annotations

import re

from assistant.gate.text.reading import Reading
from assistant.gate.text.units import Unit

# A word this much alike is in the evidence; so many words from elsewhere make another statement.
_PREPOSITION = re.compile(
    r"\b(aan|van|voor|met|bij|tussen|tot|over|in|binnen|naar|op|uit|vanuit|namens|zonder|naast|tegen|rond|onder|per|volgens|via|door|na|sinds|"
    r"of|to|for|with|at|between|within|from|on|by|according to|after|since)"
    r"(?:\s+(?:de|het|een|deze|die|dit|dat|alle|hun|onze|the|a|an|these|their|all|\d+))*\s+(?:\w+(?:e|ed|en|al|ing)\s+)?$"
)
_ENGLISH = {
    "of": "van",
    "to": "aan",
    "for": "voor",
    "with": "met",
    "at": "bij",
    "between": "tussen",
    "within": "binnen",
    "from": "van",
    "on": "op",
    "by": "door",
    "according to": "volgens",
    "after": "na",
    "since": "sinds",
}


def preposition_of(reading: Reading, at: int, unit: Unit) -> str:
    """The preposition that a word stands under, in Dutch; "" for none."""
    start = reading.words[at].start
    found = _PREPOSITION.search(reading.folded, max(unit.start, start - 50), start)
    return _ENGLISH.get(found[1], found[1]) if found else ""
