"""What a Word document says about itself: its properties, as proposals for the catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.formats.docx_xml import attribute, child, local, read_words

if TYPE_CHECKING:
    from corpus.formats.package import Package

_HEADER = re.compile(r"word/header\d*\.xml")
_HEADERS = 6  # of the first page, of even and odd ones, of two sections
# Dublin Core in docProps/core.xml and the statistics in docProps/app.xml.
_CORE = {"title": "title", "creator": "author", "language": "language", "contentStatus": "status", "category": "kind"}


def read_properties(package: Package) -> tuple[tuple[str, str], ...]:
    """Name and value of the properties that are filled in; ``date`` is the day of the last change."""
    found: dict[str, str] = {}
    core = package.optional("docProps/core.xml")
    for element in core if core is not None else ():
        name, text = local(element), " ".join((element.text or "").split())
        if name in _CORE and text:
            found[_CORE[name]] = text
        elif name == "modified" and text:
            found["modified"] = text[:10]
    company = child(package.optional("docProps/app.xml"), "Company")
    if company is not None and (company.text or "").strip():
        found["publisher"] = " ".join((company.text or "").split())
    letterhead = _letterhead(package)
    if letterhead:
        found["letterhead"] = letterhead
    styles = package.optional("word/styles.xml")
    stated = child(styles, "docDefaults", "rPrDefault", "rPr", "lang")
    if stated is not None and attribute(stated, "val"):
        found.setdefault("language", attribute(stated, "val"))
    return tuple(found.items())


def _letterhead(package: Package) -> str:
    """The lines above the pages; a logo with words may tell whose document it is."""
    lines: dict[str, None] = {}
    for name in sorted(name for name in package.names() if _HEADER.fullmatch(name))[:_HEADERS]:
        root = package.optional(name)
        for paragraph in root.iter() if root is not None else ():
            if local(paragraph) == "p":
                lines.update((part, None) for part in read_words(paragraph).text.split("\t") if part.strip())
    return "\n".join(" ".join(line.split()) for line in lines)
