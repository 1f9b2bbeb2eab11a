"""What the parser makes of the five documents, counted by hand."""

from collections import Counter
from functools import cache

import pytest

from corpus import Document, Passage, cell_texts, display_text, load_bundled, outline


@cache
def document(identifier: str) -> Document:
    return next(each for each in load_bundled() if each.id == identifier)


def find(identifier: str, words: str) -> Passage:
    """The first passage that starts with ``words``."""
    whole = document(identifier)
    return next(each for each in whole.passages if display_text(whole.quote(each)).startswith(words))


def below(identifier: str, heading: str) -> list[Passage]:
    """The passages of the first section with this title."""
    whole = document(identifier)
    section = next(section.index for section in whole.sections if section.title == heading)
    return [passage for passage in whole.passages if passage.section == section]


REPORT = "conferentieverslag-perspectief-jeugd"
PLAN = "uitvoeringsplan-gesloten-jeugdhulp"
LETTER = "nji-brief"
AMBITIONS = "ambitiedocument-zuidwest"
STATEMENT = "vng-statement"


@pytest.mark.parametrize("identifier", [REPORT, PLAN, LETTER, AMBITIONS, STATEMENT])
def test_no_words_are_lost_as_residue(identifier):
    assert [noise for noise in document(identifier).noise if noise.reason == "residue"] == []


def test_outlines_of_the_shorter_documents():
    assert outline(document(PLAN))[2:] == [
        "Samenvatting",
        "1. Inleiding",
        "2. Het vertrekpunt",
        "  Daling van de instroom in de gesloten jeugdhulp",
        "  De financiële situatie van aanbieders van gesloten jeugdhulp",
        "  Arbeidsmarkt",
        "3. Structuur van het programma",
        "  Gemeenten en aanbieders",
        "  De programmaorganisatie",
        "  Jongeren en professionals",
        "  Netwerken",
        "4. Planning en acties",
    ]
    assert outline(document(LETTER)) == [
        "Geen blauwdruk maar kaders en ruimte bieden voor ontwikkeling",
        "Juiste inzet van beschikbare middelen.",
        "Regiovisies benutten om gewenste ontwikkeling mogelijk te maken.",
        "Herverkaveling van het zorgaanbod",
        "Bovenregionale afspraken over specifieke expertise.",
        "Landelijke afspraken over financiering van bovenregionale functies",
        "7 Verbinding met expertises die kennis- en vakontwikkeling versterken",
        "8 Afspraken tussen domeinen vanuit regiovisies",
    ]
    assert outline(document(AMBITIONS)) == [
        "Ambitiedocument landsdeel ZuidWest",
        "Voor wie",
        "Ambities",
        "Aanpak",
        "Convenanten",
        "Huisvestingsplan",
    ]
    assert outline(document(STATEMENT))[1:] == [
        "  We spreken uit:",
        "  Lokaal en regionaal",
        "  Bovenregionaal",
        "Randvoorwaarden",
    ]


def test_sessions_of_the_report_are_its_outermost_sections():
    levels = Counter(section.level for section in document(REPORT).sections)
    outermost = [section.title for section in document(REPORT).sections if section.level == 1]
    assert outermost[:3] == [
        "VERSLAG 24-UURS WERKCONFERENTIE 'PERSPECTIEF VOOR DE JEUGD'",
        "Inleiding",
        "Programma werkconferentie",
    ]
    assert len([title for title in outermost if title.endswith("februari)")]) == 12
    assert outermost[-1] == "Bijlagen"
    assert levels[1] == 3 + 12 + 1


@pytest.mark.parametrize(
    ("identifier", "heading", "items"),
    [
        (REPORT, "Tegenargumenten", 3),
        (REPORT, "Voorargumenten", 4),
        (REPORT, "Wensen die in de sessie zijn besproken", 15),
        (REPORT, "Hartekreten!", 4),
        (REPORT, "Speerpunten", 3),
        (REPORT, "B. Maak de toegang vraaggericht en toegankelijk", 6),
        (REPORT, "Wat levert het betrekken van cliënten bij beleid, inkoop en de zorg op?", 7),
        (REPORT, "Eventuele alternatieven en/of aandachtspunten die zijn aangedragen", 10),
        (PLAN, "Samenvatting", 10),
        (STATEMENT, "Randvoorwaarden", 6),
        (STATEMENT, "Lokaal en regionaal", 4),
        (AMBITIONS, "Convenanten", 9),
        (AMBITIONS, "Ambities", 4),
    ],
)
def test_items_below_a_heading(identifier, heading, items):
    assert sum(passage.kind == "item" for passage in below(identifier, heading)) == items


def test_items_of_the_letter():
    markers = Counter(passage.marker for passage in document(LETTER).passages if passage.kind == "item")
    assert markers == {"e": 7, "-": 10}


def test_counterarguments_run_on_over_the_page_break():
    first, second, third = [passage for passage in below(REPORT, "Tegenargumenten") if passage.kind == "item"]
    whole = document(REPORT)
    assert [whole.quote(each) for each in (first, second, third)] == [
        "De omvang van de doelgroep.",
        "De organisatievorm.",
        "Lokaal, regionaal of bovenregionaal.",
    ]
    introduction = find(REPORT, "Tijdens de versnellingsessie was er geen consensus over:")
    assert {first.parent, second.parent, third.parent} == {introduction.index}
    joined = [passage for passage in whole.passages if passage.block == first.block]
    assert any("complex en\n\nmeervoudig wordt?" in whole.quote(passage) for passage in joined)


def test_nesting_in_the_session_on_participation():
    path = []
    passage: Passage | None = find(REPORT, "Minimale voorwaarden;")
    while passage is not None:
        path.append((passage.depth, passage.marker))
        passage = None if passage.parent is None else document(REPORT).passages[passage.parent]
    assert path == [(4, "- a."), (3, "-"), (2, "- i."), (1, "- c."), (0, "")]
    assert find(REPORT, "Lokaal.").parent == find(REPORT, "Regionaal;").parent
    assert find(REPORT, "Gemeenten mogen dat niet weigeren").depth == 3


def test_sentences_of_an_item_hang_under_it():
    item = find(STATEMENT, "Met VWS: Het uitvoeren van een quickscan")
    second = find(STATEMENT, "Deze quickscan wordt gecombineerd")
    assert (item.kind, item.marker, item.depth) == ("item", "1.", 1)
    assert (second.kind, second.parent, second.block, second.depth) == ("sentence", item.index, item.block, 1)


def test_occupancy_table():
    row = find(PLAN, "Aantal plaatsingen")
    assert cell_texts(document(PLAN), row)[-1] == "Aantal plaatsingen — 2021: 1.175"
    assert cell_texts(document(PLAN), find(PLAN, "Aantal unieke jongeren"))[0] == "Aantal unieke jongeren — 2017: 1.537"
    caption = document(PLAN).passages[row.parent or 0]
    assert document(PLAN).quote(caption) == "Tabel Overzicht bezetting gesloten jeugdhulp (bron: www.nji.nl)"


def test_planning_table_has_groups_but_no_quarters():
    plan = document(PLAN)
    rows = [each for each in below(PLAN, "4. Planning en acties") if each.kind == "row"]
    actions = [row for row in rows if row.cells[0].column == 0 and not plan.quote(row).startswith("ACTIES")]
    assert all(len(row.cells) == 1 for row in actions)
    assert len(actions) == 12 + 14 + 13
    groups = [row for row in actions if plan.quote(row).isupper()]
    assert len(groups) == 5
    treatment = find(PLAN, "Plenaire behandeling EK")
    above = plan.passages[treatment.parent or 0]
    assert plan.quote(above) == "Wetsvoorstel rechtspositie gesloten jeugdhulp"
    assert plan.quote(plan.passages[above.parent or 0]) == "NETWERK VRIJHEIDSBEPERKENDE MAATREGELEN"


def test_footnotes_of_the_plan():
    plan = document(PLAN)
    notes = [passage for passage in plan.passages if passage.kind == "footnote"]
    assert [note.marker for note in notes] == list("¹²³⁴⁵⁶⁷⁸⁹")
    callers = {notes.index(plan.passages[note]) + 1: passage for passage in plan.passages for note in passage.notes}
    assert sorted(callers) == list(range(1, 10))
    assert plan.quote(callers[4]).startswith("Op dit moment zijn er 11 aanbieders met in totaal 24 accommodaties")
    assert callers[9].kind == "row"


def test_title_block_of_the_report():
    report = document(REPORT)
    texts = [text for passage in report.passages if passage.kind == "row" for text in cell_texts(report, passage)]
    assert texts == [
        "KLANT: Ministerie van Volksgezondheid, Welzijn en Sport",
        "KENMERK: 001949",
        "DATUM: 9 maart 2020",
        "VERSIE: Definitief",
        "AUTEURS: Significant Public",
    ]


def test_noise_of_the_letter():
    reasons = Counter(noise.reason for noise in document(LETTER).noise)
    assert reasons == {"list marker": 17, "letterhead": 4, "page mark": 1}


def test_numbers_of_passages_stay_as_they_were():
    """A change here means that the parser sees the documents differently: look at `wegwijzer documents show`."""
    counts = {each.id: (len(each.sections), len(each.passages)) for each in load_bundled()}
    assert counts == {STATEMENT: (6, 45), AMBITIONS: (7, 74), REPORT: (88, 986), PLAN: (15, 158), LETTER: (9, 131)}
