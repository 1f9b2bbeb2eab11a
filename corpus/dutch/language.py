"""In which language a document is written, by its function words, and what to tell when that is not Dutch."""

from __future__ import annotations

import re
from collections import Counter

from corpus.dutch.function_words import DUTCH_NAMES, FUNCTION_WORDS

UNKNOWN = "und"  # what ISO 639 calls a language that was not determined
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 100_000  # characters; more does not change the outcome
_FEWEST, _FEWEST_KINDS = 5, 3  # function words in all, and different ones, before a language is believed
_SHARE = 0.13  # of all words; running text has a fifth or more, a list of names next to none
_ENOUGH = 60  # words of a text before it can be said that its language is not recognised
_SEARCHED = ("nl", "en")  # the languages that questions are put in


def document_language(text: str) -> str:
    """The code of the language; nl for a text that is too short to tell, ``und`` for a long one that does not tell.

    The language whose function words make up most of the text wins, Dutch when two do equally.
    """
    words = _WORD.findall(text[:_SAMPLE].casefold())
    found = _by_function_words(words)
    if found:
        return found
    if len(words) < _ENOUGH:
        return "nl"
    from corpus.dutch.words import main_language  # late: it needs lists of words

    likely = main_language(text)  # lists and tables have words enough, but hardly any function words
    return likely if likely in _SEARCHED else UNKNOWN


def is_language(text: str) -> bool:
    """Whether the function words of a text are those of some language: a broken font leaves none of them."""
    return bool(_by_function_words(_WORD.findall(text[:_SAMPLE].casefold())))


def language_warning(text: str) -> str:
    """A Dutch sentence about a text that is not in Dutch or English; "" when there is nothing to remark."""
    code = document_language(text)
    if code in _SEARCHED:
        return ""
    name = DUTCH_NAMES.get(code)
    if name is None:
        return (
            "De taal van de tekst is niet herkend; Nederlands of Engels lijkt het niet. De tekst is opgenomen zoals "
            "hij is, maar vragen in gewone woorden vinden er waarschijnlijk weinig in."
        )
    return (
        f"De tekst lijkt in {name} te zijn geschreven, niet in het Nederlands of Engels. Citaten blijven in die taal, "
        "en vragen in het Nederlands vinden er minder in."
    )


def _by_function_words(words: list[str]) -> str:
    """The language with the largest share of function words, "" when none has a telling share."""
    counts = Counter(words)
    scores = {code: sum(counts[word] for word in own) for code, own in FUNCTION_WORDS.items()}
    best = max(scores, key=lambda code: scores[code])
    kinds = sum(word in counts for word in FUNCTION_WORDS[best])
    telling = scores[best] >= max(_FEWEST, _SHARE * len(words)) and kinds >= _FEWEST_KINDS
    return best if telling else ""
