"""The fixed connecting words of an answer from the register, in Dutch and English: what was found, what was not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from assistant.asking.language import Language
from corpus.dutch.vocabulary import MONTHS

_KINDS: dict[Language, dict[str, tuple[str, str]]] = {
    "nl": {
        "afspraak": ("Afspraak", "Afspraken"),
        "actie": ("Actie", "Acties"),
        "planning": ("Gepland", "Gepland"),
        "ambitie": ("Ambitie", "Ambities"),
        "randvoorwaarde": ("Randvoorwaarde", "Randvoorwaarden"),
        "voorstel": ("Voorstel, niet afgesproken", "Voorstellen, niet afgesproken"),
    },
    "en": {
        "afspraak": ("Agreement", "Agreements"),
        "actie": ("Action", "Actions"),
        "planning": ("Planned", "Planned"),
        "ambitie": ("Ambition", "Ambitions"),
        "randvoorwaarde": ("Condition", "Conditions"),
        "voorstel": ("Proposal, not agreed", "Proposals, not agreed"),
    },
}
_WORDS: dict[Language, dict[str, str]] = {
    "nl": {
        "found": "In het afsprakenregister: {rows}{limits}, uit {documents} ({all} doorzocht).",
        "open": "In het afsprakenregister: {rows}{limits}, uit {documents} ({all} doorzocht). Een afspraak, "
        "actie of planning is hierover niet gevonden; lees na hoe stevig dit is.",
        "beside": "De documenten zeggen verder, buiten het register; lees na of dit is afgesproken:",
        "nothing": "In het afsprakenregister staat hierover geen regel; de documenten zeggen wel dit. "
        "Lees na of het is afgesproken, of alleen genoemd of voorgesteld.",
        "apart": "Geen regel noemt {names} samen; dit zijn de regels van een van hen.",
        "status": "{kind} ({status}):",
        "document_status": "document: {status}",
        "and": "en",
        "unknown": "status van het document niet vermeld",
        "row": "1 passage",
        "rows": "{count} passages",
        "proposal": "1 voorstel",
        "proposals_counted": "{count} voorstellen",
        "document": "1 document",
        "documents": "{count} documenten",
        "place": "1 plaats",
        "places": "{count} plaatsen",
        "parties": " van {names}",
        "partners": " samen met {names}",
        "together": " waarin {names} samen genoemd zijn",
        "asked": " voor {names}",
        "within": " (met wie daarbij hoort: {names})",
        "naming": " waarin ook {names} staat",
        "topic": " over dit onderwerp",
        "planned": " uit een planning",
        "period": ", met een termijn of document",
        "deadlines": " met een termijn",
        "in_year": " in {year}",
        "until": " uiterlijk op {last}",
        "since": " vanaf {first}",
        "on_day": " op {first}",
        "between": " van {first} tot en met {last}",
        "overdue": " waarvan de termijn op {day} voorbij is",
        "overdue_in": " met een termijn{period}, die op {day} voorbij is",
        "by_document": "Per document: {counts}.",
        "further": "nog {documents}",
        "shown": "Hieronder staan de eerste {count}; alle staan op de pagina Afspraken.",
        "done": "Of het gedaan is, zegt het register niet.",
        "proposals": "Niet meegeteld: voorstellen ({count}), want die zijn niet afgesproken.",
        "who": "wie: {names}",
        "for_whom": "voor: {names}",
        "inferred": "termijn: {days} (jaar afgeleid van de datum van het document)",
        "unread": "Hier kan meer staan, maar het is niet te lezen: {places} in {names}.",
    },
    "en": {
        "found": "In the register of agreements, in Dutch: {rows}{limits}, from {documents} ({all} searched).",
        "open": "In the register of agreements, in Dutch: {rows}{limits}, from {documents} ({all} searched). "
        "No agreement, action or planning was found on this; check how firm it is.",
        "beside": "The documents also say, outside the register; check whether this was agreed:",
        "nothing": "The register of agreements has no row about this; the documents do say this. Check whether it was "
        "agreed, or only mentioned or proposed.",
        "apart": "No row names {names} together; these are the rows of one of them.",
        "status": "{kind} ({status}):",
        "and": "and",
        "document_status": "document: {status}",
        "unknown": "status of the document not given",
        "row": "1 passage",
        "rows": "{count} passages",
        "proposal": "1 proposal",
        "proposals_counted": "{count} proposals",
        "document": "1 document",
        "documents": "{count} documents",
        "place": "1 place",
        "places": "{count} places",
        "parties": " by {names}",
        "partners": " together with {names}",
        "together": " that name {names} together",
        "asked": " for {names}",
        "within": " (with those that belong to it: {names})",
        "naming": " that name {names}",
        "topic": " on this topic",
        "planned": " from a planning",
        "period": ", with a deadline or document",
        "deadlines": " with a deadline",
        "in_year": " in {year}",
        "until": " no later than {last}",
        "since": " from {first}",
        "on_day": " on {first}",
        "between": " from {first} to {last}",
        "overdue": " whose deadline had passed on {day}",
        "overdue_in": " with a deadline{period} that had passed on {day}",
        "by_document": "By document: {counts}.",
        "further": "{documents} more",
        "shown": "The first {count} are below; the page Agreements has all of them.",
        "done": "The register does not say whether it was done.",
        "proposals": "Not counted: proposals ({count}), because nobody agreed to them.",
        "who": "who: {names}",
        "for_whom": "for: {names}",
        "inferred": "deadline: {days} (year taken from the date of the document)",
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
    several = "proposals_counted" if noun == "proposal" else f"{noun}s"
    return words(language, noun if count == 1 else several, count=count)


def listed(language: Language, names: Sequence[str]) -> str:
    """Names as people write them: VWS, VNG en gemeenten."""
    return f" {words(language, 'and')} ".join(one for one in (", ".join(names[:-1]), names[-1]) if one)


def kind_heading(language: Language, kind: str, count: int, *, status: str) -> str:
    """The line above the rows of one kind in documents of one status: "Afspraken (concept):"."""
    one, many = _KINDS[language][kind]
    shown = words(language, "document_status", status=status) if status else words(language, "unknown")
    return words(language, "status", kind=one if count == 1 else many, status=shown)


def day_words(language: Language, day: str) -> str:
    """An ISO day in words: 22 november 2026."""
    year, month, number = day.split("-")
    return f"{int(number)} {_MONTHS[language][int(month) - 1]} {year}"


def period_words(language: Language, first: str, last: str) -> str:
    """A period in words; a whole year by its number, a day as one, and one that is open at an end by the other end."""
    if first == last:
        return words(language, "on_day", first=day_words(language, first))
    if first[:4] == last[:4] and (first[5:], last[5:]) == ("01-01", "12-31"):
        return words(language, "in_year", year=first[:4])
    if first == date.min.isoformat():
        return words(language, "until", last=day_words(language, last))
    if last == date.max.isoformat():
        return words(language, "since", first=day_words(language, first))
    return words(language, "between", first=day_words(language, first), last=day_words(language, last))
