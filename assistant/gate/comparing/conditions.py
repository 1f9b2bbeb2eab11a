"""Clauses of condition, exception and cause: a condition stays one, with its sign, and a cause stays a cause."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.gate.comparing.alignment import Alignment
from assistant.gate.text.cues import are_opposites, find_cues
from assistant.gate.text.figures import same_figure
from assistant.gate.text.reading import Reading
from assistant.gate.text.verbs import is_infinitive, is_verb
from assistant.gate.text.vocabulary import read_table

_HALF = 0.5
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Part:
    """A clause at ``folded[start:end]`` within a sentence; ``kind`` is "if", "unless" or "cause"."""

    kind: str
    start: int
    end: int
    sentence: tuple[int, int]


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lists = read_table("limits")["clauses"]
    return tuple((kind, re.compile(rf"\b(?:{'|'.join(words)})\b")) for kind, words in lists.items())


def parts(reading: Reading) -> list[Part]:
    """The clauses of condition, exception and cause of a text."""
    return [*(part for kind, pattern in _cues() for part in _parts(reading, kind, pattern)), *_inverted(reading)]


def _inverted(reading: Reading) -> Iterator[Part]:
    """Conditions without a word for it: "Schijnt de zon niet, dan ..."."""
    for match in re.finditer(r"(?:^|(?<=[.;!?]\s))[^.;!?]*?(?=,\s(?:dan\b|then\b))", reading.folded):
        first = next((word for word in reading.words if word.start >= match.start()), None)
        if first is not None and first.start < match.end() and is_verb(first):
            behind = _SENTENCE_END.search(reading.folded, match.end())
            yield Part(
                "if", match.start(), match.end(), (match.start(), behind.start() if behind else len(reading.folded))
            )


def _parts(reading: Reading, kind: str, pattern: re.Pattern[str]) -> Iterator[Part]:
    for match in pattern.finditer(reading.folded):
        first = max((one.end() for one in _SENTENCE_END.finditer(reading.folded, 0, match.start())), default=0)
        behind = _SENTENCE_END.search(reading.folded, match.end())
        last = behind.start() if behind else len(reading.folded)
        opens = not re.search(r"\w", reading.folded[first : match.start()])
        comma = re.compile(r",\s" if opens else r",\s(?:dan|then|and|en|maar|but)\b").search(
            reading.folded, match.end(), last
        )
        end = comma.start() if comma else last
        words = [word for word in reading.words if match.end() <= word.start < end]
        # "Als eerste", "zo vaak als": no clause without a verb.
        if match.group() in ("als", "wanneer") and not any(is_verb(one) or is_infinitive(one) for one in words[-2:]):
            continue
        yield Part(kind, match.start(), end, (first, last))


def changed_conditions(claim: Reading, readings: Sequence[Reading], alignment: Alignment) -> tuple[str, ...]:
    """Conditions told as facts, exceptions that became what they are excepted from, and conditions turned around."""
    mine = [part for part in parts(claim) if part.kind != "cause"]
    wrong: list[str] = []
    for number, reading in enumerate(readings):
        for part in (one for one in parts(reading) if one.kind != "cause"):
            said = _said(claim, alignment, number, reading, part.start, part.end)
            whole = _said(claim, alignment, number, reading, *part.sentence)
            main = whole - said
            if len(said) < 1:
                continue
            same = [one for one in mine if len(_inside(claim, said, one)) >= _HALF * len(said)]
            if same and main and _sign(claim, same[0], reading) != _sign(reading, part, claim):
                wrong.append(claim.text[same[0].start : same[0].end])
            if not mine and not _limits(claim, part) and _told(claim, reading, part, said, main, number, alignment):
                wrong.append(reading.text[part.start : part.end])
    return tuple(dict.fromkeys(wrong))


def _told(
    claim: Reading, reading: Reading, part: Part, said: set[int], main: set[int], number: int, alignment: Alignment
) -> bool:
    """Whether a claim without any condition tells what stands in a condition or exception."""
    content = [word for word in reading.words if word.content and part.start <= word.start < part.end]
    figures = [fact for fact in reading.facts if part.start <= fact.start < part.end]
    most = len(said) >= _HALF * (len(content) + len(figures))
    if part.kind == "unless" and most and main:
        rest = reading.folded[part.sentence[0] : part.start]
        return not are_opposites(claim.folded, rest)
    return most and len(said) > 1 and len(main) <= 1


def _limits(claim: Reading, part: Part) -> bool:
    """Whether a claim limits what it says in another way than by a condition."""
    if find_cues(claim, "exclusive") or find_cues(claim, "exception"):
        return True
    if part.kind == "unless":
        return False
    return re.search(r"\b(?:die|wie|bij|met|who|with)\b", claim.folded) is not None


def _said(claim: Reading, alignment: Alignment, number: int, reading: Reading, start: int, end: int) -> set[int]:
    """Where in the claim stand words and figures that the evidence has in a range."""
    found = {
        claim.words[at].start
        for at, hits in alignment.hits.items()
        for source, place in hits
        if source == number and start <= reading.words[place].start < end
    }
    figures = [fact for fact in reading.facts if start <= fact.start < end]
    return found | {fact.start for fact in claim.facts if any(same_figure(fact, other) for other in figures)}


def _inside(claim: Reading, starts: set[int], part: Part) -> set[int]:
    return {start for start in starts if part.start <= start < part.end}


def _sign(reading: Reading, part: Part, other: Reading) -> int:
    """Whether the statement holds in the case or outside it: exceptions, negations and opposites turn it around."""
    turns = part.kind == "unless"
    first, last = part.sentence
    cues = [cue for cue in find_cues(reading, "negation", without="not_negation") if first <= cue.start < last]
    turned = sum(1 for _ in cues) + turns
    if reading.folded is not other.folded and are_opposites(reading.folded[first:last], other.folded):
        turned += min(len(reading.folded), len(other.folded)) == len(reading.folded)
    return turned % 2


def changed_causes(claim: Reading, readings: Sequence[Reading], alignment: Alignment) -> tuple[str, ...]:
    """Causes of the claim that the evidence gives as the consequence, or as nothing of the kind."""
    given = [
        (number, part) for number, reading in enumerate(readings) for part in parts(reading) if part.kind == "cause"
    ]
    if not given:
        return ()
    wrong = []
    for part in (one for one in parts(claim) if one.kind == "cause"):
        inside = outside = 0
        for at, hits in alignment.hits.items():
            if not part.start <= claim.words[at].start < part.end:
                continue
            within = any(
                source == number and one.start <= readings[number].words[place].start < one.end
                for source, place in hits
                for number, one in given
            )
            inside, outside = inside + within, outside + (not within)
        if outside > inside:
            wrong.append(claim.text[part.start : part.end])
    return tuple(wrong)
