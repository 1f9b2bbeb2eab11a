"""Word documents: what the author wrote, in order, with its structure; what nobody reads is left out."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document as NewDocument

from corpus.content import Content, UnreadableDocument
from corpus.parsing.parse import parse_document
from corpus.readers import read_data
from corpus.types import Document, Metadata
from tests.office import W, docx, pack, paragraph, word_table

METADATA = Metadata("stuk", "Stuk", "notitie", (), "", "unknown", "", "", "nl", "stuk.docx", "0")


def read(data: bytes, name: str = "stuk.docx") -> tuple[Content, Document]:
    content = read_data(data, Path(name))
    return content, parse_document(METADATA, content.text, layout=content.layout, warnings=content.warnings)


def quotes(document: Document) -> list[str]:
    return [document.quote(passage) for passage in document.passages]


def of_body(body: str, **members: str) -> list[str]:
    return quotes(read(docx(body, **members))[1])


def test_a_document_as_word_writes_it():
    new = NewDocument()
    new.core_properties.title = "Plan van aanpak"
    new.sections[0].header.paragraphs[0].text = "Briefhoofd"
    new.sections[0].footer.paragraphs[0].text = "Pagina 1 van 3"
    new.add_heading("Plan van aanpak", 0)
    new.add_heading("Inleiding", 1)
    new.add_paragraph("Eerste zin. Tweede zin.")
    new.add_paragraph("rust", style="List Bullet")
    new.add_paragraph("regelmaat", style="List Bullet")
    new.add_paragraph("thuis", style="List Bullet 2")
    new.add_heading("Cijfers", 2)
    table = new.add_table(rows=3, cols=3)
    for row, words in zip(
        table.rows, (("Regio", "2020", "2021"), ("Noord", "12", "9"), ("Zuid", "7", "")), strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    new.add_paragraph("Slot.")
    out = io.BytesIO()
    new.save(out)
    content, document = read(out.getvalue())
    assert quotes(document) == [
        *("Plan van aanpak", "Inleiding", "Eerste zin.", "Tweede zin.", "rust", "regelmaat", "thuis", "Cijfers"),
        *("Regio\t2020\t2021", "Noord\t12\t9", "Zuid\t7", "Slot."),
    ]
    assert document.section_path(document.passages[-1].section) == ("Inleiding", "Cijfers")
    south = document.passages[10]
    assert [document.text[start:end] for start, end in south.cells[1].headings] == ["2020"]
    assert dict(content.properties)["title"] == "Plan van aanpak"
    assert [passage.kind for passage in document.passages[4:7]] == ["item"] * 3


def test_tracked_changes_read_as_accepted():
    body = (
        "<w:p><w:r><w:t>Wij </w:t></w:r><w:del><w:r><w:delText>kunnen</w:delText><w:t>oud</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>moeten</w:t></w:r></w:ins><w:r><w:t> dit doen.</w:t></w:r></w:p>"
        f"<w:moveFrom>{paragraph('Verplaatst.')}</w:moveFrom><w:ins>{paragraph('Nieuw.')}</w:ins>"
    )
    content, document = read(docx(body))
    assert quotes(document) == ["Wij moeten dit doen.", "Nieuw."]
    assert "wijzigingen" in content.warnings[0]


def test_content_controls_text_boxes_and_hidden_text():
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    body = (
        control.format("", paragraph("Ingevuld."))
        + control.format("<w:showingPlcHdr/>", paragraph("Klik om tekst in te voeren."))
        + control.format(
            '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>', paragraph("Inleiding 3")
        )
        + paragraph("Geheim.", run="<w:vanish/>")
        + "<w:p><w:r><w:t>Naast </w:t></w:r>"
        + control.format("", "<w:r><w:t>elkaar.</w:t></w:r>")
        + "</w:p><w:p><w:r><w:AlternateContent><w:Choice><w:txbxContent>"
        + paragraph("In een kader.")
        + "</w:txbxContent></w:Choice><w:Fallback><w:txbxContent>"
        + paragraph("In een kader.")
        + "</w:txbxContent></w:Fallback></w:AlternateContent></w:r></w:p>"
    )
    assert of_body(body) == ["Ingevuld.", "Naast elkaar.", "In een kader."]


def test_signs_within_a_line():
    body = (
        "<w:p><w:r><w:t>Regel A</w:t><w:br/><w:t>Regel B</w:t><w:tab/><w:t>na</w:t><w:noBreakHyphen/><w:t>tab</w:t>"
        "<w:softHyphen/><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert of_body(body) == ["Regel A", "Regel B na-tab"]


def test_signs_of_fonts_for_signs_and_boxes_to_tick():
    def sign(font: str, code: str) -> str:
        return f'<w:sym w:font="{font}" w:char="{code}"/>'

    def box(state: str) -> str:
        return f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar>'

    agreed = f"{sign('Wingdings', 'F0FE')}<w:t> Akkoord </w:t>{sign('Wingdings', 'F0A8')}<w:t> Niet</w:t>"
    age = f"<w:t>Leeftijd </w:t>{sign('Symbol', 'F0B3')}<w:t> 65 </w:t>{sign('Wingdings', 'F001')}"
    untouched, cleared = '<w:default w:val="0"/>', '<w:default w:val="1"/><w:checked w:val="0"/>'
    choice = f"{box('<w:checked/>')}<w:t> Ja </w:t>{box(untouched)}<w:t> Nee </w:t>{box(cleared)}<w:t> Anders</w:t>"
    body = "".join(f"<w:p><w:r>{run}</w:r></w:p>" for run in (agreed, age, choice))
    body += "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:checkbox/></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r>"
    body += "</w:sdtContent></w:sdt><w:r><w:t> Gelezen</w:t></w:r></w:p>"
    body += paragraph("x \uf0a3 5 \uf0ff", run='<w:rFonts w:ascii="Symbol"/>')
    assert of_body(body) == ["☑ Akkoord ☐ Niet", "Leeftijd ≥ 65", "☒ Ja ☐ Nee ☐ Anders", "☐ Gelezen", "x ≤ 5 \uf0ff"]


def test_footnotes_stand_below_what_calls_them():
    note = '<w:{0}s {1}><w:{0} w:id="-1" w:type="separator"><w:p/></w:{0}><w:{0} w:id="4">{2}</w:{0}></w:{0}s>'
    body = (
        '<w:p><w:r><w:t>Zie de wet.</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r></w:p>'
        '<w:p><w:r><w:t>En dit.</w:t></w:r><w:r><w:endnoteReference w:id="4"/></w:r></w:p>'
    )
    members = {
        "word__footnotes_xml": note.format("footnote", W, paragraph("Jeugdwet, artikel 1.")),
        "word__endnotes_xml": note.format("endnote", W, paragraph("Bron: CBS.")),
    }
    _, document = read(docx(body, **members))
    assert quotes(document) == ["Zie de wet.¹", "Jeugdwet, artikel 1.", "En dit.[^e1]", "Bron: CBS."]
    assert (document.passages[0].notes, document.passages[2].notes) == ((1,), (3,))
    assert [passage.kind for passage in document.passages] == ["sentence", "footnote"] * 2


NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""


def item(text: str, level: int = 0, number: int = 5) -> str:
    return paragraph(text, props=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_numbered_lists_go_on_nest_and_start_anew():
    body = item("een") + item("twee") + item("onder twee", 1) + item("ook", 1) + paragraph("Tussen.") + item("drie")
    _, document = read(docx(body + item("weer een", 0, 6), word__numbering_xml=NUMBERING))
    marks = [(passage.marker, passage.depth) for passage in document.passages if passage.kind == "item"]
    assert marks == [("1.", 1), ("2.", 1), ("a)", 2), ("b)", 2), ("3.", 1), ("1.", 1)]
    assert document.quote(document.passages[document.passages[2].parent or 0]) == "twee"


def test_items_below_a_paragraph_stand_beside_each_other_at_the_depth_that_is_open():
    body = item("een") + paragraph("Tussen:") + item("a", 1) + item("b", 1) + item("c", 1) + item("twee")
    _, document = read(docx(body, word__numbering_xml=NUMBERING))
    found = [(passage.marker, passage.depth, passage.parent) for passage in document.passages]
    assert found == [("1.", 1, None), ("", 0, None), ("a)", 1, 1), ("b)", 1, 1), ("c)", 1, 1), ("2.", 1, 1)]


@pytest.mark.parametrize("name", ["List Bullet", "List Number", "Lijst opsom.teken", "lijstnummering"])
def test_the_number_of_a_list_style_is_its_depth(name):
    # Each of these styles has a list of its own, in which every item stands at the first level.
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="L{number}"><w:name w:val="{name}{suffix}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
        for number, suffix in ((5, ""), (7, " 2"))
    )
    body = paragraph("een", style="L5") + paragraph("onder", style="L7") + paragraph("ook", style="L7")
    body += paragraph("twee", style="L5")
    _, document = read(docx(body, word__styles_xml=f"<w:styles {W}>{styles}</w:styles>", word__numbering_xml=NUMBERING))
    found = [(passage.marker, passage.depth, passage.parent) for passage in document.passages]
    assert found == [("1.", 1, None), ("1", 2, 0), ("2", 2, 0), ("2.", 1, None)]


def test_headings_by_style_with_their_numbers():
    styles = f"""<w:styles {W}>
    <w:style w:type="paragraph" w:default="1" w:styleId="Standaard"><w:name w:val="Normal"/></w:style>
    <w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/><w:basedOn w:val="Standaard"/>
    <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Eigen"><w:name w:val="Eigen kop"/><w:basedOn w:val="Kop1"/><w:pPr><w:numPr>
    <w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style></w:styles>"""
    body = (
        paragraph("Doel 3", style="Inhopg1")
        + paragraph("Doel", style="Kop1")
        + paragraph("Tekst.")
        + paragraph("Hoe", style="Eigen")
        + paragraph("Zo.")
        + paragraph("Geld", style="Kop1")
        + paragraph("Wie", style="Eigen")
        + paragraph("Wij.")
    )
    _, document = read(docx(body, word__styles_xml=styles, word__numbering_xml=NUMBERING))
    headings = [(section.level, section.title) for section in document.sections[1:]]
    assert headings == [(1, "1 Doel"), (2, "1.1 Hoe"), (1, "2 Geld"), (2, "2.1 Wie")]


def test_headings_by_their_looks_where_no_style_says_so():
    bold = "<w:b/>"
    body = (
        paragraph("Notitie wonen", run='<w:b/><w:sz w:val="32"/>')
        + paragraph("1. Aanleiding", run=bold)
        + paragraph("De gemeente bouwt.")
        + paragraph("1.1 Cijfers")
        + paragraph("Dit is vet maar een zin.", run=bold)
        + paragraph("2. Vervolg", run=bold)
        + paragraph("Klaar.")
        + paragraph("Vet slot", run=bold)
    )
    _, document = read(docx(body))
    assert [(section.level, section.title) for section in document.sections[1:]] == [
        *((1, "Notitie wonen"), (1, "1. Aanleiding"), (2, "1.1 Cijfers"), (1, "2. Vervolg"))
    ]


def test_a_template_made_of_tables_reads_as_text():
    body = word_table(("1.1", "Wat is het doel van het systeem?"), ("", "")) + word_table(
        ("1.2", paragraph("Wie beheert het?") + paragraph("Noem ook de vervanger.")), ("Antwoord in een cel alleen.",)
    )
    assert of_body(body) == [
        *("1.1 Wat is het doel van het systeem?", "1.2 Wie beheert het?", "Noem ook de vervanger."),
        "Antwoord in een cel alleen.",
    ]


def test_a_table_within_a_table_lays_out_the_page():
    inner = word_table(("Regio", "Jaar", "Aantal"), ("Noord", "2021", "4"))
    found = of_body(word_table(("Links", inner + paragraph("")), ("Onder", "Rechts")))
    assert found == ["Links", "Regio\tJaar\tAantal", "Noord\t2021\t4", "Onder", "Rechts"]


def test_a_small_table_within_a_table_of_data_is_a_value():
    inner = word_table(("jan", "feb"), ("1", "2"))
    found = of_body(word_table(("Regio", "2023", "2024"), ("Zuid", "1", "2"), ("Noord", inner + paragraph(""), "5")))
    assert [" ".join(quote.split()) for quote in found] == ["Regio 2023 2024", "Zuid 1 2", "Noord jan feb 1 2 5"]


def test_two_numbers_beside_each_other_stay_apart():
    inner = word_table(("Regio", "Aantal"), ("Noord", "4"))
    assert of_body(word_table(("Zuid", "1", "2"), (inner + paragraph(""), "", ""))) == [
        "Zuid", "1", "2", "Regio\tAantal", "Noord\t4",
    ]  # fmt: skip


def test_data_tables_merged_cells_and_heading_rows():
    tall = "<w:tc><w:tcPr><w:vMerge{}/></w:tcPr>{}</w:tc>"
    row = "<w:tr>{}{}{}</w:tr>"

    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(text)}</w:tc>"

    body = (
        "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Regio") + cell("Soort") + cell("Aantal") + "</w:tr>"
        + row.format(tall.format(' w:val="restart"', paragraph("Noord")), cell("open"), cell("3"))
        + row.format(tall.format("", "<w:p/>"), cell("gesloten"), cell("5"))
        + '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>' + cell("weg") + cell("weg") + "</w:tr></w:tbl>"
    )  # fmt: skip
    assert of_body(body) == ["Regio\tSoort\tAantal", "Noord\topen\t3", "Noord\tgesloten\t5"]


def test_two_columns_of_labels_have_no_heading_row():
    _, document = read(docx(word_table(("Datum", "9 maart 2020"), ("Status", "concept"))))
    assert quotes(document) == ["Datum\t9 maart 2020", "Status\tconcept"]
    assert [cell.headings for cell in document.passages[0].cells] == [(), ()]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 kapot", "damaged"),
        (b"geen Word", "damaged"),
        (docx(paragraph("Een zin."))[:-60], "damaged"),
        (docx("<w:p>")[:0], "empty"),
        (docx("<w:p/>"), "no_text"),
        (pack(iets_xml="<a/>"), "unsupported"),
        (pack(word__document_xml="geen xml"), "damaged"),
        (pack(word__document_xml=f"<w:document {W}/>"), "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unsupported"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"{\\rtf1 tekst}", "unsupported"),
    ],
)
def test_documents_that_are_refused(data, reason):
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    assert caught.value.reason == reason
    assert caught.value.remedy


def test_a_bomb_is_refused_before_it_unpacks(monkeypatch):
    monkeypatch.setattr("corpus.formats.package._LARGEST_MEMBER", 1000)
    with pytest.raises(UnreadableDocument) as caught:
        read(docx(paragraph("a" * 5000)))
    assert caught.value.reason == "too_large"


def test_entities_are_not_followed(tmp_path):
    (tmp_path / "geheim.txt").write_text("wachtwoord")
    evil = (
        f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{tmp_path}/geheim.txt"><!ENTITY b "boem"><!ENTITY c "&b;&b;&b;">]>'
        f"<w:document {W}><w:body>{paragraph('Zin &a; &c; hier.')}</w:body></w:document>"
    )
    content, _ = read(pack(word__document_xml=evil))
    assert "wachtwoord" not in content.text
    assert content.text.startswith("Zin")


def test_xml_that_breaks_off_is_read_as_far_as_it_goes():
    broken = f"<w:document {W}><w:body>{paragraph('Eerste.')}{paragraph('Tweede.')}<w:p><w:r"
    content, _ = read(pack(word__document_xml=broken))
    assert content.text == "Eerste.\n\nTweede.\n"
    assert any("afgebroken" in warning or "beschadigd" in warning for warning in content.warnings)


def test_nesting_without_end_is_refused_or_read():
    deep = "<w:sdt><w:sdtContent>" * 120 + paragraph("Diep.") + "</w:sdtContent></w:sdt>" * 120
    assert of_body(deep) == ["Diep."]
    deeper = "<w:sdt><w:sdtContent>" * 3000 + paragraph("Diep.") + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(UnreadableDocument):
        read(docx(deeper))


@pytest.mark.parametrize(
    ("name", "data", "text"),
    [
        ("nota.pdf", docx(paragraph("Een Word-document.")), "Een Word-document."),
        ("nota.odt", docx(paragraph("Een Word-document.")), "Een Word-document."),
        ("nota.txt", docx(paragraph("Een Word-document.")), "Een Word-document."),
        ("nota.docx", b"<!DOCTYPE html><html><body><p>Een pagina.</p></body></html>", "Een pagina."),
    ],
)
def test_names_that_lie(name, data, text):
    content, document = read(data, name)
    assert quotes(document) == [text]
    assert "De naam eindigt op" in content.warnings[0]


def test_words_struck_out_by_hand_do_not_hold():
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>drie </w:t></w:r>"
    body = f"<w:p><w:r><w:t xml:space='preserve'>Het duurt </w:t></w:r>{struck}<w:r><w:t>vier dagen.</w:t></w:r></w:p>"
    assert of_body(body) == ["Het duurt vier dagen."]


def test_the_words_above_the_pages_tell_whose_document_it_is():
    new = NewDocument()
    new.sections[0].header.paragraphs[0].text = "Gemeente Ergens\tPostbus 1"
    new.add_paragraph("Een zin.")
    out = io.BytesIO()
    new.save(out)
    content, document = read(out.getvalue())
    assert dict(content.properties)["letterhead"] == "Gemeente Ergens\nPostbus 1"
    assert quotes(document) == ["Een zin."]


def test_tabs_make_columns():
    rows = ("Wijk|2023|fte", "Noord|402|10,5", "Zuid|51|9,0")
    body = "".join(paragraph(row.replace("|", "</w:t><w:tab/><w:t>")) for row in rows)
    _, document = read(docx(paragraph("Cijfers per wijk staan hier.") + body))
    assert [len(passage.cells) for passage in document.passages] == [0, 3, 3, 3]
    assert [document.text[start:end] for start, end in document.passages[3].cells[1].headings] == ["2023"]
