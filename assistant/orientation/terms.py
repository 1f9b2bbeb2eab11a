"""Where a document mentions the concepts of the thesaurus, and which of those sentences say what a concept is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.display import display_text
from corpus.terms.thesaurus import GENERIC, Expansion, Thesaurus
from corpus.types import Document, Passage

Range = tuple[int, int]

_OPENING = re.compile(r"(?:(?:de|het|een)\s+)?", re.IGNORECASE)
_UNDER = re.compile(r"\bonder\s+(?:(?:de|het|een)\s+)?$", re.IGNORECASE)
_IS = re.compile(r"\s+(?:is|zijn)\s+(?:een|de|het|alle)\s")
_MEANS = re.compile(
    r"\s+(?:houdt\s+in|houden\s+in|betekent|betekenen|wil\s+zeggen|staat\s+voor)\s+(?!dit\b|dat\s+er\b)"
)
_GLOSS = re.compile(r"\s+(?:=|\((?:=|dat wil zeggen|d\.w\.z\.|oftewel|ofwel))\s*\w")
_UNDERSTOOD = re.compile(r"[^.;:]{0,60}\bversta(?:an|at)\b")
_FEWEST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that names a concept; ``range`` is that of the passage, ``defines`` whether it says what it is."""

    concept: str
    range: Range
    defines: bool


def mentions_of(document: Document, thesaurus: Thesaurus) -> Iterator[Mention]:
    """Each concept once a passage, in reading order."""
    for passage in document.passages:
        text = display_text(document.quote(passage))
        seen: dict[str, bool] = {}
        for found in thesaurus.expand(text):
            if found.how in ("preferred", "alternative"):
                name = found.concept.preferred
                seen[name] = seen.get(name, False) or _defines(passage, text, found)
        for name, defines in seen.items():
            yield Mention(name, (passage.start, passage.end), defines)


def _defines(passage: Passage, text: str, found: Expansion) -> bool:
    """Whether the sentence says what the term is: it begins with it, or puts its meaning right behind it."""
    if passage.kind in ("heading", "row") or found.concept.topic in GENERIC or len(text.split()) < _FEWEST_WORDS:
        return False
    before, after = text[: found.start], text[found.end :]
    if _GLOSS.match(after) or (_UNDER.search(before) and _UNDERSTOOD.match(after)):
        return True
    return bool(_OPENING.fullmatch(before) and (_IS.match(after) or _MEANS.match(after)))
