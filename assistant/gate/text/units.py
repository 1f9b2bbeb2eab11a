"""Units of a text: the parts that state one thing each, with what they lean on, so that words of two are not mixed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.gate.text.reading import Reading, Word
from assistant.gate.text.verbs import acts, auxiliaries, is_infinitive, is_light, is_verb

_STRONG = re.compile(r"[.;!?]\s+|:\s+|\n|•|\||\s[–-]\s")
_OPENING = re.compile(
    r",?\s*\b(?:maar|terwijl|want|omdat|zodat|doordat|hoewel|waar(?:bij|mee|door|in|over|voor|van|op|aan|uit)?|"
    r"mits|tenzij|nadat|voordat|totdat|indien|wanneer|zodra|zolang|but|while|because|although|though|whereas|unless|if|when|which|provided)\b"
    r"|,\s*(?:die|dat|als|al|dan|who|that|then)\b|\bthat\b(?=\s+(?:the|a|an|they|it|there|no|all|young|\w+s)\b)"
    r"|\bdat\b(?=\s+(?:de|het|een|er|zij|ze|wij|we|dit|deze|die|\w+s|\w+en)\b)"
)
_SUBORDINATE = re.compile(
    r"(?:als|indien|wanneer|zodra|zolang|omdat|doordat|hoewel|terwijl|nadat|voordat|if|when|because)\b"
)
_AND_VERB = re.compile(r",?\s+(?:en|and)\s")
_CLOSED = re.compile(r"(?<=\s)\([^()]*\)")
_AND = re.compile(r",?\s+(?:en|of|and|or)\s+|,\s+")
_IF = re.compile(r"(?<!zo)\bals\b")
_LEANS = re.compile(
    r"\b(?:zij|ze|hij|hen|hun|zijn(?=\s+\w+$)|deze|dit|die|dat|daar\w*|hier\w*|dezelfde|hetzelfde|zo'n|dergelijke?|ervan|"
    r"erover|ervoor|ermee|it|they|them|their|this|these|that|those|such)\b"
)
_RELATIVE = re.compile(r"\W*(?:(?:en|of|maar|and|or|but)\s+)?(?:die|dat|om|waar\w*|which|who|that|to)\b")
# "Voor crisisopvang geldt 80 euro": of what was said before.
_GAPS = frozenset({"geldt", "gelden"})
# "En Anker het gebouw", "en de school het lokaal".
_GAPPED = re.compile(
    r"(?:(?:(?:de|het)\s+)?[A-Z]\w+(?:\s[A-Z]\w+)*|(?:de|het)\s+\w+)\s+(?:de|het|een|the|a)\s+\w+\s*(?:[.,;]|$)"
)
# A statement that leaves its verb out is short.
_MOST_GAPPED = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """Words ``first`` to ``last`` (excluded) of the text ``source``; ``sentence`` counts sentences in it.

    ``verb`` tells whether it has a verb of its own, ``leans`` whether it speaks of what the text before it names,
    ``label`` whether it only says what the text behind its colon is about, ``headless`` whether it opens with a verb
    whose subject stands before it.
    """

    source: int
    first: int
    last: int
    start: int
    end: int
    sentence: int
    verb: bool
    leans: bool
    label: bool
    headless: bool

    def has(self, place: int) -> bool:
        """Whether a position of the text lies in it."""
        return self.first <= place < self.last


def units(reading: Reading, source: int = 0) -> list[Unit]:
    """The units of a text, in order."""
    ends = [match.end() for match in _STRONG.finditer(reading.folded) if match.group()[0] in ".!?;"]
    found: list[Unit] = []
    before = ""
    for start, end in itertools.pairwise(_borders(reading)):
        inside = [at for at, word in enumerate(reading.words) if start <= word.start < end]
        if not inside and not any(start <= fact.start < end for fact in reading.facts):
            continue
        first = inside[0] if inside else 0
        last = inside[-1] + 1 if inside else 0
        sentence = sum(1 for border in ends if border <= start)
        words = reading.words[first:last]
        text = reading.folded[start:end]
        verb = _states([word for word in words if word.folded not in _GAPS])
        label = not verb and text.rstrip().endswith(":")
        follows = bool(found) and found[-1].sentence == sentence
        headless = follows and _opens_with_verb(reading, first, last) and not _SUBORDINATE.match(before)
        before = text.lstrip(" ,")
        leans = bool(_LEANS.search(text))
        found.append(Unit(source, first, last, start, end, sentence, verb, leans, label, headless))
    return found


def _borders(reading: Reading) -> list[int]:
    """Where units begin and end, in order."""
    strong = [match.end() for match in _STRONG.finditer(reading.folded)]
    borders = {0, len(reading.folded), *strong}
    borders |= {match.start() for match in _OPENING.finditer(reading.folded) if match.start()}
    closed = [match.span() for match in _CLOSED.finditer(reading.folded)]
    borders = {border for border in borders if not any(start < border < end for start, end in closed)}
    borders |= {match.start() for match in _IF.finditer(reading.folded) if _conditional(reading, match.end())}
    for match in _AND.finditer(reading.folded):
        if any(start < match.start() < end for start, end in closed):
            continue
        left = max(border for border in borders if border <= match.start())
        right = min(border for border in borders if border >= match.end())
        if _coordinated(reading, (left, match.start()), (match.end(), right)):
            borders.add(match.start())
    return sorted(borders)


def _opens_with_verb(reading: Reading, first: int, last: int) -> bool:
    at = first
    while at < last and reading.words[at].folded in ("en", "of", "maar", "and", "or", "but"):
        at += 1
    return at < last and (acts(reading, at) or (is_infinitive(reading.words[at]) and at > first))


def _conditional(reading: Reading, at: int) -> bool:
    """Whether the "als" that ends at ``at`` opens a clause: the last word before the next border is a verb."""
    border = re.compile(r"[.,;:]|$").search(reading.folded, at)
    end = border.start() if border else len(reading.folded)
    words = [word for word in reading.words if at <= word.start < end]
    return len(words) > 2 and (
        is_verb(words[-1]) or is_infinitive(words[-1]) or any(is_light(word) for word in words[-3:])
    )


def _coordinated(reading: Reading, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether "and" or a comma joins two statements: both have a verb, or the right one leaves it out."""
    here = [word for word in reading.words if left[0] <= word.start < left[1]]
    there = [word for word in reading.words if right[0] <= word.start < right[1]]
    acting = [at for at, word in enumerate(reading.words) if right[0] <= word.start < right[1] and acts(reading, at)]
    acting = [at for at in acting if not _is_closed(reading, at)]
    if any(fact.start == right[0] and _is_range(reading, left[1], right[0]) for fact in reading.facts) and any(
        fact.end == left[1] for fact in reading.facts
    ):
        return False
    if acting and _one_verb(reading, here, acting, right[1]):
        return False
    if acting and (
        _states(here) or (_AND_VERB.match(reading.folded, left[1]) and acting[0] == _first_at(reading, right[0]))
    ):
        return True
    mine = [fact for fact in reading.facts if left[0] <= fact.start < left[1]]
    other = [fact for fact in reading.facts if right[0] <= fact.start < right[1]]
    if here and _GAPPED.match(reading.text, right[0], right[1]) and any(is_verb(word) for word in here):
        return not mine and not other
    if not mine or not other or not {fact.kind for fact in mine} & {fact.kind for fact in other}:
        return False
    # "En Thuishaven 340", "en 17 over te volle bussen"; not "en de 11 aanbieders".
    if len({fact.kind for fact in mine} & {fact.kind for fact in other}) > 1:
        # "In 2022 78%, in 2023 nog 64%".
        return not _is_range(reading, mine[-1].end, other[0].start)
    if sum(word.content for word in there) > _MOST_GAPPED:
        return False
    named = any(word.content and word.start < other[0].start for word in there)
    behind = reading.folded[other[0].end : right[1]].split()
    return (named or behind[:1] in (["over"], ["van"], ["of"], ["about"])) and not _is_range(
        reading, mine[-1].end, other[0].start
    )


def _one_verb(reading: Reading, here: Sequence[Word], acting: Sequence[int], end: int) -> bool:
    """Whether an auxiliary on the left and the verb at the end belong together: "hebben A en B iets gesloten"."""
    alone = all(word.folded in auxiliaries() for word in here if is_verb(word))
    last = next(at for at in range(len(reading.words) - 1, -1, -1) if reading.words[at].start < end)
    return alone and list(acting) == [last] and not is_light(reading.words[last])


def _is_closed(reading: Reading, at: int) -> bool:
    """Whether a word stands between brackets."""
    start = reading.words[at].start
    return any(match.start() < start < match.end() for match in _CLOSED.finditer(reading.folded))


def _first_at(reading: Reading, start: int) -> int:
    return next((at for at, word in enumerate(reading.words) if word.start >= start), -1)


def _states(words: Sequence[Word]) -> bool:
    """Whether words have a verb, be it an infinitive at the end ("als de kosten niet dalen")."""
    return any(is_verb(word) for word in words) or (bool(words) and is_infinitive(words[-1]))


def _is_range(reading: Reading, start: int, end: int) -> bool:
    return len(reading.folded[start:end].split()) < 2


def is_relative(unit: Unit, reading: Reading) -> bool:
    """Whether a unit is a relative clause, which speaks of what stands before it."""
    return _RELATIVE.match(reading.folded, unit.start) is not None
