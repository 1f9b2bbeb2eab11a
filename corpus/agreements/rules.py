"""The rules: which kind a passage is below a heading of agreements, in a discussion and in a plan."""

from __future__ import annotations

import re

from corpus.agreements.seen import Decision, Seen
from corpus.agreements.setting import Setting
from corpus.agreements.types import KINDS, AgreementKind
from corpus.agreements.verbs import has_finite_verb, is_infinitive_phrase, starts_as_imperative

_SUPPORTS = frozenset(("afspraak", "eens", "actie", "ambitie", "randvoorwaarde", "voorstel", "planning", "inhoud"))
_KINDS_OF_STANCE: dict[str, AgreementKind] = {
    "afspraak": "afspraak",
    "actie": "actie",
    "ambitie": "ambitie",
    "randvoorwaarde": "randvoorwaarde",
    "voorstel": "voorstel",
    "planning": "planning",
    "eens": "ambitie",
    "inhoud": "actie",
}
_AGREEMENTS = re.compile(r"\bafspra(?:ak|ken)\b", re.IGNORECASE)
_ACTION_LIST = re.compile(r"(?:\W|\d)*(?:actie(?:lijst|punten|overzicht)|lijst (?:van|met) acties)\b", re.IGNORECASE)
_WE_DO = re.compile(r"\b(?:wij|we|ik)\b", re.IGNORECASE)


def under_agreements(seen: Seen) -> Decision | None:
    """Below "Welke afspraken zijn gemaakt?": agreed, unless the words themselves propose or only describe."""
    label = seen.strong("actie")
    if label and label.cue.label:
        return seen.decided("actie")
    if label and label.cue.ongoing and seen.actor and not seen.strong("voorstel"):
        return seen.decided("actie") if seen.reserved else _agreed(seen)
    if seen.setting.contract and seen.strong("ambitie") and not seen.strong("afspraak"):
        return seen.decided("ambitie")
    if seen.reserved or seen.strong("voorstel"):
        return seen.decided("voorstel", seen.hits["voorbehoud"].words if seen.reserved else "")
    if seen.place.item or seen.hits or seen.acts or is_infinitive_phrase(seen.text) or starts_as_imperative(seen.text):
        ongoing = seen.actor and re.search(r"\bop dit moment\b|\bmomenteel\b", seen.text, re.IGNORECASE)
        return seen.decided("actie") if ongoing else _agreed(seen)
    return None


def _agreed(seen: Seen) -> Decision:
    word = seen.place.word
    if "afspraak" in seen.hits:
        return Decision("afspraak", seen.hits["afspraak"].words)
    return Decision("afspraak", word.words if word else "", own=False)


def in_discussion(seen: Seen) -> Decision | None:
    """In a report or advice what asks for something is a proposal, unless it says that it was agreed or is done."""
    firm, doing = seen.strong("afspraak"), seen.strong("actie")
    if firm and firm.cue.firm and not seen.reserved:
        return seen.decided("afspraak")
    if seen.setting.minutes and firm and seen.actor and not seen.reserved:
        return seen.decided("afspraak") if firm.cue.performative else seen.decided("actie", firm.words)
    if seen.strong("planning") and seen.dated and not seen.reserved:
        return seen.decided("planning")
    if (doing and doing.cue.label) or _in_action_list(seen):
        return seen.decided("actie")
    if doing and doing.cue.ongoing and seen.actor and not seen.reserved and not seen.strong("voorstel"):
        return seen.decided("actie")
    if seen.strong("ambitie"):
        return seen.decided("ambitie")
    if seen.strong("randvoorwaarde") and not seen.strong("voorstel"):
        return seen.decided("randvoorwaarde")
    if _asks(seen):
        return seen.decided("voorstel", seen.hits["voorbehoud"].words if seen.reserved else "")
    return None


def _in_action_list(seen: Seen) -> bool:
    word = seen.place.word
    return seen.place.item and word is not None and _ACTION_LIST.match(word.sentence) is not None


def _asks(seen: Seen) -> bool:
    """True for wording that proposes, or for a phrase that does so by its place."""
    if seen.strong("voorstel") or starts_as_imperative(seen.text):
        return True
    place = seen.place
    if seen.setting.mode == "advies" and seen.weak("voorstel"):
        return True
    if place.stance not in _SUPPORTS:
        return is_infinitive_phrase(seen.text) and place.item
    if place.word is not None and place.word.complete:
        return True
    bare = place.lead is not None and not has_finite_verb(seen.text)
    weak = any(seen.weak(kind) for kind in KINDS) or (bare and place.stance == "voorstel")
    return weak or is_infinitive_phrase(seen.text) or (place.item and not has_finite_verb(seen.text))


def in_plan(seen: Seen) -> Decision | None:
    """In a plan or statement of those who act; order of the rules: agreed, planned, proposed, by wording, by place."""
    firm = seen.strong("afspraak")
    if firm and not seen.reserved and (firm.cue.firm or (firm.cue.performative and seen.actor)):
        return seen.decided("afspraak")
    if seen.strong("planning") and seen.dated:
        return seen.decided("planning")
    if seen.strong("voorstel"):
        return seen.decided("voorstel")
    wished: tuple[AgreementKind, ...] = ("ambitie", "randvoorwaarde")
    for kind in wished:
        if seen.strong(kind):
            return seen.decided(kind)
    if firm and not seen.reserved:
        return seen.decided("afspraak" if _binding(seen.setting) else "actie", firm.words)
    if seen.strong("actie"):
        return seen.decided(_deed(seen), seen.hits["actie"].words)
    if seen.acts and seen.actor:
        return seen.decided(_deed(seen))
    return _by_place(seen)


def _deed(seen: Seen) -> AgreementKind:
    """What those who adopted a document together say they do, they agreed; save agreements they have yet to make."""
    yet_to_make = _AGREEMENTS.search(seen.text) is not None
    return "afspraak" if seen.signed and not seen.reserved and not yet_to_make else "actie"


def _by_place(seen: Seen) -> Decision | None:
    """Weak wording or none at all: the heading and the introduction decide."""
    stance = seen.place.stance
    kind = _KINDS_OF_STANCE.get(stance or "")
    said = seen.weak("actie") and _WE_DO.search(seen.text) and not seen.place.item and not seen.reserved
    if (kind == "voorstel" and not said) or (kind == "afspraak" and seen.reserved):
        return seen.decided("voorstel") if _asks(seen) else None
    if seen.weak("actie") and (_WE_DO.search(seen.text) or (seen.actor and stance != "achtergrond")):
        goals = stance == "ambitie" and seen.place.word is not None and seen.place.word.lead
        return seen.decided("ambitie" if goals else _deed(seen), seen.hits["actie"].words)
    if kind == "planning" and seen.weak("actie") and not seen.dated and not seen.place.item:
        return seen.decided("actie")
    phrase = is_infinitive_phrase(seen.text) or starts_as_imperative(seen.text)
    listed = seen.place.listed and stance in ("ambitie", "actie", "randvoorwaarde")
    if kind is not None and (seen.place.item or phrase or listed):
        return seen.decided(kind)
    if kind is None:
        return None
    weaker: tuple[AgreementKind, ...] = ("actie", "ambitie")
    return next((seen.decided(kind, seen.hits[one].words) for one in weaker if seen.weak(one)), None)


def _binding(setting: Setting) -> bool:
    """True when the author can bind: an adopted document, or one of several parties together."""
    return setting.adopted or len(setting.authors) > 1
