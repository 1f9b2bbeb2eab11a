"""What the reading process hands over: pages as they were extracted, before anything is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.pdf.printed import PrintedLine

# Between the cells of a row in the text of a page: a sign that no text has, until all cleaning is done.
CELL = "\x1f"

Problem = Literal["", "damaged", "too_slow", "too_large"]


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page, with how much is drawn on it: bytes of commands, and pixels of the largest picture.

    ``confidence`` (0 to 1) is that of the words of a page that was read by OCR; ``title`` is what the first page shows
    in its largest letters; ``printed`` how its lines are printed, () when that is not known.
    """

    number: int
    text: str = ""
    problem: Problem = ""
    drawing: int = 0
    raster: int = 0
    confidence: float | None = None
    title: str = ""
    printed: tuple[PrintedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One bookmark: its words, its depth (1 for the outermost) and the number of the page it leads to."""

    title: str
    level: int
    page: int


@dataclass(frozen=True, slots=True)
class Opened:
    """What is known before any page is read; ``properties`` come from the file (title, author, date, language).

    ``repaired`` tells that the file is broken and was read by a reader that puts up with more.
    """

    pages: int
    labels: tuple[str, ...] = ()
    outline: tuple[OutlineEntry, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class RawPdf:
    """A PDF with its pages in order; those that could not be read are there with their problem."""

    opened: Opened
    pages: tuple[RawPage, ...]
