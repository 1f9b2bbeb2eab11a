"""ODF texts (ODT) -> canonical text with the structure that the author gave them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.content import Content, UnreadableDocument
from corpus.formats.entries import Entry, settle
from corpus.formats.grids import grid_entries
from corpus.formats.odt_styles import OdtStyles, attribute, local
from corpus.formats.odt_tables import read_grid
from corpus.formats.odt_words import Words, read_words
from corpus.formats.package import Package
from corpus.formats.tabbed import with_tables
from corpus.formats.typed_lists import with_lists
from corpus.parsing.pieces import Piece, render, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What is no text of the author: deletions, the table of contents and other indexes, definitions, forms.
_LEFT_OUT = frozenset(
    "tracked-changes table-of-content illustration-index table-index alphabetical-index user-index object-index "
    "sequence-decls variable-decls user-field-decls forms annotation change change-start change-end".split()
)
_PROPERTIES = {"title": "title", "creator": "author", "initial-creator": "author", "language": "language"}


def read_odt(data: bytes, path: Path) -> Content:
    """The text of an ODF document without headers, footers, deletions, comments and its table of contents.

    :raises UnreadableDocument: ``damaged``, ``locked``, ``too_large`` or ``no_text``.
    """
    package = Package(data, path)
    root = package.xml("content.xml")
    text = next((element for element in root.iter() if local(element) == "text" and _is_body(element)), None)
    if text is None:
        raise UnreadableDocument("damaged", "Het document bevat geen tekst maar iets anders.", path=path)
    reader = _Reader(OdtStyles(root, package.optional("styles.xml")))
    try:
        canonical, layout = render(settle(with_lists(list(with_tables(reader.read(text))))))
    except RecursionError as error:
        raise UnreadableDocument("damaged", "Het document is te diep genest om te lezen.", path=path) from error
    tracked = any(local(element) == "tracked-changes" for element in text)
    warnings = [
        *package.warnings,
        *(("Bevat bijgehouden wijzigingen; gelezen alsof alle zijn aanvaard.",) if tracked else ()),
    ]
    properties = tuple(_properties(package).items())
    return Content(canonical, warnings=tuple(dict.fromkeys(warnings)), layout=layout, properties=properties)


def _is_body(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) == "body"


def _properties(package: Package) -> dict[str, str]:
    found: dict[str, str] = {}
    root = package.optional("meta.xml")
    for element in root.iter() if root is not None else ():
        name, text = local(element), " ".join((element.text or "").split())
        if name in _PROPERTIES and text:
            found.setdefault(_PROPERTIES[name], text)
        elif name == "date" and text:
            found["modified"] = text[:10]
    return found


@dataclass(slots=True)
class _List:
    style: str
    counts: list[int] = field(default_factory=list)


class _Reader:
    """Reads the text in order and counts headings and list items on the way."""

    def __init__(self, styles: OdtStyles) -> None:
        self._styles = styles
        self._counts: dict[str, list[int]] = {}  # of the last list of each style, for lists that go on
        self._outline: list[int] = []

    def read(self, container: Element) -> Iterator[Entry]:
        """The entries of a text, a section, a cell or a text box."""
        for element in container:
            name = local(element)
            if name == "h":
                yield from self._heading(element)
            elif name == "p":
                yield from self._paragraph(element)
            elif name == "list":
                yield from self._list(element, None, 1)
            elif name == "table":
                yield from grid_entries(read_grid(element, self.read))
            elif name and name not in _LEFT_OUT and attribute(element, "display") != "none":
                yield from self.read(element)

    def _heading(self, element: Element) -> Iterator[Entry]:
        stated = attribute(element, "outline-level")
        level = int(stated) if stated.isdigit() and int(stated) else 1
        words = read_words(element, self._styles)
        text = " ".join(words.text.split())
        numbering = self._styles.outline.get(level)
        if text and numbering is not None and numbering.form and attribute(element, "is-list-header") != "true":
            self._outline = [*self._outline, *[0] * level][:level]
            self._outline[-1] += 1
            text = f"{numbering.mark(self._outline)} {text}"
        yield from self._with_rest(Entry(Piece("heading", text, level)), words)

    def _paragraph(self, element: Element) -> Iterator[Entry]:
        words = read_words(element, self._styles)
        level = self._styles.heading(attribute(element, "style-name"))
        if level is not None:
            yield from self._with_rest(Entry(Piece("heading", " ".join(words.text.split()), level)), words)
        else:
            yield from self._with_rest(Entry(Piece("text", words.text), bold=0 < words.letters == words.bold), words)

    def _with_rest(self, entry: Entry, words: Words) -> Iterator[Entry]:
        if tidy(entry.piece.text):
            yield entry
        yield from map(Entry, words.notes)
        for box in words.boxes:
            yield from self.read(box)

    def _list(self, element: Element, above: _List | None, depth: int) -> Iterator[Entry]:
        style = attribute(element, "style-name") or (above.style if above else "")
        goes_on = attribute(element, "continue-numbering") == "true" or bool(attribute(element, "continue-list"))
        counts = self._counts.get(f"{style} {depth}", [0]) if goes_on else [0]
        current = _List(style, [*(above.counts if above else []), *counts[-1:]])
        start = self._styles.level(style, depth).start
        current.counts[-1] = current.counts[-1] or start - 1
        for item in element:
            if local(item) == "list-item":
                stated = attribute(item, "start-value")
                current.counts[-1] = int(stated) if stated.isdigit() else current.counts[-1] + 1
            yield from self._item(item, current, depth)
        self._counts[f"{style} {depth}"] = current.counts

    def _item(self, item: Element, current: _List, depth: int) -> Iterator[Entry]:
        """An item: its paragraphs are one piece up to the first list in it; headings may stand in lists too."""
        mark = self._styles.level(current.style, depth).mark(current.counts) if local(item) == "list-item" else ""
        waiting: list[Entry] = []  # the piece of the item, which may still go on, and the notes called in it
        for element in item:
            name = local(element)
            if name == "list":
                yield from waiting
                yield from self._list(element, current, depth + 1)
                waiting, mark = [], ""
                continue
            inner = self._heading(element) if name == "h" else self._paragraph(element) if name == "p" else ()
            for place, entry in enumerate(inner):
                if entry.piece.kind == "text" and mark:
                    waiting.append(replace(entry, piece=Piece("item", entry.piece.text, depth, mark)))
                    mark = ""
                elif entry.piece.kind == "text" and waiting and not place:
                    waiting[0] = _joined(waiting[0], entry)
                elif entry.piece.kind == "note" and waiting:
                    waiting.append(entry)
                else:
                    yield from waiting
                    waiting = []
                    yield entry
        yield from waiting


def _joined(item: Entry, entry: Entry) -> Entry:
    """An item with the next paragraph of it on a line of its own."""
    text = f"{item.piece.text}\n{entry.piece.text}"
    return replace(item, piece=replace(item.piece, text=text), bold=item.bold and entry.bold)
