"""The fixed connecting words of an answer from the register, in Dutch and English: what was found, what was not."""

from __future__ import annotations

from datetime import date

from assistant.language import Language
from corpus.vocabulary import MONTHS

_KINDS: dict[Language, dict[str, tuple[str, str]]] = {
    "nl": {
        "afspraak": ("Afspraak", "Afspraken"),
        "actie": ("Actie", "Acties"),
        "planning": ("Gepland", "Gepland"),
        "ambitie": ("Ambitie", "Ambities"),
        "randvoorwaarde": ("Randvoorwaarde", "Randvoorwaarden"),
    },
    "en": {
        "afspraak": ("Agreement", "Agreements"),
        "actie": ("Action", "Actions"),
        "planning": ("Planned", "Planned"),
        "ambitie": ("Ambition", "Ambitions"),
        "randvoorwaarde": ("Condition", "Conditions"),
    },
}
_WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "found": "In het afsprakenregister: {rows}{limits}, uit {documents} ({all} doorzocht).",
        "row": "1 passage",
        "rows": "{count} passages",
        "document": "1 document",
        "documents": "{count} documenten",
        "place": "1 plaats",
        "places": "{count} plaatsen",
        "parties": " van {names}",
        "period": ", met een termijn of document",
        "deadlines": " met een termijn",
        "in_year": " in {year}",
        "until": " uiterlijk op {last}",
        "since": " vanaf {first}",
        "between": " van {first} tot en met {last}",
        "overdue": " waarvan de termijn op {day} voorbij is",
        "shown": "Hieronder staan de eerste {count}; alle staan op de pagina Afspraken.",
        "done": "Of het gedaan is, zegt het register niet.",
        "proposals": "Niet meegeteld: voorstellen ({count}), want die zijn niet afgesproken.",
        "unread": "Hier kan meer staan, maar het is niet te lezen: {places} in {names}.",
    },
    "en": {
        "found": "In the register of agreements, in Dutch: {rows}{limits}, from {documents} ({all} searched).",
        "row": "1 passage",
        "rows": "{count} passages",
        "document": "1 document",
        "documents": "{count} documents",
        "place": "1 place",
        "places": "{count} places",
        "parties": " by {names}",
        "period": ", with a deadline or document",
        "deadlines": " with a deadline",
        "in_year": " in {year}",
        "until": " no later than {last}",
        "since": " from {first}",
        "between": " from {first} to {last}",
        "overdue": " whose deadline had passed on {day}",
        "shown": "The first {count} are below; the page Agreements has all of them.",
        "done": "The register does not say whether it was done.",
        "proposals": "Not counted: proposals ({count}), because nobody agreed to them.",
        "unread": "There may be more here, but it cannot be read: {places} in {names}.",
    },
}
_MONTHS: dict[Language, tuple[str, ...]] = {
    "nl": tuple(MONTHS.split("|")),
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
}


def words(language: Language, key: str, **values: object) -> str:
    """A connecting sentence, filled in."""
    return _WORDS[language][key].format(**values)


def counted(language: Language, noun: str, count: int) -> str:
    """A number with "passage", "document" or "place"."""
    return words(language, noun if count == 1 else f"{noun}s", count=count)


def kind_heading(language: Language, kind: str, count: int) -> str:
    """The line above the rows of one kind."""
    one, many = _KINDS[language][kind]
    return f"{one if count == 1 else many}:"


def day_words(language: Language, day: str) -> str:
    """An ISO day in words: 22 november 2026."""
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[language][int(month) - 1]} {year}"


def period_words(language: Language, first: str, last: str) -> str:
    """A period in words; a whole year by its number, and one that is open at an end by the other end."""
    if first[:4] == last[:4] and (first[5:], last[5:]) == ("01-01", "12-31"):
        return words(language, "in_year", year=first[:4])
    if first == date.min.isoformat():
        return words(language, "until", last=day_words(language, last))
    if last == date.max.isoformat():
        return words(language, "since", first=day_words(language, first))
    return words(language, "between", first=day_words(language, first), last=day_words(language, last))
