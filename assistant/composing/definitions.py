"""Passages that define the word a question asks about: "onder X wordt verstaan", "... (=X)", "X (hierna: Y)"."""

from __future__ import annotations

import re

from assistant.asking.question import Question

_ASKS = re.compile(
    r"^(?:wat|what) (?:zijn|is|are|betekent|betekenen|houdt|houden|verstaa\w*|bedoel\w*|wordt|word|does|do)\b"
    r"|^waar staat\b|\bbetekenis van\b|\b(?:bedoeld|verstaan)\b|\bstands? for\b",
    re.IGNORECASE,
)
# Words of three letters and more, and abbreviations of two.
_WORD = re.compile(r"[^\W_][\w-]{2,}|\b[A-Z]{2}\b")
# Words of the question itself, never the word that is asked about.
FRAME = frozenset(
    "wat waar is de zijn betekent betekenen betekenis houdt houden verstaan verstaat bedoelen bedoelt bedoeld "
    "wordt word een het die met onder voor van over eigenlijk precies begrip term afkorting staat what does "
    "are the mean meant stand stands for abbreviation".split()
)
_LONGEST = 4


def asked_words(question: Question) -> tuple[str, ...]:
    """The words that a question asks the meaning of; () when it asks something else or holds too much else."""
    if not asks_meaning(question.text):
        return ()
    words = [word for word in _WORD.findall(question.text) if word.casefold() not in FRAME]
    return tuple(words) if len(words) <= _LONGEST else ()


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
