"""What kind of document a sentence stands in: discussion, advice, plan or rules; adopted or not; who "we" are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from corpus.agreements.gazetteer import Gazetteer
from corpus.display import display_text
from corpus.types import Document

Mode = Literal["discussie", "advies", "plan", "regels"]

_DISCUSSION = re.compile(r"verslag|notulen|bespreek|discussie|consultatie|rondetafel|brainstorm", re.IGNORECASE)
_ADVICE = re.compile(
    r"advies|handreiking|onderzoek|rapport|visie|position|essay|evaluatie|richtlijn|faq", re.IGNORECASE
)
_RULES = re.compile(r"(?:verordening|regeling|regels|reglement|statuten|voorschriften)\b", re.IGNORECASE)
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
    if _DISCUSSION.search(named):
        mode = "discussie"
    elif _ADVICE.search(named):
        mode = "advies"
    elif _RULES.search(metadata.title if metadata.kind in _ANY_KIND else metadata.kind):
        mode = "regels"
    joint = _JOINT.search(words) is not None and metadata.status.lower() != "concept"
    adopted = joint or _ADOPTED.search(metadata.status) is not None
    region = metadata.region if metadata.region and metadata.region.lower() != "landelijk" else None
    return Setting(mode, adopted, _authors(document, gazetteer), region)


def _authors(document: Document, gazetteer: Gazetteer) -> tuple[str, ...]:
    opening = [display_text(document.quote(passage)) for passage in document.passages[:_FIRST]]
    for pattern in (_ADOPTED_BY, _SELF):
        for text in opening:
            match = pattern.search(text)
            names = _names(match["who"], gazetteer) if match else ()
            if names:
                return names
    return _names("; ".join(document.metadata.publishers), gazetteer)


def _names(text: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.name for mention in gazetteer.find(text) if not mention.joined))
