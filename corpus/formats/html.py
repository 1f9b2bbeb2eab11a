"""Web pages (HTML) -> canonical text: headings, paragraphs, lists, tables and notes of the main part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.content import Content, UnreadableDocument
from corpus.formats.entries import settle
from corpus.formats.html_panels import unfold
from corpus.formats.html_parts import decode_page, drop_links_above, find_main
from corpus.formats.html_walk import Walker
from corpus.formats.typed_lists import with_lists
from corpus.metadata.publishers import is_organisation
from corpus.parsing.pieces import render

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMES = {
    "dcterms.title": "title", "dc.title": "title", "og:title": "title", "dcterms.publisher": "publisher",
    "dc.publisher": "publisher", "og:site_name": "publisher", "dcterms.creator": "author", "author": "author",
    "dcterms.issued": "date", "dcterms.date": "date", "dc.date": "date", "article:published_time": "date",
    "dcterms.modified": "modified", "article:modified_time": "modified", "dcterms.language": "language",
    "overheid.organisatie": "publisher", "dcterms.type": "kind",
}  # fmt: skip
_SITE = re.compile(r"\s+[|–—·-]\s+(?=[^|–—·]{2,60}$)")


def read_html(data: bytes, path: Path) -> Content:
    """The text of the main part of a page, without scripts, menus, hidden parts and notices.

    :raises UnreadableDocument: ``damaged``, ``garbled`` or ``no_text``.
    """
    from lxml import etree

    text, warnings = decode_page(data, path)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(text, parser) if text.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableDocument("damaged", "De webpagina is te diep genest om te lezen.", path=path)
    body = None if root is None else (root if root.tag == "body" else root.find("body"))
    if root is None or body is None:
        raise UnreadableDocument("no_text", "De webpagina bevat geen tekst.", path=path)
    main, marked = find_main(body)
    unfold(main, in_main=marked)
    if not marked:
        drop_links_above(body)
    walker = Walker(in_main=marked)
    canonical, layout = render(settle(with_lists(walker.read(main))))
    properties = tuple(dict(reversed(list(_properties(root)))).items())
    return Content(canonical, warnings=warnings, layout=layout, properties=properties)


def _properties(root: Element) -> Iterator[tuple[str, str]]:
    """What the head of the page says; where it says a thing twice the first counts."""
    for element in root.iter("meta"):
        name = (element.get("name") or element.get("property") or "").lower()
        value = " ".join((element.get("content") or "").split())
        if name in _NAMES and value:
            yield _NAMES[name], value[:10] if _NAMES[name] in ("date", "modified") else value
    title = root.find("head/title")
    if title is not None and (title.text or "").strip():
        name, *site = _SITE.split(" ".join((title.text or "").split()))
        yield "title", name
        yield from (("publisher", each) for each in site if is_organisation(each[:1].upper() + each[1:]))
    if root.get("lang"):
        yield "language", str(root.get("lang"))
