"""What "het laatste" or "de tweede" is in a turn that asks something about it: an item of what was named before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asking.ordinals import ORDINALS, ordinal_reference
from assistant.asking.pointing import points_at_answer
from assistant.asking.question import answer_type
from assistant.asking.said import exchanged, quoting
from assistant.types import Turn

# "welk ministerie trekt dat laatste?", not "wie trekt het laatste overleg?", where it is the last of such things.
_ITEM = re.compile(
    rf"\b(?:de|het|die|dat|the|that) (?P<word>{'|'.join(ORDINALS)})(?: (?:punt|onderdeel|één|een|one|point))?"
    r"(?=\W*$|\W+(?:in|uit|op|van|voor|aan|mee|over|per|bij|door|met|naar|tot|is|was|wordt|doet|gaat|komt|heeft|kost"
    r"|betaald|gedaan|precies|dan|eigenlijk|nog|ook|of|for|by|cost|do|paid)\b)",
    re.IGNORECASE,
)
# Behind these a sentence names what it counts.
_NAMES = re.compile(r":|\b(?:namelijk|te weten|bestaa[nt] uit|zijn|namely|are|consists? of)\b", re.IGNORECASE)
_LAST_TWO = re.compile(r"^(?P<one>.+?) (?:en|and) (?P<other>.+)$", re.IGNORECASE)
_JOINED = re.compile(r"^(?:en|and) ", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:(.]")
_MARK = re.compile(r" ?\[\d+\]")
# Two of them may as well be one thing ("hulp en behandeling").
_FEWEST = 3
_LONGEST = 12


def item_named(text: str, history: Sequence[Turn]) -> str | None:
    """The turn with what it points at by its number in words; None when it points at none or that cannot be told.

    What is meant was named in the last answer before those to other such turns.
    """
    asked, before, said = "", "", ""
    for turn in exchanged(history):
        if turn.role == "user":
            asked = turn.content.strip()
        elif _ITEM.search(asked) is None and not points_at_answer(asked):
            said, before = turn.content, asked
    if not said:
        return None
    listed = [line.text for line in quoting(said) if line.bullet and not line.depth]
    return _with_item(text, before, said, listed)


def _with_item(text: str, asked: str, said: str, listed: Sequence[str]) -> str | None:
    """The turn with an item of an answer in it.

    :param asked: the question before it, which must ask for several things.
    :param said: the answer to that one.
    :param listed: the items of the list in that answer; () when it has none.
    """
    found = _ITEM.search(text)
    if found is None or answer_type(asked) != "list" or (listed and ordinal_reference(text) is not None):
        return None
    items, place = listed or named_in_a_row(said), ORDINALS[found["word"].casefold()]
    if not -len(items) <= place < len(items):
        return None
    # What an item of a list begins with is its name.
    named = _CLAUSE.split(items[place])[0].strip()
    return f"{text[: found.start()]}{named}{text[found.end() :]}" if len(named.split()) <= _LONGEST else None


def named_in_a_row(said: str) -> list[str]:
    """What a sentence of an answer names behind a colon or "namelijk": three or more things with commas and "en"."""
    for sentence in re.split(r"(?<=[.!?])\s+", _MARK.sub("", said)):
        for start in reversed(list(_NAMES.finditer(sentence))):
            items = _items(sentence[start.end() :].strip(" .!?;"))
            if len(items) >= _FEWEST and all(0 < len(item.split()) <= _LONGEST for item in items):
                return items
    return []


def _items(text: str) -> list[str]:
    *before, last = (piece.strip() for piece in text.split(","))
    if _JOINED.match(last):
        return [*before, _JOINED.sub("", last)]
    both = _LAST_TWO.match(last)
    return [*before, both["one"], both["other"]] if both else []
