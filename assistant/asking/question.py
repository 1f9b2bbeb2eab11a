"""Understand a question: its language, the kind of answer it expects, and the names, years and numbers it holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from assistant.asking.language import Language, detect_language
from corpus.dutch.vocabulary import FINITE

AnswerType = Literal[
    "number", "date", "who", "list", "definition", "why", "how", "comparison", "yes_no", "where", "fact"
]

# Words that end as a plural does and are none ("welke gemeente is begonnen" asks for one).
_NO_PLURAL = FINITE | frozenset(
    "als anders dus eens even heen hen onlangs samen sinds soms steeds tijdens vaak volgens".split()
)

# First match wins, so the narrow patterns stand above the wide ones.
_TYPE_PATTERNS: tuple[tuple[AnswerType, str], ...] = (
    (
        "comparison",
        r"\bverschil(?:len)?\b|\bverschill(?:en|end)\b|\bvergelijk|\bovereenkomst(?:en)? tussen\b|\bten opzichte van\b"
        r"|\bbeide documenten\b|\bzowel\b.+\bals\b|\bdiffer|\bcompare|\bversus\b|\bvs\.?\b|\bboth\b",
    ),
    (
        "number",
        r"\bhoe ?veel\b|\bhoe (?:lang|vaak|groot|hoog|oud|ver|laag|breed)\b|\bwelk(?:e)? (?:percentage|aantal|bedrag"
        r"|deel|getal)"
        r"|\bwat is het (?:aantal|percentage|bedrag|maximum|minimum)\b|^aantal\b|\bhow (?:many|much|long|often|large"
        r"|big|old)\b"
        r"|\bwhat (?:percentage|number|share|amount)\b|^number of\b",
    ),
    (
        "date",
        r"\bwanneer\b|\b(?:welk|welke) (?:jaar|datum|dag|dagen|maand|kwartaal|periode|termijn|tijdstip|moment)\b"
        r"|\bhoe laat\b"
        r"|\bdeadline\b|\bvanaf welk\b|\bsinds welk\b|\bper wanneer\b|^datum\b|\bwhen\b|\b(?:what|which) (?:year|date"
        r"|day|month|time)\b"
        r"|\bby what date\b|\bhow soon\b",
    ),
    (
        "why",
        r"\bwaarom\b|\bwaardoor\b|\bhoe ?zo\b|\bhoe komt het\b|\bwat (?:is|was|zijn|waren) de (?:reden|oorza"
        r"|aanleiding)|\bom welke reden"
        r"|\bnaar aanleiding waarvan\b|\bmet welk doel\b|\bwhy\b|\bwhat is the reason\b|\bhow come\b",
    ),
    (
        "definition",
        r"\bwat betekent\b|\bwaar staat .+ voor\b|\bwat (?:wordt|word) .*(?:bedoeld|verstaan)\b|\bwat bedoelt\b"
        r"|\bwat houdt .+ in\b|\bbetekenis van\b"
        r"|\bafkorting\b|\bwat versta|\bwhat does .+ (?:mean|stand for)\b|\bwhat is meant\b|\bmeaning of\b"
        r"|\bstand(?:s)? for\b",
    ),
    (
        "list",
        r"^(?:noem|geef|som)\b|\bopsomming\b|\boverzicht van\b|\balle\b.+\b(?:punten|onderdelen|acties|afspraken"
        r"|thema|partijen)"
        r"|\bwat (?:zijn|waren) (?:de|het|hun|onze|jullie)\b|\bwelke\b \w+ (?:\w+ )?(?:zijn|worden|waren|werden|staan"
        r"|noem|heeft|hebben|had|hadden)\b"
        rf"|\bwelke (?:[a-zë-]+ )?(?!(?:{'|'.join(sorted(_NO_PLURAL))})\b)[a-zë-]+(?:en|['’]?s)\b"
        r"|^(?:list|name)\b|\bwhat are\b|\bwhich (?:\w+ )?\w+s\b"
        r"|\bwhat (?:\w+ )?(?:functions|agreements|actions|steps|topics)\b",
    ),
    (
        "who",
        r"\bwie\b|\bwelke (?:partij|organisatie|instelling|minister|instantie|gemeente|club)\w*\b|\bvan wie\b"
        r"|\bwho(?:m|se)?\b",
    ),
    ("where", r"\bwaar\b(?! \w+ voor\b)|\bin welke (?:plaats|regio|stad)\b|\bwhere\b"),
    ("how", r"\bhoe\b|\bop welke (?:manier|wijze)\b|\bhow\b"),
    (
        "definition",
        r"^wat is (?:een |het |de )?[\w' -]{2,40}\??$|^what is (?:a |an |the )?[\w' -]{2,40}\??$",
    ),
    (
        "yes_no",
        r"^(?:en |maar |and |but )?(?:is|zijn|was|waren|heeft|hebben|had|hadden|kan|kunnen|moet|moeten|wordt|worden"
        r"|werd|werden|gaat|gaan|komt|komen"
        r"|mag|mogen|zal|zullen|geldt|gelden|staat|staan|doet|doen|wil|willen|krijgt|krijgen|blijft|blijven|hoeft"
        r"|klopt|did|does|do|has|have|are|can|must|will|should|were)\b",
    ),
)
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _TYPE_PATTERNS)

_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")
# A word of a question, as names are found by.
WORD = re.compile(r"[\w&'’-]+")
_NAME = re.compile(r"[^\W\d_](?:[\w&'’-]*[\w])?")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``text`` is the cleaned question, ``standalone`` what is searched for (with what a follow-up leaves out),
    ``years`` and ``names`` what evidence should contain: four-digit years, and capitalised words inside the question.
    """

    text: str
    standalone: str
    language: Language
    type: AnswerType
    years: tuple[str, ...]
    names: tuple[str, ...]


def clean_question(text: str, *, maximum: int) -> str:
    """The question without control characters and doubled white space, NFC, at most ``maximum`` characters."""
    text = unicodedata.normalize("NFC", text[: 4 * maximum])
    text = _CONTROL.sub(" ", text.replace("\t", " "))
    return " ".join(text.split())[:maximum].strip()


def answer_type(text: str) -> AnswerType:
    """The kind of answer a question asks for, by its question words (Dutch and English); "fact" when undecided."""
    folded = text.casefold().strip()
    for name, pattern in _COMPILED:
        if pattern.search(folded):
            return name
    return "fact"


def find_names(text: str) -> tuple[str, ...]:
    """Capitalised words that do not open a sentence, and words with inner capitals or all capitals, in order."""
    names: list[str] = []
    opens = True
    for token in re.finditer(rf"{WORD.pattern}|[.?!:]", text):
        word = token.group()
        if word in ".?!:":
            opens = True
            continue
        shouted = text.upper() == text
        inner = any(letter.isupper() for letter in word[1:]) and not shouted
        if _NAME.fullmatch(word) and (inner or (word[0].isupper() and not opens and not shouted)):
            names.append(word)
        opens = False
    return tuple(dict.fromkeys(names))


def names_together(text: str, names: Collection[str], *, joined: str = " ") -> list[tuple[int, int]]:
    """Where names stand in a text; those side by side are one.

    :param joined: pattern of what may stand between names that are one.
    """
    spans: list[tuple[int, int]] = []
    for token in WORD.finditer(text):
        if token.group() not in names:
            continue
        if spans and re.fullmatch(joined, text[spans[-1][1] : token.start()], re.IGNORECASE):
            spans[-1] = (spans[-1][0], token.end())
        else:
            spans.append(token.span())
    return spans


def understand(text: str, *, standalone: str | None = None) -> Question:
    """Analyse a cleaned question.

    :param text: the question as cleaned by :func:`clean_question`.
    :param standalone: what to search for instead, when the question leans on earlier turns.
    """
    whole = standalone or text
    return Question(
        text=text,
        standalone=whole,
        language=detect_language(text),
        type=answer_type(text),
        years=tuple(dict.fromkeys(_YEAR.findall(whole))),
        names=find_names(whole),
    )
