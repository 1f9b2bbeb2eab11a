"""What kind of document a sentence stands in: discussion, advice, plan or rules; adopted or not; who "we" are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.agreements.gazetteer import Gazetteer
from corpus.agreements.own_names import signatories
from corpus.display import display_text
from corpus.types import Document

Mode = Literal["discussie", "advies", "plan", "regels"]

# What was done in a year is told by those who did it.
_DISCUSSION = re.compile(
    r"(?<!jaar)(?<!bestuurs)verslag|notulen|bespreek|discussie|consultatie|rondetafel|brainstorm", re.IGNORECASE
)
_ADVICE = re.compile(
    r"advies|handreiking|onderzoek|rapport|visie|position|essay|evaluatie|richtlijn|faq|\bmotie|amendement",
    re.IGNORECASE,
)
_RULES = re.compile(r"(?:verordening|regeling|regels|reglement|statuten|voorschriften)\b", re.IGNORECASE)
_REACTION = re.compile(r"(?:beleids|college|kabinets|bestuurlijke |bestuurs)?reactie\b", re.IGNORECASE)
_MOTION = re.compile(r"\b(?:motie|amendement)\b", re.IGNORECASE)
_MINUTES = re.compile(
    r"notulen|besluitenlijst|(?:verslag|bespreking)\b.*\b(?:overleg|vergadering|stuurgroep|commissie|werkgroep)|"
    r"(?:overleg|vergader|raads|commissie)verslag",
    re.IGNORECASE,
)
_COUNCILS = ("gemeenteraden", "Tweede Kamer", "Provinciale Staten", "waterschappen")
_ANY_KIND = ("", "document", "besluit")
_JOINT = re.compile(
    r"convenant|akkoord|overeenkomst|bestuursafspraken|intentieverklaring|hervormingsagenda", re.IGNORECASE
)
_ADOPTED = re.compile(r"vastgesteld|ondertekend|getekend|definitief|geaccordeerd", re.IGNORECASE)
_ADOPTED_BY = re.compile(
    r"\b(?:vastgesteld|overeengekomen|ondertekend|afgesproken|gesloten)\b.{0,80}?\b(?:door|tussen)\b(?P<who>.{3,240})",
    re.IGNORECASE,
)
_SELF = re.compile(r"\b(?:wij|we)\s*\((?P<who>[^()]{5,160})\)", re.IGNORECASE)
_FIRST = 12  # passages in which a document says by whom it is


@dataclass(frozen=True, slots=True)
class Setting:
    """How firmly a document speaks, and for whom; ``authors`` are the parties behind "wij"."""

    mode: Mode
    adopted: bool
    authors: tuple[str, ...]
    region: str | None
    contract: bool = False  # a covenant or the like: what its parties say they do, they agreed
    minutes: bool = False  # a report of a meeting that decides, rather than of a conference

    @property
    def joint(self) -> bool:
        """Adopted by several parties together, who bind themselves towards each other by what they say they do."""
        return self.adopted and len(self.authors) > 1


def read_setting(document: Document, gazetteer: Gazetteer) -> Setting:
    """The setting from the catalogue entry and from what the document says of itself in its first passages."""
    metadata = document.metadata
    words = f"{metadata.kind} {metadata.title}"
    named = metadata.kind or metadata.title  # the kind says it best
    mode: Mode = "plan"
    if _REACTION.match(metadata.title):
        mode = "plan"
    elif _DISCUSSION.search(named):
        mode = "discussie"
    elif _ADVICE.search(named):
        mode = "advies"
    elif _RULES.search(metadata.title if metadata.kind in _ANY_KIND else metadata.kind):
        mode = "regels"
    joint = _JOINT.search(words) is not None and metadata.status.lower() != "concept"
    adopted = joint or _ADOPTED.search(metadata.status) is not None
    region = metadata.region if metadata.region and metadata.region.lower() != "landelijk" else None
    minutes = mode == "discussie" and _MINUTES.search(words) is not None
    authors = _authors(document, gazetteer, joint=joint, motion=_MOTION.search(words) is not None)
    return Setting(mode, adopted, authors, region, contract=joint, minutes=minutes)


def _authors(document: Document, gazetteer: Gazetteer, *, joint: bool, motion: bool) -> tuple[str, ...]:
    opening = [display_text(document.quote(passage)) for passage in document.passages[:_FIRST]]
    if motion:
        named = [name for text in opening for name in _names(text, gazetteer) if name in _COUNCILS]
        return tuple(named[:1])
    for pattern in (_ADOPTED_BY, _SELF):
        for text in opening:
            match = pattern.search(text)
            names = _names(match["who"], gazetteer) if match else ()
            if names:
                return names
    if joint:
        together = (names for text in opening if len(names := _names(text, gazetteer)) > 1)
        listed = signatories(document, gazetteer) or next(together, ())
        if listed:
            return listed
    publishers = _names("; ".join(document.metadata.publishers), gazetteer)
    return publishers or _names(document.metadata.region, gazetteer)


def _names(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.name for mention in gazetteer.find(text) if not mention.joined))
