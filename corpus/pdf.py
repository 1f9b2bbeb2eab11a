"""PDF -> canonical text with page boundaries and printed page labels (the only home of pypdf)."""

from __future__ import annotations

import io
import logging
import re
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.readers import Content, UnreadableDocument
from corpus.types import Page

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

_BETWEEN_PAGES = "\n\n"
_UNWANTED = re.compile(r"[\x00-\x08\x0b\x0e-\x1b\ud800-\udfff]")
# What pypdf lets through when a file is not what it claims to be, beside its own errors.
_BROKEN = (
    ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OverflowError, AssertionError,
    NotImplementedError, zlib.error, struct.error,
)  # fmt: skip


def read_pdf(data: bytes, path: Path) -> Content:
    """The text of all pages, pages separated by a blank line.

    :raises UnreadableDocument: ``not_a_pdf``, ``locked``, ``damaged`` or ``no_text``.
    """
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # what concerns the user is in our own warnings
    if b"%PDF-" not in data[:1024]:
        raise UnreadableDocument("not_a_pdf", "Het bestand is geen PDF.", path=path, remedy="Controleer het bestand.")
    reader, labels = _open(data, path)
    texts: list[str] = []
    warnings: list[str] = []
    for number, page in enumerate(reader.pages, 1):
        text = _page_text(page)
        if text is None:
            warnings.append(f"Bladzijde {number} is beschadigd en overgeslagen.")
        elif not text.strip():
            warnings.append(f"Bladzijde {number} bevat geen tekst.")
        texts.append(text or "")
    if not any(text.strip() for text in texts):
        raise UnreadableDocument(
            "no_text",
            "De PDF bevat geen tekst, waarschijnlijk alleen beelden van bladzijden.",
            path=path,
            remedy="Maak de PDF doorzoekbaar met tekstherkenning (OCR) en voeg hem opnieuw toe.",
        )
    return Content(_BETWEEN_PAGES.join(texts), _page_ranges(texts, labels), tuple(warnings))


def _open(data: bytes, path: Path) -> tuple[PdfReader, list[str]]:
    """The opened file with the printed label of every page."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked(path)
        count = len(reader.pages)
    except DependencyError as error:
        raise _locked(path) from error
    except (PyPdfError, *_BROKEN) as error:
        raise UnreadableDocument(
            "damaged", "De PDF is beschadigd en niet te openen.", path=path, remedy="Vraag een nieuwe kopie op."
        ) from error
    try:
        labels = list(reader.page_labels)
    except (PyPdfError, *_BROKEN):
        labels = []
    return reader, labels if len(labels) == count else [str(number + 1) for number in range(count)]


def _locked(path: Path) -> UnreadableDocument:
    return UnreadableDocument(
        "locked",
        "De PDF is beveiligd met een wachtwoord.",
        path=path,
        remedy="Bewaar een kopie zonder wachtwoord en voeg die toe.",
    )


def _page_text(page: PageObject) -> str | None:
    """Text of one page, None when it is damaged."""
    from pypdf.errors import PyPdfError

    try:
        return _UNWANTED.sub("", page.extract_text() or "").rstrip()
    except (PyPdfError, *_BROKEN):
        return None


def _page_ranges(texts: list[str], labels: list[str]) -> tuple[Page, ...]:
    """Ranges that together cover the whole text, so that every offset lies on a page."""
    pages: list[Page] = []
    start = 0
    for number, (text, label) in enumerate(zip(texts, labels, strict=True), 1):
        end = start + len(text) + (len(_BETWEEN_PAGES) if number < len(texts) else 0)
        pages.append(Page(number, label, start, end))
        start = end
    return tuple(pages)
