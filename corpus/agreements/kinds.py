"""Decides whether a passage is a row of the register and of which kind, from its wording and the place it stands in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.agreements.cues import CueKind, Hit, find_hits
from corpus.agreements.setting import Setting
from corpus.agreements.stances import Place
from corpus.agreements.types import AgreementKind
from corpus.agreements.verbs import has_finite_verb, is_infinitive_phrase, main_clause, starts_as_imperative

_QUESTION = re.compile(
    r"^(?:\W*(?:hoe|wat|wie|waar\w*|wanneer|welke?|waarom|kunnen|kan|kun|zijn|is|moet(?:en)?|wil|willen|denken|heeft|hebben|"
    r"zou(?:den)?|gaat|gaan|boeten|mag)\b[^.!]*)\?\W*$",
    re.IGNORECASE,
)
_FROM_TO = re.compile(r"^(?:\W*[A-Z]\.\s+)?van\s+\S.*\bnaar\b|^(?:\W*[A-Z]\.\s+)?naar\s+(?:een|meer|minder)\b", re.IGNORECASE)
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
_FEWEST_LETTERS = 12
_UNFINISHED = re.compile(r"\b(?:om|te|door|dat|tot|met|is|zijn|zoals)\s*:$", re.IGNORECASE)
_ALSO = re.compile(r"^(?:dat|dit|hetzelfde)\s+geldt\s+(?:ook|eveneens)\b", re.IGNORECASE)
_AND = re.compile(r"^en\s+(?:daarbij|hierbij|niet|ook)\b", re.IGNORECASE)
_WE_DO = re.compile(r"\b(?:wij|we)\b", re.IGNORECASE)
_SHORT_LEAD = 4  # words: "Administratie:" only names a subject


@dataclass(frozen=True, slots=True)
class Decision:
    """A kind with what decided it: the document's words, or the heading or introduction it stands under."""

    kind: AgreementKind
    cue: str
    own: bool = True  # the cue stands in the passage itself, not in a heading or introduction


@dataclass(frozen=True, slots=True)
class Passed:
    """What the rules look at: the text of a passage with its cues, place, document and whether it names an actor."""

    text: str
    hits: Mapping[CueKind, Hit]
    place: Place
    setting: Setting
    actor: bool
    dated: bool

    def strong(self, kind: CueKind) -> Hit | None:
        """The cue of this kind when it is a strong one; below a heading about the problem "must" is none."""
        hit = self.hits.get(kind)
        if hit is None or not hit.strong or (hit.cue.must and self.describes):
            return None
        if self.setting.mode == "plan" and kind in ("voorstel", "actie") and hit.start > len(main_clause(self.text)):
            return None  # "medewerkers die werken aan ..."
        return hit

    def weak(self, kind: CueKind) -> bool:
        """Whether there is a cue of this kind; a mere verb of doing counts in the main clause only."""
        hit = self.hits.get(kind)
        if hit is None or hit.strong:
            return hit is not None
        if kind == "ambitie":
            return self.place.item
        return kind != "actie" or hit.start < len(main_clause(self.text))

    @property
    def describes(self) -> bool:
        """It stands below a heading about the problem, in a report or advice."""
        return self.place.stance == "achtergrond" and self.setting.mode != "plan"

    @property
    def reserved(self) -> bool:
        """Proposed, possible or conditional: never an afspraak."""
        return "voorbehoud" in self.hits

    def decided(self, kind: AgreementKind, *fallbacks: str) -> Decision:
        """A decision with the words of its cue, else of its heading or introduction."""
        hit = self.hits.get(kind)
        words = hit.words if hit else next((word for word in fallbacks if word), "")
        return Decision(kind, words or (self.place.word.words if self.place.word else kind))


def decide(text: str, place: Place, setting: Setting, *, actor: bool, dated: bool) -> Decision | None:
    """The kind of a sentence or list item; None when it is no row.

    :param actor: it names somebody as subject, or says "wij".
    :param dated: it has a deadline.
    """
    seen = Passed(text, find_hits(text, plan=setting.mode == "plan"), place, setting, actor, dated)
    if not _may_be_row(seen):
        return None
    if place.stance == "afspraak" and place.word is not None and (setting.mode == "plan" or not place.word.lead):
        return _under_agreements(seen)
    return _in_plan(seen) if setting.mode == "plan" else _in_discussion(seen)


def goes_on(text: str) -> bool:
    """True for a sentence that extends the one before it: "Dat geldt ook voor ...", "En daarbij afspraken maken"."""
    return _ALSO.match(text) is not None or (_AND.match(text) is not None and not has_finite_verb(text))


def decide_heading(text: str, place: Place, setting: Setting) -> Decision | None:
    """A heading is a row only when it states an action or a movement itself, not when it names a subject."""
    if _QUESTION.match(text) or place.stance in ("geen", "achtergrond", "afspraak"):
        return None
    kind: AgreementKind = "actie" if setting.mode == "plan" else "voorstel"
    if _FROM_TO.match(text):
        return Decision("ambitie", "van … naar")
    if len(text.split()) >= 4 and (starts_as_imperative(text) or is_infinitive_phrase(text)):
        return Decision(kind, "opschrift")
    return None


def _may_be_row(seen: Passed) -> bool:
    if sum(letter.isalpha() for letter in seen.text) < _FEWEST_LETTERS or _QUESTION.match(seen.text):
        return False
    short = len(seen.text.split()) <= _SHORT_LEAD and seen.place.introduces
    if short or _UNFINISHED.search(seen.text):
        return False  # its items carry what it announces
    firm = seen.strong("afspraak")
    out = seen.hits.get("geen")
    if out is not None and out.start <= len(main_clause(seen.text)):
        return False
    return seen.place.stance != "geen" or (firm is not None and firm.cue.firm)


def _under_agreements(seen: Passed) -> Decision | None:
    """Below "Welke afspraken zijn gemaakt?": agreed, unless the words themselves propose or only describe."""
    label = seen.strong("actie")
    if label and label.cue.label:
        return seen.decided("actie")
    if label and label.cue.ongoing and seen.actor and not seen.strong("voorstel"):
        return seen.decided("actie") if seen.reserved else _agreed(seen)
    if seen.reserved or seen.strong("voorstel"):
        return seen.decided("voorstel", seen.hits["voorbehoud"].words if seen.reserved else "")
    if seen.place.item or seen.hits or is_infinitive_phrase(seen.text) or starts_as_imperative(seen.text):
        ongoing = seen.actor and re.search(r"\bop dit moment\b|\bmomenteel\b", seen.text, re.IGNORECASE)
        return seen.decided("actie") if ongoing else _agreed(seen)
    return None


def _agreed(seen: Passed) -> Decision:
    word = seen.place.word
    if "afspraak" in seen.hits:
        return Decision("afspraak", seen.hits["afspraak"].words)
    return Decision("afspraak", word.words if word else "", own=False)


def _in_discussion(seen: Passed) -> Decision | None:
    """In a report or an advice whatever asks for something is a proposal, unless it says that it was agreed or is done."""
    firm, doing = seen.strong("afspraak"), seen.strong("actie")
    if firm and firm.cue.firm and not seen.reserved:
        return seen.decided("afspraak")
    if doing and doing.cue.label:
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


def _asks(seen: Passed) -> bool:
    """True for wording that proposes, or for a phrase that does so by its place."""
    if seen.strong("voorstel") or starts_as_imperative(seen.text):
        return True
    place = seen.place
    if place.stance not in _SUPPORTS:
        return is_infinitive_phrase(seen.text) and place.item
    weak = any(seen.weak(kind) for kind in ("voorstel", "actie", "ambitie", "afspraak", "planning", "randvoorwaarde"))
    return weak or is_infinitive_phrase(seen.text) or (place.item and not has_finite_verb(seen.text))


def _in_plan(seen: Passed) -> Decision | None:
    """In a plan or statement of those who act; order of the rules: agreed, planned, proposed, by wording, by place."""
    firm = seen.strong("afspraak")
    if firm and not seen.reserved and (firm.cue.firm or (firm.cue.performative and seen.actor)):
        return seen.decided("afspraak")
    if seen.strong("planning") and seen.dated:
        return seen.decided("planning")
    if seen.strong("voorstel"):
        return seen.decided("voorstel")
    for kind in ("ambitie", "randvoorwaarde"):
        if seen.strong(kind):  # type: ignore[arg-type]
            return seen.decided(kind)  # type: ignore[arg-type]
    if firm and not seen.reserved:
        return seen.decided("afspraak" if _binding(seen.setting) else "actie", firm.words)
    if seen.strong("actie"):
        return seen.decided("actie")
    return _by_place(seen)


def _by_place(seen: Passed) -> Decision | None:
    """Weak wording or none at all: the heading and the introduction decide."""
    stance = seen.place.stance
    kind = _KINDS_OF_STANCE.get(stance or "")
    if kind == "voorstel" or (kind == "afspraak" and seen.reserved):
        return seen.decided("voorstel") if _asks(seen) else None
    if seen.weak("actie") and (_WE_DO.search(seen.text) or (seen.actor and stance != "achtergrond")):
        goals = stance == "ambitie" and seen.place.word is not None and seen.place.word.lead
        return seen.decided("ambitie" if goals else "actie", seen.hits["actie"].words)
    phrase = is_infinitive_phrase(seen.text) or starts_as_imperative(seen.text)
    if kind is not None and (seen.place.item or phrase):
        return seen.decided(kind)
    weak = next((one for one in ("actie", "ambitie") if seen.weak(one)), None)  # type: ignore[arg-type]
    if weak is not None and kind is not None:
        return seen.decided(kind, seen.hits[weak].words)  # type: ignore[index]
    return None


def _binding(setting: Setting) -> bool:
    """True when the author can bind: an adopted document, or one of several parties together."""
    return setting.adopted or len(setting.authors) > 1
