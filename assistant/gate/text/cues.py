"""Finds the words that carry negation, scope, force and opposites (``cues.toml``) in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.gate.text.reading import Reading
from assistant.gate.text.vocabulary import read_table


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at ``text[start:end]`` in a clause."""

    start: int
    end: int
    clause: int


@dataclass(frozen=True, slots=True)
class Force:
    """One group of words of force; see ``cues.toml`` for what the fields do."""

    name: str
    keep: bool
    needs: frozenset[str]
    keep_by: frozenset[str]
    pattern: re.Pattern[str]
    ignore: re.Pattern[str] | None


@cache
def word_pattern(name: str) -> re.Pattern[str]:
    """The pattern of one list of ``cues.toml``."""
    return _compile(read_table("cues")[name])


@cache
def forces() -> tuple[Force, ...]:
    """The groups of force, in the order of the file."""
    return tuple(
        Force(
            group["name"],
            group["keep"],
            frozenset(group["needs"]),
            frozenset(group["keep_by"]),
            _compile(group["patterns"]),
            _compile(group["ignore"]) if "ignore" in group else None,
        )
        for group in read_table("cues")["force"]
    )


@cache
def complements() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Those groups of which what is not the one is the other."""
    listed = read_table("cues")["opposites"]
    return tuple(
        sides for sides, line in zip(opposites(), listed["pairs"], strict=True) if line in listed["complements"]
    )


@cache
def opposites() -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Groups of stems that exclude one another."""
    return tuple(
        tuple(
            re.compile(
                r"(?<![\w-])(?:ge|be|ver)?"
                rf"(?:{'|'.join(_stem(stem) for stem in side.split())})"
            )
            for side in line.split("|")
        )
        for line in read_table("cues")["opposites"]["pairs"]
    )


def _stem(stem: str) -> str:
    """The beginning of a word, with any ending; one that ends in "_" is the whole word."""
    if stem.endswith("_"):
        return rf"{re.escape(stem[:-1])}(?!\w)"
    return rf"{re.escape(stem).replace('_', ' ')}\w*"


def are_opposites(one: str, other: str) -> bool:
    """Whether a folded text has a word of which another has an opposite and not the word itself."""
    for sides in opposites():
        here = [side.search(one) is not None for side in sides]
        there = [side.search(other) is not None for side in sides]
        if any(mine and not there[at] and any(there) for at, mine in enumerate(here)):
            return True
    return False


def clause_text(reading: Reading, clause: int) -> str:
    """The folded words of a clause."""
    return " ".join(word.folded for word in reading.words if word.clause == clause)


def _compile(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])")


def find_cues(reading: Reading, name: str, *, without: str = "") -> list[Cue]:
    """Cues of one list in a text; those inside a phrase of the list ``without`` are no cues."""
    ignored = word_pattern(without) if without else None
    return find(reading, word_pattern(name), ignored)


def find(reading: Reading, pattern: re.Pattern[str], ignored: re.Pattern[str] | None) -> list[Cue]:
    """Matches of a pattern that do not lie inside one to be ignored."""
    spans = [match.span() for match in ignored.finditer(reading.folded)] if ignored else []
    return [
        Cue(match.start(), match.end(), reading.clause_at(match.start()))
        for match in pattern.finditer(reading.folded)
        if not any(start <= match.start() and match.end() <= end for start, end in spans)
    ]


def is_cue(reading: Reading, at: int) -> bool:
    """Whether a word is one for "some", "all", "only" or a bound, which other checks are for."""
    word = reading.words[at].folded
    if any(word_pattern(name).fullmatch(word) for name in ("partial", "universal", "exclusive", "negation", "scarce")):
        return True
    return word.startswith(("maxim", "minim", "gemiddeld", "average"))
