"""Decides whether a passage is a row of the register and of which kind, from its wording and the place it stands in."""

from __future__ import annotations

import re

from corpus.agreements.cues import find_hits
from corpus.agreements.rules import in_discussion, in_plan, under_agreements
from corpus.agreements.seen import Decision, Seen
from corpus.agreements.setting import Setting
from corpus.agreements.stances import Place
from corpus.agreements.types import AgreementKind
from corpus.agreements.verbs import has_finite_verb, is_infinitive_phrase, main_clause, names_verb, starts_as_imperative

_QUESTION = re.compile(
    r"^(?:\W*(?:hoe\w*|wat|wie|waar\w*|wanneer|welke?|waarom|kunnen|kan|kun|zijn|is|moet(?:en)?|wil|willen|denken|heeft|"
    r"hebben|zou(?:den)?|gaat|gaan|boeten|mag)\b[^.!]*)\?\W*$",
    re.IGNORECASE,
)
_ASKS = re.compile(r"(?:\W|\d)*(?:hoe|wat|wie|waar|waarom|wanneer|welke?)\b", re.IGNORECASE)  # "Hoe we het aanpakken"
_FROM_TO = re.compile(
    r"^(?:\W*[A-Z]\.\s+)?van\s+\S.*\bnaar\b|^(?:\W*[A-Z]\.\s+)?naar\s+(?:een|meer|minder)\b", re.IGNORECASE
)
_FEWEST_LETTERS = 12
_UNFINISHED = re.compile(r"\b(?:om|te|door|dat|tot|met|is|zijn|zoals)\s*:$", re.IGNORECASE)
# "De wethouder heeft het volgende toegezegd:"
_AS_FOLLOWS = re.compile(r"\bhet volgende\b.*\b(?:toegezegd|afgesproken|besloten|overeengekomen)\W*:$", re.IGNORECASE)
_ALSO = re.compile(r"^(?:dat|dit|hetzelfde)\s+geldt\s+(?:ook|eveneens)\b", re.IGNORECASE)
_AND = re.compile(r"^en\s+(?:daarbij|hierbij|niet|ook)\b", re.IGNORECASE)
# Rests of the sentence before it, when they have no verb: "Net als hun ouders."
_REST = re.compile(
    r"^(?:net\s+(?:als|zoals)|evenals|zoals|ook|zelfs|zeker|vooral|met name|niet alleen|maar|dus|al dan niet|inclusief|"
    r"behalve|naast|uiteraard|kortom|en dat|of)\b",
    re.IGNORECASE,
)
_LONGEST_REST = 8  # words
_SHORT_LEAD = 4  # words: "Administratie:" only names a subject


def decide(
    text: str, place: Place, setting: Setting, *, actor: bool, dated: bool, signed: bool = False, acts: bool = False
) -> Decision | None:
    """The kind of a sentence or list item; None when it is no row.

    :param actor: it names somebody as subject, or says "wij".
    :param dated: it has a deadline.
    :param signed: that somebody is one of several parties that adopted the document together.
    :param acts: that somebody does something, with whatever verb.
    """
    seen = Seen(text, find_hits(text, plan=setting.mode == "plan"), place, setting, actor, dated, signed, acts)
    if not _may_be_row(seen):
        return None
    if setting.mode == "regels":  # what always holds is no step, wish or proposal of anybody
        firm = seen.strong("afspraak")
        return seen.decided("afspraak") if firm is not None and firm.cue.firm and not seen.reserved else None
    if place.stance == "afspraak" and place.word is not None and (setting.mode == "plan" or not place.word.lead):
        return under_agreements(seen)
    return in_plan(seen) if setting.mode == "plan" else in_discussion(seen)


def goes_on(text: str) -> bool:
    """True for a sentence that extends the one before it: "Dat geldt ook voor ...", "En daarbij afspraken maken"."""
    return _ALSO.match(text) is not None or (_AND.match(text) is not None and not has_finite_verb(text))


def decide_heading(text: str, place: Place, setting: Setting) -> Decision | None:
    """A heading is a row only when it states an action or a movement itself, not when it names a subject."""
    if (
        setting.mode == "regels"
        or _QUESTION.match(text)
        or _ASKS.match(text)
        or place.stance in ("geen", "achtergrond", "afspraak")
    ):
        return None
    kind: AgreementKind = "actie" if setting.mode == "plan" else "voorstel"
    if _FROM_TO.match(text):
        return Decision("ambitie", "van … naar")
    if len(text.split()) >= 4 and (starts_as_imperative(text) or is_infinitive_phrase(text)):
        return Decision(kind, "opschrift")
    return None


def _may_be_row(seen: Seen) -> bool:
    fewest = _FEWEST_LETTERS // 2 if seen.place.item and seen.setting.mode == "plan" else _FEWEST_LETTERS
    if sum(letter.isalpha() for letter in seen.text) < fewest or _QUESTION.match(seen.text):
        return False
    short = len(seen.text.split()) <= _SHORT_LEAD and seen.place.introduces
    if short or _UNFINISHED.search(seen.text) or (seen.place.introduces and _AS_FOLLOWS.search(seen.text)):
        return False  # its items carry what it announces
    if not seen.dated and _is_rest(seen):
        return False
    firm = seen.strong("afspraak")
    out = seen.hits.get("geen")
    if out is not None and out.start <= len(main_clause(seen.text)):
        return False
    return seen.place.stance != "geen" or (firm is not None and firm.cue.firm)


def _is_rest(seen: Seen) -> bool:
    """True for a few words without verb that only complete the sentence before them; an item stands by itself."""
    text = seen.text
    if seen.place.item or len(text.split()) > _LONGEST_REST or not _REST.match(text):
        return False
    return not (has_finite_verb(text) or names_verb(text.lower()) or is_infinitive_phrase(text))
