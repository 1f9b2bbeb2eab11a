"""Styles and numbering of a Word document: which paragraphs are headings, and how list items are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.formats.docx_xml import attribute, child, is_on, local, value
from corpus.formats.numerals import write_number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HEADING = re.compile(r"(?:heading|kop|überschrift|titre|titolo)[ _-]?(\d)", re.IGNORECASE)
_TITLE = re.compile(r"title|titel", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|table of figures|lijst ?met ?afbeeldingen)\b.*", re.IGNORECASE)
# The styles for lists that Word brings along, each with a list of its own: their number is how deep they stand.
_LIST = re.compile(
    r"(?:list|lijst)[ _-]?(?:bullet|number|opsom[a-z.]{0,10}|nummer(?:ing)?)[ _-]?([2-5])", re.IGNORECASE
)
_DEEPEST = 20  # styles that build on each other, against circles
_BODY_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says, with what it builds on: ``outline`` is None for body text, 0 for a title.

    ``list_depth`` is how deep an item stands by the name of its style, 0 for the outermost.
    """

    outline: int | None = None
    list_id: str = ""
    list_level: int = 0
    list_depth: int = 0
    contents: bool = False
    bold: bool = False


class Styles:
    """The paragraph styles by id."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        for element in root if root is not None else ():
            if local(element) == "style" and attribute(element, "type") in ("paragraph", ""):
                identifier = attribute(element, "styleId")
                self._elements[identifier] = element
                if attribute(element, "default") in ("1", "true", "on"):
                    self._default = identifier
        self._known: dict[str, Style] = {}

    def get(self, identifier: str) -> Style:
        """The style with this id, or the default one."""
        identifier = identifier or self._default
        if identifier not in self._known:
            self._known[identifier] = self._resolve(identifier)
        return self._known[identifier]

    def _resolve(self, identifier: str) -> Style:
        outline: int | None = None
        list_id, list_level, list_depth = "", "", 0
        bold: bool | None = None
        contents = False
        for element in self._chain(identifier):
            name = value(element, "name") or attribute(element, "styleId")
            contents = contents or _CONTENTS.fullmatch(name) is not None
            outline = _outline(element, name) if outline is None else outline
            list_id = list_id or value(element, "pPr", "numPr", "numId")
            list_level = list_level or value(element, "pPr", "numPr", "ilvl")
            named = _LIST.fullmatch(name)
            list_depth = list_depth or (int(named[1]) - 1 if named else 0)
            bold = is_on(element, "rPr", "b") if bold is None else bold
        level = int(list_level) if list_level.isdigit() else 0
        outline = None if outline == _BODY_LEVEL + 1 else outline
        return Style(outline, list_id, level, max(level, list_depth), contents, bool(bold))

    def _chain(self, identifier: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            element = self._elements.get(identifier)
            if element is None:
                return
            yield element
            identifier = value(element, "basedOn")


def _outline(element: Element, name: str) -> int | None:
    stated = value(element, "pPr", "outlineLvl")
    if stated.isdigit():
        return int(stated) + 1
    found = _HEADING.fullmatch(name)
    if found:
        return int(found[1])
    return 0 if _TITLE.fullmatch(name) else None


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    pattern: str
    start: int


class Numbering:
    """Gives list items the marks that Word draws; to be asked in reading order."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                levels = (each for each in element if local(each) == "lvl")
                self._levels[attribute(element, "abstractNumId")] = dict(map(_read_level, levels))
            elif local(element) == "num":
                self._read_list(element)

    def mark(self, list_id: str, level: int) -> str:
        """The next mark of a list at a level ("1.", "b)", "2.1"); "-" for bullets, "" when nothing is drawn."""
        abstract = self._abstract.get(list_id)
        levels = self._levels.get(abstract or "", {})
        if abstract is None or level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        restart = self._restarts.get(list_id, {}).pop(level, None)
        counts[level] = restart if restart is not None else counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return self._draw(levels, counts, level)

    def _draw(self, levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        stated = levels[level]
        if stated.form == "none":
            return ""
        if stated.form == "bullet":
            return "-"

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            above = levels.get(place, stated)
            form = above.form if place == level or stated.form != "decimal" else "decimal"
            return write_number(counts.get(place, above.start), form)

        return re.sub(r"%([1-9])", number, stated.pattern).strip()

    def _read_list(self, element: Element) -> None:
        identifier = attribute(element, "numId")
        self._abstract[identifier] = value(element, "abstractNumId")
        for override in (each for each in element if local(each) == "lvlOverride"):
            start, level = value(override, "startOverride"), attribute(override, "ilvl")
            if start.isdigit() and level.isdigit():
                self._restarts.setdefault(identifier, {})[int(level)] = int(start)


def _read_level(element: Element) -> tuple[int, _Level]:
    level, start = attribute(element, "ilvl"), value(element, "start")
    pattern = value(element, "lvlText")
    form = value(element, "numFmt") or "decimal"
    return int(level) if level.isdigit() else 0, _Level(form, pattern, int(start) if start.isdigit() else 1)


def paragraph_list(paragraph: Element, style: Style) -> tuple[str, int, int]:
    """Id and level of the list that a paragraph belongs to, and how deep it stands; "" or "0" when it is in none."""
    stated = child(paragraph, "pPr", "numPr")
    if stated is None:
        return style.list_id, style.list_level, style.list_depth
    list_id, level = value(stated, "numId") or style.list_id, value(stated, "ilvl")
    if level.isdigit() and list_id != style.list_id:
        return list_id, int(level), int(level)
    number = int(level) if level.isdigit() else style.list_level
    return list_id, number, max(number, style.list_depth)
