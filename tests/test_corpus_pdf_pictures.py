"""Drawn pages, and the boxes of quotes on them: over a line end, over a page border, on turned pages."""

from io import BytesIO

import pytest
from PIL import Image, ImageOps

from corpus import Library, UnknownDocument
from corpus.pdf.pdfium import plain_letters
from corpus.pdf.place import find_letters
from corpus.pictures import NoPicture, has_pictures, page_picture, places
from tests.pdf_files import BODY, LINE, make_pdf, rewritten

WIDE, HIGH = 210.0, 297.0  # millimetres of an A4 sheet, on which the test files are made
FIRST = [
    "De raad is het eens.",
    "De gemeente betaalt de jeugd-",
    "hulpverlening aan ieder kind. De raad besluit over de",
]
SECOND = ["gemeentelijke taken en het geld. Dat was alles."]


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("library")
    made = make_pdf([FIRST, SECOND])
    (folder / "stuk.pdf").write_bytes(made)
    (folder / "gedraaid.pdf").write_bytes(rewritten(made, lambda writer: writer.pages[0].rotate(90)))
    (folder / "tekst.txt").write_text("Een zin zonder bladzijde.", encoding="utf-8")
    library = Library(folder / "data")
    for path in sorted(folder.glob("*.*")):
        library.add(path)
    return library


def found(library, name, words):
    """The boxes of the passage that begins with ``words``, in millimetres, by page."""
    document = library.load(name)
    passage = next(each for each in document.passages if " ".join(document.quote(each).split()).startswith(words))
    return {
        place.page: [(x0 * WIDE, y0 * HIGH, x1 * WIDE, y1 * HIGH) for x0, y0, x1, y1 in place.boxes]
        for place in places(library, document, passage.start, passage.end)
    }


def test_a_page_as_picture(library):
    assert has_pictures(library, "stuk")
    image = Image.open(BytesIO(page_picture(library, "stuk", 1, width=420)))
    assert image.format == "PNG"
    assert (image.width, image.height) == (420, pytest.approx(594, abs=2))
    ink = ImageOps.invert(image.convert("L")).getbbox()
    assert ink is not None
    assert 15 * 2 <= ink[1] < ink[3] <= (15 + 3 * LINE) * 2  # two pixels a millimetre: three lines at the top


def test_a_quote_on_one_line(library):
    (box,) = found(library, "stuk", "De raad is het eens.")[1]
    assert box[0] == pytest.approx(16, abs=1.5)
    assert 14 <= box[1] < box[3] <= 15 + LINE + 1


def test_a_quote_over_a_broken_word_has_a_box_a_line(library):
    boxes = found(library, "stuk", "De gemeente betaalt de jeugdhulpverlening aan ieder kind.")
    assert list(boxes) == [1]
    upper, lower = boxes[1]
    assert lower[1] - upper[1] == pytest.approx(LINE, abs=0.5)
    assert lower[2] < 90  # not on to the sentence behind it


def test_a_quote_over_a_page_border_is_found_on_both(library):
    boxes = found(library, "stuk", "De raad besluit over de")
    assert list(boxes) == [1, 2]
    ((left, top, _, _),) = boxes[1]
    assert left > 60
    assert top > 15 + LINE
    ((left, top, right, _),) = boxes[2]
    assert left == pytest.approx(16, abs=1.5)
    assert 14 <= top <= 17
    assert right < 90


def test_a_turned_page_has_its_boxes_turned(library):
    document = library.load("gedraaid")
    passage = next(each for each in document.passages if document.quote(each) == "De raad is het eens.")
    (place,) = places(library, document, passage.start, passage.end)
    left = min(box[0] for box in place.boxes)
    right = max(box[2] for box in place.boxes)
    top = min(box[1] for box in place.boxes)
    assert left > 0.9  # turned to the right, the first line runs down along the right edge
    assert right <= 1
    assert top == pytest.approx(16 / WIDE, abs=0.02)


@pytest.mark.parametrize(("name", "page"), [("stuk", 3), ("stuk", 0), ("stuk", -1), ("tekst", 1), ("nji-brief", 1)])
def test_what_cannot_be_drawn(library, name, page):
    with pytest.raises(NoPicture) as caught:
        page_picture(library, name, page)
    assert caught.value.remedy


def test_documents_without_pages_have_no_places(library):
    document = library.load("tekst")
    assert not has_pictures(library, "tekst")
    assert places(library, document, 0, 7) == ()
    pdf = library.load("stuk")
    assert places(library, pdf, 5, 5) == places(library, pdf, -1, 5) == places(library, pdf, 0, 10**6) == ()
    with pytest.raises(UnknownDocument):
        page_picture(library, "weg", 1)


def test_a_damaged_original_has_no_picture(tmp_path):
    path = tmp_path / "stuk.pdf"
    path.write_bytes(make_pdf([BODY]))
    library = Library(tmp_path / "data")
    document = library.add(path).document
    next((tmp_path / "data" / "documents").glob("*.pdf")).write_bytes(b"%PDF-1.4 weg")
    with pytest.raises(NoPicture):
        page_picture(library, "stuk", 1)
    assert places(library, document, 0, 10) == ()


def test_plain_letters():
    assert plain_letters("De ﬁets, AI-\nverordening: m²!") == "defietsaiverordeningm2"


@pytest.mark.parametrize(
    ("letters", "wanted", "near", "span"),
    [
        ("abcabc", "abc", 0.0, (0, 3)),
        ("abcabc", "abc", 0.9, (3, 6)),  # of two the nearest
        ("xxdegemeentebetaaltxx", "degemeentebetaalt", 0.5, (2, 19)),
        ("xxdegemeentebataaltxx", "degemeentebetaalt", 0.5, (2, 19)),  # one letter was read otherwise
        ("heel iets anders", "degemeentebetaalt", 0.5, None),
        ("abx", "aby", 0.5, None),
        ("", "abc", 0.5, None),
        ("abc", "", 0.5, None),
    ],
)
def test_finding_letters(letters, wanted, near, span):
    assert find_letters(letters, wanted, near=near) == span
