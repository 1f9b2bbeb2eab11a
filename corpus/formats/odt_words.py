"""The visible words of an ODF paragraph, with the notes it calls and the text boxes in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.formats.odt_styles import OdtStyles, attribute, local
from corpus.parsing.pieces import Piece, note_mark

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Comments, tracked deletions, what is to be typed somewhere, and names of things.
_LEFT_OUT = frozenset(
    ("annotation", "tracked-changes", "placeholder", "hidden-text", "hidden-paragraph", "ruby-text", "title", "desc")
)

_SIGNS = {"s": " ", "tab": "\t", "line-break": "\n"}


@dataclass(slots=True)
class Words:
    """What a paragraph shows; ``letters`` counts all and ``bold`` the bold ones."""

    parts: list[str] = field(default_factory=list)
    notes: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    letters: int = 0
    bold: int = 0

    @property
    def text(self) -> str:
        """All words, in order."""
        return "".join(self.parts)


def read_words(paragraph: Element, styles: OdtStyles) -> Words:
    """The visible words of a paragraph or heading."""
    words = Words()
    _inside(paragraph, styles, words, bold=styles.is_bold(attribute(paragraph, "style-name")))
    return words


def _inside(element: Element, styles: OdtStyles, words: Words, *, bold: bool) -> None:
    _say(element.text, words, bold=bold)
    for each in element:
        name = local(each)
        if name == "note":
            _note(each, styles, words)
        elif name == "text-box":
            words.boxes.append(each)
        elif name in _SIGNS:
            words.parts.append(_SIGNS[name])
        elif name == "span":
            style = attribute(each, "style-name")
            if not styles.is_hidden(style):
                _inside(each, styles, words, bold=bold or styles.is_bold(style))
        elif name not in _LEFT_OUT:
            _inside(each, styles, words, bold=bold)
        _say(each.tail, words, bold=bold)


def _say(text: str | None, words: Words, *, bold: bool) -> None:
    if text:
        words.parts.append(re.sub(r"\s+", " ", text))
        length = sum(map(str.isalnum, text))
        words.letters += length
        words.bold += length if bold else 0


def _note(note: Element, styles: OdtStyles, words: Words) -> None:
    label, text = "", ""
    for each in note:
        if local(each) == "note-citation":
            label = "".join(each.itertext()).strip()
        elif local(each) == "note-body":
            text = " ".join(read_words(inner, styles).text for inner in each.iter() if local(inner) in ("p", "h"))
    label = re.sub(r"\W", "", label) or str(len(words.notes) + 1)
    words.parts.append(note_mark(label))
    words.notes.append(Piece("note", " ".join(text.split()), marker=label))
