"""Walks over the elements of a web page and makes paragraphs, items, tables and notes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.formats.entries import Entry
from corpus.formats.grids import grid_entries
from corpus.formats.html_parts import is_left_out
from corpus.formats.html_tables import read_grid
from corpus.formats.numerals import write_number
from corpus.pieces import Piece, note_mark, tidy

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header "
    "hgroup hr legend main p pre section summary caption".split()
)
_DEEPEST = 200  # elements in each other; below that only the words count
_NOTE = re.compile(r"(?:foot|end)?note[s_:-]*\d+|_?(?:fn|ftn|edn|voetnoot)[_:-]*\d+", re.IGNORECASE)
_BACK = re.compile(r"[↩↑^⏎]\ufe0e?\s*$")


@dataclass(slots=True)
class _List:
    form: str  # "" for bullets, else the form of its numbers
    number: int


class Walker:
    """Collects the entries of one element; cells of tables get a walker of their own.

    :param in_main: the page marks this as its main part, so that what would be a frame elsewhere belongs to it.
    """

    def __init__(self, *, in_main: bool) -> None:
        self._in_main = in_main
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
        if _is_note(element):
            self._note(element)
        elif element.tag == "header" and not self._in_main:
            for heading in element.iter("h1", "h2"):
                self._heading(heading)
        else:
            self._inside(element, depth)
        self._flush()

    def _heading(self, element: Element) -> None:
        self._flush()
        self._item = None
        text = " ".join(_words(element).split())
        self._entries.append(Entry(Piece("heading", text, int(element.tag[1]))))

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
        if _is_note(element):
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
        text = _BACK.sub("", " ".join(_words(element).split()))
        if label:
            text = re.sub(rf"^\[?{label[0]}[\].)]?\s+", "", text)
            self._entries.append(Entry(Piece("note", text, marker=label[0])))
        else:
            self._entries.append(Entry(Piece("text", text)))

    def _raised(self, element: Element) -> None:
        text = "".join(_words(element).split())
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
            self._entries.append(Entry(Piece("text", " ".join(_words(caption).split()))))
        grid = read_grid(element, lambda cell: Walker(in_main=self._in_main).read(cell))
        self._entries.extend(grid_entries(grid))
        self._item = None


def _is_note(element: Element) -> bool:
    if (element.get("role") or "") in ("doc-footnote", "doc-endnote"):
        return True
    return element.tag in ("li", "p", "div", "aside") and _NOTE.fullmatch(element.get("id") or "") is not None


def _words(element: Element) -> str:
    """The visible words of an element on one line."""
    parts = [element.text or ""]
    for each in element:
        if not is_left_out(each, in_main=True):
            parts.append(" " if each.tag == "br" else _words(each))
        parts.append(each.tail or "")
    return "".join(parts)
