"""Who does it: the party that acts in a sentence must act in its evidence, and parties may not swap roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
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
    r"\b(?:ministeries?|ministers?|staatssecretaris(?:sen)?|bewindspersonen|directie \w+|ministry|ministries|ledenvergadering|bestuur|state secretary|leden|vertegenwoordig(?:ing(?:en)?|ers?))"
    r"\s+(?:van|vanuit|voor|of|for)\s+(?:het\s+|de\s+|the\s+)?$"
)
_AND = re.compile(
    r"^(?:\s|,|;|/|en|of|and|or|&|alsmede|evenals|de|het|the|als|zowel|both|samen met|together with|van|vanuit|ministeries?|vertegenwoordig(?:ing(?:en)?|ers?)|coordinerende|betrokken|coordinating|\d+|\(|\))*$"
)
_WE = re.compile(r"\b(?:wij|we|ons|onze|our)\b")


@cache
def _gazetteer() -> Gazetteer:
    return build_gazetteer(())


@cache
def _english_parties() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = read_table("parties")["english"]
    return tuple((re.compile(rf"\b(?:{pattern})\b"), name) for name, pattern in table.items())


def swapped_parties(claim: Reading, passages: Sequence[Passage], context: Sequence[Reading]) -> tuple[str, ...]:
    """Parties that act in the claim but not in its evidence.

    The first party that acts, and one behind "door", must act in the evidence; others must at least be named there.
    :param context: what stands above the passages, where the party behind "we" is named.
    """
    acting = actors(claim)
    publishers = {one.name for reading in context for one in mentions(reading)}
    leading = {name for name in acting.leading if not (name in publishers and _only_says(claim, name))}
    others = acting.all - acting.leading
    if not leading and not others:
        return ()
    given = [actors(passage.reading) for passage in passages] + [actors(passage.note) for passage in passages]
    able = set[str]().union(*(one.all for one in given))
    named = {one.name for passage in passages for text in (passage.reading, passage.note) for one in mentions(text)}
    if any(_WE.search(passage.reading.folded) for passage in passages):
        able |= publishers - named
    wrong = (leading - able) | (others - named - publishers) | (acting.agents - able)
    return tuple(sorted(wrong))


_SAYS = (
    r"(?:vindt|vinden|zegt|stelt|geeft (?:\w+ ){0,3}aan|geeft in overweging|schrijft|noemt|benadrukt|constateert|ziet|adviseert|"
    r"concludeert|says|states|writes|finds|notes|advises|concludes|thinks)"
)


def _only_says(claim: Reading, name: str) -> bool:
    """Whether a party is named as the one who says so: "Het NJi vindt ..."."""
    first = next((one for one in mentions(claim) if one.name == name), None)
    return first is not None and re.match(rf"\s*\b{_SAYS}\b", claim.folded[first.end :]) is not None


def mentions(reading: Reading) -> list[PartyMention]:
    """The parties of a text in order, Dutch or English."""
    found = [one for one in _gazetteer().find(reading.text) if not one.joined]
    for pattern, name in _english_parties():
        for match in pattern.finditer(reading.folded):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(PartyMention(name, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


@dataclass(frozen=True, slots=True)
class Actors:
    """Parties that act in a text: ``leading`` in its first clause with a party, ``agents`` behind "door" or "by"."""

    leading: frozenset[str]
    agents: frozenset[str]
    all: frozenset[str]


def actors(reading: Reading) -> Actors:
    """Parties that act: for each clause the first that hangs under no preposition with those joined to it; "by X"."""
    groups: dict[int, set[str]] = {}
    agents: set[str] = set()
    before: PartyMention | None = None
    into: set[str] | None = None
    for mention in mentions(reading):
        ahead = reading.folded[max(0, mention.start - 60) : mention.start]
        clause = _sentence_clause(reading, mention.start)
        if before is None or not _joined(reading.folded[before.end : mention.start]):
            if _BY.search(ahead):
                into = agents
            else:
                into = groups.setdefault(clause, set()) if _is_free(ahead) and clause not in groups else None
        if into is not None:
            into.add(mention.name)
        before = mention
    first = groups[min(groups)] if groups else set()
    return Actors(frozenset(first | agents), frozenset(agents), frozenset(agents.union(*groups.values())))


def _joined(between: str) -> bool:
    """Whether two parties stand side by side: "VNG, VWS en"; a mere space does not join them."""
    return (
        _AND.match(between) is not None
        and re.search(r"[,/&]|\b(?:en|and|of|or|alsmede|evenals|als|met|with)\b", between) is not None
    )


def _is_free(ahead: str) -> bool:
    title = _TITLE.search(ahead)
    if title:
        return _UNDER.search(ahead[: title.start()].rstrip() + " ") is None or not ahead[: title.start()].strip()
    return _UNDER.search(ahead) is None


def _sentence_clause(reading: Reading, offset: int) -> int:
    """Clauses for who acts: parts between full stops, colons, semicolons and words that open a clause of their own."""
    pattern = r"[.;:!?]\s|\b(?:dat|die|waar\w*|zodat|omdat|terwijl|maar|that|which|who|while|but|because)\b"
    return len(re.findall(pattern, reading.folded[:offset]))
