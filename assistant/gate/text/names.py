"""Names and abbreviations of a sentence, and which of them its evidence does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from assistant.gate.text.reading import Reading, same_length_fold
from assistant.gate.text.vocabulary import Vocabulary, empty_words, english_stems, read_table

_CAPITAL = re.compile(r"(?<![\w’'-])(?:[A-ZÀ-Þ][\w&]*(?:['’-][\w&]+)*|[a-zà-ÿ]+[A-Z][\w&]*|\w+-[A-Z][\w-]*)")
_PARTICLES = r"(?:\s+(?:van|von|de|der|den|het|ten|ter|te|en|of|the|voor|in|'t))*"
_ADDRESS = re.compile(
    r"(?:https?://|www\.|javascript:|data:)\S+|\b[\w.+-]+@[\w-]+\.\w+|\b[\w-]+\.(?:nl|com|org|eu|net|io|be|info|de|uk|example)\b(?:/\S*)?"
)
_OPENING = re.compile(r"(?:^|[.:!?;]\s+|[\"'“‘„(]\s*|•\s*|-\s+)$")
_ENDING = re.compile(r"(?:['’]s|['’]en|s|en|-ers)$")


def addresses(text: str) -> list[str]:
    """Web and mail addresses in a text."""
    return [match.group().rstrip(".,;:)") for match in _ADDRESS.finditer(text)]


def defanged(text: str) -> str:
    """``text`` with an ellipsis for each address, so that nothing makes a link of it."""
    return _ADDRESS.sub("…", text)


def missing_names(
    claim: Reading, evidence: Sequence[Reading], vocabulary: Vocabulary, aliases: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """Names and abbreviations of the claim that the evidence does not have, as written.

    :param aliases: folded short form -> folded long forms, and the other way round, from the documents themselves.
    """
    haystack = " " + " ".join(_joined(reading.folded) for reading in evidence) + " "
    text = _covered(claim, haystack)
    for fact in claim.facts:
        text = text[: fact.start] + " " * (fact.end - fact.start) + text[fact.end :]
    absent = [name for name in addresses(text) if same_length_fold(name) not in "".join(r.folded for r in evidence)]
    runs = list(_runs(_ADDRESS.sub(lambda found: " " * len(found.group()), text)))
    for start, run in runs:
        absent += _absent_in_run(text, start, run, haystack, vocabulary, aliases)
    return tuple(dict.fromkeys(absent))


def _absent_in_run(
    text: str, start: int, run: str, haystack: str, vocabulary: Vocabulary, aliases: Mapping[str, Sequence[str]]
) -> list[str]:
    words = [match.group() for match in _CAPITAL.finditer(run)]
    opening = _OPENING.search(text[:start]) is not None
    if opening and words and same_length_fold(words[0]) in empty_words():
        words, run = words[1:], run[len(words[0]) :].strip()
        opening = False
    if not words or _has(run, haystack, aliases):
        return []
    absent = []
    for place, word in enumerate(words):
        if _has(word, haystack, aliases) or _is_ordinary(word, vocabulary, opening=opening and place == 0):
            continue
        absent.append(word)
    # "Sander Gerritsen" out of Sander Dekker and Erik Gerritsen: the parts are there, the name is not.
    proper = [word for word in words if not _is_ordinary(word, vocabulary, opening=True)]
    if not absent and len(words) > 1 and len(proper) == len(words) and re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]+(?: \S+)+", run):
        absent.append(run)
    return absent


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Capitalised words that follow one another, with particles between them, as one run."""
    pattern = re.compile(rf"{_CAPITAL.pattern}(?:{_PARTICLES}\s+{_CAPITAL.pattern})*")
    for match in pattern.finditer(text):
        yield match.start(), match.group()


def _covered(claim: Reading, haystack: str) -> str:
    """The claim without the English names of bodies that the evidence names in Dutch."""
    text, folded = claim.text, claim.folded
    for english, pattern, dutch in _english_names():
        if english not in folded:
            continue
        if any(f" {name}" in haystack for name in dutch):
            text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


@cache
def _english_names() -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """English names of bodies, the longest first, with a pattern and the Dutch words that each may stand for."""
    table = read_table("english")["names"]
    return tuple(
        (name, re.compile(rf"\b(?:the )?{re.escape(name)}\b", re.IGNORECASE), (dutch, *dutch.split()))
        for name, dutch in sorted(table.items(), key=lambda entry: -len(entry[0]))
    )


def _has(name: str, haystack: str, aliases: Mapping[str, Sequence[str]]) -> bool:
    folded = _joined(same_length_fold(name))
    if _stands(folded, haystack):
        return True
    bare = _ENDING.sub("", folded)
    if len(bare) > 1 and _stands(bare, haystack):
        return True
    return any(_stands(_joined(other), haystack) for form in {folded, bare} for other in aliases.get(form, ()))


def _stands(name: str, haystack: str) -> bool:
    """Whether a name begins a word of the evidence; a short one is a whole word there, apart from its ending."""
    place = haystack.find(f" {name}")
    while place >= 0:
        behind = haystack[place + 1 + len(name) :]
        if not behind[:1].isalnum() or len(name) > 5 or re.match(r"(?:s|en|ers)\b", behind):
            return True
        place = haystack.find(f" {name}", place + 1)
    return False


def _is_ordinary(word: str, vocabulary: Vocabulary, *, opening: bool) -> bool:
    """Whether a capitalised word is no name: it opens a sentence and is a known word, or it is a plain English word."""
    folded = same_length_fold(word)
    if sum(letter.isupper() for letter in word) > 1 or any(letter.isdigit() for letter in word):
        return False
    return bool(english_stems(folded)) or folded in empty_words() or (opening and vocabulary.is_known(folded))


def _joined(folded: str) -> str:
    """Words separated by single spaces, hyphens and apostrophes as spaces, so that "VNG-statement" has VNG."""
    return " ".join(re.sub(r"[^\w&/]+", " ", folded).split())
