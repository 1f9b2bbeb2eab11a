"""What PDFium does for PDFs (the home of pypdfium2): reading broken files, drawing pages, and where letters stand.

PDFium is not for several threads at once and a file may end it, so this runs only in processes of its own.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

Box = tuple[float, float, float, float]
_WIDEST = 5000  # pixels; a drawing of a whole wall must not fill the memory


class Drawer:
    """One PDF, opened by PDFium.

    :raises ValueError: when it cannot be opened.
    """

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        try:
            self._document: PdfDocument = pypdfium2.PdfDocument(data)
            self.pages = len(self._document)
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error

    def text(self, number: int) -> str:
        """The text of a page, in the order of the file."""
        text: str = self._page(number).get_textpage().get_text_bounded()
        return text.replace("\ufffe", "-\n").replace("\r\n", "\n")

    def picture(self, number: int, width: int) -> bytes:
        """A page as PNG, ``width`` pixels wide."""
        page = self._page(number)
        across, down = page.get_size()
        scale = min(width, _WIDEST) / max(across, down * width / _WIDEST, 1)
        out = io.BytesIO()
        page.render(scale=scale).to_pil().save(out, "PNG")
        return out.getvalue()

    def letters(self, number: int) -> Iterator[tuple[str, Box]]:
        """Letters and digits of a page in small plain form, each with its box.

        A box is left, top, right, bottom in parts of the width and height of the page as it is drawn, from the upper
        left corner. Ligatures give several letters with one box.
        """
        from pypdfium2 import raw

        page = self._page(number)
        letters = page.get_textpage()
        for index in range(letters.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(letters, index))
            plain = plain_letters(sign)
            if plain:
                box = self._turned(page, letters.get_charbox(index, loose=True))
                yield from ((letter, box) for letter in plain)

    def _page(self, number: int) -> PdfPage:
        import pypdfium2

        try:
            return self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error

    def _turned(self, page: PdfPage, box: Box) -> Box:
        """A box in points of the file as parts of the drawn page, which may be cropped and turned."""
        import ctypes

        from pypdfium2 import raw

        size = 100_000
        corners = []
        for x, y in ((box[0], box[1]), (box[2], box[3])):
            across, down = ctypes.c_int(), ctypes.c_int()
            raw.FPDF_PageToDevice(page, 0, 0, size, size, 0, x, y, across, down)
            corners.append((across.value / size, down.value / size))
        (left, top), (right, bottom) = corners
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)


def plain_letters(text: str) -> str:
    """Only the letters and digits, in small plain form: what stays the same however a text is extracted."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())
