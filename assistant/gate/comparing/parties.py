"""Who does it: the party that acts in a sentence must act in its evidence, and parties may not swap roles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.gate.comparing.actors import FILLERS, actors, is_measured, mentions
from assistant.gate.comparing.alignment import Alignment
from assistant.gate.comparing.homes import Homes
from assistant.gate.premise import Passage
from assistant.gate.text.reading import Reading
from corpus.agreements.gazetteer import PartyMention

_THEY = re.compile(r"\b(?:zij|ze|they)\b")
# Words that bring in what the sentence before was about.
_REFERS = re.compile(r"\b(?:zij|ze|hen|hun|deze|dit|daar\w*|hier\w*|hij|they|these|them|their)\b")
_WE = re.compile(r"\b(?:wij|we|ons|onze|our)\b")


_GETS = re.compile(r"\b(?:krijg\w*|kreeg|kregen|ontvang\w*|ontving\w*|receives?|received|gets?)\b")
# A passage with this share of the words of the best one is as good.
_NEARLY = 0.7


def swapped_parties(
    claim: Reading, passages: Sequence[Passage], context: Sequence[Reading], alignment: Alignment, found: Homes
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
    at_home = {home.unit.source // 2 for options in found for home in options}
    main = [one for place, one in enumerate(passages) if place in at_home] or _main_passages(passages, alignment)
    if not any(_REFERS.search(passage.reading.folded) for passage in main):
        texts = [text for passage in main for text in (passage.reading, passage.note)]
        named = {one.name for text in texts for one in mentions(text)}
    able = _acting(main, texts)
    # "Het aantal jongeren met jeugdhulp": they get it, though the number is what rises.
    able |= {one.name for text in texts for one in mentions(text) if is_measured(text, one)}
    if not named:
        # "Het bestuur" of a plan is that of who published it.
        able |= publishers
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
    known = named | says | (publishers - acting.all)
    unnamed = {one.name for one in mine if one.name not in known and not _aligned(claim, one, alignment)}
    return tuple(sorted(wrong | unnamed))


def _acting(main: Sequence[Passage], texts: Sequence[Reading]) -> set[str]:
    """Parties that act in the main passages; in all texts where these name none that acts, or say "they"."""
    able = set[str]()
    for passage in main:
        here = actors(passage.reading).all
        able |= here | actors(passage.note).all
        if not here or _THEY.search(passage.reading.folded):
            able |= set[str]().union(*(actors(text).all for text in texts))
    return able


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


_RECEIVER = re.compile(rf"\b(?:aan|voor|bij|van|to|for)(?:{FILLERS}|\s+)$")
