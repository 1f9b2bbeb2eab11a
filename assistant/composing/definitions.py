"""Passages that define the word a question asks about: "onder X wordt verstaan", "... (=X)", "X (hierna: Y)"."""

from __future__ import annotations

import re

from corpus.dutch.vocabulary import FUNCTION_WORDS

_ASKS = re.compile(
    r"^(?:wat|what) (?:zijn|is|are|betekent|betekenen|houdt|houden|verstaa\w*|bedoel\w*|wordt|word|does|do)\b"
    r"|^waar sta(?:at|an)\b|\bbetekenis van\b|\b(?:bedoeld|verstaan)\b|\bstands? for\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_][\w&/-]+")
# Words of the question itself, never the word that is asked about.
_FRAME = FUNCTION_WORDS | frozenset(
    "wat waar is de zijn betekent betekenen betekenis houdt houden verstaan verstaat bedoelen bedoelt bedoeld "
    "wordt word een het die met onder voor van over eigenlijk precies begrip begrippen term termen afkorting "
    "afkortingen letters staat staan what does are the mean meant stand stands for abbreviation letters".split()
)
_LONGEST = 4


def asked_words(text: str) -> tuple[str, ...]:
    """The words that a question asks the meaning of, as they are written; () when it asks something else or holds too
    much else.

    Beside longer words one of two letters is only an abbreviation ("GI", not "er").
    """
    words = _left(text)
    telling = [word for word in words if len(word) > 2 or word.isupper()] or words
    return tuple(telling) if len(telling) <= _LONGEST else ()


def asked_word(text: str) -> str | None:
    """The one word that a question asks the meaning of, as it is written; None when it asks about anything else."""
    words = _left(text)
    return words[0] if len(words) == 1 else None


def _left(text: str) -> list[str]:
    """The words of a question after a meaning beside those that ask for it; [] for another question."""
    if not asks_meaning(text):
        return []
    return [word for word in _WORD.findall(text) if word.casefold() not in _FRAME]


def asks_meaning(text: str) -> bool:
    """Whether a question has the form of one that asks what something means, or what it is."""
    return _ASKS.search(text) is not None


def is_definition(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text says what one of the words means."""
    return any(_pattern(word).search(text) for word in words)


def _pattern(word: str) -> re.Pattern[str]:
    term = rf"\b{re.escape(word)}(?:['’]s)?\b"
    verbs = r"(?:betekent|houdt in|wil zeggen|staat voor|zijn bedoeld)"
    return re.compile(
        rf"\((?:=|hierna:?|ook wel|oftewel|verder:?)?\s*{term}\)|=\s*{term}|{term}\s*(?:=|\((?:dat wil zeggen|d\.w\.z))"
        rf"|\bonder {term}.{{0,40}}\bverst|{term}[^.;:]{{0,30}}\b{verbs}\b"
        # The line of a list of terms: "Doorlooptijd: het aantal maanden ...".
        rf"|^\W*(?:\w{{1,2}}[.)] +)?(?:(?:de|het|een) )?{term}: +\w"
        rf"|{term} (?:is|zijn) (?:een|de|het|alle)\b|{term}[^.;:]{{0,30}}: \w+ (?:die|dat|waar\w*)\b",
        re.IGNORECASE,
    )
