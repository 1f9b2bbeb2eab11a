"""Deadlines in a sentence: by when it must be done, resolved against the date of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.agreements.calendar_words import SUMMER, Interval, Mention, Moment, find_moments
from corpus.agreements.types import Deadline

# Words right before a moment that make it the end of something, ...
_CLOSES = re.compile(
    r"(?:uiterlijk|ten\s+laatste|niet\s+later\s+dan|v[oó]{2}r|tegen)"
    r"(?:\s+(?:op|in|voor|v[oó]{2}r|per|tot|de|het|eind|einde|van|is|:)){0,3}\s*$",
    re.IGNORECASE,
)
# ... the moment at which it happens, ...
_AT = re.compile(
    r"(?:\b(?:op|in|tijdens|rond|deadline|gereed|klaar|planning|afgerond|opgeleverd)\b:?)"
    r"(?:\s+(?:de|het|loop|van|deze?|dit|loop\s+van)){0,3}\s*$|[(\[|:]\s*(?:in\s+)?$|\b(?:dit|komende?|aanstaande)\s*$",
    re.IGNORECASE,
)
# ... or only its beginning, its validity or the name of something that has been.
_OPENS = re.compile(
    r"\b(?:vanaf|sinds|sedert|met\s+ingang\s+van|m\.?i\.?v\.?|per|na|ingaande|start(?:end)?|vroegst(?:\s+per)?|"
    r"eerder\s+dan|d\.?d\.?|gedateerd|richting|t/m|tot(?:\s+en\s+met)?|over|tussen|ten\s+opzichte\s+van|"
    r"afspraken|regeling|wet|jaar|jaarrekening|begroting|voor|ten)\s+(?:de\s+|het\s+|eind\s+)?$",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:in|tijdens|op)\s+(?:de|het|een)\s+(?:[\w'’-]+\s+){1,4}?van\s+(?:de\s+)?$", re.IGNORECASE)
_NAMED_AFTER = re.compile(r"\bvan\s+(?:het\s+)?$", re.IGNORECASE)
_LISTED = re.compile(
    r"^\s*(?:,|en|of|-|–|t/m)\s*(?:19|20)\d\d|^\s+en\s+verder\b"
    r"|^\s+naar\s+(?:\w+\s+){0,3}\d",
    re.IGNORECASE,
)
_LISTED_BEFORE = re.compile(r"(?:19|20)\d\d\s*(?:,|en|of|-|–|t/m)\s*$", re.IGNORECASE)
_BEEN = re.compile(
    r"\b(?:vond(?:en)?|was|waren|werd(?:en)?|had(?:den)?|ging(?:en)?|kwam(?:en)?)\b|"
    r"\b(?:is|zijn|heeft|hebben)\s(?:[^.;]{0,80}\s)?(?:besproken|gehouden|aangenomen|gestuurd|verzonden|verschenen|"
    r"vastgesteld|gedaan|gestart|begonnen|uitgesproken|gepubliceerd|aangekondigd)\b",
    re.IGNORECASE,
)
_RECURS = re.compile(
    r"(?:(?:ten\s+minste|tenminste|minimaal|minstens)\s+)?(?:\b(?:half|twee)?jaarlijks\b|\bmaandelijks\b|"
    r"\b(?:per|elk|ieder|ieder\s+half|elk\s+half)\s+(?:kwartaal|maand|jaar)\b(?<!per\sjaar)|"
    r"\b(?:een|één|eén|twee|drie|vier|eenmaal|tweemaal|\d)\s*(?:keer|maal|x)\s+per\s+(?:jaar|kwartaal|maand)\b)",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(r"\b(?:(?P<end>eind)\s+)?(?P<which>dit|volgend|komend)\s+jaar\b", re.IGNORECASE)
# "Ondertekend te Ede op 3 juni 2025": when it was adopted, unless it still has to be.
_SIGNED = re.compile(
    r"(?<!wordt )(?<!worden )\b(?:ondertekend|getekend|vastgesteld|overeengekomen|aangenomen|gepubliceerd|besloten)"
    r"(?:\s+(?:te|in)\s+[\w’'-]+|\s+door\s+(?:\w+\s+){1,4}?)?\s+op\s*$",
    re.IGNORECASE,
)
_FOR = re.compile(r"(?<!uiterlijk )\bvoor\s*$", re.IGNORECASE)
# "Om voor 2028 vijf plekken aan te wijzen": in time, not meant for that year as a budget is.
_IN_TIME = re.compile(r"\b(?:om|ruim|nog|al|dat|reeds|alsnog|liefst|tijdig)\s+voor\s*$", re.IGNORECASE)
_AROUND = 80  # characters before and after a moment that say how it is meant
_STRENGTHS = {"closes": 3, "at": 2, "bare": 1}


@dataclass(frozen=True, slots=True)
class _Candidate:
    strength: int
    start: int
    deadline: Deadline


def find_deadline(text: str, written: str) -> Deadline | None:
    """The deadline that ``text`` gives for finishing what it describes; None when it gives none.

    :param text: display text of one passage.
    :param written: date of the document (ISO day, month or year, "" when unknown): a moment without a year is the
        first such moment that does not end before it. Moments that end before it are no deadlines.
    """
    day = document_day(written)
    found = [*_moments(text, day), *_relative_years(text, day)]
    if found:
        return max(found, key=lambda candidate: (candidate.strength, -candidate.start)).deadline
    recurs = _RECURS.search(text)
    return Deadline("", "", recurs.group(), False) if recurs else None


def document_day(written: str) -> date | None:
    """First day of an ISO day, month or year; None for an empty or unreadable date."""
    parts = written.split("-")
    if not written or not all(part.isdigit() for part in parts) or len(parts) > 3:
        return None
    try:
        return date(*[int(part) for part in parts], *[1] * (3 - len(parts)))
    except ValueError:
        return None


def _moments(text: str, day: date | None) -> Iterator[_Candidate]:
    been = _BEEN.search(text) is not None
    for mention in find_moments(text):
        before = text[max(0, mention.start - _AROUND) : mention.start]
        how = _how(before, text[mention.end : mention.end + _AROUND], mention)
        if how is None or (been and how != "closes"):
            continue
        moment = _closing_season(before, mention)
        words = _words(text, mention)
        if moment.year is None and how == "bare" and mention.reading != "day":
            continue
        deadline = _resolve(moment, words, day)
        if deadline is not None:
            yield _Candidate(_STRENGTHS[how], mention.start, deadline)


def _how(before: str, after: str, mention: Mention) -> str | None:
    """How the words around it use a moment: "closes", "at", "bare", or None when it is no deadline."""
    if _SIGNED.search(before) or _LISTED.search(after) or _LISTED_BEFORE.search(before):
        return None
    closes = _CLOSES.search(before) is not None
    if closes and not (mention.reading == "year" and _plain_for(before, mention)):
        return "closes"
    if _MEETING.search(before) or _AT.search(before):
        return "at"
    if _OPENS.search(before) or _NAMED_AFTER.search(before):
        return None
    if mention.reading == "year" and mention.moment.last[0] - mention.moment.first[0] == 11:
        return None  # a bare year may be a name: "Monitor 2023"
    return "bare"


def _plain_for(before: str, mention: Mention) -> bool:
    """True for "voor 2023", which means "meant for 2023"; "vóór 2023" and "voor eind 2023" are deadlines."""
    whole_year = mention.moment.first == (1, 1) and mention.moment.last == (12, 31)
    return whole_year and _FOR.search(before) is not None and _IN_TIME.search(before) is None


def _closing_season(before: str, mention: Mention) -> Moment:
    """ "Voor de zomer" names a day: the first of summer; "vóór 2025" the first of that year."""
    if re.search(r"v[oó]{2}r\s+(?:de\s+|het\s+)?$", before, re.IGNORECASE):
        if mention.reading == "season" and mention.moment.first[0] == 6:
            return Moment(mention.moment.year, SUMMER, SUMMER)
        if mention.reading == "year" and mention.moment.last[0] - mention.moment.first[0] == 11:
            return Moment(mention.moment.year, (1, 1), (1, 1))
    return mention.moment


_LEAD = re.compile(
    r"(?:uiterlijk|voor|vóór|ten laatste|niet later dan|tegen|in|op)\s+(?:(?:de|het|loop|van|in|op|voor|eind)\s+)*$",
    re.IGNORECASE,
)


def _words(text: str, mention: Mention) -> str:
    """The moment with the small words before it: "uiterlijk 1 april 2020"."""
    lead = _LEAD.search(text[: mention.start])
    start = lead.start() if lead else mention.start
    further = _LEAD.search(text[:start])
    return text[further.start() if further else start : mention.end]


def _resolve(moment: Moment, words: str, day: date | None) -> Deadline | None:
    if moment.year is not None:
        interval = moment.in_year(moment.year)
        if interval is None or (day is not None and interval.end < day):
            return None
        return _deadline(interval, words, inferred=False)
    if day is None:
        return Deadline("", "", words, False)
    for year in range(day.year, day.year + 9):  # 29 February may take eight years
        interval = moment.in_year(year)
        if interval is not None and interval.end >= day:
            return _deadline(interval, words, inferred=True)
    return None


def _relative_years(text: str, day: date | None) -> Iterator[_Candidate]:
    for match in _THIS_YEAR.finditer(text):
        moment = Moment(None, (10, 1) if match["end"] else (1, 1), (12, 31))
        deadline = Deadline("", "", match.group(), False)
        if day is not None:
            interval = moment.in_year(day.year + (match["which"].lower() != "dit"))
            if interval is None:
                continue
            deadline = _deadline(interval, match.group(), inferred=True)
        yield _Candidate(_STRENGTHS["bare"], match.start(), deadline)


def _deadline(interval: Interval, words: str, *, inferred: bool) -> Deadline:
    return Deadline(interval.start.isoformat(), interval.end.isoformat(), words, inferred)
