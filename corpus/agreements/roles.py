"""Who commits and who is asked: the subject of a sentence against "van X", "door X" and "aan X"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.agreements.gazetteer import Gazetteer, PartyMention
from corpus.agreements.verbs import is_infinitive_phrase, main_clause, starts_as_imperative

_BETWEEN = re.compile(
    r"^(?:\s|,|;|/|en|of|&|alsmede|evenals|de|het|alle|betrokken|meest|relevante|ministeries?|ministers?|van|vanuit|"
    r"vertegenwoordigingen|staatssecretaris|bewindspersonen|coördinerende|gesloten|jeugdhulp|\d+|\(|\)|"
    r"maar|ook|zowel|als|voor|individuele)*$",
    re.IGNORECASE,
)
# What may stand between a preposition and the name that it governs.
_FILLERS = (
    r"(?:\s*(?:de|het|een|alle|deze|die|hun|onze|elke|iedere|ieder|betrokken|samenwerkende|\(samenwerkende\)|individuele|"
    r"regionale|lokale|bestaande|meest|relevante|andere|ministeries?|minister|staatssecretaris|directie|bestuur|"
    r"voorzitterschap|regie|coördinerende|verschillende|kleine|sommige|enkele|\d+|van))*\s*$"
)
_PREPOSITION = re.compile(
    rf"\b(?P<word>door|aan|van|voor|met|bij|tussen|tot|over|in|binnen|naar|op|uit|vanuit|namens|zonder|naast|onder|"
    rf"per|volgens|als|via|richting|dan|ten opzichte van|om|rond|inclusief|zoals|waaronder){_FILLERS}",
    re.IGNORECASE,
)
_ASKED_BEFORE = re.compile(
    r"\b(?:vra(?:agt|gen)|verzoe(?:kt|ken)|advise(?:ert|ren)|roep(?:t|en)|dring(?:t|en)|verwacht(?:en)?|beroep|opdracht|"
    r"oproep|verzoek|vraag|nodig hebben|nodig|actie|taak|opgave)\b[^.;:?!]{0,40}$",
    re.IGNORECASE,
)
_ASKED_AFTER = re.compile(
    r"^[^.;:?!]{0,25}\b(?:vraagt|vergt|verwacht|vragen|hebben (?:wij|we|gemeenten) nodig)\b", re.IGNORECASE
)
# "De minister van VWS" is VWS.
_TITLE = re.compile(
    r"(?:\b(?:de|het)\s+)?\b(?:ministeries?|ministers?|staatssecretaris(?:sen)?|bewindspersonen|directie\s+\w+)\s+"
    r"(?:van|vanuit|voor)\s+(?:het\s+)?$",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:zodat|om(?! die| dat)|zonder dat|waar\w*|die|omdat|zoals|bijvoorbeeld|opdat|tussen)\b|"
    r"\((?!boven\)|samenwerkende\))|[:;]",
    re.IGNORECASE,
)
_WE = re.compile(
    r"\b(?:wij|we)\b(?!\s+(?:weten|zien|denken|dat|moeten ons))|\b(?:onze|ons)\s+(?:ambitie|streven|doel|inzet|advies)",
    re.IGNORECASE,
)
_WE_AS = re.compile(r"\b(?:wij|we)\s+(?:\w+\s+)?als\s+", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:wordt|worden)\b(?!\s+(?:de\s+|het\s+)?(?:verzocht|gevraagd|geadviseerd|opgeroepen))", re.IGNORECASE
)
_THEY = re.compile(r"^(?:(?:dat|dit|hierbij|daarbij|ook|daarnaast|tevens)\s+\w+\s+)?(?:zij|ze)\b", re.IGNORECASE)
_LABEL = re.compile(r"^(?:actie(?:punt|s)?|afspraak)\s+(?:voor\s+)?(?P<who>[^:]{2,80}):", re.IGNORECASE)
_WITH_LABEL = re.compile(r"^(?:samen\s+)?met\s+(?P<who>[^:]{2,60}):", re.IGNORECASE)


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
    mentions = gazetteer.find(text)
    labelled = _labelled(text, mentions, authors)
    if labelled is not None:
        return labelled
    found: dict[str, list[str]] = {"subject": [], "agent": [], "asked": []}
    for chain in _chains(text, mentions):
        role = _role(text, chain)
        if role and not (role == "subject" and found["subject"]):
            found[role] += [mention.name for mention in chain]
    we = _pronoun(text, mentions, authors, before)
    subject = [] if _without_subject(text) else found["subject"]
    parties = we if we is not None else found["agent"] or subject
    if not parties and not found["asked"]:
        return above
    return Roles(_unique(parties), _unique(name for name in found["asked"] if name not in parties))


def speaks_as_we(text: str) -> bool:
    """True when the author speaks: "wij", "onze ambitie"."""
    return _WE.search(text) is not None


def _labelled(text: str, mentions: list[PartyMention], authors: tuple[str, ...]) -> Roles | None:
    """ "Actie VWS: ..." and "Met OCW: ..." name the parties before the colon."""
    for pattern, own in ((_LABEL, ()), (_WITH_LABEL, authors)):
        match = pattern.match(text)
        names = [mention.name for mention in mentions if match and mention.end <= match.end("who")]
        if names:
            return Roles(_unique([*own, *names]))
    return None


def _without_subject(text: str) -> bool:
    """True where a name cannot be who acts: in an imperative, an infinitive phrase, and as what a passive is about."""
    if starts_as_imperative(text) or is_infinitive_phrase(text):
        return True
    passive = _PASSIVE.search(main_clause(text))
    return passive is not None


def _chains(text: str, mentions: list[PartyMention]) -> list[list[PartyMention]]:
    """Mentions that are joined by commas and "en": "VWS, de VNG en gemeenten"."""
    chains: list[list[PartyMention]] = []
    for mention in mentions:
        if chains and _BETWEEN.match(text[chains[-1][-1].end : mention.start]):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return [chain for chain in chains if not all(mention.joined for mention in chain)]


def _role(text: str, chain: list[PartyMention]) -> str:
    """ "asked", "agent" ("door X"), "subject" or "" for everybody who is only named."""
    before, after = _TITLE.sub("", text[: chain[0].start]), text[chain[-1].end :]
    before = re.sub(r"\([^()]*\)", "", before)
    preposition = _PREPOSITION.search(before)
    if re.search(r"\bals\s+(?:de\s+)?$", before) and starts_as_imperative(text):
        return "asked"  # "vergaar als gemeente inzicht"
    if re.match(r"^[^.;:?!]{0,30}\b(?:gevraagd|verzocht)\b", after) and re.search(
        r"\b(?:heeft|hebben|is|zijn)\b", before
    ):
        return "asked"
    if preposition is None:
        if _SUBORDINATE.search(before):
            return ""
        return "asked" if _ASKED_BEFORE.search(before[-60:]) and not _is_question_verb(before) else "subject"
    word = preposition["word"].lower()
    opening = before[: preposition.start()]
    if word in ("van", "aan") and (
        _ASKED_BEFORE.search(opening[-60:]) or (word == "van" and _ASKED_AFTER.match(after))
    ):
        return "asked"
    if word == "uit" and re.search(r"\b(?:bestaande|bestaat|gevormd|samengesteld)\s*$", opening):
        return "agent"
    if word == "per" and not after.strip(" .;"):
        return "agent"  # "een plan per aanbieder"
    if word in ("door", "namens") or (word == "vanuit" and _PASSIVE.search(text)):
        return "agent" if not _SUBORDINATE.search(opening) else ""
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
    named = _WE_AS.search(text)
    if named:
        chain = next(iter(_chains(text, [one for one in mentions if one.start >= named.end()])), [])
        return [mention.name for mention in chain]
    we = _WE.search(text)
    if we and not any(
        _role(text, chain) == "subject" for chain in _chains(text, mentions) if chain[0].start < we.start()
    ):
        return list(authors)
    return list(before.parties) if _THEY.match(text) else None


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
