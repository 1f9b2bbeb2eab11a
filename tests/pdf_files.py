"""Small PDFs made for tests: pages of lines, with headers, bookmarks, pictures, passwords or damage as asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

from fpdf import FPDF
from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

LINE = 6  # millimetres
BODY = [
    "De gemeente betaalt de jeugdhulp en koopt die in bij aanbieders uit de regio.",
    "De raad stelt ieder jaar de verordening vast en bespreekt die met de inwoners.",
]


def make_pdf(pages: Sequence[Sequence[str]], *, finish: Callable[[FPDF], None] | None = None) -> bytes:
    """A PDF with these lines on its pages; a line "# Titel" also becomes a bookmark, without its mark."""
    pdf = FPDF()
    pdf.set_auto_page_break(False)
    pdf.set_font("Helvetica", size=11)
    for lines in pages:
        pdf.add_page()
        for number, line in enumerate(lines):
            marks = len(line) - len(line.lstrip("#"))
            text = line[marks:].strip() if marks else line
            pdf.set_xy(15, 15 + LINE * number)
            if marks:
                pdf.start_section(text, level=marks - 1)
            pdf.cell(text=text)
    if finish is not None:
        finish(pdf)
    return bytes(pdf.output())


def drawn_words(words: str, *, size: tuple[int, int] = (1240, 1754)) -> Image.Image:
    """A picture of words, large enough to be read by OCR, as a scanner makes them."""
    image = Image.new("L", size, 255)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=36)
    for number, line in enumerate(words.split("\n")):
        pen.text((120, 150 + 60 * number), line, fill=0, font=font)
    return image


def with_scan(pages: Sequence[Sequence[str]], words: str) -> bytes:
    """Pages of lines and behind them one that is a picture of words."""

    def finish(pdf: FPDF) -> None:
        pdf.add_page()
        pdf.image(drawn_words(words), x=0, y=0, w=210)

    return make_pdf(pages, finish=finish)


def rewritten(data: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    """The same PDF after a change by pypdf."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    change(writer)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(data: bytes, password: str, *, algorithm: str = "AES-256") -> bytes:
    """The same PDF, encrypted; an empty password opens for everyone."""
    return rewritten(data, lambda writer: writer.encrypt(password, "eigenaar", algorithm=algorithm))


def with_contents(data: bytes, page: int, contents: bytes) -> bytes:
    """The same PDF with other drawing commands on one page (by index)."""

    def change(writer: PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(contents)
        writer.pages[page][NameObject("/Contents")] = writer._add_object(stream.flate_encode())

    return rewritten(data, change)


def with_broken_page(data: bytes, page: int) -> bytes:
    """The same PDF with the tree of pages itself where one page (by index) should be."""

    def change(writer: PdfWriter) -> None:
        root = writer.root_object.raw_get("/Pages")
        root.get_object()["/Kids"][page] = root

    return rewritten(data, change)
