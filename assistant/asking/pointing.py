"""Turns that ask about the answer before them: where it stands, whether it is true, and what more there is on it."""

from __future__ import annotations

import re

_OPENS = r"(?:(?:en|maar|oké|ok|hm+|and|but)[, ]+)?"
_ASKS_FOR_PLACE = re.compile(
    rf"{_OPENS}(?:"
    r"(?:waar|(?:in|op) welke? (?:document|stuk|bron|hoofdstuk|paragraaf|pagina|bladzijde))(?: precies)?"
    r" (?:staa[tn]|stond(?:en)?|lees ik|vind ik|kan ik|haal je|heb je|komt)(?: (?:dat|dit|die|deze|het))"
    r"(?: (?:precies|dan|eigenlijk|allemaal|ergens|in|vandaan|terug|lezen|vinden|teruglezen|terugvinden|beschreven))*"
    r"|where(?: exactly)? (?:do(?:es)? (?:it|they|you|the document) (?:say|read|find|get) (?:that|this|so|it)"
    r"|(?:is|was) (?:that|this|it)(?: (?:stated|written|said|from))?|can i (?:read|find) (?:that|this|it)"
    r"|did you (?:read|find|get) (?:that|this|it))(?: from| exactly)?"
    r"|(?:which|what) (?:document|page|section) (?:says (?:that|this|so)|is (?:that|this|it) (?:on|in|from))"
    r")\W*",
    re.IGNORECASE,
)
_ASKS_IF_TRUE = re.compile(
    rf"{_OPENS}(?:(?:(?:weet|ben) (?:je|jij|u)|zeker weten)"
    r"(?: (?:dat|dit|het|daar|er|wel|echt|heel|nu|zeker|van|ervan))*"
    r"|klopt (?:dat|dit|het)(?: (?:wel|echt|nou|nu|ook|zo|helemaal))*|(?:echt|is (?:dat|dit|het)(?: echt| wel)?) waar"
    r"|is (?:dat|dit|het)(?: (?:wel|echt|nou|nu|ook))* (?:zo|juist|zeker|correct)|echt|serieus"
    r"|are you (?:really |quite )?(?:sure|certain)(?: (?:about|of) (?:that|this|it))?|really"
    r"|(?:is|was) (?:that|this|it) (?:really )?(?:true|right|so|correct|certain))\W*",
    re.IGNORECASE,
)
_SURE = re.compile(r"\b(?:weet|ben) (?:je|jij|u)\b(?!.*\bzeker\b)", re.IGNORECASE)
# Such a turn has one of the first words and none but these: another word is what it asks about.
_MORE = re.compile(
    r"\b(?:meer|verder|uitleg|uitleggen|toelichten|toelichting|leg\b.* uit|licht\b.* toe|ga door"
    r"|more|explain|elaborate|else|go on)\b"
)
_ASKS_FURTHER = frozenset(
    "en maar ook oké ok dan nu nog eens even iets wat graag alsjeblieft alstublieft svp mij me ons je jij u ik wil "
    "wilt zou willen kun kunt kan kunnen leg uit uitleggen uitleg geef vertel vertellen zeggen weet weten licht toe "
    "toelichten toelichting daar daarover hier hierover er erover dat dit het die over op bij is staat meer verder "
    "nader uitgebreider informatie details ga door gaan "
    "and but please can could would you i want to know tell me us explain elaborate more about on that this it what "
    "else is there go further".split()
)
_MOST_WORDS = 10
_ASKS_REASON = re.compile(
    rf"{_OPENS}(?:waarom|hoezo|waardoor|hoe komt (?:dat|dit|het)|why|how come)"
    r"(?: (?:is|was|zijn|waren|komt|kwam|are|were))?(?: (?:dat|dit|that|this))?"
    r"(?: (?:zo|dan|precies|eigenlijk|so|exactly|then))*\W*",
    re.IGNORECASE,
)


def asks_for_place(text: str) -> bool:
    """Whether a turn asks where the previous answer stands ("waar staat dat precies?")."""
    return _ASKS_FOR_PLACE.fullmatch(text.strip()) is not None


def asks_again(text: str) -> bool:
    """Whether a turn is answered by what was quoted before it: it asks where that stands, or whether it is true."""
    sure = _ASKS_IF_TRUE.fullmatch(text.strip()) is not None and _SURE.search(text) is None
    return sure or asks_for_place(text)


def asks_further(text: str) -> bool:
    """Whether a turn asks to hear more about the previous answer ("vertel meer", "leg uit")."""
    folded = text.casefold()
    words = re.findall(r"\w+", folded)
    return len(words) <= _MOST_WORDS and _ASKS_FURTHER.issuperset(words) and _MORE.search(folded) is not None


def asks_reason(text: str) -> bool:
    """Whether a turn asks the reason of the previous answer and says nothing else ("waarom?")."""
    return _ASKS_REASON.fullmatch(text.strip()) is not None


def keeps_kind(text: str) -> bool:
    """Whether such a turn asks for the same kind of answer as the question before it."""
    return asks_again(text) or asks_further(text)


def points_at_answer(text: str) -> bool:
    """Whether a turn asks about the answer before it; what is searched for it is the question before it, since its own
    words name nothing."""
    return keeps_kind(text) or asks_reason(text)
