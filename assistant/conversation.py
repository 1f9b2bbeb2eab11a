"""Follow-up questions: what a question that leans on earlier turns is in full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.leaning import leans_on_history
from assistant.remarks import remark_of
from assistant.types import Turn

ORDINALS = {
    "eerste": 0, "tweede": 1, "derde": 2, "vierde": 3, "vijfde": 4, "zesde": 5, "zevende": 6, "achtste": 7,
    "laatste": -1,
    "first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "last": -1,
}  # fmt: skip
_ORDINAL = re.compile(
    r"^(?:en |and |wat is |wat was |what is |what about |noem |geef )*(?:de|het|the|punt|nummer|number)? ?"
    rf"(?P<word>{'|'.join(ORDINALS)}|[1-9]\d?e?)"
    r"(?: (?:punt|onderdeel|actie|item|ambitie|functie|afspraak|één|een|one|point))?(?: dan)?\s*\??$"
)
_NEW_SUBJECT = re.compile(
    r"^(?:(?:oké|ok|goed|dank\w*|bedankt|fijn|u|je|wel|nu|dan|now|then|thanks|thank you)[,.! ]+)*"
    r"(?:(?:een |heel )*(?:andere|nieuwe) vraag|(?:even )?(?:heel )?iets (?:heel )?anders|ander onderwerp"
    r"|(?:a )?(?:different|new|another) question|something else)\b[:,.!? -]*",
    re.IGNORECASE,
)
_ORDINAL_WORD = re.compile(rf"\b(?:{'|'.join(ORDINALS)})\b", re.IGNORECASE)


def without_opening(text: str) -> tuple[str, bool]:
    """A question without words that announce another subject ("andere vraag: ..."), and whether it had them."""
    rest = _NEW_SUBJECT.sub("", text, count=1)
    return (rest, True) if rest and rest != text else (text, False)


def ordinal_reference(text: str) -> int | None:
    """Which item of the previous answer is asked for ("en de tweede?" -> 1, "de laatste?" -> -1); None when none is."""
    match = _ORDINAL.match(text.casefold().strip())
    if match is None:
        return None
    word = match["word"]
    return ORDINALS[word] if word in ORDINALS else int(word.rstrip("e")) - 1


def standalone_question(text: str, history: Sequence[Turn]) -> str:
    """The question in full: when it leans on history, the user's earlier question(s) stand before it.

    The last user turn is used, and the one before it as long as that turn leans on its predecessor too (at most
    three turns back): measured beforehand, earlier user turns lift hit@5 of follow-ups from .29 to .94.
    """
    text, is_new = without_opening(text)
    users = [turn.content.strip() for turn in history if turn.role == "user" and turn.content.strip()]
    users = [one for one in users if remark_of(one) is None]
    if not users or is_new or not _leans(text):
        return text
    if ordinal_reference(text) is not None:
        return _with_ordinal(text, users)
    parts = [text]
    for previous in reversed(users[-3:]):
        parts.insert(0, previous)
        if not _leans(previous):
            break
    return " ".join(parts)


def _leans(text: str) -> bool:
    return ordinal_reference(text) is not None or leans_on_history(text)


def _with_ordinal(text: str, users: Sequence[str]) -> str:
    """The question that "en de derde?" asks.

    After "wat is de eerste denkrichting?" it is that question with another number in it, also when "en de tweede?" came
    between; after a question that names no number it asks for an item of the answer.
    """
    first = next((previous for previous in reversed(users) if ordinal_reference(previous) is None), users[0])
    asked = _ORDINAL_WORD.search(text)
    if asked is not None and _ORDINAL_WORD.search(first):
        return _ORDINAL_WORD.sub(asked.group().casefold(), first, count=1)
    return f"{first} {text}"
