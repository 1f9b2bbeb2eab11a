"""What a question asks of a table: its words for a row, a column or the table, and the form of its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.asking.question import WORD, Question
from assistant.evidence.cells.grid import TOTAL, YEAR
from assistant.evidence.views import Views

Extreme = Literal["highest", "lowest"]
TermsOf = Callable[[str], Sequence[str]]

_HIGHEST = re.compile(
    r"\b(?:meeste?|hoogste?|grootste?|langste?|duurste?|zwaarste?|drukste|piek|maximaal aantal|most|highest|largest"
    r"|longest|peak)\b",
    re.IGNORECASE,
)
_LOWEST = re.compile(
    r"\b(?:minste?|laagste?|kleinste?|kortste?|goedkoopste?|fewest|least|lowest|smallest|shortest|cheapest)\b",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:ge(?:stegen|daald|groeid|krompen)|(?:toe|af)(?:ge)?nomen|(?:toe|af)name|toenam|afnam|stijg\w*|steeg|stegen"
    r"|dal(?:ing|en|ende)|daalt|daalde\w*|groei\w*|verander\w*|ontwikkel\w*|verloop|verliep|verlopen|trend|verschil\w*|sinds|vergelijk\w*"
    r"|(?:meer|minder|langer|korter|hoger|lager|groter|kleiner|duurder|goedkoper)\b.{0,60}\bdan"
    r"|ten opzichte van|tussen .{0,40}\b(?:19|20)\d\d en"
    r"|increas\w+|decreas\w+|rise[ns]?|rose|fall(?:en)?|fell|chang\w+|develop\w+|trend|since|compared)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:sinds|vanaf|na|since|from)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:per|elke?|ieder|iedere|alle|noem|geef|overzicht|each|every|all|list|door de jaren|over de jaren)\b",
    re.IGNORECASE,
)
_WHY = re.compile(
    r"\b(?:waarom|waardoor|waarvoor|hoezo|why|oorzaak|oorzaken|reden|redenen|verklaring)\b", re.IGNORECASE
)
_TABLE = re.compile(r"\b(?:tabel|tabellen|cijfers|gegevens|table|figures)\b", re.IGNORECASE)
PERCENT = re.compile(r"\b(?:procent\w*|percentages?|percent|aandeel)\b|%", re.IGNORECASE)
_RISES = re.compile(
    r"\b(?:ge)?(?:steeg|stegen|stijg\w*|groei\w*|toenam\w*|toename|toegenomen|omhoog|rose|grew|increased)\b",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"\b(?:ge)?(?:daal\w*|daling|kromp\w*|afnam\w*|afname|afgenomen|omlaag|fell|dropped|decreased)\b", re.IGNORECASE
)
# The thing that is asked for by its kind: "welke gemeente", "in which region".
_KIND = re.compile(r"\b(?:welke?|wat voor(?: een)?|which|what) (?P<kind>[\w’'-]+)", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:19|20)\d\d ?(?:tot en met|t/m|tot|-|–|through|to) ?(?:19|20)\d\d\b", re.IGNORECASE)
# A participle of a verb with a prefix: "voorgelezen" is of "voorlezen".
_PARTICIPLE = re.compile(
    r"(?P<front>aan|achter|af|bij|door|in|mee|na|om|op|over|toe|uit|vast|voor|weg)ge(?P<verb>\w{3,})", re.IGNORECASE
)
_TOKEN = re.compile(rf"\d+(?:[.,]\d+)+|{WORD.pattern}")
_WHICH_YEAR = re.compile(r"\b(?:welke? (?:jaar|jaren)|wanneer|(?:what|which) year|when)\b", re.IGNORECASE)
# Words that say how a value is asked for and not which: a table that lacks them may still hold it.
_ASKING = frozenset(
    """
    aandeel aantal aantallen bedraagt bedrag bedragen bedroeg bekend betaald betaalde betaalt betalen betreft
    cijfer cijfers deel duur feitelijk gegevens gelden geldt gemiddeld
    gemiddelde getal getallen gold grootte had heet hele helemaal heten hoeveel hoeveelheid hoeveelste hoog
    hoogte hoort horen inmiddels jaar jaarlijks jaren kolom kost kosten kostte kostten krijg krijgen
    krijgt laatst laatste lang mensen moment momenteel nodig noem noemen omvang opgenomen percentage personen
    precieze prijs procent procentueel regel rij stand stond stonden tabel tabellen tarief telde tellen telt
    totaal totale uitgedrukt vaak volgens waarde waarden wel zat zaten zit zitten zo'n
    duurder goedkoper groter hoger kleiner korter lager langer meer minder
    amount cost costs figure figures many much number numbers percentage share table total value year years
    """.split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question: its terms, the lemma first, what it weighs, and whether a table may lack it."""

    text: str
    terms: tuple[str, ...]
    weight: float
    asking: bool

    def strength(self, terms: frozenset[str]) -> float:
        """How much of the word stands among terms: all of it, or a part of a compound."""
        if terms.isdisjoint(self.terms):
            return 0.0
        return 1.0 if self.terms[0] in terms or self.text.casefold() in terms else 0.5


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a table.

    ``words`` without the years; ``kind`` is what is asked for by its kind ("welke gemeente"). ``change`` asks to
    compare years, ``since`` for all from one on, ``between`` for all from one to another, ``moves`` for a rise (1) or a
    fall (-1); ``which_year`` for a year, ``total`` for a total, ``percent`` for a percentage, ``each`` for whole rows
    or columns, ``table`` for a table as such.
    """

    question: Question
    words: tuple[Word, ...]
    years: tuple[str, ...]
    extreme: Extreme | None
    change: bool
    since: bool
    each: bool
    which_year: bool
    between: bool
    total: bool
    table: bool
    percent: bool
    moves: int
    kind: str


def read_asked(question: Question, views: Views) -> Asked | None:
    """The question as one to a table; None for one that no cell answers, or that is searched behind another one."""
    text = question.standalone
    if _WHY.search(text) or question.type == "definition" or (text != question.text and text.endswith(question.text)):
        return None
    highest, lowest = _HIGHEST.search(text), _LOWEST.search(text)
    extreme: Extreme | None = "highest" if highest and not lowest else "lowest" if lowest and not highest else None
    return Asked(
        question=question,
        words=tuple(_words(text, views)),
        years=tuple(dict.fromkeys(YEAR.findall(text))),
        extreme=extreme,
        change=_CHANGE.search(text) is not None,
        since=_SINCE.search(text) is not None,
        each=_EACH.search(text) is not None,
        which_year=_WHICH_YEAR.search(text) is not None,
        between=_BETWEEN.search(text) is not None,
        total=TOTAL.search(text) is not None,
        table=_TABLE.search(text) is not None,
        percent=PERCENT.search(text) is not None,
        moves=(_RISES.search(text) is not None) - (_FALLS.search(text) is not None),
        kind=kind["kind"].casefold() if (kind := _KIND.search(text)) else "",
    )


def _words(text: str, views: Views) -> list[Word]:
    """The words with content, each once."""
    found: dict[str, Word] = {}
    for token in _TOKEN.findall(text):
        participle = _PARTICIPLE.fullmatch(token)
        verb = views.terms_of(participle["front"] + participle["verb"]) if participle else ()
        terms = (*views.terms_of(token), *verb)
        if terms and not YEAR.fullmatch(token) and token.casefold() not in found:
            asking = token.casefold() in _ASKING or any(one.fullmatch(token) for one in (_HIGHEST, _LOWEST, _CHANGE))
            found[token.casefold()] = Word(token, terms, views.rarity(terms[0]), asking)
    return list(found.values())
