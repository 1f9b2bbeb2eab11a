"""Says in Dutch or English what the gate did and why; recognises refusals and talk about the model itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.gate.text.vocabulary import read_table
from assistant.gate.types import Checked, Judgement, Language
from index.dutch.lexicon import fold

_ITSELF = re.compile(
    r"\b(?:system ?prompt|systeemprompt|systeeminstructies?|"
    r"(?:mijn|deze|de|alle|vorige|eerdere|my|your|the|all|previous|these) (?:\w+ )?(?:instructies|instructions|prompt)|"
    r"als (?:een )?(?:ai|taalmodel|assistent)|as an? (?:ai|language model|assistant)|"
    r"api[- ]?(?:key|sleutel)|(?:geheime|secret) (?:sleutel|key)|wachtwoord|password|sk-[\w-]{6,}|bearer [\w.-]{8,}|"
    r"(?:noem|zeg|vertel|vermeld|antwoord|herhaal|negeer|vergeet|tell|say|answer|repeat|ignore|forget)\b[^.]{0,40}\b"
    r"(?:gebruiker|user|antwoord|instructies?|instructions?)|"
    r"ik ben (?:een )?(?:ai|taalmodel|chatbot)|i am (?:an? )?(?:ai|language model|chatbot))\b",
    re.IGNORECASE,
)
_MOST_DETAILS = 4
_SHORTEST, _FEWEST = 5, 0.08
# Small words that German, French and other neighbours do not share.
_SMALL = frozenset(
    (
        "de het een en van ik te dat op aan met als voor zijn is er maar om hem ook bij nog uit wordt worden "
        "niet geen zij an in was were has have been because after their than who will had can its "
        "the of and to that it for on are with they be at this from or have by not were which"
    ).split()
)


def is_about_itself(text: str) -> bool:
    """Whether a sentence speaks of the model, its instructions or its key."""
    return _ITSELF.search(fold(text)) is not None


def is_foreign(text: str) -> bool:
    """Whether a sentence has hardly any of the small words that Dutch and English sentences are full of."""
    words = _words(text)
    return len(words) >= _SHORTEST and sum(word in _SMALL for word in words) < _FEWEST * len(words)


def without_secrets(text: str) -> str:
    """``text`` without what looks like a key: long words of letters and digits."""
    return re.sub(r"\S*(?=[A-Za-z._-]*\d)[\w.=-]{6,}\S*|(?i:bearer)\s+\S+", "…", text)


def is_refusal(text: str, refusal: str) -> bool:
    """Whether a sentence is the agreed refusal, apart from case and punctuation."""
    return bool(refusal) and _words(refusal) == _words(text)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def explain(judgement: Judgement, language: Language) -> str:
    """Why a sentence was replaced or left out, with the words at fault; "" for one that was kept."""
    if judgement.reason is None:
        return ""
    texts: Mapping[str, Mapping[str, str]] = read_table("texts")
    why = texts["reason"][f"{judgement.reason}_{language}"]
    details = ", ".join(f"“{detail}”" for detail in judgement.details[:_MOST_DETAILS])
    what = texts["verdict"][f"{judgement.verdict}_{language}"]
    return f"{what} {why}{f': {details}' if details else ''}."


def explain_fallback(checked: Checked, language: Language) -> str:
    """Why the answer as a whole is not shown; "" when it is."""
    return str(read_table("texts")["fallback"][f"{checked.fallback}_{language}"]) if checked.fallback else ""
