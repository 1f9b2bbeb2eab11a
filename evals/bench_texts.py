"""Policy documents made up for measuring speed: as many as asked, each its own, the same ones every time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_PLACES = (
    "Akkerveld Beekdorp Craneborg Duinhaven Elzenrode Fazantlaar Geestmeer Heideburg Ipenoord Kreekdam Lindevoort "
    "Merelo Noordgouw Olmenhoek Polderwijk Roggezand Schaapsloo Terpveen Uiterdijk Vlasmeer Wilgenes Zandrade"
).split()
_SUBJECTS = (
    "schuldhulp wijkverpleging jeugdwerk woonbegeleiding leerlingenvervoer mantelzorg dagbesteding inburgering "
    "crisisopvang buurtsport taalonderwijs vroegsignalering pleegzorg schuldpreventie respijtzorg nachtopvang"
).split()
_KINDS = ("plan", "verslag", "brief", "convenant", "advies", "rapport")
_STATUSES = ("concept", "vastgesteld", "definitief")
_WHO = (
    "de gemeente {place}",
    "de regio {place}",
    "het samenwerkingsverband {place}",
    "de provincie",
    "het ministerie van VWS",
    "de zorgaanbieders",
    "het wijkteam van {place}",
    "de woningcorporatie {place}",
)
_DOES = (
    "stelt een vast aanspreekpunt aan voor {subject}",
    "bespreekt elk kwartaal de wachttijden bij {subject}",
    "vergoedt de reiskosten van vrijwilligers in {subject}",
    "legt vast wie verantwoordelijk is voor {subject}",
    "verkort de doorlooptijd van aanvragen voor {subject} tot {number} werkdagen",
    "leidt {number} medewerkers op voor {subject}",
    "deelt de cijfers over {subject} met de gemeenteraad",
    "houdt {number} plaatsen vrij voor {subject}",
)
_SAYS = (
    "In {place} maakten {number} inwoners gebruik van {subject}, iets meer dan een jaar eerder.",
    "Bewoners vertellen dat zij de weg naar {subject} niet altijd vinden.",
    "De kosten van {subject} stegen met {number} procent, vooral door hogere lonen.",
    "Wie hulp zoekt bij {subject}, heeft meestal ook op een ander gebied vragen.",
    "Uit gesprekken met {number} professionals blijkt dat overdracht tussen teams tijd kost.",
    "Een vaste contactpersoon geeft gezinnen rust, en voorkomt dat zij hun verhaal telkens opnieuw vertellen.",
    "De raad van {place} vroeg in het najaar om een overzicht van {subject} per wijk.",
    "Zonder extra ruimte in {place} blijft {subject} op dezelfde drie locaties.",
)
_HEADINGS = ("Aanleiding", "Wat we zien", "Wat we afspreken", "Cijfers", "Rollen", "Planning", "Vervolg", "Toelichting")
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def write_documents(folder: Path, count: int, *, seed: int = 7) -> list[Path]:
    """Write ``count`` documents of about 150 passages into ``folder``, in Markdown and plain text in turn.

    :return: their paths; the same ``count`` and ``seed`` give the same files.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"document-{number:04d}.{'md' if number % 2 else 'txt'}"
        path.write_text("\n".join(_lines(random.Random(seed * 100_000 + number), number)), encoding="utf-8")
        paths.append(path)
    return paths


def _lines(chance: random.Random, number: int) -> Iterator[str]:
    """One document, from its title to its last table."""
    place, subject, kind = chance.choice(_PLACES), chance.choice(_SUBJECTS), chance.choice(_KINDS)
    day = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
    yield f"# {kind.capitalize()} {subject} {place} {number + 1}"
    yield ""
    yield from (f"Uitgever: Gemeente {place}", "", f"Datum: {_written(day)}", "")
    yield from (f"Status: {chance.choice(_STATUSES)}", "")
    short = "".join(word[0] for word in (subject, place, "overleg")).upper()
    yield f"Het {subject.capitalize()} {place} Overleg ({short}{number}) bereidt de besluiten voor."
    for chapter in range(1, 9):
        yield from ("", f"## {chapter}. {_HEADINGS[chapter - 1]}", "")
        yield from _chapter(chance, chapter, place=place, subject=subject, year=day.year)


def _chapter(chance: random.Random, chapter: int, *, place: str, subject: str, year: int) -> Iterator[str]:
    """Sentences of a chapter; some have a list of agreements, some a table."""

    def filled(pattern: str) -> str:
        other = chance.choice((subject, chance.choice(_SUBJECTS)))
        return pattern.format(place=place, subject=other, number=chance.randrange(2, 900))

    for _ in range(3):
        yield " ".join(filled(chance.choice(_SAYS)) for _ in range(4))
        yield ""
    if chapter in (3, 5, 6):
        yield "We spreken het volgende af:"
        yield ""
        for _ in range(5):
            who, does = filled(chance.choice(_WHO)), filled(chance.choice(_DOES))
            until = date(year, 1, 1) + timedelta(days=chance.randrange(30, 900))
            yield f"- {who[0].upper()}{who[1:]} {does}, uiterlijk {_written(until)}."
    if chapter == 4:
        yield from (f"| {subject} | {year} | {year + 1} |", "| --- | --- | --- |")
        for name in ("aanvragen", "toegekend", "afgewezen", "wachtend"):
            yield f"| {name} | {chance.randrange(20, 900)} | {chance.randrange(20, 900)} |"


def _written(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
