"""Who does it: the party that acts in a sentence must act in its evidence, and parties may not swap roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from assistant.gate.premise import Passage
from assistant.gate.reading import Reading
from assistant.gate.vocabulary import read_table
from corpus.agreements.gazetteer import Gazetteer, PartyMention, build_gazetteer

_PREPOSITIONS = (
    "aan|van|voor|met|bij|tussen|tot|over|in|binnen|naar|op|uit|vanuit|namens|zonder|naast|onder|per|volgens|als|via|om|"
    "of|to|for|with|at|between|in|within|from|on|behalf of|without|per|than|about|as|towards?"
)
_FILLERS = (
    r"(?:\s+(?:de|het|een|alle|deze|die|hun|onze|elke|iedere|the|a|an|all|these|their|our|each|every|\d+|\w+(?:e|en|ele|ed|al|ing)))"
    r"{0,3}\s+"
)
_UNDER = re.compile(rf"\b(?:{_PREPOSITIONS}){_FILLERS.replace('{0,3}', '{0,2}')}$")
_BY = re.compile(rf"\b(?:door|by)(?:{_FILLERS}|\s+)$")
_TITLE = re.compile(
    r"\b(?:ministeries?|ministers?|staatssecretaris(?:sen)?|bewindspersonen|directie \w+|ministry|ministries|ledenvergadering|bestuur|state secretary|leden)"
    r"\s+(?:van|vanuit|voor|of|for)\s+(?:het\s+|de\s+|the\s+)?$"
)
_AND = re.compile(
    r"^(?:\s|,|;|/|en|of|and|or|&|alsmede|evenals|de|het|the|als|zowel|both|samen met|together with|van|ministeries?|\d+|\(|\))*$"
)
_WE = re.compile(r"\b(?:wij|we|ons|onze|our)\b")


@cache
def _gazetteer() -> Gazetteer:
    return build_gazetteer(())


@cache
def _english_parties() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = read_table("parties")["english"]
    return tuple((re.compile(rf"\b(?:{pattern})\b"), name) for name, pattern in table.items())


def swapped_parties(claim: Reading, passages: Sequence[Passage], publishers: str) -> tuple[str, ...]:
    """Parties that act in the claim but not in its evidence.

    :param publishers: what stands above the passages, where the party behind "we" is named.
    """
    acting = actors(claim)
    if not acting:
        return ()
    readings = [reading for passage in passages for reading in (passage.reading, passage.note)]
    given = set[str]().union(*(actors(reading) for reading in readings))
    named = set[str]().union(*({one.name for one in mentions(reading)} for reading in readings))
    if not given and not named:
        return () if any(_WE.search(reading.folded) for reading in readings) else tuple(sorted(acting))
    spoken = any(_WE.search(reading.folded) for reading in readings)
    wrong = acting - given
    if spoken:
        wrong = {name for name in wrong if name in named or name.lower() not in publishers.lower()}
    return tuple(sorted(wrong))


def mentions(reading: Reading) -> list[PartyMention]:
    """The parties of a text in order, Dutch or English."""
    found = list(_gazetteer().find(reading.text))
    for pattern, name in _english_parties():
        for match in pattern.finditer(reading.folded):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(PartyMention(name, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


def actors(reading: Reading) -> set[str]:
    """Parties that act: for each clause the first that hangs under no preposition with those joined to it; "by X"."""
    acting: set[str] = set()
    clauses: set[int] = set()
    before: PartyMention | None = None
    joined = False
    for mention in mentions(reading):
        ahead = reading.folded[max(0, mention.start - 60) : mention.start]
        clause = _sentence_clause(reading, mention.start)
        follows = before is not None and _AND.match(reading.folded[before.end : mention.start]) is not None
        if follows and joined:
            acting.add(mention.name)
        elif follows:
            pass
        elif _BY.search(ahead):
            acting.add(mention.name)
            joined = True
        elif _is_free(ahead) and clause not in clauses:
            acting.add(mention.name)
            clauses.add(clause)
            joined = True
        else:
            joined = False
        before = mention
    return acting


def _is_free(ahead: str) -> bool:
    title = _TITLE.search(ahead)
    if title:
        return _UNDER.search(ahead[: title.start()].rstrip() + " ") is None or not ahead[: title.start()].strip()
    return _UNDER.search(ahead) is None


def _sentence_clause(reading: Reading, offset: int) -> int:
    """Clauses for who acts: parts between full stops, colons, semicolons and words that open a clause of their own."""
    pattern = r"[.;:!?]\s|\b(?:dat|die|waar\w*|zodat|omdat|terwijl|maar|that|which|who|while|but|because)\b"
    return len(re.findall(pattern, reading.folded[:offset]))
