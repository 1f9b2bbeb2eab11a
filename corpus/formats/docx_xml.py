"""The words of WordprocessingML: namespaces, attributes, and the visible text of a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.formats.symbols import draw_symbol, draw_symbols
from corpus.parsing.pieces import note_mark

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
# Deletions that were tracked but not accepted, what was moved away, the second rendering of a drawing, and drawings.
_LEFT_OUT = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "rPr", "pPr", "sdtPr", "object", "ruby"))
_SIGNS = {"tab": "\t", "noBreakHyphen": "-", "cr": "\n", "ptab": "\t"}


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """The value of an attribute in the namespace of Word, "" without."""
    for namespace in (_TRANSITIONAL, _STRICT):
        value = element.get(f"{{{namespace}}}{name}")
        if value is not None:
            return str(value)
    return str(element.get(name) or "")


def child(element: Element | None, *path: str) -> Element | None:
    """The first element at a path of names below ``element``."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def value(element: Element | None, *path: str) -> str:
    """``w:val`` of the element at a path; "" when it or the attribute is not there."""
    found = child(element, *path)
    return attribute(found, "val") if found is not None else ""


def is_on(element: Element | None, *path: str) -> bool | None:
    """A switch such as ``w:b``; None when it says nothing."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val") not in ("0", "false", "off", "none")


@dataclass(slots=True)
class Words:
    """What a paragraph shows: its text, the notes it calls, the text boxes anchored in it, and how bold it is.

    ``bold`` and ``size`` count characters: all of them bold, and the size (half points) of most of them.
    """

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    letters: int = 0
    bold: int = 0
    sizes: dict[int, int] = field(default_factory=dict)


def read_words(paragraph: Element) -> Words:
    """The visible words of a paragraph, in order."""
    words = Words()
    parts: list[str] = []
    for element, run in _visible(paragraph, None):
        name = local(element)
        if name == "t" and run is not None:
            text = element.text or ""
            parts.append(draw_symbols(_font(run), text))
            _count(words, run, len(text.strip()))
        elif name in ("footnoteReference", "endnoteReference"):
            label = str(len(words.notes))
            words.notes.append((name[: -len("Reference")], attribute(element, "id")))
            parts.append(f"\ue000{label}\ue001")
        elif name == "br":
            parts.append("\n" if attribute(element, "type") in ("", "textWrapping") else " ")
        elif name == "sym":
            parts.append(draw_symbol(attribute(element, "font"), attribute(element, "char")))
        elif name == "checkBox":
            parts.append("☒" if _is_checked(element) else "☐")
        elif name == "txbxContent":
            words.boxes.append(element)
        else:
            parts.append(_SIGNS.get(name, ""))
    words.text = "".join(parts)
    return words


def with_note_marks(words: Words, labels: list[str]) -> str:
    """The text with the marks of its notes; ``labels`` are the numbers that they got."""
    text = words.text
    for number, label in enumerate(labels):
        text = text.replace(f"\ue000{number}\ue001", note_mark(label))
    return text


def _visible(element: Element, run: Element | None) -> Iterator[tuple[Element, Element | None]]:
    for each in element:
        name = local(each)
        if name in _LEFT_OUT or (name == "r" and _is_unseen(each)) or _is_placeholder(each):
            continue
        yield each, run
        if name != "txbxContent":
            yield from _visible(each, each if name == "r" else run)


def _is_unseen(run: Element) -> bool:
    """True for words that are hidden, or struck out by hand, so that they do not hold any more."""
    return any(is_on(run, "rPr", name) for name in ("vanish", "strike", "dstrike"))


def _is_placeholder(element: Element) -> bool:
    """True for a content control that was not filled in and shows what to type there; an empty box says "no"."""
    is_box = child(element, "sdtPr", "checkbox") is not None
    return local(element) == "sdt" and not is_box and bool(is_on(element, "sdtPr", "showingPlcHdr"))


def _is_checked(box: Element) -> bool:
    """Whether a box of a form was ticked; as long as nobody touched it, it is as the form began."""
    ticked = is_on(box, "checked")
    return bool(is_on(box, "default") if ticked is None else ticked)


def _font(run: Element) -> str:
    fonts = child(run, "rPr", "rFonts")
    return attribute(fonts, "ascii") if fonts is not None else ""


def _count(words: Words, run: Element, length: int) -> None:
    words.letters += length
    if is_on(run, "rPr", "b"):
        words.bold += length
    size = value(run, "rPr", "sz")
    if size.isdigit():
        words.sizes[int(size)] = words.sizes.get(int(size), 0) + length
