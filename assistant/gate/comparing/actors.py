"""Parties of a text, and which of them act in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.gate.text.reading import Reading
from assistant.gate.text.verbs import acts
from assistant.gate.text.vocabulary import read_table
from corpus.agreements.gazetteer import Gazetteer, PartyMention, build_gazetteer

_PREPOSITIONS = (
    "aan|van|voor|met|bij|tussen|tot|over|in|binnen|naar|op|uit|vanuit|namens|zonder|naast|onder|per|volgens|als|via|om|"
    "of|to|for|with|at|between|among|in|within|from|on|behalf of|without|per|than|about|as|towards?"
)
FILLERS = (
    r"(?:\s+(?:de|het|een|alle|deze|die|hun|onze|elke|iedere|"
    r"the|a|an|all|these|their|our|each|every|\d+|\w+(?:e|en|ele|ed|al|ing)))"
    r"{0,3}\s+"
)
_UNDER = re.compile(rf"\b(?:{_PREPOSITIONS}){FILLERS.replace('{0,3}', '{0,2}')}$")
_BY = re.compile(rf"\b(?:door|by)(?:{FILLERS}|\s+)$")
_TITLE = re.compile(
    r"\b(?:ministeries?|ministers?|staatssecretaris(?:sen)?|bewindspersonen|directie \w+|ministry|ministries|"
    r"ledenvergadering|bestuur|state secretary|leden|vertegenwoordig(?:ing(?:en)?|ers?))"
    r"\s+(?:van|vanuit|voor|of|for)\s+(?:het\s+|de\s+|the\s+)?$"
)
_AND = re.compile(
    r"^(?:\s|,|;|/|en|of|and|or|&|alsmede|evenals|de|het|the|als|zowel|both|samen met|together with|"
    r"van|vanuit|ministeries?|vertegenwoordig(?:ing(?:en)?|ers?)|coordinerende|betrokken|coordinating|\d+|\(|\))*$"
)


@cache
def _gazetteer() -> Gazetteer:
    return build_gazetteer(())


@cache
def _english_parties() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = read_table("parties")["english"]
    return tuple((re.compile(rf"\b(?:{pattern})\b"), name) for name, pattern in table.items())


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
            elif _is_free(ahead) and clause not in groups and not _has_subject(reading, mention.start):
                into = groups.setdefault(clause, set())
            else:
                into = None
        if into is not None:
            into.add(mention.name)
        before = mention
    first = groups[min(groups)] if groups else set()
    return Actors(frozenset(first | agents), frozenset(agents), frozenset(agents.union(*groups.values())))


_SUBJECT = re.compile(
    r"(?:^|[.;:!?,]\s|\b(?:maar|en|terwijl|dat|want|but|and|while|that)\s)(?:(?:de|het|een|alle|elke|the|a|an|all|each)\s)?"
    r"(?:\w+\s)?(?P<noun>\w+)\s(?P<verb>(?!(?:de|het|een|the|a|an)\b)\w+)\s(?:(?:de|het|een|the|a|an)\s)?$"
)


def _has_subject(reading: Reading, offset: int) -> bool:
    """Whether another than a party acts already: "De provincie verstrekt de gemeenten de cijfers"."""
    found = _SUBJECT.search(reading.folded[:offset])
    if found is None:
        return False
    at = {word.start: place for place, word in enumerate(reading.words)}
    noun, verb = at.get(found.start("noun"), -1), at.get(found.start("verb"), -1)
    if noun < 0 or verb < 0 or not acts(reading, verb) or acts(reading, noun):
        return False
    return reading.words[noun].content and _UNDER.search(reading.folded[: found.start("noun")]) is None


def _joined(between: str) -> bool:
    """Whether two parties stand side by side: "VNG, VWS en"; a mere space does not join them."""
    return (
        _AND.match(between) is not None
        and re.search(r"[,/&]|\b(?:en|and|of|or|alsmede|evenals|als|met|with)\b", between) is not None
    )


# Behind these a party does, pays or owns it, though a preposition stands before its name.
_BEARS = re.compile(
    r"\b(?:ten laste van|voor rekening van|in handen van|(?:is|zijn) van|eigendom van|taak van)\s+(?:de\s|het\s)?$"
)
# "Het aandeel deelnemers" stijgt, not they.
_MEASURE = re.compile(r"\b(?:aandeel|aantal|percentage|helft|deel|share|number)\s(?:(?:van|of)\s)?(?:(?:de|the)\s)?$")


def is_measured(reading: Reading, mention: PartyMention) -> bool:
    """Whether a party only tells of whom there are so many: "het aantal jongeren"."""
    return _MEASURE.search(reading.folded[: mention.start]) is not None


def _is_free(ahead: str) -> bool:
    if _BEARS.search(ahead):
        return True
    if _MEASURE.search(ahead):
        return False
    title = _TITLE.search(ahead)
    if title:
        return _UNDER.search(ahead[: title.start()].rstrip() + " ") is None or not ahead[: title.start()].strip()
    return _UNDER.search(ahead) is None


def _sentence_clause(reading: Reading, offset: int) -> int:
    """Clauses for who acts: parts between full stops, colons, semicolons and words that open a clause of their own."""
    pattern = r"[.;:!?]\s|,\s(?:als|indien|dan)\b|\bdan\b|"
    pattern += r"\b(?:dat|die|waar\w*|zodat|omdat|terwijl|maar|that|which|who|while|but|because)\b"
    return len(re.findall(pattern, reading.folded[:offset]))
