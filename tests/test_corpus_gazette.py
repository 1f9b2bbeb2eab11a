"""What an official gazette prints around a document: no text of it, but its date and publisher."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from corpus.content import Content
from corpus.metadata.proposal import propose
from corpus.parsing.gazette import is_gazette, running_lines
from corpus.storage.records import parse_content
from corpus.types import Document, Metadata, Noise

METADATA = Metadata("stuk", "", "document", (), "", "unknown", "", "", "nl", "stuk.pdf", "0")
BODY = "Verordening afval Ergens\n\nArtikel 1 Begrippen\n\nIn deze verordening is afval wat men weggooit.\n\n"
MASTHEAD = "Nr. 1234\nGEMEENTEBLAD\n7 november\n2024\nOfficiële uitgave van de gemeente Ergens\n\n"
FOOTER = "Gemeenteblad 2024 nr. 1234 7 november 2024 1\n\n"
MORE = "Artikel 2 Inwerkingtreding\n\nDeze verordening treedt in werking op 1 januari 2025.\n"


def parsed(text: str, *footers: str) -> tuple[Document, Content]:
    """A text of which the reader found out that these lines are running ones."""
    noise = tuple(Noise(text.index(line), text.index(line) + len(line), "page footer") for line in footers)
    content = Content(text, noise=noise, properties=(("date", "2024-10-01"),))
    return parse_content(METADATA, content), content


def proposed(text: str, *footers: str) -> Metadata:
    document, content = parsed(text, *footers)
    return propose(METADATA, document, content, Path("stuk.pdf"))


@pytest.mark.parametrize("text", [BODY + MASTHEAD + FOOTER + MORE, MASTHEAD + BODY + FOOTER + MORE])
def test_masthead_and_footer_are_no_text(text):
    document, _ = parsed(text)
    assert [section.title for section in document.sections if section.level] == [
        "Verordening afval Ergens",
        "Artikel 1 Begrippen",
        "Artikel 2 Inwerkingtreding",
    ]
    quotes = " ".join(document.quote(passage) for passage in document.passages)
    assert not any(word in quotes for word in ("1234", "GEMEENTEBLAD", "uitgave", "7 november"))


def test_date_and_publisher_are_those_of_the_gazette():
    found = proposed(BODY + MASTHEAD + FOOTER + MORE)
    assert (found.date, found.date_precision) == ("2024-11-07", "day")
    assert found.publishers == ("Gemeente Ergens",)
    assert proposed(BODY + MASTHEAD + MORE).date == "2024-11-07"  # of one page, without its footer


def test_what_only_looks_like_a_masthead_is_text():
    document, _ = parsed("Plan\n\nEen zin hierover.\n\nNr. 1234\n\n7 november 2024\n\nNog een zin hierover.\n")
    assert not [noise for noise in document.noise if noise.reason == "masthead"]
    document, _ = parsed("Plan\n\nDit is een officiële uitgave van de gemeente Ergens.\n\nNog een zin.\n")
    assert len(document.passages) == 3


def test_foot_of_a_parliamentary_paper():
    text = (
        "Brief van de minister\n\nDe hulp verandert.\n\nkst-31839-1000\nISSN 0921 - 7371\n’s-Gravenhage 2024\n\nSlot.\n"
    )
    document, _ = parsed(text)
    assert [noise.reason for noise in document.noise] == ["masthead"] * 3
    document, _ = parsed("Brief\n\nEen zin.\n\n’s-Gravenhage 2024\n\nSlot.\n")  # without its number only a place
    assert not document.noise


def test_lines_that_are_nearly_a_masthead_take_no_time():
    dates, papers = "1 mei 2020 " * 17, "kst-1" * 38
    started = time.process_time()
    parsed(f"Plan\n\n{dates}x\nOfficiële uitgave van de gemeente Ergens\n{dates}x\n\n{papers}!\n\nEen zin.\n")
    assert time.process_time() - started < 2  # seconds; without care it would be days


@pytest.mark.parametrize(
    ("footers", "date"),
    [
        (["Woonvisie | 9 maart 2020 | 1", "Woonvisie | 9 maart 2020 | 2"], "2020-03-09"),
        (["9 maart 2020 1", "10 maart 2020 2"], "2024-10-01"),  # two days: neither is that of the document
        (["Bijlage bij de brief van 9 maart 2020"], "2024-10-01"),
        (["Geldig tot 9 maart 2020"], "2024-10-01"),
    ],
)
def test_date_in_running_lines(footers, date):
    text = "Woonvisie Ergens\n\nWij bouwen huizen.\n\n" + "\n\nNog een zin.\n\n".join(footers) + "\n\nSlot.\n"
    assert proposed(text, *footers).date == date


def test_a_date_on_the_first_page_goes_before_the_running_one():
    footer = "Versie 3 mei 2021 1"
    assert proposed(f"Woonvisie\n\nDatum: 9 maart 2020\n\nEen zin.\n\n{footer}\n", footer).date == "2020-03-09"


def test_the_name_of_a_gazette_is_no_title():
    assert is_gazette("GEMEENTEBLAD")
    assert is_gazette("Gemeenteblad van Ergens")
    assert is_gazette("Staatscourant")
    assert not is_gazette("Verordening afval")
    assert not is_gazette("Gemeenteblad is er weer.")


def test_running_lines_of_a_document():
    document, _ = parsed(BODY + MASTHEAD + "Afval 2\n", "Afval 2")
    assert running_lines(document) == (
        "Nr. 1234 GEMEENTEBLAD 7 november 2024 Officiële uitgave van de gemeente Ergens",
        "Afval 2",
    )
