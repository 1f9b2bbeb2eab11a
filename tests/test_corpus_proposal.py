"""What a document says about itself: date, title, kind, publisher, status, region, language."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.content import Content
from corpus.dutch.language import document_language
from corpus.metadata.printed_dates import printed_date, stated_date
from corpus.metadata.proposal import propose
from corpus.storage.records import parse_content
from corpus.types import Metadata


def proposed(text: str, name: str = "stuk.txt", **stated: str) -> Metadata:
    content = Content(text, properties=tuple(stated.items()))
    metadata = Metadata("stuk", "", "document", (), "", "unknown", "", "", "nl", name, "0")
    return propose(metadata, parse_content(metadata, content), content, Path(name))


@pytest.mark.parametrize(
    ("lines", "title", "stem", "expected"),
    [
        (["Datum: 9 maart 2020"], "", "", ("2020-03-09", "day")),
        (["DATUM", "KENMERK", "9 maart 2020", "A-12"], "", "", ("2020-03-09", "day")),
        (["Den Haag, 9 maart 2020"], "", "", ("2020-03-09", "day")),
        (["Versie 1.2, maart 2021"], "", "", ("2021-03", "month")),
        (["Vastgesteld op 01-02-2023 door het college"], "", "", ("2023-02-01", "day")),
        (["Concept 0.9, 3 maart 2024"], "", "", ("2024-03-03", "day")),
        (["Conceptversie v1.2 - 3 maart 2024"], "", "", ("2024-03-03", "day")),
        (["2020-03-09"], "", "", ("2020-03-09", "day")),
        (["Maandag 9 maart 2020"], "", "", ("2020-03-09", "day")),
        # On a line of its own at the top, it is not what a table below says of a version.
        (["Nota", "9 maart 2020", "Datum: 1 februari 2019"], "", "", ("2020-03-09", "day")),
        (["Nota", *["Een regel."] * 10, "9 maart 2020", "Datum: 1 mei 2019"], "", "", ("2019-05-01", "day")),
        (["Verslag", "Datum: donderdag 9 maart 2020, 09.30 uur", "Wie", "1 mei 2020"], "", "", ("2020-03-09", "day")),
        (["Datum:      maandag 9 maart 2020"], "", "", ("2020-03-09", "day")),
        (["Datum vergadering: 9 maart 2020"], "", "", ("2020-03-09", "day")),
        (["Versie 0.9 (concept), 9 maart 2020", "1 mei 2020"], "", "", ("2020-03-09", "day")),
        (["Laatst gewijzigd: 9 maart 2020"], "", "", ("2020-03-09", "day")),
        (["Verzonden: maandag 9 maart 2020 16:42"], "", "", ("2020-03-09", "day")),
        (["Vastgesteld door het dagelijks bestuur op 9 maart 2020"], "", "", ("2020-03-09", "day")),
        (["Volgende vergadering: 9 maart 2020"], "", "", ("", "unknown")),
        (["De wet van 9 maart 2020 zegt dat."], "", "", ("", "unknown")),
        (["Uiterlijk 1 april 2020 is dit klaar."], "", "stuk", ("", "unknown")),
        ([], "Verslag van 10 februari 2020", "", ("2020-02-10", "day")),
        ([], "", "20240312_notitie", ("2024-03-12", "day")),
        ([], "", "notitie-2024-03", ("2024-03", "month")),
        ([], "", "jaarplan 2023", ("2023", "year")),
        ([], "", "rapport-31-02-2020", ("2020", "year")),
        ([], "", "dossier-12345678", ("", "unknown")),
    ],
)
def test_printed_dates(lines, title, stem, expected):
    found = printed_date(lines, title, stem)
    assert (found.iso, found.precision) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2021-03-04T10:00", "2021-03-04"), ("2021-03", "2021-03"),
        ("4 maart 2021", "2021-03-04"), ("x", ""), ("2021-13-01", "")],
)  # fmt: skip
def test_stated_dates(value, expected):
    assert stated_date(value).iso == expected


LETTER = (
    "Ministerie van Volksgezondheid, Welzijn en Sport\n\nDatum 9 maart 2020\nBetreft jeugdhulp\n\nGeachte voorzitter,\n"
)


def test_a_letter_of_a_ministry():
    found = proposed(LETTER + "\nHierbij stuur ik u het plan dat de Kamer van ons heeft gevraagd.\n", "kst-123.txt")
    assert found.publishers == ("Ministerie van Volksgezondheid, Welzijn en Sport",)
    assert (found.kind, found.region, found.language) == ("brief", "landelijk", "nl")


@pytest.mark.parametrize(
    ("text", "name", "status"),
    [
        ("# Nota wonen\n\nStatus: definitief\n", "nota.md", "definitief"),
        ("# Nota wonen\n\nEen zin.\n", "Concept nota wonen.md", "concept"),
        ("# Ontwerpnota\n\nOntwerp\n\nEen zin.\n", "nota.md", "concept"),
        ("# Nota\n\nVastgesteld door de gemeenteraad op 3 mei 2021.\n", "nota.md", "vastgesteld"),
        ("# Nota\n\nAldus vastgesteld in zijn openbare vergadering van 3 mei 2021.\n", "nota.md", "vastgesteld"),
        ("# Nota\n\nHet concept van vrijheid is breed.\n", "nota.md", ""),
    ],
)
def test_status(text, name, status):
    assert proposed(text, name).status == status


@pytest.mark.parametrize(
    ("text", "name", "stated", "title"),
    [
        ("# Plan van aanpak\n\nEen zin.\n", "stuk.md", {}, "Plan van aanpak"),
        ("# Inleiding\n\nEen zin.\n", "woonvisie_2030.txt", {}, "woonvisie 2030"),
        ("# Inleiding\n\nEen zin.\n", "stuk.txt", {"title": "Woonvisie 2030"}, "Woonvisie 2030"),
        ("Een zin zonder kop.\n", "stuk.txt", {"title": "Microsoft Word - x.doc"}, "stuk"),
        ("# Over ons\n\nEen zin.\n", "stuk.md", {"title": "Woonvisie"}, "Woonvisie"),
        ("# Doel van het plan\n\nEen zin.\n", "stuk.pdf", {"shown": "Woonvisie 2030"}, "Woonvisie 2030"),
        ("# Doel\n\nEen zin.\n", "stuk.pdf", {"title": "Woonvisie", "shown": "Gemeente"}, "Woonvisie"),
        (
            "Beleidsregel subsidie Ergens\nHet college\nbesluit:\n\nArtikel 1 Doel\n\nEen zin.\n",
            "b1.txt",
            {},
            "Beleidsregel subsidie Ergens",
        ),
        ("Dit plan gaat over wonen.\nEn over zorg.\n\nArtikel 1 Doel\n\nEen zin.\n", "b1.txt", {}, "b1"),
        ("# Doel van het plan\n\nEen zin.\n", "woonvisie.pdf", {"shown": "Inhoudsopgave"}, "Doel van het plan"),
    ],
)
def test_titles(text, name, stated, title):
    assert proposed(text, name, **stated).title == title


def test_kind_and_region_from_name_and_title():
    found = proposed("# Regiovisie jeugdhulpregio Haaglanden 2024\n\nEen zin.\n", "regiovisie.md")
    assert (found.kind, found.region, found.date) == ("regiovisie", "Haaglanden", "2024")
    assert proposed("Beleidsregel subsidie Ergens\n\nHet college\nbesluit.\n", "b1.txt").kind == "beleidsregel"
    assert proposed("# Notulen raad\n\nEen zin.\n", "a.md").kind == "notulen"
    assert proposed("# Verslag\n\nGemeente Ergens aan Zee\n", "a.md").publishers == ("Gemeente Ergens aan Zee",)
    assert proposed("# Verordening afval gemeente Ergens\n\nEen zin.\n", "a.md").publishers == ("Gemeente Ergens",)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("De jongeren en hun ouders hebben een plan dat voor het kind is gemaakt en van hen is.", "nl"),
        ("The children and their parents have a plan that was made for them and is of the family.", "en"),
        ("Die Kinder und ihre Eltern haben einen Plan, der für das Kind ist und nicht von der Stadt wird.", "de"),
        ("Les enfants et les parents sont dans un plan qui est pour la famille et avec des amis.", "fr"),
        ("Tabel 1 2 3", "nl"),
        ("", "nl"),
    ],
)
def test_language(text, language):
    assert document_language(text) == language


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Aan: de raad\nOnderwerp: Nota wonen\n\n# Aanleiding\n\nEen zin.\n\n# Doel\n\nNog een.\n", "Nota wonen"),
        ("# Raadsvoorstel\n\nOnderwerp: nota wonen\n\n# Doel\n\nEen zin.\n", "Nota wonen"),
        ("# Voorstel woonvisie\n\nOnderwerp: kosten\n\n# Doel\n\nEen zin.\n", "Voorstel woonvisie"),
        ("Van: Jan\nAan: Piet\nOnderwerp: RE: FW: Planning\n\nDag Piet,\n\nAkkoord.\n", "Planning"),
        ("Stichting Anker\n\nBetreft: reactie op\nhet plan.\n\nGeachte raad,\n\nEen zin.\n", "Reactie op het plan"),
        ("Datum\nOnderwerp\n3 mei 2024\nNota wonen\n\nGeachte raad,\n\nEen zin.\n", "Nota wonen"),
    ],
)
def test_a_subject_is_the_title_when_nothing_better_stands_above_it(text, title):
    assert proposed(text, "brief.txt" if text[0] != "#" else "brief.md").title == title


@pytest.mark.parametrize(
    ("text", "stated", "publisher"),
    [
        ("Aan de raad van de gemeente Ede\n\nEen zin.\n", {}, ""),
        ("Aan\nGemeente Ede\nPostbus 1\n\nEen zin.\n", {}, ""),
        ("Gemeente Ede\nt.a.v. mevrouw Smit\n\nEen zin.\n", {}, ""),
        ("Stichting Anker\n\nGemeente Ede t.a.v. de heer Smit\n\nEen zin.\n", {}, "Stichting Anker"),
        ("Nota\n\nHet college van burgemeester en wethouders van Ede besluit.\n", {}, "Gemeente Ede"),
        ("Vastgesteld door het bestuur van waterschap Aa en Maas\n\nEen zin.\n", {}, "Waterschap Aa en Maas"),
        ("Nota\n\nEen zin.\n", {"author": "Gemeente Ede, team Wonen"}, "Gemeente Ede"),
        ("Nota\n\nEen zin.\n", {"letterhead": "Pagina 1\nProvincie Drenthe"}, "Provincie Drenthe"),
    ],
)
def test_who_publishes(text, stated, publisher):
    assert proposed(text, "nota.txt", **stated).publishers == ((publisher,) if publisher else ())


def test_what_a_document_reacts_to_may_be_a_draft():
    assert proposed("# Reactie op het concept-plan\n\nEen zin.\n", "reactie.md").status == ""
    assert proposed("# Concept-plan\n\nEen zin.\n", "plan.md").status == "concept"


@pytest.mark.parametrize(
    ("lines", "stem", "expected"),
    [
        (["Nota", *["Een regel."] * 10, "3 mei 2024"], "nota-2024-06-07", "2024-06-07"),
        (["Nota", *["Een regel."] * 10, "Utrecht, 3 mei 2024"], "nota-2024-06-07", "2024-05-03"),
        (["Nota", *["Een regel."] * 10, "Datum: 3 mei 2024"], "nota-2024-06-07", "2024-05-03"),
        (["Nota", *["Een regel."] * 10, "3 mei 2024"], "nota", "2024-05-03"),
        (["Datum raadsvergadering:", "3 mei 2024"], "", "2024-05-03"),
        (["Besluitdatum: 3 mei 2024"], "", "2024-05-03"),
        (["Datum", "De raad vroeg in de vergadering van 3 mei 2024 om een nieuwe nota over wonen."], "", ""),
    ],
)
def test_labels_and_letterheads_go_before_names_and_names_before_lone_dates(lines, stem, expected):
    assert printed_date(lines, "", stem).iso == expected


def test_a_cell_is_no_date_of_the_document():
    table = "# Plan\n\nActie\tWie\tKlaar\nBellen\tJan\t3 mei 2024\nMailen\tPiet\t4 mei 2024\n"
    assert proposed(table, "plan.md").date == ""
    assert proposed("# Plan\n\nDatum\t3 mei 2024\nStatus\tconcept\n", "plan.md").date == "2024-05-03"
