"""The nouns of the corpus: a document with its pages, sections and citable passages.

Every range is half-open, in characters of the canonical text, so that
``document.text[passage.start:passage.end]`` is the quote and nothing else is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from corpus.quality import UNJUDGED, Quality

PassageKind = Literal["heading", "sentence", "item", "row", "footnote"]
DatePrecision = Literal["day", "month", "year", "unknown"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the catalogue says about a document (one entry of ``catalogue.toml``).

    ``date`` is ISO (``2022-12-07``, ``2022-12`` or ``2022``, "" when unknown) and ``date_precision`` says how
    exactly it is known. ``status`` is a word such as ``concept`` or ``vastgesteld``, "" when unknown.
    """

    id: str
    title: str
    kind: str
    publishers: tuple[str, ...]
    date: str
    date_precision: DatePrecision
    status: str
    region: str
    language: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged format; ``label`` is the printed page number when it differs from ``number``."""

    number: int
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with everything below it, up to the next heading of its level.

    Section 0 is the document itself (level 0, title ""); ``heading`` is the index of the passage that holds the
    heading, ``title`` its display text without number marks such as "3." removed or added.
    """

    index: int
    title: str
    level: int
    parent: int | None
    heading: int | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell of a table row; ``headings`` are the ranges of the column headings above it."""

    start: int
    end: int
    column: int
    headings: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The smallest citable unit: a sentence, a list item, a table row, a heading or a footnote.

    ``block`` numbers the paragraph, list item or table it stands in: the sentences of one paragraph, or of one
    list item, share it. ``parent`` is the index of the passage that this one hangs under: for a list item the
    enclosing item, or the sentence or heading that introduces the list; for the second and later sentences of a
    list item (kind "sentence") the item's first passage; for a table row its caption or group row.
    ``marker`` is the list marker as written ("-", "1.", "ii."), ``depth`` 0 outside lists, 1 for a top-level item.
    ``notes`` are the indices of the footnotes that are called in it.
    """

    index: int
    start: int
    end: int
    kind: PassageKind
    section: int
    block: int
    parent: int | None = None
    marker: str = ""
    depth: int = 0
    cells: tuple[Cell, ...] = ()
    notes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Noise:
    """A range that belongs to no passage: letterhead, page mark, list marker, markup, table rule, picture residue."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document with its structure; ``text`` is the canonical text, ``sha256`` the hash of its UTF-8 bytes.

    Passages are in reading order and do not overlap; passages and noise together cover every character that is
    not white space. ``pages`` is empty for formats without pages; ``quality`` tells how well each could be read.
    """

    metadata: Metadata
    text: str
    sha256: str
    pages: tuple[Page, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    noise: tuple[Noise, ...]
    warnings: tuple[str, ...] = ()
    quality: Quality = UNJUDGED

    @property
    def id(self) -> str:
        """The document id, as in the catalogue."""
        return self.metadata.id

    def quote(self, passage: Passage) -> str:
        """The passage as it stands in the document."""
        return self.text[passage.start : passage.end]

    def caller(self, passage: Passage) -> Passage | None:
        """The passage that first calls a footnote; None for any other passage, and for a note that nothing calls."""
        if passage.kind != "footnote":
            return None
        return next((other for other in self.passages if passage.index in other.notes), None)

    def section_path(self, section: int) -> tuple[str, ...]:
        """Titles from the outermost section to ``section``; empty for text above the first heading."""
        path: list[str] = []
        current: int | None = section
        while current is not None:
            if self.sections[current].title:
                path.append(self.sections[current].title)
            current = self.sections[current].parent
        return tuple(reversed(path))

    def page_at(self, offset: int) -> int | None:
        """Number of the page that holds the character at ``offset``; None without pages."""
        for page in self.pages:
            if page.start <= offset < page.end:
                return page.number
        return None

    def printed_page_at(self, offset: int) -> str:
        """What is printed as number on the page that holds the character at ``offset``; "" when that is its number."""
        page = next((page for page in self.pages if page.start <= offset < page.end), None)
        return page.label if page is not None and page.label != str(page.number) else ""


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form with the words that define it; ``start``/``end`` is the range of the definition in ``document``."""

    short: str
    long: str
    document: str
    start: int
    end: int
