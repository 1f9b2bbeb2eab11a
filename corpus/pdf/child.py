"""The process that reads a PDF with pypdf: ``python -m corpus.pdf.child`` (started by :mod:`corpus.pdf.process`).

It takes one line of JSON (limits, number of bytes), then the bytes of the file, then one page number a line; it answers
each with one line of JSON. Whatever a file does to it stays in this process.
"""

from __future__ import annotations

import io
import json
import logging
import os
import sys
import warnings
from dataclasses import astuple
from typing import IO, TYPE_CHECKING, Any

from corpus.pdf.limits import Limits, TooSlow, limit_memory, time_limit, used_seconds

if TYPE_CHECKING:
    from pypdf import PdfReader

    from corpus.pdf.pdfium import Drawer
    from corpus.pdf.rulings import Rulings

_LONGEST_PAGE = 2_000_000  # characters; an A0 sheet of small print has less
_FULL = 3000  # characters; what else is drawn on a page with so much text does not matter


def main() -> None:
    """Serve one file until no more pages are asked for."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="surrogatepass")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nothing else may write among the answers
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    request = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read(int(request["size"]))
    serve(data, Limits(**request["limits"]), sys.stdin.buffer, answers)


def serve(data: bytes, limits: Limits, questions: IO[bytes], answers: IO[str]) -> None:
    """Open the file, then answer with a page for every number that comes in."""

    def answer(record: dict[str, Any]) -> None:
        print(json.dumps(record), file=answers, flush=True)

    limit_memory(limits.bytes(0, len(data)))
    try:
        with time_limit(limits.open_seconds):
            source, record = _open(data)
    except TooSlow:
        answer({"refused": "too_slow"})
        return
    except MemoryError:
        answer({"refused": "too_large"})
        return
    answer(record)
    if source is None:
        return
    limit_memory(limits.bytes(record["pages"], len(data)))
    for line in questions:
        left = limits.seconds(record["pages"]) - used_seconds()
        answer(source.read(int(line), min(limits.page_seconds, left)))


def _open(data: bytes) -> tuple[_Source | None, dict[str, Any]]:
    """The opened file and the first answer; none when the file is refused."""
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError

    from corpus.pdf.opening import BROKEN, describe

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            return None, {"refused": "locked"}
        return _Source(data, reader), describe(reader)
    except (DependencyError, FileNotDecryptedError):
        return None, {"refused": "locked"}
    except BROKEN:
        return _open_broken(data)


def _open_broken(data: bytes) -> tuple[_Source | None, dict[str, Any]]:
    """Try PDFium, which rebuilds what is broken as viewers do."""
    from corpus.pdf.opening import BROKEN

    source = _Source(data, None)
    try:
        pages = source.drawer().pages
        source.drawer().text(1)
    except BROKEN:
        return None, {"refused": "damaged"}
    return source, {"pages": pages, "labels": [], "outline": [], "properties": [], "repaired": True}


class _Source:
    """A file, with pypdf where that opens it; PDFium reads what pypdf cannot."""

    def __init__(self, data: bytes, reader: PdfReader | None) -> None:
        self._data = data
        self._reader = reader
        self._drawer: Drawer | None = None

    def drawer(self) -> Drawer:
        """The file in PDFium.

        :raises ValueError: when PDFium cannot open it either.
        """
        from corpus.pdf.pdfium import Drawer

        self._drawer = self._drawer or Drawer(self._data)
        return self._drawer

    def read(self, number: int, seconds: float) -> dict[str, Any]:
        """One page; a page that fails says why and takes no other with it."""
        from corpus.pdf.opening import BROKEN

        if seconds <= 0:
            return {"page": number, "problem": "too_slow"}
        try:
            with time_limit(seconds):
                try:
                    return self._by_pypdf(number)
                except BROKEN:
                    return {"page": number, "text": self.drawer().text(number)[:_LONGEST_PAGE]}
        except TooSlow:
            return {"page": number, "problem": "too_slow"}
        except MemoryError:
            return {"page": number, "problem": "too_large"}
        except BROKEN:
            return {"page": number, "problem": "damaged"}

    def _by_pypdf(self, number: int) -> dict[str, Any]:
        from corpus.pdf.cover import Sizes
        from corpus.pdf.drawing import measure_drawing
        from corpus.pdf.opening import or_else
        from corpus.pdf.printed import PrintedLine, Printing
        from corpus.pdf.raw import CELL
        from corpus.pdf.rulings import Rulings
        from corpus.pdf.unruled import join_rows

        if self._reader is None:
            raise ValueError
        page = self._reader.pages[number - 1]
        rulings, sizes, printing = Rulings(), Sizes(), Printing(float(page.mediabox.bottom), float(page.mediabox.top))

        def visit(*piece: Any) -> None:  # noqa: ANN401 - as pypdf gives it
            sizes.visit(*piece)
            printing.visit(*piece)

        text = page.extract_text(visitor_operand_before=rulings.visit, visitor_text=visit) or ""
        text = text[:_LONGEST_PAGE].replace(CELL, " ")
        title = or_else(lambda: sizes.title(text), "") if number == 1 else ""
        unknown: list[PrintedLine] = []
        # On a page that lies on its side the places of lines say something else.
        printed = unknown if page.rotation else or_else(lambda: printing.lines(text), unknown)
        rows = or_else(lambda: join_rows(text, printing.cells(text)), text) if printed else text
        text = or_else(lambda: self._with_tables(number, rows, rulings), rows)
        drawing, raster = (0, 0) if len(text) > _FULL else or_else(lambda: measure_drawing(page), (0, 0))
        measured = {"drawing": drawing, "raster": raster, "title": title, "printed": list(map(astuple, printed))}
        return {"page": number, "text": text, **measured}

    def _with_tables(self, number: int, text: str, rulings: Rulings) -> str:
        """The text of a page with its ruled tables row by row."""
        from corpus.pdf.grid import find_grids, read_cells
        from corpus.pdf.tabulate import put_tables

        grids = list(find_grids(rulings.horizontal, rulings.vertical))
        if not grids or (self._reader is not None and self._reader.pages[number - 1].rotation):
            return text
        letters = list(self.drawer().placed(number))
        tables = (read_cells(grid, letters) for grid in grids)
        return put_tables(text, [table for table in tables if table])


if __name__ == "__main__":
    main()
