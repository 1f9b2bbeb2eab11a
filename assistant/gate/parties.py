"""Who does it: the party that acts in a sentence must act in its evidence, and parties may not swap roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from assistant.gate.premise import Alignment, Passage
from assistant.gate.reading import Reading
from assistant.gate.vocabulary import read_table
from corpus.agreements.gazetteer import Gazetteer, PartyMention, build_gazetteer

_PREPOSITIONS = (
    "aan|van|voor|met|bij|tussen|tot|over|in|binnen|naar|op|uit|vanuit|namens|zonder|naast|onder|per|volgens|als|via|om|"
    "of|to|for|with|at|between|among|in|within|from|on|behalf of|without|per|than|about|as|towards?"
)
_FILLERS = (
    r"(?:\s+(?:de|het|een|alle|deze|die|hun|onze|elke|iedere|"
    r"the|a|an|all|these|their|our|each|every|\d+|\w+(?:e|en|ele|ed|al|ing)))"
    r"{0,3}\s+"
)
_UNDER = re.compile(rf"\b(?:{_PREPOSITIONS}){_FILLERS.replace('{0,3}', '{0,2}')}$")
_BY = re.compile(rf"\b(?:door|by)(?:{_FILLERS}|\s+)$")
_TITLE = re.compile(
    r"\b(?:ministeries?|ministers?|staatssecretaris(?:sen)?|bewindspersonen|directie \w+|ministry|ministries|"
    r"ledenvergadering|bestuur|state secretary|leden|vertegenwoordig(?:ing(?:en)?|ers?))"
    r"\s+(?:van|vanuit|voor|of|for)\s+(?:het\s+|de\s+|the\s+)?$"
)
_AND = re.compile(
    r"^(?:\s|,|;|/|en|of|and|or|&|alsmede|evenals|de|het|the|als|zowel|both|samen met|together with|"
    r"van|vanuit|ministeries?|vertegenwoordig(?:ing(?:en)?|ers?)|coordinerende|betrokken|coordinating|\d+|\(|\))*$"
)
_THEY = re.compile(r"\b(?:zij|ze|they)\b")
# Words that bring in what the sentence before was about.
_REFERS = re.compile(r"\b(?:zij|ze|hen|hun|deze|dit|daar\w*|hier\w*|hij|they|these|them|their)\b")
_WE = re.compile(r"\b(?:wij|we|ons|onze|our)\b")


_GETS = re.compile(r"\b(?:krijg\w*|kreeg|kregen|ontvang\w*|ontving\w*|receives?|received|gets?)\b")
# A passage with this share of the words of the best one is as good.
_NEARLY = 0.7


@cache
def _gazetteer() -> Gazetteer:
    return build_gazetteer(())


@cache
def _english_parties() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = read_table("parties")["english"]
    return tuple((re.compile(rf"\b(?:{pattern})\b"), name) for name, pattern in table.items())


def swapped_parties(
    claim: Reading, passages: Sequence[Passage], context: Sequence[Reading], alignment: Alignment
) -> tuple[str, ...]:
    """Parties that act in the claim but not in its evidence, and parties that the evidence does not name at all.

    The first party that acts, and one behind "door", must act in the passage that the claim takes most from; other
    parties that act must act there too, or be who something is given to or made possible for.

    :param context: what stands above the passages, where the party behind "we" is named.
    :param alignment: of the claim with the readings and notes of the passages, in that order (two a passage).
    """
    mine = mentions(claim)
    if not mine:
        return ()
    acting = actors(claim)
    publishers = {one.name for reading in context for one in mentions(reading)}
    says = {one.name for one in mine if one.name in publishers and _only_says(claim, one)}
    texts = [text for passage in passages for text in (passage.reading, passage.note)]
    named = {one.name for text in texts for one in mentions(text)}
    able = set[str]()
    main = _main_passages(passages, alignment)
    if not any(_REFERS.search(passage.reading.folded) for passage in main):
        texts = [text for passage in main for text in (passage.reading, passage.note)]
        named = {one.name for text in texts for one in mentions(text)}
    for passage in main:
        acts = actors(passage.reading).all
        able |= acts | actors(passage.note).all
        if not acts or _THEY.search(passage.reading.folded):
            able |= set[str]().union(*(actors(text).all for text in texts))
    if any(_WE.search(passage.reading.folded) for passage in passages):
        named_here = set(named)
        named |= publishers
        able |= publishers - named_here
    if _GETS.search(claim.folded):
        able |= {one.name for text in texts for one in mentions(text) if _receives(text, one)}
    receiving = {one.name for text in texts for one in mentions(text) if _receives(text, one)}
    wrong = (
        (acting.leading - says - able)
        | (acting.agents - able)
        | (acting.all - acting.leading - able - receiving - says)
    )
    unnamed = {one.name for one in mine if one.name not in named | says and not _aligned(claim, one, alignment)}
    return tuple(sorted(wrong | unnamed))


def _aligned(claim: Reading, mention: PartyMention, alignment: Alignment) -> bool:
    """Whether the evidence has a word for a party, although it is no party there ("regio-indeling")."""
    inside = [at for at, word in enumerate(claim.words) if mention.start <= word.start < mention.end]
    return any(alignment.hits.get(at) for at in inside)


def _main_passages(passages: Sequence[Passage], alignment: Alignment) -> list[Passage]:
    """The passages that have most of the words of the claim, or nearly as many."""
    counts = [0] * len(passages)
    for hits in alignment.hits.values():
        for place in {number // 2 for number, _ in hits if number % 2 == 0}:
            counts[place] += 1
    return [passage for passage, count in zip(passages, counts, strict=True) if count >= _NEARLY * max(counts)]


def _receives(reading: Reading, mention: PartyMention) -> bool:
    ahead = reading.folded[max(0, mention.start - 60) : mention.start]
    return _RECEIVER.search(ahead) is not None


_SAYS = (
    r"(?:vindt|vinden|zegt|stelt|geeft (?:\w+ ){0,3}aan|geeft in overweging|schrijft|noemt|"
    r"benadrukt|constateert|ziet|adviseert|"
    r"concludeert|says|states|writes|finds|notes|advises|concludes|thinks)"
)


def _only_says(claim: Reading, mention: PartyMention) -> bool:
    """Whether a party is named as the one who says so: "Het NJi vindt ...", "Volgens het NJi ..."."""
    before, behind = claim.folded[: mention.start], claim.folded[mention.end :]
    return bool(
        re.match(rf"\s*\b{_SAYS}\b", behind) or re.search(r"\b(?:volgens|according to)(?: de| het| the)? $", before)
    )


def mentions(reading: Reading) -> list[PartyMention]:
    """The parties of a text in order, Dutch or English."""
    found = [one for one in _gazetteer().find(reading.text) if not one.joined]
    for pattern, name in _english_parties():
        for match in pattern.finditer(reading.folded):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.append(PartyMention(name, match.start(), match.end()))
    return sorted(found, key=lambda one: one.start)


_RECEIVER = re.compile(rf"\b(?:aan|voor|bij|van|to|for)(?:{_FILLERS}|\s+)$")


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
    pattern = r"[.;:!?]\s|,\s(?:als|indien|dan)\b|\bdan\b|"
    pattern += r"\b(?:dat|die|waar\w*|zodat|omdat|terwijl|maar|that|which|who|while|but|because)\b"
    return len(re.findall(pattern, reading.folded[:offset]))
