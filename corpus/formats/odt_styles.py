"""Styles and lists of an ODF text: bold and heading styles, and how list items and headings are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.formats.numerals import write_number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADING = re.compile(r"(?:heading|kop)(?:_20_| )?(\d)", re.IGNORECASE)
_DEEPEST = 20


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace, "" when it is not there."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list is marked; ``form`` is "-" for bullets and "" when nothing is drawn."""

    form: str
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1

    def mark(self, counts: list[int]) -> str:
        """The mark of an item; ``counts`` are the numbers of the levels down to this one."""
        if self.form in ("", "-"):
            return self.form
        numbers = ".".join(write_number(count, self.form) for count in counts[-self.shown :])
        return f"{self.before}{numbers}{self.after}".strip()


class OdtStyles:
    """The styles of the content and of the document, by name."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        for element in (each for root in roots if root is not None for each in root.iter()):
            name = local(element)
            if name == "style":
                self._styles.setdefault(attribute(element, "name"), element)
            elif name == "list-style":
                self._lists.setdefault(attribute(element, "name"), dict(_levels(element)))
            elif name == "outline-style":
                self.outline = dict(_levels(element))

    def level(self, style: str, depth: int) -> ListLevel:
        """How a list of this style marks its items at a depth, 1 for the outermost."""
        return self._lists.get(style, {}).get(depth, ListLevel("-"))

    def heading(self, style: str) -> int | None:
        """The level of a heading style, 0 for the title of the document; None for other styles."""
        for element in self._chain(style):
            name = attribute(element, "name")
            found = _HEADING.fullmatch(attribute(element, "display-name") or name) or _HEADING.fullmatch(name)
            if found:
                return int(found[1])
            if name in ("Title", "Titel"):
                return 0
        return None

    def is_bold(self, style: str) -> bool:
        """Whether a paragraph or a span of this style is bold."""
        for element in self._chain(style):
            for properties in element:
                weight = attribute(properties, "font-weight")
                if weight:
                    return weight in ("bold", "600", "700", "800", "900")
        return False

    def is_hidden(self, style: str) -> bool:
        """Whether a span of this style is not shown."""
        chain = self._chain(style)
        return any(attribute(properties, "display") == "none" for element in chain for properties in element)

    def list_style(self, style: str) -> str:
        """The list style that a paragraph style brings along; "" without."""
        return next((found for each in self._chain(style) if (found := attribute(each, "list-style-name"))), "")

    def _chain(self, style: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            element = self._styles.get(style)
            if element is None:
                return
            yield element
            style = attribute(element, "parent-style-name")


def _levels(style: Element) -> Iterator[tuple[int, ListLevel]]:
    for element in style:
        level, name = attribute(element, "level"), local(element)
        if not level.isdigit():
            continue
        if name.endswith("level-style-bullet") or name.endswith("level-style-image"):
            yield int(level), ListLevel("-")
        else:
            shown, start = attribute(element, "display-levels"), attribute(element, "start-value")
            yield (
                int(level),
                ListLevel(
                    attribute(element, "num-format"),
                    attribute(element, "num-prefix"),
                    attribute(element, "num-suffix"),
                    int(shown) if shown.isdigit() else 1,
                    int(start) if start.isdigit() else 1,
                ),
            )
