"""Headings, paragraphs and lists, on small texts of each convention."""

import pytest

from corpus import Document, Metadata, Page, display_text, outline, parse_document


def parse(text: str, pages: tuple[Page, ...] = ()) -> Document:
    metadata = Metadata("proef", "Proef", "notitie", (), "", "unknown", "", "", "nl", "proef.txt", "")
    return parse_document(metadata, text, pages)


def shown(document: Document, *kinds: str) -> list[str]:
    return [display_text(document.quote(p)) for p in document.passages if not kinds or p.kind in kinds]


def tree(document: Document) -> list[tuple[int, str, str | None]]:
    """Depth, words and the words of the parent, of every item."""
    return [
        (
            passage.depth,
            display_text(document.quote(passage)),
            None if passage.parent is None else display_text(document.quote(document.passages[passage.parent])),
        )
        for passage in document.passages
        if passage.kind == "item"
    ]


def test_wrapped_lines_are_one_paragraph():
    document = parse("De eerste zin loopt\ndoor op de volgende regel. De tweede\nook.\n\nNieuwe alinea.")
    assert shown(document) == [
        "De eerste zin loopt door op de volgende regel.",
        "De tweede ook.",
        "Nieuwe alinea.",
    ]
    assert [passage.block for passage in document.passages] == [0, 0, 1]


def test_a_sentence_goes_on_below_the_blank_lines_of_a_page_break():
    document = parse(
        "Er zijn standpunten gedeeld waar vraagtekens werden gesteld bij\n\n\n\nwettelijke regulering. Punt."
    )
    assert shown(document) == [
        "Er zijn standpunten gedeeld waar vraagtekens werden gesteld bij wettelijke regulering.",
        "Punt.",
    ]


def test_a_capital_below_a_blank_line_starts_anew():
    document = parse(
        "Dit is een lange regel die zonder leesteken eindigt op de bladzijde\n\nEen nieuwe zin begint hier."
    )
    assert len(shown(document)) == 2


def test_markdown_headings_and_marks():
    document = parse("## **Titel van het stuk**\n\nTekst.\n\n### Deel een\n\nMeer tekst.\n\n## Deel twee\n\nSlot.")
    assert outline(document) == ["Titel van het stuk", "  Deel een", "Deel twee"]
    assert [document.section_path(passage.section) for passage in document.passages][-3:] == [
        ("Titel van het stuk", "Deel een"),
        ("Deel twee",),
        ("Deel twee",),
    ]
    assert {noise.reason for noise in document.noise} == {"mark"}


def test_numbered_chapters_with_unmarked_headings_below():
    document = parse(
        "Samenvatting\n\nKort.\n\n1. Inleiding\n\nTekst van de inleiding.\n\nAanleiding en doel\n\nTekst.\n\n"
        "2. Het vertrekpunt\n\nTekst.\n\n2.1 Eerste deel\n\nTekst.\n\n3. Slot\n\nTekst."
    )
    assert outline(document) == [
        "Samenvatting",
        "1. Inleiding",
        "  Aanleiding en doel",
        "2. Het vertrekpunt",
        "  2.1 Eerste deel",
        "3. Slot",
    ]


def test_numbers_that_stand_together_are_a_list():
    document = parse(
        "Wij doen het volgende:\n\n1. Opbouw van alternatieven\n2. Betrekken van onderwijs\n\nDaarna stopt het."
    )
    assert outline(document) == []
    assert tree(document) == [
        (1, "Opbouw van alternatieven", "Wij doen het volgende:"),
        (1, "Betrekken van onderwijs", "Wij doen het volgende:"),
    ]


def test_questions_lettered_and_dated_headings():
    document = parse(
        "Verslag werksessie Toegang (maandag 10 februari)\n\nWat is het probleem?\n\nEr zijn wachtlijsten.\n\n"
        "Uitgangspunten\n\nDeze zijn besproken.\n\nA. Naar een gezinsgerichte aanpak:\n\n- Eén punt;\n\n"
        "B. Van estafette naar team:\n\n- Nog een punt.\n\nVerslag werksessie Tarieven (dinsdag 11 februari)\n\nTekst."
    )
    assert outline(document) == [
        "Verslag werksessie Toegang (maandag 10 februari)",
        "  Wat is het probleem?",
        "  Uitgangspunten",
        "    A. Naar een gezinsgerichte aanpak:",
        "    B. Van estafette naar team:",
        "Verslag werksessie Tarieven (dinsdag 11 februari)",
    ]


def test_headings_between_two_members_of_a_series_hang_under_the_first():
    document = parse(
        "Verslag werksessie Inkoop (maandag 10 februari)\n\nOplossingsrichtingen\n\nHier volgen ze.\n\n"
        "Oplossingsrichting 1: een agenda\n\nTekst.\n\nAandachtspunten\n\nTekst.\n\n"
        "Oplossingsrichting 2: een lijst\n\nTekst."
    )
    assert outline(document)[1:] == [
        "  Oplossingsrichtingen",
        "    Oplossingsrichting 1: een agenda",
        "      Aandachtspunten",
        "    Oplossingsrichting 2: een lijst",
    ]


def test_headings_of_a_hard_wrapped_text_without_blank_lines():
    body = "\n".join(["de gemeenten maken in deze periode afspraken over de zorg en over het onderwijs aan"] * 5)
    document = parse(f"Ook {body}\nkinderen.\nHerverkaveling van het aanbod\nHet is nodig dat {body}\nkinderen.\n")
    assert outline(document) == ["Herverkaveling van het aanbod"]


@pytest.mark.parametrize(
    "line",
    [
        "Van gemeenten vraagt dit:",
        "Met vriendelijke groet,",
        "Dit is een gewone zin.",
        "en dit begint klein",
        "Tabel 1 Bezetting",
    ],
)
def test_lines_that_are_no_heading(line):
    assert outline(parse(f"Een alinea vooraf, die een volle zin is.\n\n{line}\n\nDaarna komt nog tekst.")) == []


def test_a_short_line_at_the_end_is_no_heading():
    assert outline(parse("Wij wensen u veel wijsheid toe.\n\nDirectie NJi")) == []


def test_three_levels_at_one_indentation():
    document = parse(
        "Te zetten stappen:\n\n- a. Eerst dit. Dat vraagt om:\n - i. Mensen, zoals:\n - Raden;\n - Platforms;\n"
        " - ii. Voorzieningen:\n - Oppas;\n- b. Dan dat."
    )
    assert tree(document) == [
        (1, "Eerst dit.", "Te zetten stappen:"),
        (2, "Mensen, zoals:", "Eerst dit."),
        (3, "Raden;", "Mensen, zoals:"),
        (3, "Platforms;", "Mensen, zoals:"),
        (2, "Voorzieningen:", "Eerst dit."),
        (3, "Oppas;", "Voorzieningen:"),
        (1, "Dan dat.", "Te zetten stappen:"),
    ]
    second = document.passages[2]
    assert (second.kind, second.block, second.depth, second.parent) == ("sentence", document.passages[1].block, 1, 1)
    assert [p.marker for p in document.passages if p.kind == "item"] == ["- a.", "- i.", "-", "-", "- ii.", "-", "- b."]


def test_a_list_runs_on_over_a_page_break():
    document = parse("Doelen:\n\n- Eerste punt is dat het langer wordt en\n\nverder gaat;\n\n\n- Tweede punt.")
    assert tree(document) == [
        (1, "Eerste punt is dat het langer wordt en verder gaat;", "Doelen:"),
        (1, "Tweede punt.", "Doelen:"),
    ]


def test_an_enumerator_finds_its_series_when_indentation_is_lost():
    document = parse("Lagen:\n\n- a. Niveaus:\n - i. Landelijk;\n\n- ii. Lokaal;\n - Zie ook hier.\n- b. Anders.")
    assert [(depth, words) for depth, words, _ in tree(document)] == [
        (1, "Niveaus:"),
        (2, "Landelijk;"),
        (2, "Lokaal;"),
        (3, "Zie ook hier."),
        (1, "Anders."),
    ]


def test_bullets_that_were_read_as_letters():
    document = parse(
        "De bouwstenen:\n\ne Kinderen met zorgvragen\nvragen maatwerk.\n\no Wonen en zorg.\n\n. Onderwijs."
    )
    assert [words for _, words, _ in tree(document)] == [
        "Kinderen met zorgvragen vragen maatwerk.",
        "Wonen en zorg.",
        "Onderwijs.",
    ]


def test_a_wrapped_line_that_starts_with_a_number_is_no_item():
    long_line = "Het aantal gesloten plekken gaat de komende jaren omlaag van 235 in dit jaar naar"
    document = parse("\n".join([long_line, "100. eind van het jaar en dat is", *[long_line] * 4]))
    assert shown(document, "item") == []


def test_a_number_below_sub_items_goes_on_with_the_list():
    steps = "Volg dit:\n\n1. Aanvragen\n2. Controleren\n   - op volledigheid\n   - op juistheid\n3. Besluiten\n\n{}"
    expected = [
        *((1, "Aanvragen", "Volg dit:"), (1, "Controleren", "Volg dit:"), (2, "op volledigheid", "Controleren")),
        *((2, "op juistheid", "Controleren"), (1, "Besluiten", "Volg dit:")),
    ]
    assert tree(parse(steps.format("Daarna volgt een brief."))) == expected
    assert tree(parse("# Plan\n\n" + steps.format("## Vervolg\n\nTekst."))) == expected


@pytest.mark.parametrize("indent", ["", "   "])
def test_a_clause_above_letters_is_an_item(indent):
    clauses = "1. In deze regeling wordt verstaan onder:\n{0}a. college: het college;\n{0}b. raad: de raad;\n"
    text = (
        "Artikel 1 Begrippen\n"
        + clauses.format(indent)
        + "2. Al het andere staat in de wet.\n\nArtikel 2 Duur\nKort.\n"
    )
    document = parse(text)
    assert shown(document, "heading") == ["Artikel 1 Begrippen", "Artikel 2 Duur"]
    first = "In deze regeling wordt verstaan onder:"
    assert tree(document) == [
        *((1, first, "Artikel 1 Begrippen"), (2, "college: het college;", first), (2, "raad: de raad;", first)),
        (1, "Al het andere staat in de wet.", "Artikel 1 Begrippen"),
    ]


def test_chapters_that_hold_only_lists_stay_headings():
    document = parse(
        "Plan\n\nEen inleidende zin.\n\n1. Doel\n- rust\n- orde\n\n2. Geld\n- van de raad\n- van het Rijk\n"
    )
    assert shown(document, "heading") == ["Plan", "1. Doel", "2. Geld"]


def test_entries_of_a_programme_introduce_lists():
    document = parse(
        "Programma\n\nMaandag 10 februari\n\n11.30 Inloop\n\n14.00 Ronde 1:\n\n- Toegang\n- Tarieven\n\n16.30 Slot"
    )
    assert tree(document) == [
        (1, "11.30 Inloop", "Maandag 10 februari"),
        (1, "14.00 Ronde 1:", "Maandag 10 februari"),
        (2, "Toegang", "14.00 Ronde 1:"),
        (2, "Tarieven", "14.00 Ronde 1:"),
        (1, "16.30 Slot", "Maandag 10 februari"),
    ]


def test_repeated_lines_are_both_citable():
    document = parse("Elementen:\n\n- gerichte afbouw;\n\n- gerichte afbouw;\n")
    items = [passage for passage in document.passages if passage.kind == "item"]
    assert len(items) == 2
    assert document.quote(items[0]) == document.quote(items[1])


def test_every_section_ends_where_the_next_of_its_level_starts():
    document = parse("# A\n\nTekst.\n\n## B\n\nTekst.\n\n# C\n\nTekst.")
    a, b, c = document.sections[1:]
    assert (a.end, b.end, c.end) == (c.start, c.start, len(document.text))
    assert (a.parent, b.parent, c.parent) == (0, 1, 0)


def test_roman_capitals_count_items():
    items = ("I. het plan vast te stellen;", "II. het budget te verhogen.", "III. te publiceren.")
    document = parse("De raad besluit:\n" + "\n".join(items))
    assert [(p.marker, p.parent) for p in document.passages] == [("", None), ("I.", 0), ("II.", 0), ("III.", 0)]
    numerals = ("I.", "II.", "III.", "IV.", "V.", "VI.", "VII.", "VIII.", "IX.", "X.")
    document = parse("De raad besluit:\n" + "\n".join(f"{numeral} punt {numeral[:-1]};" for numeral in numerals))
    assert [(p.marker, p.depth, p.parent) for p in document.passages[1:]] == [(one, 1, 0) for one in numerals]


def test_capitals_that_are_roman_numerals_too_stay_letters_in_their_series():
    letters = [f"{letter}. punt {letter};" for letter in "ABCDEFGHIJ"]
    document = parse("De raad besluit:\n" + "\n".join(letters))
    assert [(p.kind, p.depth, p.parent) for p in document.passages[1:]] == [("item", 1, 0)] * 10
    sub = "A. wonen;\n   I. bouwen;\n   II. huren;\nB. zorg;"
    assert [one[:2] for one in tree(parse("De raad besluit:\n" + sub))] == [
        (1, "wonen;"),
        (2, "bouwen;"),
        (2, "huren;"),
        (1, "zorg;"),
    ]


def test_chapters_may_count_in_roman_capitals():
    chapters = ("I. Inleiding", "II. Wonen", "III. Zorg")
    document = parse("\n\n".join(f"{chapter}\n\nDit gaat over het plan. Het is af." for chapter in chapters))
    assert outline(document) == list(chapters)
