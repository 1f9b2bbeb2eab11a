"""ODF texts: headings, lists, tables, notes and tracked changes as a reader of the document sees them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.content import Content, UnreadableDocument
from corpus.parsing.parse import parse_document
from corpus.readers import read_data
from corpus.types import Document, Metadata
from tests.office import odt, odt_meta, odt_styles, pack

METADATA = Metadata("stuk", "Stuk", "notitie", (), "", "unknown", "", "", "nl", "stuk.odt", "0")


def read(data: bytes) -> tuple[Content, Document]:
    content = read_data(data, Path("stuk.odt"))
    return content, parse_document(METADATA, content.text, layout=content.layout)


def quotes(document: Document) -> list[str]:
    return [document.quote(passage) for passage in document.passages]


def of_body(body: str, *, styles: str = "", **members: str) -> list[str]:
    return quotes(read(odt(body, styles=styles, **members))[1])


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def test_headings_with_outline_numbers():
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="1" style:num-suffix="."/>'
        '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/></text:outline-style>'
    )
    body = (
        '<text:h text:outline-level="1">Doel</text:h>'
        + p("Een.")
        + '<text:h text:outline-level="2">Hoe</text:h>'
        + p("Twee.")
        + '<text:h text:outline-level="1">Geld</text:h>'
        + p("Drie.")
    )
    _, document = read(odt(body, styles_xml=odt_styles(outline)))
    headings = [(section.level, section.title) for section in document.sections[1:]]
    assert headings == [(1, "1. Doel"), (2, "1.1 Hoe"), (1, "2. Geld")]


def test_headings_by_paragraph_style_and_by_bold():
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_2"/>'
        '<style:style style:name="B"><style:text-properties fo:font-weight="bold"/></style:style>'
    )
    by_style = '<style:style style:name="Heading_20_2" style:display-name="Heading 2"/>'
    body = p("Titel", "P1") + p("Een zin.")
    assert read(odt(body, styles=styles, styles_xml=odt_styles(by_style)))[1].sections[1].title == "Titel"
    _, document = read(odt(p("Vet kopje", "B") + p("Een zin."), styles=styles))
    assert [passage.kind for passage in document.passages] == ["heading", "sentence"]


LISTS = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def items(*inner: str) -> str:
    return "".join(f"<text:list-item>{each}</text:list-item>" for each in inner)


def test_lists_nest_and_go_on():
    nested = f"<text:list>{items(p('onder'), p('ook'))}</text:list>"
    body = (
        f'<text:list text:style-name="L1">{items(p("een"), p("twee") + nested)}</text:list>'
        + p("Tussen.")
        + f'<text:list text:style-name="L1" text:continue-numbering="true">{items(p("drie"))}</text:list>'
        + f'<text:list text:style-name="L2">{items(p("stip") + p("Vervolg."))}</text:list>'
    )
    _, document = read(odt(body, styles=LISTS))
    marks = [(document.quote(passage), passage.marker, passage.depth) for passage in document.passages]
    assert marks == [
        *(("een", "1.", 1), ("twee", "2.", 1), ("onder", "a)", 2), ("ook", "b)", 2), ("Tussen.", "", 0)),
        *(("drie", "3.", 1), ("stip", "-", 1), ("Vervolg.", "", 1)),
    ]
    assert document.passages[-1].parent == len(document.passages) - 2


def test_an_item_of_two_paragraphs_keeps_its_list_together():
    note = "<text:note><text:note-body><text:p>De Awb.</text:p></text:note-body></text:note>"
    nested = f"<text:list>{items(p('eik;'), p('beuk.'))}</text:list>"
    body = f'<text:list text:style-name="L1">{items(p("Verlenen." + note) + p("Dit geldt nu.") + nested, p("Heffen."))}'
    _, document = read(odt(p("Wij besluiten:") + body + "</text:list>", styles=LISTS))
    assert [(document.quote(each), each.depth, each.parent) for each in document.passages] == [
        *(("Wij besluiten:", 0, None), ("Verlenen.¹", 1, 0), ("Dit geldt nu.", 1, 1), ("De Awb.", 0, None)),
        *(("eik;", 2, 1), ("beuk.", 2, 1), ("Heffen.", 1, 0)),
    ]


def cell(text: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{p(text)}</table:table-cell>"


def test_tables_with_spans():
    covered = "<table:covered-table-cell/>"
    rows = (
        "<table:table-header-rows><table:table-row>"
        + cell("Regio") + cell("Aantal", 'table:number-columns-spanned="2"') + covered
        + "</table:table-row></table:table-header-rows><table:table-row>"
        + cell("Noord", 'table:number-rows-spanned="2"') + cell("12") + cell("9")
        + "</table:table-row><table:table-row>" + covered + cell("7") + cell("3") + "</table:table-row>"
    )  # fmt: skip
    _, document = read(odt(f"<table:table>{rows}</table:table>"))
    assert quotes(document) == ["Regio\tAantal", "Noord\t12\t9", "Noord\t7\t3"]
    last = document.passages[2].cells[2]
    assert [document.text[start:end] for start, end in last.headings] == ["Aantal"]


def test_notes_breaks_and_what_is_left_out():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Weg.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:table-of-content><text:index-body><text:p>Doel 3</text:p></text:index-body></text:table-of-content>"
        "<text:section>"
        + p(
            "Zie de wet.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Jeugdwet.</text:p>"
            "</text:note-body></text:note><office:annotation><text:p>Klopt dit?</text:p></office:annotation>"
        )
        + "</text:section>"
        + p("Regel A<text:line-break/>Regel B<text:s/>en<text:tab/>meer<text:placeholder>vul in</text:placeholder>")
        + p("<draw:frame><draw:text-box><text:p>In een kader.</text:p></draw:text-box></draw:frame>")
    )
    content, document = read(odt(body))
    assert quotes(document) == ["Zie de wet.¹", "Jeugdwet.", "Regel A", "Regel B en meer", "In een kader."]
    assert document.passages[0].notes == (1,)
    assert "wijzigingen" in content.warnings[0]


def test_a_hidden_section_is_not_read():
    hidden = f'<text:section text:name="a" text:display="none">{p("Verborgen.")}</text:section>'
    shown = f'<text:section text:name="b">{p("Te zien.")}</text:section>'
    assert of_body(hidden + shown) == ["Te zien."]


def test_properties():
    meta = "<dc:title>Nota wonen</dc:title><dc:creator>A. Jansen</dc:creator><dc:date>2021-03-04T10:00:00</dc:date>"
    content, _ = read(odt(p("Een zin."), meta_xml=odt_meta(meta)))
    assert dict(content.properties) == {"title": "Nota wonen", "author": "A. Jansen", "modified": "2021-03-04"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt(p("Zin."))[:-40], "damaged"),
        (odt(p(" ")), "no_text"),
        (pack(content_xml="<a/>", mimetype="application/vnd.oasis.opendocument.spreadsheet"), "unsupported"),
        (pack(content_xml="<a/>", mimetype="application/vnd.oasis.opendocument.text"), "damaged"),
        (odt(p("Zin."), **{"META-INF__manifest_xml": "<m><encryption-data/></m>"}), "locked"),
    ],
)
def test_documents_that_are_refused(data, reason):
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    assert caught.value.reason == reason
