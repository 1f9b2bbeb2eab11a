"""Whether a question asks for rows of the register, and which: the sort of rows, the parties, the period, the topic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from corpus.agreements.calendar_words import find_moments
from corpus.agreements.gazetteer import Gazetteer, PartyMention
from corpus.agreements.words import content_words

Sort = Literal["overdue", "deadlines", "tasks", "commitments"]

# A question for rows opens as one for several things; "wanneer" and "hoeveel" ask for one fact.
_OPENS = re.compile(
    r"^(?:en |maar |dus |and |so )?"
    r"(?:wat|welke|wie|noem|geef|toon|lijst|overzicht|alle|what|which|who|list|show|name)\b",
    re.IGNORECASE,
)
_NOUN = r"(?:afspraken|toezeggingen|acties|actiepunten|verplichtingen|agreements|commitments|actions)"
_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "overdue",
        re.compile(
            rf"(?:{_NOUN}|deadlines?|termijn(?:en)?)\b.*\b(?:verlopen|verstreken|over tijd|te laat|voorbij|overdue|"
            rf"expired|passed|past)\b|\b(?:verlopen|verstreken|overdue|expired) {_NOUN}\b",
            re.IGNORECASE,
        ),
    ),
    ("deadlines", re.compile(r"\b(?:deadlines|termijnen)\b", re.IGNORECASE)),
    ("tasks", re.compile(r"\bwie (?:doet|doen|gaat|gaan) wat\b|\bwho does what\b", re.IGNORECASE)),
    (
        "commitments",
        re.compile(
            r"\b(?:toegezegd|afgesproken|overeengekomen|beloofd)\b|\b(?:agreed|committed|promised)\b|"
            rf"^(?:\w+ )?(?:welke|alle|which|list|noem|geef|toon|what) (?:\w+ ){{0,2}}{_NOUN}\b",
            re.IGNORECASE,
        ),
    ),
)
_SUBJECT = re.compile(
    r"\b(?:over|rond|rondom|omtrent|betreffende|about|on)\s+(?:de\s+|het\s+|een\s+|the\s+)?$", re.IGNORECASE
)
# Words of the question itself, never what it is about.
_FRAME = re.compile(
    r"\b(?:afspra\w+|afgesproken|toegezegd|toezegging\w*|overeengekomen|beloofd|deadlines?|termijn\w*|acties?|"
    r"actiepunten|verplichting\w*|verlopen|verstreken|voorbij|laat|tijd|vandaag|inmiddels|gemaakt|gedaan|staan|staat|"
    r"welke|noem|geef|toon|overzicht|lijst|document(?:en)?|waren|gelden|lopen|agreed|agreements?|commit\w*|promised|"
    r"actions?|which|list|have|does|what|passed|past|overdue|expired|their|made|were|there|with|about|dates?|datum|"
    r"partij\w*|moet|moeten|uitvoer\w*|uitgevoerd|voert|voeren|nemen|neemt|onderne\w*|oppakken|verrichten|doen|doet|"
    r"must|carry|take|takes|do)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The rows that are asked for: ``first`` and ``last`` are ISO days, "" for no period; ``topic`` holds stems."""

    sort: Sort
    parties: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    topic: frozenset[str] = frozenset()

    @property
    def clear(self) -> bool:
        """Whether the question says enough: a party or period; what is overdue or who does what needs less."""
        if self.sort == "overdue":
            return True
        return bool(self.parties or self.first or (self.sort == "tasks" and self.topic))


def read_intent(text: str, gazetteer: Gazetteer) -> Wanted | None:
    """What a question asks of the register; None when it asks something else, or not clearly."""
    if not _OPENS.match(text):
        return None
    sort = next((name for name, pattern in _SORTS if pattern.search(text)), None)
    if sort is None:
        return None
    mentions = gazetteer.find(text)
    named = [one for one in mentions if not one.joined and not _SUBJECT.search(text[: one.start])]
    first, last = _period(text)
    wanted = Wanted(sort, tuple(dict.fromkeys(one.name for one in named)), first, last, _topic(text, named))
    return wanted if wanted.clear else None


def _period(text: str) -> tuple[str, str]:
    """First and last day of the moments that the question names with a year; a moment without one says too little."""
    moments = [mention.moment for mention in find_moments(text)]
    days = [span for moment in moments if moment.year and (span := moment.in_year(moment.year))]
    if not days:
        return "", ""
    first = min(span.start for span in days)
    last = max(span.end for span in days)
    if re.search(r"\b(?:v[oó]{2}r|uiterlijk|before|by)\s+\S*\s*\d", text, re.IGNORECASE):
        first = date.min
    elif re.search(r"\b(?:na|vanaf|after|from|sinds|since)\s+\S*\s*\d", text, re.IGNORECASE):
        last = date.max
    return first.isoformat(), last.isoformat()


def _topic(text: str, named: list[PartyMention]) -> frozenset[str]:
    """Stems of what the question is about: its words without those of the question, the parties and the period."""
    spans = [(one.start, one.end) for one in named] + [(one.start, one.end) for one in find_moments(text)]
    kept = "".join(" " if any(start <= at < end for start, end in spans) else letter for at, letter in enumerate(text))
    return frozenset(word for word in content_words(_FRAME.sub(" ", kept)) if not word.isdigit())
