"""Two things that a question asks the difference of, when both are headings of one document ("oplossing 1 en 2")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.parts import Part
from assistant.structure.shown import whole_item
from corpus import Document, Passage

_BETWEEN = re.compile(
    r"\b(?:verschil(?:len)?|onderscheid|overeenkomst(?:en)?|differences?|similarit(?:y|ies)) (?:tussen|between) "
    r"(?P<one>[^,;?]+?) (?:en|and) (?P<other>[^,;?]+?)\s*[?.!]*$"
    r"|\b(?:vergelijk|compare) (?P<first>[^,;?]+?) (?:met|en|with|and|to) (?P<second>[^,;?]+?)\s*[?.!]*$",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:de|het|een|the|an?) ", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,2}|[A-Z]")
# A side of more words is a clause and no name.
_LONGEST = 6


def sides(text: str) -> tuple[str, ...]:
    """The two things that a question sets side by side, without their articles; () when it does not.

    A number alone goes with the word of the first side: "oplossing 1 en 2" are "oplossing 1" and "oplossing 2".
    """
    found = _BETWEEN.search(text)
    if found is None:
        return ()
    one = _ARTICLE.sub("", found["one"] or found["first"])
    other = _ARTICLE.sub("", found["other"] or found["second"])
    if _NUMBER.fullmatch(other) and _NUMBER.fullmatch(one.split()[-1]):
        other = " ".join((*one.split()[:-1], other))
    return (one, other) if max(len(one.split()), len(other.split())) <= _LONGEST else ()


def headed_sides(question: Question, candidates: Sequence[Candidate]) -> list[Part]:
    """Both headings with what stands below them; [] unless both sides are headings of the document of the best passage.

    :param candidates: best first.
    """
    named = sides(question.text)
    if not named or not candidates:
        return []
    best = candidates[0]
    headings = [_heading(best.document, best.passage, side) for side in named]
    both = [one for one in headings if one is not None]
    if len(both) < len(named) or both[0] == both[1]:
        return []
    return [part for one, side in zip(both, named, strict=True) for part in _told(best.document, one, side)]


def _told(document: Document, heading: Passage, side: str) -> list[Part]:
    """A heading that says more than its name ("Oplossing 1: bouwen"), or what stands below one that does not."""
    says_more = len(document.quote(heading).split()) > len(side.split())
    return whole_item(document, [heading], explained=not says_more)


def _heading(document: Document, near: Passage, side: str) -> Passage | None:
    """The heading that is called so, or begins with that and a colon; the nearest to a passage."""
    called = re.compile(rf"\W*{re.escape(side)}\W*(?:$|(?<=:)\s)", re.IGNORECASE)
    found = [one for one in document.passages if one.kind == "heading" and called.match(document.quote(one))]
    return min(found, key=lambda one: abs(one.index - near.index), default=None)
