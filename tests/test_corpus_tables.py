"""Tables, footnotes, title blocks and noise, on small texts of each convention."""

from corpus import Document, Metadata, Page, cell_texts, display_text, parse_document, row_text


def parse(text: str, pages: tuple[Page, ...] = ()) -> Document:
    metadata = Metadata("proef", "Proef", "notitie", (), "", "unknown", "", "", "nl", "proef.txt", "")
    return parse_document(metadata, text, pages)


def rows(document: Document) -> list[str]:
    return [row_text(document, passage) for passage in document.passages if passage.kind == "row"]


def reasons(document: Document) -> dict[str, str]:
    return {document.text[noise.start : noise.end]: noise.reason for noise in document.noise}


OCCUPANCY = "Tabel Bezetting\n\n\t2017\t2018\nPlaatsingen\t1.924\t1.720\nJongeren\t\t1.433\n"


def test_cells_know_their_column_headings():
    document = parse(OCCUPANCY)
    caption, heading, first, second = document.passages
    assert [document.text[cell.start : cell.end] for cell in first.cells] == ["Plaatsingen", "1.924", "1.720"]
    assert cell_texts(document, first) == ("Plaatsingen — 2017: 1.924", "Plaatsingen — 2018: 1.720")
    assert cell_texts(document, second) == ("Jongeren — 2018: 1.433",)  # the empty cell stays empty
    assert {heading.parent, first.parent, second.parent} == {caption.index}
    assert heading.block == second.block != caption.block
    assert row_text(document, first) == "Tabel Bezetting — Plaatsingen — 2017: 1.924; 2018: 1.720"
    assert row_text(document, first, parents=False) == "Plaatsingen — 2017: 1.924; 2018: 1.720"


def test_years_over_quarters():
    document = parse("ACTIES\t2022\t\t2023\t\n\tQ3\tQ4\tQ1\tQ2\nStart\tx\t\t\ty\n")
    row = document.passages[-1]
    assert cell_texts(document, row) == ("Start — 2022 Q3: x", "Start — 2023 Q2: y")


def test_groups_and_nested_rows_over_a_page_break():
    head = "ACTIES\t2022\t\t2023\n\tQ3\tQ4\tQ1\n"
    document = parse(
        f'{head}NETWERK KWALITEIT\t\t\t\nWetsvoorstel\t\t\t\n<ul style="x"> Verslag \t\t\t\n\n{head}'
        "• Behandeling\t\t\t\nBesluit\t\t\t\n"
    )
    assert rows(document)[-5:] == [
        "NETWERK KWALITEIT — Wetsvoorstel — Verslag",
        "ACTIES — 2022; 2023",
        "Q3; Q4; Q1",
        "NETWERK KWALITEIT — Wetsvoorstel — Behandeling",
        "NETWERK KWALITEIT — Besluit",
    ]
    assert reasons(document)['<ul style="x">'] == "html"
    assert all(len(passage.cells) == 1 for passage in document.passages[-2:])  # no quarter is invented


def test_pipe_table_without_pipes_at_its_ends():
    table = "Soort | Termijn | Leges\n--- | :---: | ---\nKap | 8 weken | € 85\nBouw |  | € 120\n"
    document = parse(f"Zin met a | b erin.\n\n{table}\nSlot.\n")
    found = ["Soort — Termijn; Leges", "Kap — Termijn: 8 weken; Leges: € 85", "Bouw — Leges: € 120"]
    assert rows(document) == found
    assert reasons(document)["--- | :---: | ---"] == "mark"
    assert [passage.kind for passage in document.passages] == ["sentence", "row", "row", "row", "sentence"]


def test_pipe_table():
    document = parse("| Naam | Rol |\n|:-----|----:|\n| VNG | regie |\n| VWS |  |\n")
    assert rows(document) == ["Naam — Rol", "VNG — Rol: regie", "VWS"]
    assert reasons(document)["|:-----|----:|"] == "table rule"
    assert document.quote(document.passages[1]) == "VNG | regie"


def test_one_line_with_a_tab_is_no_table():
    document = parse("Artikel 3\tCiteertitel van deze regeling\n\nTekst volgt hier.")
    assert rows(document) == []


def test_columns_of_labels_and_values():
    document = parse("**KLANT\nDATUM\nVERSIE**\n\nMinisterie van VWS\n9 maart 2020\nDefinitief\n\nInleiding\n\nTekst.")
    assert rows(document) == [
        "KLANT",
        "DATUM",
        "VERSIE",
        "KLANT: Ministerie van VWS",
        "DATUM: 9 maart 2020",
        "VERSIE: Definitief",
    ]
    assert document.passages[4].parent == 1


def test_labels_on_the_line_of_their_value():
    assert rows(parse("Datum: 9 maart 2020\nKenmerk: 001949\n\nTekst volgt.")) == [
        "Datum: 9 maart 2020",
        "Kenmerk: 001949",
    ]


def test_two_columns_of_a_letter_read_as_one():
    document = parse(
        "Betreft: Datum\n\nEen bijdrage aan de dialoog over de 21 oktober 2020\nhulp aan kinderen\n\n"
        "Geachte lezer, dit is een zin."
    )
    assert "Datum: 21 oktober 2020" in rows(document)


def test_footnotes_are_tied_to_their_calls_and_do_not_interrupt():
    document = parse(
        "De brief is in juli aan de Kamer gestuurd.¹ Dat was een antwoord op de vraag die toen\n\n"
        "¹ Kamerstukken 31839,\nnr. 871\n\n"
        "werd gesteld.² Punt.\n\n² Nog een noot.\n"
    )
    notes = [passage for passage in document.passages if passage.kind == "footnote"]
    assert [display_text(document.quote(note)) for note in notes] == ["Kamerstukken 31839, nr. 871", "Nog een noot."]
    assert [passage.notes for passage in document.passages if passage.notes] == [(notes[0].index,), (notes[1].index,)]
    halves = [passage for passage in document.passages if passage.kind == "sentence"][1:3]
    assert [document.quote(half) for half in halves] == [
        "Dat was een antwoord op de vraag die toen",
        "werd gesteld.²",
    ]
    assert halves[0].block == halves[1].block
    assert reasons(document)["¹"] == "note mark"


def test_footnote_numbers_may_start_anew():
    document = parse("Een.¹ Zin.\n\n¹ Eerste noot.\n\nTwee.¹ Zin.\n\n¹ Tweede noot.\n")
    called = [document.quote(document.passages[p.notes[0]]) for p in document.passages if p.notes]
    assert called == ["Eerste noot.", "Tweede noot."]


def test_notes_at_the_foot_of_a_page_called_by_plain_digits():
    first = "Zoals beelden en video’s.1 Dat is bekend geworden door dit ‘Kader voor\n\n1 Zie ook Gartner, blz. 3.\n\n"
    text = first + "verantwoorde inzet’ in 2020. Slot."
    pages = (Page(1, "1", 0, len(first)), Page(2, "2", len(first), len(text)))
    document = parse(text, pages)
    note = next(passage for passage in document.passages if passage.kind == "footnote")
    assert document.quote(note) == "Zie ook Gartner, blz. 3."
    assert [document.quote(passage) for passage in document.passages if passage.notes] == ["Zoals beelden en video’s.1"]
    assert document.page_at(document.passages[-1].start) == 2


def test_a_numbered_chapter_above_the_first_call_is_no_note():
    text = "1 Inleiding\n\nDe gemeente bouwt woningen.1 Dat is veel.\n\n1 Zie het jaarverslag.\n"
    document = parse(text, (Page(1, "1", 0, len(text)),))
    notes = [document.quote(passage) for passage in document.passages if passage.kind == "footnote"]
    assert notes == ["Zie het jaarverslag."]
    assert "Dat is veel." in [document.quote(passage) for passage in document.passages]


def test_noise_is_named():
    document = parse(
        "---\ntitle: Proef\n---\n\nEen zin vooraf.\n\nPagina 1 van 5\n\n\n\nNederlands A.”‘\nJeugdinstituut Y 4\n\n"
        "Nog een zin.\n\n-----\n\n<div class='x'>\n\n![](beeld.png)\n\nHoofdstuk ........ 12\n\n- punt\n"
    )
    assert reasons(document) == {
        "---": "front matter",
        "title: Proef": "front matter",
        "Pagina 1 van 5": "page mark",
        "Nederlands A.”‘": "letterhead",
        "Jeugdinstituut Y 4": "letterhead",
        "-----": "rule",
        "<div class='x'>": "html",
        "![](beeld.png)": "picture",
        "Hoofdstuk ........ 12": "contents",
        "-": "list marker",
    }


def test_running_headers_and_page_numbers():
    names = ["Amsterdam", "Rotterdam", "Utrecht"]
    parts = [
        f"Gemeenteblad 2024 nr. 469908 - {n}\n\n"
        + "".join(f"{name} doet mee aan onderdeel {part}.\n\n" for part in ("een", "twee", "drie", "vier"))
        + f"{n}\n\n"
        for n, name in enumerate(names, 1)
    ]
    pages, start = [], 0
    for number, part in enumerate(parts, 1):
        pages.append(Page(number, str(number), start, start + len(part)))
        start += len(part)
    document = parse("".join(parts), tuple(pages))
    assert {reason for words, reason in reasons(document).items() if words.startswith("Gemeenteblad")} == {
        "page header"
    }
    assert [noise.reason for noise in document.noise].count("page mark") == 3
    assert len(document.passages) == 12
