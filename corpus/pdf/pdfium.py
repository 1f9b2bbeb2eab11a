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
_FAR = 10_000  # points, far enough that rounding does not matter
_FINE = 1_000_000
_LINE_HYPHENS = "\x02\ufffe"  # how PDFium writes a hyphen at the end of a line
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
        turn = _Turn(page)
        letters = page.get_textpage()
        for index in range(letters.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(letters, index))
            plain = plain_letters(sign)
            if plain:
                box = turn.box(letters.get_charbox(index, loose=True))
                yield from ((letter, box) for letter in plain)

    def placed(self, number: int) -> Iterator[tuple[str, float, float]]:
        """Every sign of a page with the point in its middle, in points of the file; line ends have none (0, 0)."""
        from pypdfium2 import raw

        letters = self._page(number).get_textpage()
        for index in range(letters.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(letters, index))
            left, bottom, right, top = letters.get_charbox(index)
            if sign in _LINE_HYPHENS:
                yield "-", (left + right) / 2, (bottom + top) / 2
                sign = "\n"
            yield ("\n", 0.0, 0.0) if sign in "\r\n" else (sign, (left + right) / 2, (bottom + top) / 2)

    def _page(self, number: int) -> PdfPage:
        import pypdfium2

        try:
            return self._document[number - 1]
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error


class _Turn:
    """Points of the file -> parts of the drawn page, which may be cropped and turned; an affine map."""

    def __init__(self, page: PdfPage) -> None:
        self._zero = _on_page(page, 0, 0)
        right, up = _on_page(page, _FAR, 0), _on_page(page, 0, _FAR)
        self._right = ((right[0] - self._zero[0]) / _FAR, (right[1] - self._zero[1]) / _FAR)
        self._up = ((up[0] - self._zero[0]) / _FAR, (up[1] - self._zero[1]) / _FAR)

    def box(self, box: Box) -> Box:
        """A box (left, bottom, right, top in points) on the drawn page."""
        corners = [self._point(box[0], box[1]), self._point(box[2], box[3])]
        (left, right), (top, bottom) = (sorted(values) for values in zip(*corners, strict=True))
        return left, top, right, bottom

    def _point(self, x: float, y: float) -> tuple[float, float]:
        return (
            round(self._zero[0] + x * self._right[0] + y * self._up[0], 5),
            round(self._zero[1] + x * self._right[1] + y * self._up[1], 5),
        )


def _on_page(page: PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of the file as parts of the width and height of the drawn page."""
    import ctypes

    from pypdfium2 import raw

    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return across.value / _FINE, down.value / _FINE


def plain_letters(text: str) -> str:
    """Only the letters and digits, in small plain form: what stays the same however a text is extracted."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())
