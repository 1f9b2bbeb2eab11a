"""What the rules look at to decide on a passage, and what they decide."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.agreements.cues import CueKind, Hit
from corpus.agreements.setting import Setting
from corpus.agreements.stances import Place
from corpus.agreements.types import AgreementKind
from corpus.agreements.verbs import main_clause

_PARTICIPLE = re.compile(r"^(?:be|ver|ont|ge|her)\w*(?:[kpfst]|ch)t$", re.IGNORECASE)
_HAS_BEEN = re.compile(r"\b(?:is|zijn|was|heeft|hebben|had|wordt|worden|werd|werden)\b[^.;:?!]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Decision:
    """A kind with what decided it: the document's words, or the heading or introduction it stands under."""

    kind: AgreementKind
    cue: str
    own: bool = True  # the cue stands in the passage itself, not in a heading or introduction
    must: bool = False  # a plain "must" decided: says nothing of the sentences after it


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rules look at: the text of a passage with its cues, place and document, and who acts in it."""

    text: str
    hits: Mapping[CueKind, Hit]
    place: Place
    setting: Setting
    actor: bool
    dated: bool
    signed: bool = False  # who acts is one of several parties that adopted the document together
    acts: bool = False  # somebody does something, with whatever verb

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
        return kind != "actie" or (hit.start < len(main_clause(self.text)) and not self._is_done(hit))

    def _is_done(self, hit: Hit) -> bool:
        """True for a participle that looks like the present tense: "is de samenwerking versterkt"."""
        return _PARTICIPLE.search(hit.words) is not None and _HAS_BEEN.search(self.text[: hit.start]) is not None

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
        must = hit is not None and hit.cue.must and not self.reserved
        return Decision(kind, words or (self.place.word.words if self.place.word else kind), must=must)
