"""Walks over the elements of a web page and makes paragraphs, items, tables and notes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.formats.entries import Entry
from corpus.formats.grids import grid_entries
from corpus.formats.html_parts import is_left_out, is_note, visible_words
from corpus.formats.html_tables import read_grid
from corpus.formats.html_terms import term_entries
from corpus.formats.numerals import write_number
from corpus.parsing.pieces import Piece, note_mark, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header "
    "hgroup hr legend main p pre section summary caption".split()
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DEEPEST = 200  # elements in each other; below that only the words count
_BACK = re.compile(r"[↩↑^⏎]\ufe0e?\s*$")


@dataclass(slots=True)
class _List:
    form: str  # "" for bullets, else the form of its numbers
    number: int


class Walker:
    """Collects the entries of one element; cells of tables get a walker of their own.

    :param in_main: the page marks this as its main part, so that what would be a frame elsewhere belongs to it.
    :param level: of the heading above the element.
    """

    def __init__(self, *, in_main: bool, level: int = 0) -> None:
        self._in_main = in_main
        self._level = level  # of the heading that stands above
        self._entries: list[Entry] = []
        self._parts: list[str] = []
        self._lists: list[_List] = []
        self._marker = ""  # of the item that was opened and has no words yet
        self._item: int | None = None  # the entry of the item that may still go on
        self._bold = 0
        self._letters = [0, 0]  # all, and bold ones

    def read(self, element: Element) -> list[Entry]:
        """The entries of everything in an element."""
        self._inside(element, 0)
        self._flush()
        return self._entries

    def _inside(self, element: Element, depth: int) -> None:
        self._say(element.text)
        for each in element:
            if depth >= _DEEPEST:
                self._say(" ".join(each.itertext()))
            elif not is_left_out(each, in_main=self._in_main):
                self._element(each, depth + 1)
            self._say(each.tail)

    def _element(self, element: Element, depth: int) -> None:
        tag = element.tag
        if re.fullmatch(r"h[1-6]", tag):
            self._heading(element)
        elif tag == "br":
            self._parts.append("\n")
        elif tag in ("ul", "ol"):
            self._list(element, depth)
        elif tag == "li":
            self._open_item(element, depth)
        elif tag == "table":
            self._table(element)
        elif tag == "dl":
            self._terms(element)
        elif tag == "sup":
            self._raised(element)
        elif tag in ("b", "strong"):
            self._bold += 1
            self._inside(element, depth)
            self._bold -= 1
        elif tag in _BLOCKS:
            self._block(element, depth)
        else:
            self._inside(element, depth)

    def _block(self, element: Element, depth: int) -> None:
        self._flush()
        if is_note(element):
            self._note(element)
        elif element.tag == "header" and not self._in_main:
            for heading in element.iter("h1", "h2"):
                self._heading(heading)
        elif element.tag == "summary" and next(element.iter(*_HEADINGS), None) is None:
            self._heading(element)
        else:
            level = self._level
            self._inside(element, depth)
            self._level = level if element.find("summary") is not None else self._level
        self._flush()

    def _heading(self, element: Element) -> None:
        """A heading; what folds a part open is one below the heading above that part."""
        self._flush()
        self._item = None
        text = " ".join(visible_words(element).split())
        self._level = min(self._level + 1, 6) if element.tag == "summary" else int(element.tag[1])
        self._entries.append(Entry(Piece("heading", text, self._level)))

    def _terms(self, element: Element) -> None:
        self._flush()
        level = min(self._level + 1, 6)
        self._entries.extend(term_entries(element, words=visible_words, read=self._apart, level=level))
        self._item = None

    def _apart(self, element: Element) -> list[Entry]:
        """The entries of a cell or meaning, read by themselves."""
        return Walker(in_main=self._in_main, level=self._level).read(element)

    def _list(self, element: Element, depth: int) -> None:
        self._flush()
        start = element.get("start") or "1"
        form = (element.get("type") or "1") if element.tag == "ol" else ""
        self._lists.append(_List(form, int(start) - 1 if start.isdigit() else 0))
        self._inside(element, depth)
        self._flush()
        self._lists.pop()
        self._item = None

    def _open_item(self, element: Element, depth: int) -> None:
        self._flush()
        if is_note(element):
            self._note(element)
            return
        current = self._lists[-1] if self._lists else _List("", 0)
        stated = element.get("value") or ""
        current.number = int(stated) if stated.isdigit() else current.number + 1
        self._marker = f"{write_number(current.number, current.form)}." if current.form else "-"
        self._item = None
        self._inside(element, depth)
        self._flush()
        self._marker, self._item = "", None

    def _note(self, element: Element) -> None:
        label = re.search(r"\d+(?=\D*$)", element.get("id") or "")
        text = _BACK.sub("", " ".join(visible_words(element).split()))
        if label:
            text = re.sub(rf"^\[?{label[0]}[\].)]?\s+", "", text)
            self._entries.append(Entry(Piece("note", text, marker=label[0])))
        else:
            self._entries.append(Entry(Piece("text", text)))

    def _raised(self, element: Element) -> None:
        text = "".join(visible_words(element).split())
        label = re.fullmatch(r"\[?(\d{1,3})\]?", text)
        self._say(note_mark(label[1]) if label else f" {text}" if text else "")

    def _say(self, text: str | None) -> None:
        if not text:
            return
        words = re.sub(r"\s+", " ", text)
        self._parts.append(words)
        length = sum(map(str.isalnum, words))
        self._letters[0] += length
        self._letters[1] += length if self._bold else 0

    def _flush(self) -> None:
        """Make a paragraph or item of the words so far."""
        text, (letters, bold) = tidy("".join(self._parts)), self._letters
        self._parts, self._letters = [], [0, 0]
        if not text:
            return
        if self._marker:
            self._item = len(self._entries)
            self._entries.append(Entry(Piece("item", text, max(len(self._lists), 1), self._marker)))
            self._marker = ""
        elif self._item is not None and self._item == len(self._entries) - 1:
            item = self._entries[self._item]
            self._entries[self._item] = replace(item, piece=replace(item.piece, text=f"{item.piece.text}\n{text}"))
        else:
            self._entries.append(Entry(Piece("text", text), bold=0 < letters == bold))

    def _table(self, element: Element) -> None:
        self._flush()
        for caption in element.iter("caption"):
            self._entries.append(Entry(Piece("text", " ".join(visible_words(caption).split()))))
        grid = read_grid(element, self._apart)
        self._entries.extend(grid_entries(grid))
        self._item = None
