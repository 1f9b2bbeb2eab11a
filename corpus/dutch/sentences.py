"""Dutch sentence boundaries with offsets: abbreviations, initials, quotes, brackets and note marks are understood."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator

from corpus.dutch.full_stops import is_abbreviated

_STOP = re.compile(
    r"(?<![.!?…])[.!?…]++"
    r"(?P<close>[\"'”’»)\]*_~]*+(?:[⁰¹²³⁴-⁹]++|(?<=[^\W\d_][.!?])\d{1,2}(?=\s)|\[\^?\d{1,3}\])*+[\"'”’»)\]*_]*+)(?=\s)"
)
# The next line may be one of a quotation, or struck out.
_NEXT = re.compile(
    r"\s+(?:(?<=\n)(?:>[ \t]?)+)?(?P<open>[\"'“‘«„(\[*_~]*)(?P<first>\S)(?P<rest>[^\s]{0,30})"
    r"(?:\s+(?P<after>\S{1,30}))?"
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘«„*_/]*$")
_ONLY_NUMBER = re.compile(r"[\s\"'“‘(*_]*(?:\d{1,3}|[A-Za-z]|[ivx]{1,5})[.)]\s*$")
_WINDOW = 80
_LONGEST_ASIDE = 1000
_STRUCK = re.compile(r"~~(?=\S)[^~]{1,1000}(?<=\S)~~")


def split_sentences(text: str, start: int, end: int, *, breaks: Iterable[int] = ()) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences in ``text[start:end]``, trimmed and in order; empty ones are left out.

    :param breaks: offsets at which a sentence ends whatever stands there (a heading-like line within a paragraph).
    """
    begin = start
    for stop in [*sorted(offset for offset in set(breaks) if start < offset < end), end]:
        for cut in _cuts(text, begin, stop):
            yield from _trimmed(text, begin, cut)
            begin = cut
        yield from _trimmed(text, begin, stop)
        begin = stop


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets behind the last character of each sentence but the last."""
    asides = _asides(text, start, end)
    sentence = start
    for match in _STOP.finditer(text, start, end):
        if any(opening < match.start() and match.end() <= closing for opening, closing in _near(asides, match.start())):
            continue
        if _ends_sentence(text, sentence, end, match):
            yield match.end()
            sentence = match.end()


def _near(asides: deque[tuple[int, int]], position: int) -> tuple[tuple[int, int], ...]:
    """The asides that may hold ``position``; those behind it are dropped, so that a long text stays linear."""
    while asides and asides[0][1] <= position:
        asides.popleft()
    return (asides[0],) if asides else ()


def _asides(text: str, start: int, end: int) -> deque[tuple[int, int]]:
    """Outermost pairs of brackets of at most ``_LONGEST_ASIDE``, and what is struck out, as (opening, closing)."""
    pairs: deque[tuple[int, int]] = deque()
    opened: list[int] = []
    for match in re.finditer(r"[()]", text[start:end]):
        position = start + match.start()
        if match.group() == "(":
            opened.append(position)
        elif opened:
            opening = opened.pop()
            if not opened and position - opening <= _LONGEST_ASIDE:
                pairs.append((opening, position))
            elif opened and position - opened[0] > _LONGEST_ASIDE:
                opened.clear()
    struck = [(start + match.start(), start + match.end() - 2) for match in _STRUCK.finditer(text[start:end])]
    return deque(sorted((*pairs, *struck))) if struck else pairs


def _ends_sentence(text: str, sentence: int, end: int, match: re.Match[str]) -> bool:
    following = _NEXT.match(text, match.end(), min(end, match.end() + _WINDOW))
    if following is None or not _can_start(following):
        return False
    if _ONLY_NUMBER.match(text[sentence : match.end()][-12:]) and match.end() - sentence < 12:
        return False
    if match.group()[0] != ".":
        return True
    before = _WORD_BEFORE.search(text, max(sentence, match.start() - 30), match.start())
    word = before.group() if before else ""
    if ")" in match["close"]:
        return True
    return not is_abbreviated(word, following["first"] + following["rest"], following["after"] or "")


def _can_start(following: re.Match[str]) -> bool:
    first = following["first"]
    if first.isupper() or first.isdigit():
        return True
    # "'s Ochtends", "'t Is"; and a line of OCR that begins with a currency sign.
    word = following["first"] + following["rest"]
    return first == "€" or ("'" in following["open"] + "’" and word in ("s", "t", "n") and bool(following["open"]))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
