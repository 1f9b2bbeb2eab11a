"""Word documents (DOCX) -> canonical text with the structure that the author gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.content import Content, UnreadableDocument
from corpus.formats.docx_properties import read_properties
from corpus.formats.docx_styles import Numbering, Style, Styles, paragraph_list
from corpus.formats.docx_xml import Words, attribute, child, is_on, local, read_words, value, with_note_marks
from corpus.formats.entries import Entry, settle
from corpus.formats.grids import Grid, GridCell, grid_entries
from corpus.formats.package import Package
from corpus.formats.tabbed import with_tables
from corpus.formats.typed_lists import with_lists
from corpus.parsing.pieces import Piece, render, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_MAIN = re.compile(r"word/document\d*\.xml")
# What only wraps paragraphs and tables: content controls, accepted insertions, custom XML.
_WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "AlternateContent", "Choice"))
_WRITTEN_MARK = re.compile(r"[-–—•▪●◦·‣\uf0b7\uf0a7]\s+(?=\S)")


def read_docx(data: bytes, path: Path) -> Content:
    """The text of a Word document without headers, footers, tracked deletions and its table of contents.

    :raises UnreadableDocument: ``damaged``, ``locked``, ``too_large`` or ``no_text``.
    """
    package = Package(data, path)
    main = min((name for name in package.names() if _MAIN.fullmatch(name)), default="word/document.xml")
    body = child(package.xml(main), "body")
    if body is None:
        raise UnreadableDocument("damaged", "Het Word-document heeft geen inhoud.", path=path)
    try:
        text, layout = render(settle(with_lists(list(with_tables(_Reader(package).read(body))))))
    except RecursionError as error:
        raise UnreadableDocument("damaged", "Het document is te diep genest om te lezen.", path=path) from error
    warnings = list(dict.fromkeys(package.warnings))
    if any(local(each) in ("del", "ins", "moveFrom") for each in body.iter()):
        warnings.append("Bevat bijgehouden wijzigingen; gelezen alsof alle zijn aanvaard.")
    return Content(text, warnings=tuple(warnings), layout=layout, properties=read_properties(package))


class _Reader:
    """Reads the body in order and counts lists and notes on the way."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(package.optional("word/styles.xml"))
        self._numbering = Numbering(package.optional("word/numbering.xml"))
        self._notes = {kind: _read_notes(package.optional(f"word/{kind}s.xml")) for kind in ("footnote", "endnote")}
        self._labels = {"footnote": 0, "endnote": 0}

    def read(self, container: Element) -> Iterator[Entry]:
        """The entries of a body, a cell or a text box."""
        for element in _blocks(container):
            if local(element) == "tbl":
                yield from grid_entries(self._grid(element))
            else:
                yield from self._paragraph(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Entry]:
        style = self._styles.get(value(paragraph, "pPr", "pStyle"))
        if style.contents:
            return
        words = read_words(paragraph)
        notes = list(self._called(words))
        text = with_note_marks(words, [note.marker for note in notes])
        if tidy(text):
            yield self._entry(paragraph, style, words, text)
        yield from map(Entry, notes)
        for box in words.boxes:
            yield from self.read(box)

    def _entry(self, paragraph: Element, style: Style, words: Words, text: str) -> Entry:
        outline = value(paragraph, "pPr", "outlineLvl")
        level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else style.outline
        list_id, list_level, depth = paragraph_list(paragraph, style)
        mark = self._numbering.mark(list_id, list_level) if list_id not in ("", "0") else ""
        bold = words.letters > 0 and (words.bold == words.letters or (style.bold and not words.bold))
        size = max(words.sizes, key=lambda each: words.sizes[each], default=0)
        if level is not None:
            numbered = f"{mark} {text}" if mark not in ("", "-") else text
            return Entry(Piece("heading", " ".join(tidy(numbered).split("\n")), level))
        if mark:
            return Entry(Piece("item", text, depth + 1, mark), bold, size)
        written = _WRITTEN_MARK.match(tidy(text))
        if written:
            return Entry(Piece("item", tidy(text)[written.end() :], 1, "-"), bold, size)
        return Entry(Piece("text", text), bold, size)

    def _called(self, words: Words) -> Iterator[Piece]:
        for kind, identifier in words.notes:
            self._labels[kind] += 1
            label = str(self._labels[kind])
            both = kind == "endnote" and bool(self._notes["footnote"])
            yield Piece("note", self._notes[kind].get(identifier, ""), marker=f"e{label}" if both else label)

    def _grid(self, table: Element) -> Grid:
        grid = Grid()
        above: dict[int, GridCell] = {}
        for row in _rows(table):
            if is_on(row, "trPr", "tblHeader") and grid.headings == len(grid.rows):
                grid.headings += 1
            cells: list[GridCell] = []
            column = _skipped(row)
            if column:
                cells.append(GridCell(columns=column))
            for element in _cells(row):
                cell = self._cell(element, above.get(column))
                above[column] = cell
                cells.append(cell)
                column += cell.columns
            grid.rows.append(cells)
        return grid

    def _cell(self, element: Element, above: GridCell | None) -> GridCell:
        span = value(element, "tcPr", "gridSpan")
        columns = min(int(span), 100) if span.isdigit() and int(span) else 1
        merged = child(element, "tcPr", "vMerge")
        if merged is not None and attribute(merged, "val") in ("", "continue") and above is not None:
            return replace(above, columns=columns, repeated=True)
        entries = tuple(self.read(element))
        bold = bool(entries) and all(entry.bold or entry.piece.kind == "note" for entry in entries)
        return GridCell(entries, columns, heading=bold)


def _blocks(container: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, out of what wraps them."""
    for element in container:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name in _WRAPPERS and not _is_left_out(element):
            yield from _blocks(element)


def _is_left_out(element: Element) -> bool:
    """A table of contents, or a content control that was not filled in."""
    gallery = value(element, "sdtPr", "docPartObj", "docPartGallery")
    return gallery.lower() == "table of contents" or bool(is_on(element, "sdtPr", "showingPlcHdr"))


def _rows(table: Element) -> Iterator[Element]:
    for element in table:
        if local(element) == "tr" and child(element, "trPr", "del") is None:
            yield element
        elif local(element) in _WRAPPERS:
            yield from _rows(element)


def _cells(row: Element) -> Iterator[Element]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) in _WRAPPERS:
            yield from _cells(element)


def _skipped(row: Element) -> int:
    before = value(row, "trPr", "gridBefore")
    return min(int(before), 100) if before.isdigit() else 0


def _read_notes(root: Element | None) -> dict[str, str]:
    """The words of the notes by id; the separators between text and notes have none."""
    found: dict[str, str] = {}
    for note in root if root is not None else ():
        paragraphs: Sequence[Element] = list(_blocks(note))
        text = " ".join(tidy(read_words(each).text) for each in paragraphs if local(each) == "p")
        found[attribute(note, "id")] = " ".join(text.split())
    return found
