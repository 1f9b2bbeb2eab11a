"""Abbreviations with the words that define them, in both directions: "long form (LF)" and "LF (long form)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpus.display import display_text
from corpus.dutch.vocabulary import FUNCTION_WORDS
from corpus.types import Abbreviation, Document, Passage

_SHORT = r"[A-Z][A-Za-z0-9&/]{1,11}"
_PLURAL = r"(?:['’]s|-ers)?"
_HEREAFTER = (
    r"(?:hierna|verder|voortaan|afgekort)(?:\s+(?:te noemen|ook|gezamenlijk|aangeduid|genoemd|als|tot))*\s*:?\s*"
)
_QUOTES = "[\"'“”‘’„]?"
_IN_BRACKETS = re.compile(rf"\((?:{_HEREAFTER})?{_QUOTES}(?P<short>{_SHORT}){_PLURAL}{_QUOTES}\)")
_BEFORE_BRACKETS = re.compile(rf"(?<![\w-])(?P<short>{_SHORT}){_PLURAL}\s\((?P<long>[^()\n]{{5,120}})\)")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STOPS_PHRASE = re.compile(r"[.;:!?()]")
_RUN = re.compile(r"(?<![\w-])[A-Z][A-Za-z0-9&/]+")
_INSIDE = re.compile(r"[&/]")
_GOES_ON = re.compile(r"[\w-]")
_LONGEST_SHORT = 12
_MOST_WORDS = 12
_REACH = 160


def collect_abbreviations(documents: Iterable[Document]) -> tuple[Abbreviation, ...]:
    """Every definition in the documents, in reading order; repeated ones once a document.

    A definition counts only when the letters of the short form follow from the words: each word gives its first
    letter (small words such as "voor" may be skipped), compounds may give a letter inside ("Jeugdbescherming", JB).
    """
    found: dict[tuple[str, str, str], Abbreviation] = {}
    for document in documents:
        for passage in document.passages:
            for abbreviation in _definitions(document, passage):
                found.setdefault((abbreviation.short, abbreviation.long.casefold(), document.id), abbreviation)
    return tuple(found.values())


def find_short_forms(text: str) -> Iterator[tuple[int, int]]:
    """Ranges that can be a short form by their letters, from left to right; of those with one start the longest first.

    "Regio/VWS" is one, and so are its parts; words with a capital are among them too.
    """
    for run in _RUN.finditer(text):
        marks = [match.start() for match in _INSIDE.finditer(text, run.start(), run.end())]
        ends = sorted({run.end(), *marks, *(mark + 1 for mark in marks)}, reverse=True)
        for start in (run.start(), *(mark + 1 for mark in marks)):
            if not "A" <= text[start : start + 1] <= "Z":
                continue
            for end in ends:
                if 2 <= end - start <= _LONGEST_SHORT and not _GOES_ON.match(text, end):
                    yield start, end


def _definitions(document: Document, passage: Passage) -> Iterator[Abbreviation]:
    text = document.text
    for match in _IN_BRACKETS.finditer(text, passage.start, passage.end):
        span = _long_form_before(text, max(passage.start, match.start() - _REACH), match.start(), match["short"])
        if span is not None:
            yield Abbreviation(match["short"], display_text(text[slice(*span)]), document.id, span[0], match.end())
    for match in _BEFORE_BRACKETS.finditer(text, passage.start, passage.end):
        if defines(match["short"], _WORD.findall(match["long"])):
            long_form = display_text(match["long"])
            yield Abbreviation(match["short"], long_form, document.id, match.start(), match.end())


def _long_form_before(text: str, start: int, end: int, short: str) -> tuple[int, int] | None:
    """Range of the shortest run of words right before ``end`` that ``short`` stands for."""
    stops = [match.end() for match in _STOPS_PHRASE.finditer(text, start, end)]
    words = list(_WORD.finditer(text, stops[-1] if stops else start, end))
    for count in range(1, min(_MOST_WORDS, len(words)) + 1):
        chosen = words[-count:]
        if defines(short, [word.group() for word in chosen]):
            return chosen[0].start(), chosen[-1].end()
    return None


def defines(short: str, words: Sequence[str]) -> bool:
    """True when ``short`` is an abbreviation of exactly these words, first and last one included."""
    letters = re.sub(r"[^a-z]", "", short.lower())
    capitals = sum(letter.isupper() for letter in short)
    if len(letters) < 2 or not words or any(character.isdigit() for character in short):
        return False
    if short.lower() in (word.lower() for word in words) or words[-1].lower() in FUNCTION_WORDS:
        return False
    if words[0] in FUNCTION_WORDS:  # "van Nederlandse Gemeenten" lacks its first word; "De Nederlandsche Bank" does not
        return False
    lowered = [word.lower() for word in words]
    # "Wlz", "Wmo": with one capital only the first letters of words count.
    return _fits(letters, lowered, inside=capitals > 1, first=True)


def _fits(letters: str, words: list[str], *, inside: bool, first: bool = False) -> bool:
    """True when all letters and all words are used up, letters in order."""
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if not first and word in FUNCTION_WORDS and _fits(letters, rest, inside=inside):
        return True
    if not letters or word[0] != letters[0]:
        return False
    if word in FUNCTION_WORDS and letters.startswith(word) and _fits(letters[len(word) :], rest, inside=inside):
        return True  # "JenV": the small word as a whole
    if _fits(letters[1:], rest, inside=inside):
        return True
    # A compound may give a second letter, where its second part can begin.
    compound = inside and len(word) >= 9 and letters[1:2] != "" and letters[1] in word[3:-4]
    return compound and _fits(letters[2:], rest, inside=inside)
