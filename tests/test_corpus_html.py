"""Web pages: the main part with its structure, in whatever encoding, without what surrounds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.content import Content, UnreadableDocument
from corpus.parsing.parse import parse_document
from corpus.readers import read_data
from corpus.rowtext import row_text
from corpus.types import Document, Metadata

METADATA = Metadata("stuk", "Stuk", "notitie", (), "", "unknown", "", "", "nl", "stuk.html", "0")


def read(page: str | bytes) -> tuple[Content, Document]:
    data = page if isinstance(page, bytes) else page.encode()
    content = read_data(data, Path("stuk.html"))
    return content, parse_document(METADATA, content.text, layout=content.layout)


def quotes(page: str | bytes) -> list[str]:
    document = read(page)[1]
    return [document.quote(passage) for passage in document.passages]


PAGE = """<!DOCTYPE html><html lang="nl"><head><title>Beleid wonen | Gemeente Ergens</title>
<meta name="DCTERMS.issued" content="2021-04-01T00:00"><style>p {color: red}</style></head><body>
<div class="cookie-banner">Wij gebruiken cookies.</div><a class="skip-link" href="#x">Naar de inhoud</a>
<header><nav><ul><li>Home</li></ul></nav><p>Gemeente Ergens</p></header>
<main id="x"><h1>Beleid wonen</h1><p>Wij bouwen <strong>veel</strong>&nbsp;huizen.<script>weg()</script> Ook
 kleine.</p><p hidden>Verborgen.</p><p style="display: none">Ook weg.</p>
<h2>Voor wie</h2><p>Dit is er voor:</p><ul><li>jongeren;<ul><li>studenten</li></ul></li><li><p>ouderen.</p><p>Vooral
alleenstaande.</p></li></ul><ol start="3"><li>drie</li><li>vier</li></ol>
<form><label>E-mail</label><input value="x"><button>Verstuur</button></form></main>
<aside>Lees ook</aside><footer>Contact</footer></body></html>"""


def test_a_page_of_a_public_body():
    content, document = read(PAGE)
    assert [document.quote(passage) for passage in document.passages] == [
        *("Beleid wonen", "Wij bouwen veel huizen.", "Ook kleine.", "Voor wie", "Dit is er voor:", "jongeren;"),
        *("studenten", "ouderen.", "Vooral alleenstaande.", "drie", "vier", "E-mail"),
    ]
    marks = [(passage.marker, passage.depth) for passage in document.passages if passage.kind == "item"]
    assert marks == [("-", 1), ("-", 2), ("-", 1), ("3.", 1), ("4.", 1)]
    properties = dict(content.properties)
    assert (properties["title"], properties["date"], properties["language"]) == ("Beleid wonen", "2021-04-01", "nl")
    assert properties["publisher"] == "Gemeente Ergens"


def test_without_main_the_frame_is_left_out_by_its_elements():
    page = (
        "<body><header><h1>Kop</h1><p>Logo</p></header><nav>Menu</nav><div>Een zin.</div>"
        "<div role='contentinfo'>Voet</div>"
        "<aside>Opzij</aside><footer>Contact</footer></body>"
    )
    assert quotes(page) == ["Kop", "Een zin."]


def test_an_empty_main_is_not_taken_for_the_document():
    page = f"<body><main>Laden</main><div>{'Hier staat de tekst. ' * 30}</div></body>"
    assert quotes(page).count("Hier staat de tekst.") == 30


def test_the_only_article_is_the_document():
    page = f"<body><div>Los.</div><article><h1>Kop</h1><p>{'Een lange zin over beleid. ' * 20}</p></article></body>"
    assert "Los." not in quotes(page)


def test_tables_with_spans_and_captions():
    page = """<table><caption>Tabel 1: bezetting</caption>
    <thead><tr><th rowspan="2">Regio</th><th colspan="2">Jaar</th></tr>
    <tr><th>2020</th><th>2021</th></tr></thead><tbody><tr><td rowspan="2">Noord</td><td>1</td><td>2</td></tr>
    <tr><td>3</td><td>4</td></tr><tr><td colspan="3">Totaal</td></tr></tbody></table>"""
    _, document = read(page)
    found = [document.quote(passage) for passage in document.passages]
    assert found[0] == "Tabel 1: bezetting"
    assert found[3:] == ["Noord\t1\t2", "Noord\t3\t4", "Totaal"]
    cell = document.passages[4].cells[2]
    assert [document.text[start:end] for start, end in cell.headings] == ["Jaar", "2021"]
    assert document.passages[4].parent == 0


def test_a_page_that_marks_no_main_part_loses_its_menus():
    page = """<body><div id="header"><a>Logo</a><ul><li><a>Home</a></li><li><a>Beleid</a></li></ul></div>
    <div class="navbar nav"><ul><li>Inwoners</li></ul></div><div id="sidebar"><h2>Zie ook</h2><p>Groen</p></div>
    <p>Lees eerst <a>de wet</a>.</p><div class="content sidebar-left"><h1>Groenbeleid</h1><p>Er komen 500 bomen.</p>
    <ul><li><a>Bomenlijst</a></li></ul><h2 id="menu">Menu van maatregelen</h2><p>Meer gras.</p></div>
    <div id="footer"><p>© 2024</p><ul><li>Privacy</li></ul></div></body>"""
    assert quotes(page) == [
        *(
            "Lees eerst de wet.",
            "Groenbeleid",
            "Er komen 500 bomen.",
            "Bomenlijst",
            "Menu van maatregelen",
            "Meer gras.",
        ),
    ]
    without_title = "<body><ul><li><a>Bomenlijst</a></li></ul><p>Een zin.</p></body>"
    assert quotes(without_title) == ["Bomenlijst", "Een zin."]


def test_buttons_for_the_reader_are_no_content():
    page = """<main><h1>Kwijtschelding</h1><p>U kunt dit aanvragen.</p><div class="share"><h2>Deel deze pagina</h2>
    <ul><li><a>Facebook</a></li></ul></div><div class="print"><a>Print</a></div>
    <div class="feedback"><p>Heeft deze informatie u geholpen?</p><button>Ja</button></div>
    <h2 id="feedback">Feedback</h2><div id="feedback"><p>Wij luisteren.</p></div>
    <div class="feedback"><p>{}</p><a>Reageer</a></div></main>"""
    long = "Elke inwoner kan zeggen wat hij van de regeling vindt, en het college leest dat na. " * 3
    found = quotes(page.format(long))
    assert found[:4] == ["Kwijtschelding", "U kunt dit aanvragen.", "Feedback", "Wij luisteren."]
    assert len(found) == 8  # what holds more than a few words is content, whatever its name


@pytest.mark.parametrize("open_head", ["", "<thead>"])
def test_a_second_row_of_headings_that_is_not_marked(open_head):
    page = f"""<table>{open_head}<tr><td rowspan="2">Kern</td><td colspan="2">Aantal woningen</td></tr>
    {"</thead>" if open_head else ""}<tr><td>2024</td><td>2025</td></tr><tr><td>Dalerveen</td><td>10</td><td>20</td>
    </tr><tr><td rowspan="2">Coevorden</td><td>11</td><td>21</td></tr><tr><td>12</td><td>22</td></tr></table>"""
    _, document = read(page)
    assert [row_text(document, passage) for passage in document.passages[2:]] == [
        "Dalerveen — Aantal woningen 2024: 10; Aantal woningen 2025: 20",
        "Coevorden — Aantal woningen 2024: 11; Aantal woningen 2025: 21",
        "Coevorden — Aantal woningen 2024: 12; Aantal woningen 2025: 22",
    ]


def test_tables_that_lay_out_the_page():
    page = "<table role='presentation'><tr><td>Links</td><td>Rechts</td></tr></table>"
    assert quotes(page) == ["Links", "Rechts"]
    assert quotes("<table><tr><td><h2>Kop</h2><p>Een zin.</p></td><td>Opzij</td></tr></table>")[0] == "Kop"


def test_row_labels_are_no_column_headings():
    _, document = read("<table><tr><th>Datum</th><td>9 maart</td></tr><tr><th>Plaats</th><td>Utrecht</td></tr></table>")
    assert [cell.headings for passage in document.passages for cell in passage.cells] == [()] * 4


def test_what_folds_open_is_content_below_its_question():
    page = (
        "<body><main><h1>Bijstand</h1>"
        "<h2><button aria-expanded='true'>Hoe vraag ik het aan?</button></h2><div><p>U belt het loket.</p></div>"
        "<h2><span><button aria-controls='p1'>Wat zijn de <b>regels</b>?</button></span></h2>"
        "<p>Kort:</p><div id='p1' hidden><p>U zoekt werk.</p></div>"
        "<h2><button>Wat kost het?</button></h2><div aria-hidden='true' style='display: none'><p>Niets.</p></div>"
        "<button><h2>Mag ik sparen?</h2></button><div hidden><p>Ja.</p></div>"
        "<details><summary><button>Hoe lang?</button></summary><p>Acht weken.</p></details>"
        "<h2>Contact <button>Kopieer</button></h2><p>Bel ons.</p><button aria-controls='p2'>Meer</button>"
        "<button aria-haspopup='menu' aria-controls='p3'>Deel</button><div id='p2' hidden><p>Of mail.</p></div>"
        "<div id='p3' hidden>Per post</div><div hidden>Nooit te zien</div></main></body>"
    )
    document = read(page)[1]
    assert [document.quote(passage) for passage in document.passages] == [
        *("Bijstand", "Hoe vraag ik het aan?", "U belt het loket.", "Wat zijn de regels?", "Kort:", "U zoekt werk."),
        *("Wat kost het?", "Niets.", "Mag ik sparen?", "Ja.", "Hoe lang?", "Acht weken.", "Contact", "Bel ons."),
        "Of mail.",
    ]
    titles = [section.title for section in document.sections[1:]]
    questions = ["Hoe vraag ik het aan?", "Wat zijn de regels?", "Wat kost het?", "Mag ik sparen?"]
    assert titles == ["Bijstand", *questions, "Hoe lang?", "Contact"]


def test_a_menu_that_folds_open_is_no_content():
    page = "<body><button aria-controls='m'>Menu</button><div id='m' hidden>Over ons</div><div>Een zin.</div></body>"
    assert quotes(page) == ["Een zin."]


def test_notes():
    page = (
        '<p>Zie de wet.<sup><a href="#fn1">1</a></sup> Het is 10 m<sup>2</sup>.</p><section><ol>'
        '<li id="fn1"><p>Jeugdwet, artikel 1. <a href="#r1">↩</a></p></li></ol></section>'
    )
    _, document = read(page)
    assert [passage.kind for passage in document.passages] == ["sentence", "sentence", "footnote"]
    assert document.passages[0].notes == (2,)
    assert document.quote(document.passages[2]) == "Jeugdwet, artikel 1."


def test_line_ends_preformatted_text_and_definitions():
    page = "<p>Postbus 1<br>Den Haag</p><dl><dt>SKJ</dt><dd>Een register.</dd></dl><pre>Regel A\nRegel B</pre>"
    assert quotes(page) == ["Postbus 1", "Den Haag", "SKJ: Een register.", "Regel A Regel B"]


@pytest.mark.parametrize(
    ("data", "noted"),
    [
        ("<p>Één zin – “zo”.</p>".encode("cp1252"), True),
        ('<meta charset="iso-8859-1"><p>Één zin – “zo”.</p>'.encode("cp1252"), False),
        ('<meta http-equiv="a" content="a; charset=windows-1252"><p>Één zin – “zo”.</p>'.encode("cp1252"), False),
        ('<meta charset="utf-8"><p>Één zin – “zo”.</p>'.encode(), False),
        ('<meta charset="utf-8"><p>Één zin – “zo”.</p>'.encode("cp1252"), True),
        ('<meta charset="onbekend"><p>Één zin – “zo”.</p>'.encode(), False),
        ("<p>Één zin – “zo”.</p>".encode("utf-16"), True),
        ("<html><p>Één zin – “zo”.</p>".encode("utf-16-le"), True),
        (b"\xef\xbb\xbf" + "<p>Één zin – “zo”.</p>".encode(), False),
        ('<?xml version="1.0" encoding="UTF-8"?><html><body><p>Één zin – “zo”.</p></body></html>'.encode(), False),
    ],
)  # fmt: skip
def test_encodings(data, noted):
    content, _ = read(data)
    assert content.text == "Één zin – “zo”.\n"
    assert bool(content.warnings) == noted


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<html><body><script>1</script></body></html>", "no_text"),
        (b"<html></html>", "no_text"),
        (b"\x00\x01\x02" * 500, "garbled"),
        (b"  ", "empty"),
    ],
)
def test_pages_that_are_refused(data, reason):
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    assert caught.value.reason == reason


def test_nesting_without_end():
    deep = "<div>{}Diep in de pagina.{}</div>"
    assert quotes(deep.format("<div>" * 1500, "</div>" * 1500)) == ["Diep in de pagina."]
    with pytest.raises(UnreadableDocument, match="te diep"):
        read(deep.format("<div>" * 5000, "</div>" * 5000))


TERMS = """<main><h1>Parkeren</h1><p>Het geldt voor <del>drie</del> twee zones en kost <s>€ 90</s> € 96.</p>
<h2>Begrippen</h2><dl><div><dt>Zone A</dt><dd>De binnenstad. Tot de gracht.</dd></div><dt>Zone B:</dt><dd>De schil.</dd>
<dt>Nodig</dt><dd><ul><li>paspoort</li></ul></dd><dt>Wat kost het?</dt><dd><p>Dat staat hieronder.</p></dd></dl>
<details><summary>Wie betaalt?</summary><p>De houder.</p></details><details><summary>Hoe lang?</summary><p>Een jaar.</p>
</details></main>"""


def test_a_term_and_its_meaning_belong_together():
    document = read(TERMS)[1]
    assert quotes(TERMS)[1:6] == [
        "Het geldt voor twee zones en kost € 96.",
        "Begrippen",
        "Zone A: De binnenstad.",
        "Tot de gracht.",
        "Zone B: De schil.",
    ]
    assert quotes(TERMS)[6:8] == ["Nodig:", "paspoort"]
    # A question is a heading above its answer; so is what folds a part open.
    assert [(section.level, section.title) for section in document.sections[2:]] == [
        (2, "Begrippen"),
        (3, "Wat kost het?"),
        (3, "Wie betaalt?"),
        (3, "Hoe lang?"),
    ]


def test_a_panel_bears_the_name_of_its_tab():
    page = (
        '<main><h1>Aanvragen</h1><div role="tablist"><button role="tab" id="a" aria-controls="p">Online</button>'
        '<button role="tab" id="b" aria-controls="q">Per post</button></div><div role="tabpanel" id="p" '
        'aria-labelledby="a">Log in.</div><div role="tabpanel" id="q" aria-labelledby="b" hidden><h2>Per post</h2>'
        "<p>Stuur een brief.</p></div></main>"
    )
    assert quotes(page) == ["Aanvragen", "Online", "Log in.", "Per post", "Stuur een brief."]


def test_a_page_in_utf_8_may_declare_what_it_was_before():
    page = '<head><meta charset="windows-1252"></head><main><p>Het kost € 10 per week, zegt men.</p></main>'
    assert quotes(page.encode("utf-8")) == quotes(page.encode("cp1252")) == ["Het kost € 10 per week, zegt men."]
