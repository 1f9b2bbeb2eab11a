"""Which words say that the document itself was adopted, and when: at its head and where it closes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.content import Content
from corpus.metadata.adoption import is_own_adoption, without_adoption
from corpus.metadata.closing import closing_words
from corpus.metadata.proposal import propose
from corpus.storage.records import parse_content
from corpus.types import Metadata

METADATA = Metadata("stuk", "", "document", (), "", "unknown", "", "", "nl", "stuk.txt", "0")
LONG = "".join(f"Artikel {number} Naam\n\nDe zorg wordt in dit geval door hen betaald.\n\n" for number in range(1, 60))


def proposed(text: str, **stated: str) -> Metadata:
    content = Content(text, properties=tuple(stated.items()))
    return propose(METADATA, parse_content(METADATA, content), content, Path("stuk.txt"))


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("Vastgesteld door de gemeenteraad op 3 mei 2021.", True),
        ("Aldus vastgesteld in zijn openbare vergadering", True),
        ("Versie 1.2, vastgesteld op 3 mei 2021", True),
        ("Woonvisie (vastgesteld door de raad)", True),
        ("Deze woonvisie is vastgesteld door de raad", True),
        ("Deze nota is door het college vastgesteld op 3 mei", True),
        ("De woonvisie is vastgesteld op 3 mei 2021.", False),  # a sentence about a plan, which may be another one
        ("vastgesteld door de raad in 2019, waarin staat", False),  # goes on with a sentence
        ("Deze nota bouwt voort op de zorgvisie die is vastgesteld door de raad", False),
        ("Deze nota is een uitwerking van het plan, vastgesteld op 3 mei", False),
        ("De zorgvisie, vastgesteld door de raad op 3 mei 2019", False),
        ("Gelet op de verordening, vastgesteld op 3 mei 2019;", False),
        ("Dit wordt later bepaald.", False),
    ],
)
def test_adoption_at_the_head(line, own):
    assert is_own_adoption(line, "Woonvisie Ergens") is own


@pytest.mark.parametrize(
    ("title", "shorter"),
    [
        ("Beleidsplan zorg Vastgesteld d.d. 3 mei 2021", "Beleidsplan zorg"),
        ("Woonvisie Ergens, vastgesteld op 3 mei 2021", "Woonvisie Ergens"),
        ("Woonvisie Ergens (vastgesteld door de raad op 3 mei 2021)", "Woonvisie Ergens"),
        ("Plan van aanpak versie 1.2", "Plan van aanpak versie 1.2"),
        ("Vastgesteld op 3 mei 2021", "Vastgesteld op 3 mei 2021"),
        ("Nota d.d. 3 mei 2021", "Nota d.d. 3 mei 2021"),  # four letters alone are no title
        ("Evaluatie van vastgesteld beleid 2021", "Evaluatie van vastgesteld beleid 2021"),
        ("Verslag van 10 februari 2020", "Verslag van 10 februari 2020"),
        ("", ""),
    ],
)
def test_a_title_stops_before_the_line_about_its_adoption(title, shorter):
    assert without_adoption(title) == shorter


CLOSING = [
    ("Aldus vastgesteld in de openbare vergadering van 15 oktober 2024.", "vastgesteld", "2024-10-15"),
    ("Aldus besloten in de vergadering van het college van 3 mei 2021", "vastgesteld", "2021-05-03"),
    ("Aldus vastgesteld in de raadsvergadering, gehouden op\n3 mei 2021\n\nde griffier,", "vastgesteld", "2021-05-03"),
    ("**Aldus vastgesteld** door de raad op 3-5-2021", "vastgesteld", "2021-05-03"),
    ("Vastgesteld in de openbare vergadering van 3 mei 2021.", "vastgesteld", "2021-05-03"),
    ("Aldus vastgesteld door de gemeenteraad.", "vastgesteld", ""),
    ("Aldus overeengekomen en in tweevoud getekend te Ede op 3 mei 2021.", "", "2021-05-03"),
    ("Aldus vastgesteld in de vergadering van ........ 2024", "", ""),  # still to be decided
    ("Aldus vastgesteld in de raadsvergadering van [datum].", "", ""),
    ("Aldus vastgesteld in de vergadering van\n\n________", "", ""),
    ("De visie is aldus vastgesteld in de vergadering van 3 mei 2021.", "", ""),
    ("Het eerdere plan werd vastgesteld in de vergadering van 3 mei 2021.", "", ""),
    ("Besloten is in de vergadering van 3 mei 2021 dat er geld komt.", "", ""),
]


@pytest.mark.parametrize(("closing", "status", "date"), CLOSING)
def test_words_that_close_a_document(closing, status, date):
    found = proposed(f"Verordening zorg\n\n{LONG}{closing}\n\nDe voorzitter,\n")
    assert (found.status, found.date) == (status, date)


def test_places_and_small_words_without_end_take_no_time():
    started = time.process_time()
    assert proposed(f"Plan\n\n{LONG}Aldus vastgesteld\n\n{'op van te Ede, ' * 40}\n").status == "vastgesteld"
    assert time.process_time() - started < 5  # seconds


def test_the_first_closing_words_are_those_of_the_document():
    annex = "Bijlage\n\nAldus vastgesteld in de vergadering van 3 mei 2011.\n"
    found = proposed(f"Verordening\n\n{LONG}Aldus vastgesteld in de vergadering van 3 mei 2021.\n\n{annex}")
    assert (found.status, found.date) == ("vastgesteld", "2021-05-03")


def test_what_the_head_says_goes_before_the_closing_words():
    closing = "Aldus vastgesteld in de vergadering van 3 mei 2021.\n"
    assert proposed(f"Ontwerp\n\nVerordening zorg\n\n{LONG}{closing}").status == "concept"
    assert proposed(f"Verslag van 10 februari 2020\n\n{LONG}{closing}").date == "2020-02-10"
    # A year in the title is less than a day, and the file only says when it was made.
    assert proposed(f"Verordening zorg 2020\n\n{LONG}{closing}", date="2021-09-09").date == "2021-05-03"


def test_a_document_without_closing_words():
    content = Content("Plan\n\nEen zin.\n")
    assert not closing_words(parse_content(METADATA, content)).adopted


def test_the_day_of_another_document_is_not_its_own():
    found = proposed("Nota wonen\n\nDe zorgvisie, vastgesteld op 3 mei 2019, gaat over ouderen.\n")
    assert (found.status, found.date) == ("", "")
