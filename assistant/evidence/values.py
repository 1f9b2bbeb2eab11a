"""Which kind of value a question asks for (an amount, a duration, an address, ...), and whether a text holds one.

Finer than the type of answer: a sentence with a year in it is a number, but no answer to "hoe vaak" or "hoeveel kost".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from corpus.dutch.vocabulary import MONTHS

_DIGITS = r"\d[\d.,]*"
_COUNTED = (
    rf"(?:{_DIGITS}|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien"
    r"|zeventien|achttien|negentien|twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|duizend"
    r"|enkele|paar|anderhalf|anderhalve|half|halve|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
)
_UNIT = (
    r"(?:minu(?:ut|ten)|uur|uren|(?:werk|kalender|school|zit)?dag(?:en)?|etma(?:al|len)|we(?:ek|ken)|maand(?:en)?"
    r"|kwarta(?:al|len)|jaar|jaren|minutes?|hours?|days?|weeks?|months?|years?)"
)
_MONTH = rf"(?:{MONTHS})"
_EACH = r"(?:per|elke?|iedere?|om de|each|every|a|in de)"


@dataclass(frozen=True, slots=True)
class ValueKind:
    """A kind of value: how a question asks for it, and how it is written."""

    name: str
    asked: re.Pattern[str]
    written: re.Pattern[str]

    def stands_in(self, text: str) -> bool:
        """Whether a text holds a value of this kind."""
        return self.written.search(text) is not None


def _kind(name: str, asked: str, written: str) -> ValueKind:
    return ValueKind(name, re.compile(asked, re.IGNORECASE), re.compile(written, re.IGNORECASE))


# First match wins, so the narrow ones stand above the wide ones.
_KINDS = (
    _kind(
        "e-mail",
        r"\b(?:welk|wat is het|what|which)\b.{0,30}\b(?:e-?mail|mail ?adres|mailbox)|\bwelk adres\b.{1,40}\bmail"
        r"|\bwaar\b.{1,30}\bmailen",
        r"\S@\S",
    ),
    _kind("telephone", r"\b(?:welk|wat is|what|which)\b.{0,30}\b(?:telefoon|phone)", r"\d[\d ()-]{7,}\d"),
    _kind(
        "web address",
        r"\b(?:welk|welke|wat is de|what|which)\b.{0,20}\b(?:web ?(?:site|adres|pagina|link)|url|site)\b",
        r"https?:|www\.|\b[\w-]+\.(?:nl|eu|com|org|net|be)\b",
    ),
    _kind(
        "frequency",
        r"\bhoe vaak\b|\bhoe dikwijls\b|\bhoe frequent\b|\bhoe regelmatig\b|\bhow often\b|\bhow frequently\b"
        r"|\bom de hoeveel\b|\bhoeveel keer\b|\bhow many times\b",
        rf"\b{_COUNTED} ?(?:keer|maal|x|times)\b|\b(?:eens|once|twice|tweemaal|driemaal|eenmalig)\b"
        rf"|\b{_EACH} (?:{_COUNTED} )?{_UNIT}\b"
        r"|\b(?:half|twee|drie)?(?:jaarlijks|maandelijks|wekelijks|dagelijks)e?\b|\bkwartaal"
        r"|\b(?:periodiek|regelmatig|geregeld|voortdurend|continu|doorlopend|soms|vaak|zelden|nooit|altijd)\w*\b"
        r"|\d|\b(?:elk|ieder) \w*(?:jaar|maand|week|dag|uur)\b|\b(?:annual|monthly|weekly|daily|regular)\w*\b",
    ),
    _kind(
        "duration",
        rf"\bhoe ?lang\b|\bhow long\b|\b(?:hoeveel|how many) {_UNIT}\b"
        r"|\bwelke (?:termijn|looptijd|bewaartermijn|duur)\b"
        r"|\bwat is de (?:(?:maximale|minimale|wettelijke) )?(?:termijn|looptijd|bewaartermijn|duur)\b|\bhow soon\b",
        rf"\b{_COUNTED}(?: ?(?:tot|à|-|–|/) ?{_COUNTED})?[ -]?(?:\w+ )?{_UNIT}\b|\b(?:tot|t/m|until|eind)\b.{{0,20}}\d"
        rf"|\b(?:19|20)\d{{2}}\b|\d {_MONTH}|\b(?:half|een|drie)jaar|\bweekend|\bjaren\b|\bjarenlang"
        r"|\b(?:één|twee|drie|vier|vijf|zes)(?:jar|maand|weeks|daags)\w*"
        r"|\b(?:zolang|totdat|tot (?:en met )?het moment)\b|\bon(?:beperkt|bepaalde)"
        r"|\bblijvend|\bpermanent|\btijdelijk",
    ),
    _kind(
        "percentage",
        r"\b(?:welke? |wat is het )?percentage\b|\bhoeveel procent\b|\bhoeveel %|\bwhat percentage\b",
        rf"{_DIGITS} ?%|\bprocent\b|\b(?:helft|kwart|derde|tweederde|driekwart|merendeel|meerderheid|minderheid)\b"
        rf"|\b{_COUNTED} (?:van de|op de|op elke|of the) \w",
    ),
    _kind(
        "amount",
        r"\b(?:wat|hoeveel) (?:kost|kosten|kostte|kostten)\b|\bhoeveel (?:geld|euro|budget|subsidie|vergoeding)\w*"
        r"|\bhoeveel (?:krijg|betaal|verdien)\w*|\bwelk(?:e)? (?:bedrag|prijs|tarief|vergoeding)\b"
        r"|\bhoe duur\b|\bhow much (?:money|does|do)\b"
        r"|\bwat (?:is|zijn|was|waren) (?:de|het) (?:bedrag|prijs|tarief|kosten|boete)\b",
        rf"€|\beuro\b|\bEUR\b|\b(?:miljoen|miljard|mln|mld|million|billion)\b|{_DIGITS}(?:,-|,--)|[|\t] ?{_DIGITS}"
        rf"|{_DIGITS} ?%"
        r"|\b(?:gratis|kosteloos|gratuit|free of charge)\b|\bprocent\b",
    ),
    _kind(
        "year",
        r"\b(?:welk|welke) (?:jaar|jaren|datum|dag|maand)\b|\b(?:which|what) (?:year|date|day|month)\b",
        r"\b(?:19|20)\d{2}\b|\b\d{1,2}[-/]\d{1,2}\b|\b\d{1,2}[.:]\d{2}\b|\b(?:maan|dins|woens|donder|vrij|zater|zon)dag\b"
        rf"|\b{_MONTH}\b",
    ),
    _kind(
        "count",
        r"\bhoe ?veel\b|\bwelk (?:deel|aandeel|gedeelte|aantal)\b|\bwhat share\b"
        r"|\baantal\b.{1,40}\?|\bwat is het (?:aantal|maximum|minimum)\b|\bhow many\b"
        r"|\bvanaf welk aantal\b|\bhow much\b|\bhoe (?:groot|hoog|ver|breed|oud|zwaar)\b",
        rf"\d|\b{_COUNTED}\b|\b(?:alle|geen|niemand|beide|tientallen|honderden|duizenden|helft|kwart|derde|dubbel)\b",
    ),
    _kind(
        "number",
        r"\b(?:welk|welke|which|what) (?:artikel|artikelen|versie|nummer|paragraaf|hoofdstuk|bijlage"
        r"|article|version|section|number)\b",
        r"\d|\b(?:artikel|bijlage|annex|article) [IVXA-Z]+\b|\b[IVX]{2,}\b",
    ),
)


_QUESTION_WORD = re.compile(
    r"\b(?:hoe\w*|wat|welke?|wie|wiens|waar\w*|wanneer|how|what|which|who|where|when|why)\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def asked_value(question: str) -> ValueKind | None:
    """The kind of value that a question asks for; None when it asks for none that is written in a fixed way."""
    first = _QUESTION_WORD.search(question)
    for kind in _KINDS:
        found = kind.asked.search(question)
        if found is not None:
            # "Hoe houden zij bij hoeveel jongeren ..." asks for something else than a number.
            return kind if first is None or found.start() <= first.start() else None
    return None
