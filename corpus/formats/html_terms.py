"""Lists of terms in a web page (dl): a term and its meaning are one text, a question and its answer a part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.formats.entries import Entry
from corpus.parsing.pieces import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LONGEST = 120  # characters; what is longer names nothing


def term_entries(
    terms: Element, *, words: Callable[[Element], str], read: Callable[[Element], list[Entry]], level: int
) -> Iterator[Entry]:
    """The entries of a list of terms: "Zone A: De straten binnen de gracht.", or a heading above an answer.

    :param words: gives the visible words of an element.
    :param read: reads what an element holds.
    :param level: of the headings that questions become.
    """
    for names, meanings in _groups(terms):
        name = ", ".join(word for each in names if (word := " ".join(words(each).split())))
        entries = [entry for each in meanings for entry in read(each)]
        if name.endswith("?") or any(next(each.iter("h2", "h3", "h4", "h5", "h6"), None) is not None for each in names):
            yield Entry(Piece("heading", name, level))
        elif name and len(name) <= _LONGEST and entries and entries[0].piece.kind == "text":
            text = f"{name.rstrip(':')}: {entries[0].piece.text}"
            entries[0] = replace(entries[0], piece=replace(entries[0].piece, text=text), bold=False)
        elif name:
            yield Entry(Piece("text", f"{name.rstrip(':')}:" if entries else name))
        yield from entries


def _groups(terms: Element) -> Iterator[tuple[Sequence[Element], Sequence[Element]]]:
    """The terms that stand together with the meanings below them; some pages wrap each group."""
    names: list[Element] = []
    meanings: list[Element] = []
    for element in _members(terms):
        if element.tag == "dt" and meanings:
            yield names, meanings
            names, meanings = [], []
        (names if element.tag == "dt" else meanings).append(element)
    if names or meanings:
        yield names, meanings


def _members(terms: Element) -> Iterator[Element]:
    for element in terms:
        if element.tag in ("dt", "dd"):
            yield element
        elif isinstance(element.tag, str):
            yield from _members(element)
