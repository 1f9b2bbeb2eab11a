"""One item of a list that a question asks for by its number: "wat is de derde ambitie van ...?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.ordinals import ORDINALS
from assistant.asking.question import Question
from assistant.evidence.candidates import Candidate
from assistant.parts import Part
from assistant.structure.nesting import list_heads, list_items
from assistant.structure.shown import whole_item
from corpus import Passage

# Only what asks for the item itself: "wanneer is het eerste overleg" asks for a day.
_ASKED = re.compile(
    r"^(?:en |and )?(?:(?:wat|what) (?:is|was|houdt|hield|does)|noem|geef|beschrijf|name|describe)"
    rf" (?:de|het|the) (?P<which>{'|'.join(ORDINALS)}) (?:\w{{3,}}e )?(?P<what>[^\W\d_]{{4,}})\b",
    re.IGNORECASE,
)
# What of a word stays the same in its plural ("denkrichting", "denkrichtingen"; "ambitie", "ambities").
_STEM = 2
_LOOK_AT = 12


def numbered_item(question: Question, candidates: Sequence[Candidate]) -> list[Part]:
    """The item with that number of the list that is introduced by the name of such items in the plural.

    :param candidates: best first; the lists that the first of them stand in or introduce are looked at.
    :return: the item with what stands below it, or the heading that is called so ("Denkrichting 2") with its text; []
        when no number is asked, no such list has so many items, and no heading of the best document is called so.
    """
    asked = _ASKED.search(question.standalone)
    if asked is None:
        return []
    place = ORDINALS[asked["which"].casefold()]
    several = _plural(asked["what"])
    for one in candidates[:_LOOK_AT]:
        for head in list_heads(one.document, one.passage):
            if several.search(one.document.quote(head)):
                items = list_items(one.document, head)
                if _counts(items, place):
                    return whole_item(one.document, [items[place]], explained=True)
    headings = _called(candidates[0], asked["what"], place + 1) if candidates and place >= 0 else []
    return whole_item(candidates[0].document, headings[:1], explained=True) if headings else []


def _called(best: Candidate, name: str, number: int) -> list[Passage]:
    """The headings of a document that begin with a name and a number, the nearest to a candidate first."""
    called = re.compile(rf"\W*{re.escape(name)} {number}\b", re.IGNORECASE)
    headings = [one for one in best.document.passages if one.kind == "heading"]
    found = [one for one in headings if called.match(best.document.quote(one))]
    return sorted(found, key=lambda one: abs(one.index - best.passage.index))


def _counts(items: Sequence[Passage], place: int) -> bool:
    """Whether there is an item in that place, of a list of several."""
    return len(items) > 1 and -len(items) <= place < len(items)


def _plural(word: str) -> re.Pattern[str]:
    """What the plural of a word looks like in running text."""
    stem = re.escape(word[: max(4, len(word) - _STEM)])
    return re.compile(rf"(?<!\w){stem}\w{{0,4}}(?:en|s)\b", re.IGNORECASE)
