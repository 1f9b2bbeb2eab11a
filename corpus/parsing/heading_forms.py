"""The forms that headings have, and those of lines that look like one: fields, captions, greetings, questions."""

from __future__ import annotations

import re

from corpus.dutch.vocabulary import MONTHS

DATE = re.compile(rf"\b\d{{1,2}}(?:\s+en\s+\w*\s*\d{{1,2}})?\s+(?:{MONTHS})\b", re.IGNORECASE)
FIELD = re.compile(r"(?:datum|status|versie|auteurs?|kenmerk|date|version)\s*:\s", re.IGNORECASE)
BOLD = re.compile(r"(?:\*\*|__)(?P<text>[^*]+)(?:\*\*|__):?")
FRONT = re.compile(
    r"(?:\d+\.?\s+)?(?:management)?(?:samenvatting|inleiding|voorwoord|leeswijzer|inhoud(?:sopgave)?|aanleiding|colofon|"
    r"introductie|summary|introduction|versiebeheer|begrippenlijst|afkortingen|literatuur(?:lijst)?|bronnen|nawoord)",
    re.IGNORECASE,
)
CONTAINER = re.compile(
    r"(?:bijlagen?|appendix|annex|hoofdstuk|deel|programma|agenda|toelichting)\b(?:\s.*)?|ver(?:s)?lag(?:legging)?\s.*",
    re.IGNORECASE,
)
DATED = re.compile(rf".*\([^()]*\d{{1,2}}\s+(?:{MONTHS})[^()]*\)", re.IGNORECASE)
ARTICLE = re.compile(r"(?:artikel|paragraaf|§)\s*\d+[a-z]?(?:[.:]\d+)*\b", re.IGNORECASE)
SERIES = re.compile(
    r"(?:[eoO•]\s+)?(?P<label>[A-Za-zÀ-ÿ-]{4,30})\s+(?P<number>\d{1,2}|[A-Z])\b(?P<colon>[.:]?)(?=\s|$)"
)
QUESTION = re.compile(
    r"(?:wat|wie|waar|waarom|waarvoor|wanneer|hoe|hoeveel|welke?|voor wie|met wie|is|zijn|kan|kunnen|what|who|how|why)"
    r"\b[^.?!]*\?",
    re.IGNORECASE,
)
# How a letter or a message opens and closes.
GREETING = re.compile(
    r"(?:met )?(?:vriendelijke|hartelijke) groet|groet(?:en|jes)?\b|hoogachtend|m\.?v\.?g\b|geachte|beste\b|hoi\b"
    r"|hallo\b|dag (?=[A-Z])|dear\b|kind regards",
    re.IGNORECASE,
)
CAPTION = re.compile(r"(?:tabel|figuur|grafiek|afbeelding|schema|bron|foto)\b", re.IGNORECASE)
# What forms and layouts are made of: their words are no titles.
PAGE_PART = re.compile(r"</?(?:label|input|select|option|button|textarea|form|fieldset|legend|div|p)\b", re.IGNORECASE)
BARE_NUMBER = re.compile(r"\d{1,2}\s+[A-Z]")
CLOSED = re.compile(r"[.,;:?!…][\"'”’)\]*_]*$")


def is_capital(title: str) -> bool:
    """True for a title in capitals, as minutes in plain text have: "VASTSTELLING VERSLAG"."""
    return title.isupper() and sum(map(str.isalpha, title)) > 3
