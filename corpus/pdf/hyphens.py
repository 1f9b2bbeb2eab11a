"""Hyphens at line ends: taken away where they only break a word, kept where they belong to it.

The document decides by how it writes the word elsewhere, then the general word list, then the spelling rules: a hyphen
before a capital or a digit, behind an abbreviation, and between vowels that would be read as one sound belongs there.
"""

from __future__ import annotations

import re

from corpus.dutch.vocabulary import CONJUNCTIONS, HYPHEN_PREFIXES
from corpus.dutch.words import Words

_AT_LINE_END = re.compile(r"(?P<before>[^\W_]+)(?P<hyphen>-|\u00ad)\n(?P<after>[^\W_][\w’'-]*)(?P<rest>[^\s]*)[ \n]?")
# A number before a sentence, below a broken word: a footnote stands between the halves, at the foot of the page.
_NOTE = re.compile(r"\d{1,3}\s+(?:[A-Z\"'“‘(]|https?:|www\.)")
_INSIDE = re.compile(r"(?<=[^\W\d_])\u00ad+(?=[^\W\d_])")
_WHOLE_TOKEN = re.compile(r"\S*$")
_COMMON_PREFIXES = frozenset("be ge ver ont her er aan af op uit in om bij door voor na te tegen over onder".split())
_CLASHES = frozenset("aa ae ai ao au ee ei eu ie ii oe oi oo ou ua ui uu ij".split())


def join_hyphens(text: str, words: Words) -> str:
    """The text with every broken word on its first line; the line end moves behind the word."""

    def replace(match: re.Match[str]) -> str:
        head = _WHOLE_TOKEN.search(text, max(0, match.start() - 80), match.start("hyphen"))
        before, after = head.group() if head else match["before"], match["after"]
        if ("/" in before and "." in before) or "@" in before:  # a web or mail address: nobody knows
            return match.group()
        if match["hyphen"] == "-" and after.lower() in CONJUNCTIONS:  # "zorg- en welzijn": a word is left out
            return match.group()
        if before[-1:].islower() and _NOTE.match(text, match.start("after")):
            return match.group()
        keeps = keeps_hyphen(match["before"], after, words, soft=match["hyphen"] != "-")
        return f"{match['before']}{'-' if keeps else ''}{after}{match['rest']}\n"

    return _without_soft(_AT_LINE_END.sub(replace, text), words)


def keeps_hyphen(before: str, after: str, words: Words, *, soft: bool = False) -> bool:
    """Whether the hyphen between two pieces belongs to the word.

    :param soft: the sign is a soft hyphen, which hardly ever belongs.
    """
    piece = re.match(r"[^\W\d_]+", after)
    tail = piece.group() if piece else after
    if before.isupper() and tail.isupper() and words.known(before + tail):
        return False  # a heading in capitals
    if not after[0].islower() or not before[-1].islower():
        return True
    joined, kept = words.count(before + tail), words.count(f"{before}-{tail}")
    if joined != kept:
        return kept > joined
    if before.lower() in HYPHEN_PREFIXES:
        return True
    if soft or words.known(before + tail):
        return False
    clash = (before[-1] + tail[0]).lower() in _CLASHES
    return clash and words.known(before) and words.known(tail) and before.lower() not in _COMMON_PREFIXES


def _without_soft(text: str, words: Words) -> str:
    """Soft hyphens inside a line are drawn as hyphens by some programs and not at all by others."""

    def replace(match: re.Match[str]) -> str:
        head = re.search(r"[^\W_]+$", text[max(0, match.start() - 60) : match.start()])
        tail = re.match(r"[^\W_]+", text[match.end() : match.end() + 60])
        if head is None or tail is None:
            return ""
        return "-" if keeps_hyphen(head.group(), tail.group(), words, soft=True) else ""

    return _INSIDE.sub(replace, text).replace("\u00ad\n", "-\n").replace("\u00ad", "")
