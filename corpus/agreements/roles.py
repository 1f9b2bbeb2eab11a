"""Who commits and who is asked: the subject of a sentence against "van X", "door X" and "aan X"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.agreements.gazetteer import Gazetteer, PartyMention
from corpus.agreements.role_words import (
    ADDRESSED,
    AGREED_THAT,
    AGREED_WITH,
    ASKED_AFTER,
    ASKED_BEFORE,
    BETWEEN,
    LABEL,
    LAID,
    PASSIVE,
    PREPOSITION,
    RECEIVES,
    SUBORDINATE,
    THEY,
    TITLE,
    WE,
    WE_AS,
    WITH_LABEL,
)
from corpus.agreements.verbs import is_infinitive_phrase, main_clause, starts_as_imperative


@dataclass(frozen=True, slots=True)
class Roles:
    """Canonical names of those who commit, propose or act, and of those who are asked."""

    parties: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def read_roles(
    text: str, gazetteer: Gazetteer, *, authors: tuple[str, ...], before: Roles = Roles(), above: Roles = Roles()
) -> Roles:
    """The roles in one passage.

    :param authors: the parties behind "wij"; empty when the document reports what others said.
    :param before: roles of the sentence before it, for "zij".
    :param above: roles of the introduction or heading that it hangs under, for passages that name nobody.
    """
    text = AGREED_THAT.sub("", text)
    mentions = gazetteer.find(text)
    labelled = _labelled(text, mentions, authors)
    if labelled is not None:
        return labelled
    found: dict[str, list[str]] = {"subject": [], "agent": [], "asked": [], "partner": []}
    for chain in _chains(text, mentions):
        role = _role(text, chain)
        if role and not (role == "subject" and found["subject"]):
            found[role] += [mention.name for mention in chain]
    we = _pronoun(text, mentions, authors, before)
    subject = [] if _without_subject(text) else found["subject"]
    parties = we if we is not None else found["agent"] or subject
    parties = [*parties, *found["partner"]] if parties or AGREED_WITH.search(text) else parties
    if not parties and not found["asked"]:
        return above
    return Roles(_unique(parties), _unique(name for name in found["asked"] if name not in parties))


def speaks_as_we(text: str) -> bool:
    """True when the author speaks: "wij", "onze ambitie"."""
    return WE.search(text) is not None


def _labelled(text: str, mentions: list[PartyMention], authors: tuple[str, ...]) -> Roles | None:
    """ "Actie VWS: ..." and "Met OCW: ..." name the parties before the colon."""
    addressed = ADDRESSED.match(text)
    if addressed is not None and mentions:
        return Roles((), _unique(mention.name for mention in mentions))
    for pattern, own in ((LABEL, ()), (WITH_LABEL, authors)):
        match = pattern.match(text)
        names = [mention.name for mention in mentions if match and mention.end <= match.end("who")]
        if names:
            return Roles(_unique([*own, *names]))
    return None


def _without_subject(text: str) -> bool:
    """True where a name cannot be who acts: in an imperative, an infinitive phrase, and as what a passive is about."""
    if starts_as_imperative(text) or is_infinitive_phrase(text):
        return True
    passive = PASSIVE.search(main_clause(text))
    return passive is not None


def _chains(text: str, mentions: list[PartyMention]) -> list[list[PartyMention]]:
    """Mentions that are joined by commas and "en": "VWS, de VNG en gemeenten"."""
    chains: list[list[PartyMention]] = []
    for mention in mentions:
        if chains and BETWEEN.match(text[chains[-1][-1].end : mention.start]):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return [chain for chain in chains if not all(mention.joined for mention in chain)]


def _role(text: str, chain: list[PartyMention]) -> str:
    """ "asked", "agent" ("door X"), "partner" ("met X afgesproken"), "subject", or "" for who is only named."""
    before, after = TITLE.sub("", text[: chain[0].start]), text[chain[-1].end :]
    before = re.sub(r"\([^()]*\)", "", before)
    preposition = PREPOSITION.search(before)
    if preposition is None and RECEIVES.match(after):
        return ""
    if re.search(r"\bals\s+(?:de\s+)?$", before) and starts_as_imperative(text):
        return "asked"  # "vergaar als gemeente inzicht"
    if re.match(r"^[^.;:?!]{0,30}\b(?:gevraagd|verzocht)\b", after) and re.search(
        r"\b(?:heeft|hebben|is|zijn)\b", before
    ):
        return "asked"
    if preposition is None:
        if SUBORDINATE.search(before):
            return ""
        return "asked" if ASKED_BEFORE.search(before[-60:]) and not _is_question_verb(before) else "subject"
    return _governed(text, preposition["word"].lower(), before[: preposition.start()], after)


def _governed(text: str, word: str, opening: str, after: str) -> str:
    """The role of names behind a preposition."""
    if word in ("van", "aan") and (ASKED_BEFORE.search(opening[-60:]) or (word == "van" and ASKED_AFTER.match(after))):
        return "asked"
    if word == "uit" and re.search(r"\b(?:bestaande|bestaat|gevormd|samengesteld)\s*$", opening):
        return "agent"
    if word == "per" and not after.strip(" .;"):
        return "agent"  # "een plan per aanbieder"
    if word == "met" and AGREED_WITH.search(text) and not SUBORDINATE.search(opening):
        return "partner"
    if word == "bij" and LAID.search(opening):
        return "agent"
    if word in ("door", "namens") or (word == "vanuit" and PASSIVE.search(text)):
        return "agent" if not SUBORDINATE.search(opening) else ""
    return ""


def _is_question_verb(before: str) -> bool:
    """True for "Dit vragen gemeenten": the verb stands second and the name behind it asks."""
    return (
        re.match(
            r"^(?:dit|dat|daarom|hierom|ook|tevens|daarnaast)\s+(?:vragen|vraagt)\s*(?:de\s*)?$", before, re.IGNORECASE
        )
        is not None
    )


def _pronoun(text: str, mentions: list[PartyMention], authors: tuple[str, ...], before: Roles) -> list[str] | None:
    """Who "wij als X", "wij" and "zij" are; None when the sentence has a subject of its own before them."""
    named = WE_AS.search(text)
    if named:
        chain = next(iter(_chains(text, [one for one in mentions if one.start >= named.end()])), [])
        return [mention.name for mention in chain]
    we = WE.search(text)
    if we and not any(
        _role(text, chain) == "subject" for chain in _chains(text, mentions) if chain[0].start < we.start()
    ):
        return list(authors)
    return list(before.parties) if THEY.match(text) else None


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
