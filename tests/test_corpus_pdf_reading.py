"""PDFs from bytes to documents, read in processes of their own; whatever is wrong with a page stays on that page."""

import zlib
from pathlib import Path

import pytest

from corpus import Library, UnreadableDocument, describe, pages_without_text, parse_document
from corpus.pdf import extract as extracting
from corpus.pdf import read_pdf
from corpus.pdf.extract import extract
from corpus.pdf.limits import Limits
from corpus.pdf.ocr import find_ocr, read_table
from corpus.pdf.process import Child, Refused
from corpus.storage.records import from_record, parse_content, to_record
from tests.pdf_files import BODY, locked, make_pdf, rewritten, with_broken_page, with_contents, with_scan

PATH = Path("stuk.pdf")
THREE = make_pdf([["Eerste blad.", *BODY], ["Tweede blad.", *BODY], ["Derde blad.", *BODY]])


def words_of(page):
    return page.text.split("\n")[0].strip()


def test_pages_labels_properties_and_headings():
    def label(writer):
        writer.set_page_label(0, 0, "/r")
        writer.set_page_label(1, 2, "/D", start=1)
        writer.add_metadata({"/Title": "Plan voor de jeugd", "/Author": "VNG", "/CreationDate": "D:20240312101500Z"})

    pages = [["# Plan voor de jeugd", *BODY], ["# Geld", *BODY], ["# Toezicht", "## Inspectie", *BODY]]
    content = read_pdf(rewritten(make_pdf(pages), label), PATH)
    assert [page.label for page in content.pages] == ["i", "1", "2"]
    assert dict(content.properties) == {
        "title": "Plan voor de jeugd",
        "author": "VNG",
        "date": "2024-03-12",
        "language": "nl",
    }
    document = parse_content(parsed(content).metadata, content)
    titles = [(section.title, section.level) for section in document.sections[1:]]
    assert titles == [("Plan voor de jeugd", 1), ("Geld", 1), ("Toezicht", 1), ("Inspectie", 2)]
    assert [document.page_at(section.start) for section in document.sections[1:]] == [1, 2, 3, 3]


def parsed(content):
    """The document of a content, under a name of no importance."""
    from tests.builders import DocumentBuilder

    return parse_content(DocumentBuilder("stuk").metadata, content)


def test_every_quote_is_a_slice_and_nothing_is_lost():
    lines = [
        "Jaarverslag",
        "De raad besluit dat de gemeente de hulp be-",
        "taalt. Dat kost geld en dat is verdeeld over de",
    ]
    pages = [
        [*lines, "1"],
        ["Jaarverslag", "regio en de gemeenten daar. Iedereen is het eens.", "2"],
        ["Jaarverslag", *BODY, "3"],
    ]
    content = read_pdf(make_pdf(pages), PATH)
    document = parsed(content)
    quotes = [" ".join(document.quote(passage).split()) for passage in document.passages]
    assert "De raad besluit dat de gemeente de hulp betaalt." in quotes
    crossing = "Dat kost geld en dat is verdeeld over de regio en de gemeenten daar."
    passage = document.passages[quotes.index(crossing)]
    assert (document.page_at(passage.start), document.page_at(passage.end - 1)) == (1, 2)
    covered = [False] * len(document.text)
    for piece in (*document.passages, *document.noise):
        assert not any(covered[piece.start : piece.end])
        covered[piece.start : piece.end] = [True] * (piece.end - piece.start)
    assert all(done or letter.isspace() for done, letter in zip(covered, document.text, strict=True))
    assert {noise.reason for noise in document.noise} == {"page header", "page mark"}


def test_columns_are_read_in_the_order_of_the_file():
    def columns(pdf):
        for left, lines in ((15, ["links een", "links twee"]), (110, ["rechts een", "rechts twee"])):
            for number, line in enumerate(lines):
                pdf.set_xy(left, 100 + 6 * number)
                pdf.cell(text=line)

    text = read_pdf(make_pdf([["Kop"]], finish=columns), PATH).text
    assert text.split() == "Kop links een links twee rechts een rechts twee".split()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_an_empty_password_opens(algorithm):
    content = read_pdf(locked(THREE, "", algorithm=algorithm), PATH)
    assert content.text.startswith("Eerste blad.")
    assert not content.warnings


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (locked(THREE, "geheim"), "locked"),
        (b"Dit is tekst.", "not_a_pdf"),
        (b"%PDF-1.4\n1 0 obj\n<<", "damaged"),
        (THREE[:300], "damaged"),
        (make_pdf([[]]), "empty"),
        (with_scan([], "Tekst op een foto"), "no_text"),
        (make_pdf([["/3/4/4/5/12/7/8/3/4/9/1/5 /3/4/4/5/12/7/8"] * 20]), "garbled"),
    ],
)
def test_refusals(data, reason):
    with pytest.raises(UnreadableDocument) as caught:
        read_pdf(data, PATH)
    assert caught.value.reason == reason
    assert caught.value.remedy


def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes():
    content = read_pdf(THREE[: THREE.rindex(b"xref")], PATH)
    assert "Derde blad." in content.text


def test_a_page_that_is_a_picture_is_named():
    content = read_pdf(with_scan([BODY, BODY], "Tekst op een foto"), PATH)
    assert content.warnings == ("Bladzijde 3 bevat alleen beeld, geen tekst; wat daar staat, is niet te vinden.",)
    document = parsed(content)
    assert pages_without_text(document) == [3]
    assert "bladzijde 3 bevat alleen beeld, geen tekst; wat daar staat, is niet te vinden" in list(describe(document))


def test_garbled_pages_are_left_out_and_named():
    garbled = ["/3/4/4/5/12/7/8/3/4/9/1/5 /3/4/4/5/12/7/8"] * 20
    content = read_pdf(make_pdf([BODY, garbled, BODY]), PATH)
    assert "/3/4" not in content.text
    assert content.quality.having("garbled") == (2,)
    assert "bijvoorbeeld “/3/4/4/5/12/7/8" in content.warnings[0]


def test_one_bad_page_takes_no_other_with_it():
    raw = extract(with_broken_page(THREE, 2))
    assert raw.opened.repaired
    assert [(words_of(page), page.problem) for page in raw.pages] == [
        ("Eerste blad.", ""),
        ("Tweede blad.", ""),
        ("", "damaged"),
    ]


def test_a_page_that_takes_too_long_is_given_up():
    slow = b"BT /F1 1 Tf " + b"1 0 0 1 5 5 Tm (x) Tj " * 400_000 + b"ET"
    raw = extract(with_contents(THREE, 1, slow), limits=Limits(page_seconds=0.7))
    assert [(words_of(page), page.problem) for page in raw.pages] == [
        ("Eerste blad.", ""),
        ("", "too_slow"),
        ("Derde blad.", ""),
    ]


def test_the_time_of_a_document_grows_with_its_pages_and_ends():
    limits = Limits(base_seconds=30.0, more_seconds_a_page=2.0)
    assert (limits.seconds(1), limits.seconds(200)) == (32.0, 430.0)
    assert limits.bytes(100, 0) > limits.bytes(1, 0)
    raw = extract(THREE, limits=Limits(base_seconds=0.0, more_seconds_a_page=0.0))
    assert {page.problem for page in raw.pages} == {"too_slow"}
    with pytest.raises(UnreadableDocument) as caught:
        read_pdf(THREE, PATH, limits=Limits(base_seconds=0.0, more_seconds_a_page=0.0))
    assert caught.value.reason == "too_slow"


def test_a_file_that_asks_for_too_much_memory_is_refused_and_this_process_lives():
    with pytest.raises(Refused) as caught:
        extract(THREE, limits=Limits(base_bytes=1, more_bytes_a_page=0))
    assert caught.value.reason in ("too_large", "damaged")  # where it strikes depends on the system


class _Dying(Child):
    """A process that dies on the second page."""

    def read(self, number):
        if number == 2:
            self._process.kill()
        return super().read(number)


def test_a_process_that_dies_costs_one_page(monkeypatch):
    monkeypatch.setattr(extracting, "Child", _Dying)
    raw = extract(THREE)
    assert [page.problem for page in raw.pages] == ["", "damaged", ""]
    assert words_of(raw.pages[2]) == "Derde blad."


class _Remembered(Child):
    """Processes that are remembered."""

    started: list[Child] = []  # noqa: RUF012 - of one test

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.started.append(self)


def test_progress_is_told_and_cancelling_ends_the_processes(monkeypatch):
    told = []
    many = make_pdf([BODY] * 30)
    extract(many, progress=lambda done, count: told.append((done, count)))
    assert told == [(number, 30) for number in range(1, 31)]

    def cancel(done, count):
        if done == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(extracting, "Child", _Remembered)
    with pytest.raises(KeyboardInterrupt):
        extract(many, progress=cancel)
    assert len(_Remembered.started) >= 1
    assert all(child._process.poll() is not None for child in _Remembered.started)


def test_a_bomb_is_no_bomb():
    """Ninety megabytes of nothing in a stream of ninety kilobytes."""
    data = with_contents(THREE, 1, b"BT ET")
    bomb = zlib.compress(b" " * 90_000_000, 9)

    def change(writer):
        from pypdf.generic import EncodedStreamObject, NameObject

        stream = EncodedStreamObject()
        stream._data = bomb
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")
        writer.pages[1][NameObject("/Contents")] = writer._add_object(stream)

    raw = extract(rewritten(data, change))
    assert [words_of(page) for page in raw.pages] == ["Eerste blad.", "", "Derde blad."]


def test_what_was_judged_is_stored(tmp_path):
    path = tmp_path / "stuk.pdf"
    path.write_bytes(with_scan([BODY], "Tekst op een foto"))
    library = Library(tmp_path / "data")
    added = library.add(path).document
    again = Library(tmp_path / "data").load("stuk")
    assert again == added
    assert again.quality.having("no_text") == (2,)
    assert library.add(path).status == "unchanged"


def test_records_of_earlier_versions_are_read():
    content = read_pdf(THREE, PATH)
    record = to_record(content)
    assert from_record(content.text, record) == content
    earlier = {"pages": record["pages"], "warnings": []}
    assert from_record(content.text, earlier).pages == content.pages
    assert parse_document(parsed(content).metadata, content.text, content.pages).passages


TABLE = """level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext
1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t
5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90.0\tDe
5\t1\t1\t1\t1\t2\t0\t0\t9\t9\t80.0\traad
5\t1\t1\t1\t2\t1\t0\t0\t9\t9\t60.0\tbesluit.
5\t1\t1\t1\t2\t2\t0\t0\t9\t9\t12.0\t~|
5\t1\t2\t1\t1\t1\t0\t0\t9\t9\t90.0\t"Nieuw"
"""


def test_table_of_tesseract():
    text, confidence = read_table(TABLE)
    assert text == 'De raad\nbesluit.\n\n"Nieuw"'
    assert confidence == pytest.approx((2 * 0.9 + 4 * 0.8 + 8 * 0.6 + 7 * 0.9) / 21)
    assert read_table("") == ("", 0.0)


@pytest.mark.skipif(find_ocr() is None, reason="Tesseract with Dutch is not installed")
def test_a_scan_is_read_when_asked(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(with_scan([BODY], "De gemeente betaalt de hulp.\nDe raad besluit over het geld."))
    library = Library(tmp_path / "data")
    library.add(path)
    result = library.add(path, ocr=True)  # the same file, read again because a page was missing
    assert result.status == "updated"
    assert result.document.id == "scan"
    (page,) = [page for page in result.document.quality.pages if page.status == "ocr"]
    assert page.page == 2
    assert page.confidence is not None
    assert page.confidence > 0.6
    quotes = [result.document.quote(passage) for passage in result.document.passages]
    assert "De gemeente betaalt de hulp." in quotes
    assert "tekstherkenning (OCR)" in result.document.warnings[0]
    assert library.add(path, ocr=True).status == "unchanged"


def test_without_tesseract_scans_stay_what_they_are(monkeypatch):
    monkeypatch.setattr("corpus.pdf.ocr.find_ocr", lambda: None)
    monkeypatch.setattr("corpus.pdf.reading.find_ocr", lambda: None)
    content = read_pdf(with_scan([BODY], "Tekst"), PATH, ocr=True)
    assert content.quality.having("no_text") == (2,)
    with pytest.raises(UnreadableDocument, match="Maak de PDF doorzoekbaar"):
        read_pdf(with_scan([], "Tekst"), PATH, ocr=True)
