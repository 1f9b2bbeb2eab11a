"""What kinds of answer a piece of text can hold: numbers, dates, parties, causes, definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|january|february|march|may|june|july|august|october)"
)
_DATE = re.compile(
    rf"\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} (?:19|20)\d{{2}}\b|\b(?:19|20)\d{{2}}\b"
    rf"|\b\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{2,4}}\b|\bQ[1-4]\b"
    rf"|\b(?:voor|na) de zomer\b|\b(?:voor|na)jaar\b|\b(?:eind|begin|medio) \w+|\b\d{{1,2}}[.:]\d{{2}}(?: uur)?\b"
    rf"|\b{_MONTH}\b"
    r"|\bhalfjaar|\bjaarlijks|\bmaandelijks|\bkwartaal|\bper direct\b",
    re.IGNORECASE,
)
_NUMBER_WORD = (
    r"(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|dertig"
    r"|veertig|vijftig|honderd|duizend"
    r"|helft|kwart|derde deel|dubbel|merendeel|meerderheid|geen enkele?)"
)
_NUMBER = re.compile(rf"\d|\b{_NUMBER_WORD}\b", re.IGNORECASE)
_ACTOR = re.compile(
    r"(?-i:\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b)|\b(?:gemeente|aanbieder|minister|staatssecretaris|rijk|regio|professional"
    r"|ouder|jongere|jeugdige|instelling|organisatie"
    r"|wethouder|deelnemer|cliënt|college|bestuur|raad|werkgroep|partij|partner|kabinet|rechter|medewerker|expert"
    r"|ambassadeur|commissie)\w*",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.?!:] )(?<!^)\b[A-Z][\w'’-]+")
_CAUSE = re.compile(
    r"\b(?:omdat|doordat|vanwege|zodat|daardoor|hierdoor|daarom|om .{3,80} te|wegens|dankzij|immers|want|reden"
    r"|oorzaak|doel|namelijk|leidt tot|zorgt ervoor"
    r"|voorkomen|aanleiding|gevolg|n\.a\.v\.|naar aanleiding)\b",
    re.IGNORECASE,
)
_DEFINITION = re.compile(
    r"\((?:hierna|afgekort|=|ook wel|dat wil zeggen)|\b(?:wordt verstaan|betekent|dat wil zeggen|houdt in|gaat om"
    r"|bestaat uit|is een|zijn de|het betreft|bedoeld)\b"
    r"|(?-i:\b[A-Z]{2,} \([A-Z]?[a-z]|\([A-Z][A-Za-z]{1,6}\))",
    re.IGNORECASE,
)
_MANNER = re.compile(
    r"\b(?:door|via|middels|met behulp van|aan de hand van|door middel van|op basis van|waarbij|waarmee|samen met"
    r"|stappen)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|te|binnen|provincie|regio|gemeente|locatie) [A-Z][\w-]+")
_ANAPHORA = re.compile(
    r"^(?:dit|dat|deze|die|daar\w*|hier\w*|zij|ze|hij|het gaat|het betreft|dergelijke|zo'n|ook|tegelijkertijd"
    r"|daarnaast|verder|bovendien|echter|wel|immers|zo)\b",
    re.IGNORECASE,
)

# One question and nothing else, with its number or bullet.
_BARE_QUESTION = re.compile(
    r"(?:[\W\d]*|\w[.)]\s)(?:(?:in|op|voor|aan|met|van|bij|door|binnen|tot|sinds|vanaf) )?"
    r"(?:hoe\w*|wat|welke?|wie\w*|waar\w*|wanneer|is|zijn|heeft|hebben|kan|kunnen|moet|moeten|wordt|worden|mag|mogen|gaat|gaan"
    r"|komt|doet|hoeverre|how|what|which|who|where|when|why|is|are|does|do|can|must)\b[^.!?:]*\?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Traits:
    """What a passage holds, judged by its wording alone.

    ``asks`` when it ends with a question, ``only_asks`` when it is one question and nothing else.
    """

    words: int
    number: bool
    date: bool
    actor: bool
    name: bool
    cause: bool
    definition: bool
    manner: bool
    place: bool
    introduces: bool
    asks: bool
    only_asks: bool
    points_back: bool


@lru_cache(maxsize=100_000)
def traits(text: str) -> Traits:
    """Traits of one passage's display text."""
    return Traits(
        words=len(text.split()),
        number=bool(_NUMBER.search(text)),
        date=bool(_DATE.search(text)),
        actor=bool(_ACTOR.search(text)),
        name=bool(_NAME.search(text)),
        cause=bool(_CAUSE.search(text)),
        definition=bool(_DEFINITION.search(text)),
        manner=bool(_MANNER.search(text)),
        place=bool(_PLACE.search(text)),
        introduces=text.rstrip().endswith(":"),
        asks=text.rstrip(" '\"”’)").endswith("?"),
        only_asks=bool(_BARE_QUESTION.fullmatch(text.strip())),
        points_back=bool(_ANAPHORA.match(text)),
    )


def fits(kind: str, trait: Traits) -> float:
    """How well a passage suits the expected answer type: 1 fits, 0 does not, 0.5 when the type says nothing.

    :param kind: an :data:`assistant.asking.question.AnswerType`.
    """
    tests: dict[str, bool] = {
        "number": trait.number,
        "date": trait.date,
        "who": trait.name or trait.actor,
        "why": trait.cause,
        "definition": trait.definition,
        "how": trait.manner or trait.cause,
        "where": trait.place or trait.name,
    }
    return float(tests[kind]) if kind in tests else 0.5
