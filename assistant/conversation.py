"""Follow-up questions: does a question lean on earlier turns, and what is it in full?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.types import Turn

# A question that opens so continues the one before it.
_ELLIPSIS = re.compile(
    r"^(?:en|maar|of|dus|oké|ok|ook|and|but|or|so|also|then|what about|how about)\b"
    r"|^(?:waarom|hoezo|wanneer|wie|waar|hoe|hoeveel|why|when|who|where|how)(?: (?:dan|precies|niet|wel|not|so"
    r"|exactly))?\s*\??$"
    r"|^(?:vertel|leg|geef|tell|explain)\b.{0,25}\b(?:meer|uit|more)\b",
)
# Words that point back at something said before.
_POINTER = re.compile(
    r"\b(?:dat|die|dit|deze|daar|daarvan|daarvoor|daarmee|daarin|daarover|daarbij|daaraan|daarop|daartegen|daarom"
    r"|daarna|hiervan|hiervoor|hiermee|hierover|ervan|ervoor"
    r"|ermee|erin|erover|eraan|hij|zij|ze|haar|hun|hen|dan|toen|zo'n|diezelfde|laatste|eerste|tweede|derde|vierde"
    r"|vijfde|ander|andere|anderen|overige"
    r"|that|those|this|these|it|they|them|their|he|she|the latter|the first|the second|the third|the others?)\b"
)
# "dat" and "die" as conjunction or relative pronoun point at nothing outside the sentence.
_BOUND = re.compile(
    r"\b(?:zorgen|zorgt|zeggen|zegt|vinden|vindt|weten|willen|wil|staat|afgesproken|denken|blijkt|zodat|voor"
    r"|so|say|says|ensure|agreed|shows) (?:er voor |ervoor )?(?:dat|that)\b"
    r"|\b(?!(?:waren|zijn|hebben|worden|werden|kunnen|moeten|gaan|is|was|wanneer|er|hoe)\b)\w+(?:en|s|er|heid|ing)"
    r" (?:die|dat) \w+"
    r"|\b(?:die|dat|dit|deze) (?:jongeren|kinderen|jeugdigen|gezinnen|ouders)? ?(?:tijdelijk|nu|nog|al|vaak)\b"
    r"|\b(?:the|de|het) (?:first|second|third|eerste|tweede|derde|vierde|laatste) \w{4,}"
)
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
_CONTENT = re.compile(r"[^\W_]{3,}")
_EMPTY_WORDS = frozenset(
    "een het van voor met niet wat wie waar wanneer waarom hoe hoeveel welke welk zijn door bij naar wordt worden "
    "heeft hebben kan "
    "kunnen moet moeten gaat gaan komt als ook nog wel geen uit tot volgens staat precies eigenlijk dan daar dat die "
    "dit deze meer the and "
    "for with not what who where when why how which are there does did has have can could should must will would "
    "about more was were "
    "doen doet gedaan over aan hier maar zoiets nodig".split()
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


def leans_on_history(text: str) -> bool:
    """Whether a question cannot be understood without the turns before it.

    It leans when it opens as a continuation, when it points back ("dat", "daarvan", "they"), or when fewer than
    two content words are left; a question that names its own subject stands alone, so that a change of subject does
    not drag the old one along.
    """
    folded = text.casefold().strip()
    if _ELLIPSIS.search(folded) or ordinal_reference(folded) is not None:
        return True
    if _POINTER.search(_BOUND.sub(" ", folded)):
        return True
    content = [word for word in _CONTENT.findall(folded) if word not in _EMPTY_WORDS]
    return len(content) < 2


def standalone_question(text: str, history: Sequence[Turn]) -> str:
    """The question in full: when it leans on history, the user's earlier question(s) stand before it.

    The last user turn is used, and the one before it as long as that turn leans on its predecessor too (at most
    three turns back): measured beforehand, earlier user turns lift hit@5 of follow-ups from .29 to .94.
    """
    text, is_new = without_opening(text)
    users = [turn.content.strip() for turn in history if turn.role == "user" and turn.content.strip()]
    if not users or is_new or not leans_on_history(text):
        return text
    if ordinal_reference(text) is not None:
        return _with_ordinal(text, users)
    parts = [text]
    for previous in reversed(users[-3:]):
        parts.insert(0, previous)
        if not leans_on_history(previous):
            break
    return " ".join(parts)


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
